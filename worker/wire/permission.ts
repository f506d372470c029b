/**
 * Parts of the one table of permissions. Each noun says its own beside what travels of it; guard/access.ts joins and
 * applies them.
 */
import type { Role } from './session.ts'
import type { ProblemsOf } from './problem.ts'

/** A noun's permissions: the roles that may, and why others may not. */
export type PermissionsOf<Noun extends string> = Readonly<
  Record<`${Noun}.${string}`, { readonly roles: readonly Role[]; readonly reason: string }>
>

export const unitAndHead = ['unit', 'head'] as const
export const unitAndOffice = ['unit', 'office'] as const
export const withTodo = ['unit', 'head', 'office'] as const
export const withTodoAndGroup = ['unit', 'head', 'office', 'group'] as const
/** Those who see the items of the whole campaign. */
export const seesAll = ['office', 'group', 'leader'] as const
export const seesItems = ['unit', 'head', 'office', 'group', 'leader'] as const

export const NO_ITEMS = '宣传部和管理员账号不查看问题台账。'
export const CLERKS_ONLY = '台账由单位填报人和领导小组办公室填写，其他账号只读。'

export const accessProblems = {
  'access.denied': [403, '没有权限', '如需办理，请联系领导小组办公室。'],
} as const satisfies ProblemsOf<'access'>
