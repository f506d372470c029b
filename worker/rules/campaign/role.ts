/**
 * 身份 — the parts that people play: 单位填报人、单位负责人（第一责任人）、办公室、领导小组、宣传部、领导（只读）、
 * 管理员. What each may do stands in the nouns' own permissions.
 */
export const roles = ['unit', 'head', 'office', 'group', 'publicity', 'leader', 'admin'] as const
export type Role = (typeof roles)[number]

/** Roles that stand for one unit: their sessions carry it and see nothing of any other. */
export function ofUnit(role: Role): role is 'unit' | 'head' {
  return role === 'unit' || role === 'head'
}

export interface RoleNames {
  /** On buttons and in lists. */
  readonly short: string
  /** Where a code is handed out: with what its holder should know of the part. */
  readonly full: string
  /** In the history; the two of a unit after its name. An office goes by its own name there. */
  readonly said: string
}

/** What each is called. */
export const roleNames: Readonly<Record<Role, RoleNames>> = {
  unit: { short: '单位填报人', full: '单位填报人', said: '' },
  head: { short: '单位负责人', full: '单位负责人（第一责任人）', said: '负责人' },
  office: { short: '办公室', full: '领导小组办公室', said: '办公室' },
  group: { short: '领导小组', full: '领导小组', said: '领导小组' },
  publicity: { short: '宣传部', full: '宣传部', said: '宣传部' },
  leader: { short: '领导', full: '领导（只读）', said: '领导' },
  admin: { short: '管理员', full: '管理员', said: '管理员' },
}
