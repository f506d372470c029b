/**
 * Who may do what: one table, applied before a campaign's object is reached.
 *
 * A unit (单位) sees and changes its own rows only (M-09). Its head (单位负责人) answers for what it sends as the
 * first responsible person (第一责任人) and touches no row. Only the office presses 汇总, reviews closures and
 * writes circulars (M-07, M-24). The leading group (领导小组) reads all; leaders read; publicity (宣传部) sees
 * what was published; the administrator keeps codes and settings and sees no item. Buttons in the pane follow
 * the same table: a session is told its permissions with the campaign.
 */
import { roles, type Role } from '#wire/session'
import type { Context, Next } from 'hono'
import type { ApiEnv } from './ApiEnv.ts'
import { refuse } from './problems.ts'

const unitAndHead = ['unit', 'head'] as const
const unitAndOffice = ['unit', 'office'] as const
const withTodo = ['unit', 'head', 'office'] as const
/** Those who see the items of the whole campaign. */
const seesAll = ['office', 'group', 'leader'] as const
const seesItems = ['unit', 'head', 'office', 'group', 'leader'] as const

const NO_ITEMS = '宣传部和管理员账号不查看问题台账。'
const CLERKS_ONLY = '台账由单位填报人和领导小组办公室填写，其他账号只读。'

/** Every permission with the roles that may do it and why others may not. */
export const access = {
  'campaign.read': { roles, reason: '' },
  'item.read': { roles: seesItems, reason: NO_ITEMS },
  'item.write': { roles: unitAndOffice, reason: CLERKS_ONLY },
  'closure.request': { roles: unitAndHead, reason: '销号由责任单位申请（整改完成一件、申请一件）。' },
  'closure.review': { roles: ['office'], reason: '销号只由领导小组办公室逐件审核。' },
  'closure.confirm': { roles: ['group'], reason: '办公室同意销号后，由领导小组逐件确认。' },
  'check.draw': { roles: ['office'], reason: '抽查和回头看由领导小组办公室组织。' },
  'flag.read': { roles: ['office', 'group'], reason: '疑点线索只供领导小组及其办公室查看。' },
  'flag.decide': { roles: ['office'], reason: '疑点由领导小组办公室核实。' },
  'ladder.read': { roles: seesAll, reason: '提醒、督办、通报、约谈的建议只供领导小组及其办公室和领导查看。' },
  'ladder.decide': { roles: ['office'], reason: '提醒、督办、通报、约谈由领导小组办公室决定。' },
  'accountability.make': { roles: ['office'], reason: '责任追究由领导小组办公室登记。' },
  'check.read': { roles: seesAll, reason: '检查记录只供领导小组及其办公室和领导查看。' },
  'evidence.write': { roles: unitAndHead, reason: '佐证材料由责任单位上传。' },
  'evidence.read': {
    roles: ['unit', 'head', 'office', 'group'],
    reason: '佐证材料只供责任单位、领导小组及其办公室下载。',
  },
  'extension.ask': { roles: unitAndHead, reason: '延期由责任单位申请。' },
  'extension.decide': { roles: ['office'], reason: '延期由领导小组办公室批准。' },
  'notice.read': { roles: seesItems, reason: NO_ITEMS },
  'notice.issue': { roles: ['office'], reason: '督办单由领导小组办公室发出。' },
  'notice.answer': { roles: unitAndHead, reason: '督办单由责任单位答复。' },
  'todo.read': { roles: [...withTodo, 'group'], reason: '待办事项只在责任单位、领导小组及其办公室。' },
  'circular.preview': { roles: withTodo, reason: '通报预览供责任单位和领导小组办公室查看。' },
  'item.assign': { roles: ['office'], reason: '问题属于哪个单位，由领导小组办公室指定。' },
  'profile.read': { roles: unitAndOffice, reason: '台账文件由单位填报人和领导小组办公室收取。' },
  'profile.write': { roles: unitAndOffice, reason: '栏目的含义由单位填报人和领导小组办公室确认。' },
  'upload.write': { roles: unitAndOffice, reason: '台账文件由单位填报人和领导小组办公室报送。' },
  'report.write': { roles: unitAndHead, reason: '周报告和零报告由责任单位报送。' },
  'report.read': { roles: seesItems, reason: NO_ITEMS },
  'exemption.grant': { roles: ['office'], reason: '免报由领导小组办公室决定。' },
  'settings.read': { roles: ['office', 'admin'], reason: '专项设置由领导小组办公室和管理员查看。' },
  'settings.write': { roles: ['office', 'admin'], reason: '专项设置由领导小组办公室和管理员修改。' },
  'overview.read': { roles: seesItems, reason: NO_ITEMS },
  'snapshot.make': { roles: ['office'], reason: '汇总由领导小组办公室进行。' },
  'snapshot.read': { roles: seesAll, reason: '汇总含各单位内容，只供领导小组及其办公室和领导查看。' },
  'circular.make': { roles: ['office'], reason: '通报由领导小组办公室起草。' },
  'circular.read': { roles: seesAll, reason: '通报草稿在印发前只供领导小组及其办公室和领导查看。' },
  'record.read': {
    roles: ['office', 'group', 'admin'],
    reason: '操作记录由领导小组办公室、领导小组和管理员查看。',
  },
  'published.read': {
    roles: ['unit', 'head', 'office', 'group', 'publicity', 'leader'],
    reason: '管理员账号不查看通报。',
  },
  'published.open': {
    roles: ['office', 'publicity'],
    reason: '网站公开版由宣传部和领导小组办公室使用。',
  },
  'register.read': {
    roles: ['unit', 'head', 'office', 'group', 'publicity', 'leader'],
    reason: '管理员账号不查看登记簿。',
  },
  'register.write': {
    roles: ['unit', 'head', 'office', 'publicity'],
    reason: '登记簿由各单位和领导小组办公室登记，领导账号只读。',
  },
  'code.manage': {
    roles: ['office', 'admin'],
    reason: '访问码由领导小组办公室和管理员发放、停用。',
  },
  'person.manage': { roles: ['admin'], reason: '统一身份登录的人员由管理员登记。' },
  'template.read': { roles: ['office'], reason: '模板由领导小组办公室管理。' },
  'template.write': { roles: ['office'], reason: '模板由领导小组办公室管理。' },
  'week.urge': { roles: ['office'], reason: '催报由领导小组办公室进行。' },
} as const satisfies Record<string, { roles: readonly Role[]; reason: string }>

export type Permission = keyof typeof access

/** Why a role may not do this; null when it may. */
export function whyDenied(permission: Permission, role: Role): string | null {
  const rule: { readonly roles: readonly Role[]; readonly reason: string } = access[permission]
  return rule.roles.includes(role) ? null : rule.reason
}

/** Everything a role may do. */
export function permissionsOf(role: Role): Permission[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the table are its permissions
  return (Object.keys(access) as Permission[]).filter((permission) => whyDenied(permission, role) === null)
}

/** Stands beside a path: `app.get('/items', may('item.read'), …)`. */
export function may(permission: Permission): (c: Context<ApiEnv>, next: Next) => Promise<void> {
  const guard = async (c: Context<ApiEnv>, next: Next): Promise<void> => {
    const reason = whyDenied(permission, c.var.bearer.role)
    if (reason !== null) throw refuse('access.denied', reason)
    await next()
  }
  guarding.set(guard, permission)
  return guard
}

const guarding = new WeakMap<object, Permission>()

/** The permission that a handler stands guard for; undefined for every other handler. So a table of routes can be made. */
export function permissionGuarding(handler: object): Permission | undefined {
  return guarding.get(handler)
}
