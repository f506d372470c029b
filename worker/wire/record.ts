/** The record (操作记录) on the wire. */
import type { PermissionsOf } from './permission.ts'

/** Who may, and why others may not. */
export const recordPermissions = {
  'record.read': {
    roles: ['office', 'group', 'admin'],
    reason: '操作记录由领导小组办公室、领导小组和管理员查看。',
  },
} as const satisfies PermissionsOf<'record'>
