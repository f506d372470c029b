/**
 * Who may do what: one table, applied before a campaign's object is reached.
 *
 * A unit (单位) sees and changes its own rows only (M-09); only the office presses 汇总, reviews closures and
 * writes circulars (M-07, M-24); leaders read. Buttons in the pane follow the same table.
 */
import type { Role } from '#wire/session'
import type { Context, Next } from 'hono'
import type { Door } from './Door.ts'
import { refuse } from './problems.ts'

/** Every act with the roles that may do it and why others may not. */
export const access = {
  'campaign.read': { roles: ['unit', 'office', 'leader'], reason: '' },
  'item.read': { roles: ['unit', 'office', 'leader'], reason: '' },
  'item.write': { roles: ['unit', 'office'], reason: '领导账号只读，不能改动台账。' },
  'closure.request': { roles: ['unit'], reason: '销号由责任单位申请（整改完成一件、申请一件）。' },
  'closure.review': { roles: ['office'], reason: '销号只由领导小组办公室逐件审核。' },
  'evidence.write': { roles: ['unit'], reason: '佐证材料由责任单位上传。' },
  'evidence.read': {
    roles: ['unit', 'office'],
    reason: '佐证材料只供责任单位和领导小组办公室下载。',
  },
  'extension.ask': { roles: ['unit'], reason: '延期由责任单位申请。' },
  'extension.decide': { roles: ['office'], reason: '延期由领导小组办公室批准。' },
  'notice.read': { roles: ['unit', 'office', 'leader'], reason: '' },
  'notice.issue': { roles: ['office'], reason: '督办单由领导小组办公室发出。' },
  'notice.answer': { roles: ['unit'], reason: '督办单由责任单位答复。' },
  'desk.read': { roles: ['unit', 'office'], reason: '领导账号没有待办事项。' },
  'mirror.read': { roles: ['unit', 'office'], reason: '通报预览供责任单位和领导小组办公室查看。' },
  'item.assign': { roles: ['office'], reason: '问题属于哪个单位，由领导小组办公室指定。' },
  'profile.read': { roles: ['unit', 'office'], reason: '领导账号没有要收的台账文件。' },
  'profile.write': { roles: ['unit', 'office'], reason: '领导账号只读，不能确认栏目的含义。' },
  'upload.write': { roles: ['unit', 'office'], reason: '领导账号只读，不能报送台账文件。' },
  'report.write': { roles: ['unit'], reason: '周报告和零报告由责任单位报送。' },
  'report.read': { roles: ['unit', 'office', 'leader'], reason: '' },
  'overview.read': { roles: ['unit', 'office', 'leader'], reason: '' },
  'snapshot.make': { roles: ['office'], reason: '汇总由领导小组办公室进行。' },
  'snapshot.read': { roles: ['office', 'leader'], reason: '汇总含各单位内容，单位账号不能查看。' },
  'circular.make': { roles: ['office'], reason: '通报由领导小组办公室起草。' },
  'circular.read': { roles: ['office', 'leader'], reason: '通报草稿在印发前只供办公室和领导查看。' },
  'template.write': { roles: ['office'], reason: '通报模板由领导小组办公室管理。' },
} as const satisfies Record<string, { roles: readonly Role[]; reason: string }>

export type Act = keyof typeof access

/** Why a role may not do this; null when it may. */
export function whyDenied(act: Act, role: Role): string | null {
  const rule: { readonly roles: readonly Role[]; readonly reason: string } = access[act]
  return rule.roles.includes(role) ? null : rule.reason
}

/** Stands beside a path: `app.get('/items', may('item.read'), …)`. */
export function may(act: Act): (c: Context<Door>, next: Next) => Promise<void> {
  return async (c, next) => {
    const reason = whyDenied(act, c.var.bearer.role)
    if (reason !== null) throw refuse('access.denied', reason)
    await next()
  }
}
