/**
 * Refused requests: the only place where an error body is made (RFC 9457).
 *
 * A route refuses by throwing `Refused`; the ledger refuses by answering with a `Refusal`, because an error's
 * class does not survive the call to the object. Anything else that is thrown is a bug or an outage: the person
 * sees a short number, the log has the rest.
 */
import type { Finding } from '#rules/items/finding'
import { problemContentType, type Problem } from '#wire/problem'

/** Every code with its status, title and the way out. Codes never change once shipped. */
const problems = {
  'request.malformed': [400, '请求格式不对', '请求内容不是有效的 JSON，请重试；仍不行请联系办公室。'],
  'request.invalid': [422, '请求内容有误', '请按提示改正后再提交。'],
  'request.too-large': [413, '内容过大', '请分几次提交。'],
  'request.type': [415, '内容类型不对', '请用加载项或页面上的按钮提交。'],
  'route.unknown': [404, '没有这个地址', '请检查网址，或更新加载项。'],
  'origin.foreign': [403, '来源不被允许', '请从本系统的页面操作。'],
  'session.missing': [401, '尚未登录', '请用访问码登录。'],
  'session.expired': [401, '登录已过期', '请用访问码重新登录，未同步的内容仍在本表。'],
  'session.invalid': [401, '登录无效', '请用访问码重新登录。'],
  'code.wrong': [401, '访问码不对', '请核对办公室发给本单位的访问码，注意不要漏掉冒号前的部分。'],
  'session.ended': [401, '登录已结束', '访问码已停用、到期，或已经退出；请重新登录，未同步的内容仍在本表。'],
  'session.day-over': [401, '登录已满一个工作日', '请用访问码重新登录，未同步的内容仍在本表。'],
  'code.revoked': [401, '访问码已停用', '请向领导小组办公室索取新的访问码。'],
  'code.expired': [401, '访问码已到期', '请向领导小组办公室索取新的访问码。'],
  'code.unknown': [404, '没有这个访问码', '请刷新列表后再办。'],
  'code.last': [409, '不能停用最后一个管理员访问码', '请先另发一个管理员访问码。'],
  'code.past': [422, '到期日已经过去', '请写今天或以后的日期。'],
  'person.unknown': [404, '没有登记这个人', '请刷新列表后再办。'],
  'entra.off': [404, '没有开通统一身份登录', '请用访问码登录。'],
  'entra.invalid': [401, '统一身份登录无效', '请重新登录，或改用访问码。'],
  'entra.unknown': [403, '还没有登记您的账号', '请把账号的对象编号告诉管理员，或改用访问码。'],
  'entra.unreachable': [503, '连不上统一身份服务', '请稍后再试，或改用访问码登录。'],
  'request.too-many': [429, '操作过于频繁', '请稍等片刻再试，已填的内容不会丢失。'],
  'code.too-many': [429, '尝试次数过多', '请十分钟后再试，或向办公室索取新的访问码。'],
  'operator.wrong': [401, '运维口令不对', '开设专项行动须用运维口令。'],
  'operator.too-many': [429, '尝试次数过多', '请十分钟后再试。'],
  'demo.off': [404, '没有这个地址', '本系统没有开放演示。'],
  'access.denied': [403, '没有权限', '如需办理，请联系领导小组办公室。'],
  'campaign.foreign': [403, '不是本次登录的专项行动', '请用该专项行动的访问码登录。'],
  'campaign.unknown': [404, '没有这个专项行动', '请核对编号。'],
  'campaign.exists': [409, '专项行动已经开设', '编号已被使用，请换一个编号。'],
  'unit.unknown': [422, '没有这个单位', '请从本次专项行动的单位名单中选择。'],
  'item.unknown': [404, '没有这个问题', '可能已被撤回或不属于本单位，请先同步再看。'],
  'item.not-allowed': [409, '现在不能这样办理', '请先同步，看清这条问题的状态。'],
  'closure.incomplete': [422, '还不具备申请销号的条件', '请按所列各项补齐后再申请。'],
  'item.changed': [409, '这条问题刚有变化', '请重新打开，看过最新内容后再决定。'],
  'check.unknown': [404, '没有这次检查', '请从抽查、回头看的列表中选择。'],
  'check.not-possible': [422, '不能这样检查', '请按提示改正后再办。'],
  'flag.unknown': [404, '没有这处疑点', '台账可能刚有变化，请刷新后再看。'],
  'ladder.unknown': [404, '没有这条建议', '可能已经办过，或情况刚有变化，请刷新后再看。'],
  'accountability.without-evidence': [422, '责任追究没有依据', '请按提示引用依据后再登记。'],
  'evidence.unknown': [404, '没有这份佐证材料', '可能已被撤回或不属于本单位，请刷新后再看。'],
  'evidence.too-many': [409, '佐证材料已满', '每条问题最多 20 份，请合并为一个文件后再传。'],
  'evidence.fixed': [
    409,
    '不能撤回这份材料',
    '已经申请销号或办公室已经看过的材料要留存；如传错了，请补传正确的。',
  ],
  'evidence.kind': [422, '不收这种文件', '请上传 PDF、OFD、图片、Word、Excel、PowerPoint 或文本文件。'],
  'evidence.lost': [500, '文件读不出来', '请把编号告诉管理员，并请责任单位重新上传。'],
  'extension.unknown': [404, '没有这份延期申请', '请刷新后再看。'],
  'extension.not-possible': [422, '不能这样延期', '请按提示改正后再办。'],
  'extension.decided': [409, '这份延期申请不用再答复', '请刷新后再看。'],
  'notice.unknown': [404, '没有这份督办单', '请刷新后再看。'],
  'notice.not-possible': [422, '不能这样督办', '请按提示改正后再发。'],
  'notice.not-awaited': [409, '这份督办单不用再答复', '已经答复或办结，请刷新后再看。'],
  'notice.not-answered': [409, '这份督办单还没有可审阅的答复', '请等责任单位答复，或刷新后再看。'],
  'register.unknown': [404, '没有这本登记簿', '请从登记簿列表中选择。'],
  'entry.unknown': [404, '没有这条登记', '可能不属于本单位，请刷新后再看。'],
  'entry.invalid': [422, '登记内容有误', ''],
  'entry.exists': [409, '这个单位已经登记过', '请打开原来的登记修改，以前的内容会保留。'],
  'entry.changed': [409, '这条登记刚有变化', '请刷新，看过最新内容后再改。'],
  'entry.not-possible': [409, '现在不能这样办理', ''],
  'sync.push-reused': [409, '同步编号重复', '请重新同步一次。'],
  'report.period-unknown': [404, '没有这个报送期', '请核对周次，例如 2017-W24。'],
  'week.not-over': [409, '这一周还没有到截止时间', '到点后系统会自动准备，也可以届时再按。'],
  'week.not-missing': [409, '这一周不用催报', '该单位已经报送、免报，或还没有到截止时间。'],
  'exemption.unknown': [404, '没有这条免报', '请刷新后再看。'],
  'settings.changed': [409, '设置刚有变化', '请重新生成或下载设置表，看过最新内容后再改。'],
  'settings.invalid': [422, '设置有误', '请按所列各处改正后再保存。'],
  'report.period-ahead': [409, '报送期还没有开始', '请到该周再报。'],
  'report.zero-contradicted': [
    409,
    '本周有新问题，不能报零报告',
    '请改报周报告；如果所列问题有误，请先更正。',
  ],
  'upload.unknown': [404, '没有这份文件', '请重新上传。'],
  'upload.accepted': [409, '这份文件已经收入', '如需改动，请在台账中改，或重新上传。'],
  'upload.changed': [409, '台账刚有变化', '请看过新的变更内容后再接收。'],
  'upload.no-room': [507, '存放原文件的空间已满', '请联系系统管理员清理以前的文件。'],
  'reading.misplaced': [422, '有的答复对不上文件内容', '请重新读取后再答复。'],
  'profile.mismatch': [422, '对应关系与表头对不上', '请重新读取本表后再确认。'],
  // The reader's own sentence asks for it.
  'file.password': [422, '文件设有打开密码', '密码只用来打开这一次，不保存。'],
  'file.name': [422, '文件名有误', '请用普通的文件名重新上传。'],
  // The reader's own sentence already says what to do.
  'file.unreadable': [422, '文件无法读取', ''],
  'snapshot.unknown': [404, '没有这次汇总', '请从汇总列表中选择。'],
  'circular.unknown': [404, '没有这份通报', '请从通报列表中选择。'],
  'circular.nothing': [422, '没有可写的内容', '不需要起草。'],
  'circular.stale': [409, '草稿中的数字已有变化', '请重新起草，核对后再定稿。'],
  'circular.not-draft': [409, '已经定稿', '定稿后不再改动；需要更正的，请另行起草。'],
  'circular.not-final': [409, '现在不能印发', '先定稿再印发；已经印发或撤回的不能再次印发。'],
  'circular.not-published': [409, '还没有印发', '没有印发的不需要撤回。'],
  'template.unknown': [404, '没有这一种模板', '请从模板列表中选择。'],
  'template.bad': [422, '模板有误', '请按提示在 Word 中改正后重新上传。'],
  'people.too-early': [409, '专项行动还没有结束', '结束以后再清除个人信息。'],
  'backup.newer': [409, '备份来自更新的版本', '请先升级本系统，再恢复这份备份。'],
  'backup.foreign': [422, '备份与本系统对不上', '请核对是不是本系统的备份文件。'],
  'backup.broken': [422, '备份的封印不符，没有恢复', '请换一份备份，并查明这份备份被谁改过。'],
  'backup.not-begun': [409, '还没有开始恢复', '请从头恢复这份备份。'],
  'server.unset': [503, '系统没有配置好', '请联系系统管理员。'],
  'server.busy': [503, '系统正忙', '请稍等片刻再试，已填的内容不会丢失。'],
  'server.failed': [500, '系统出错', '请重试；仍不行请把编号告诉管理员。'],
} as const satisfies Record<string, readonly [number, string, string]>

export type ProblemCode = keyof typeof problems

/** A refusal as data: what the ledger answers with instead of a value. */
export interface Refusal {
  readonly code: ProblemCode
  /** What exactly stands in the way; the table's way out is added. */
  readonly detail?: string
  readonly findings?: readonly Finding[]
}

/** A refusal on its way to the edge. */
export class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/** Refuses the request: `throw refuse('item.unknown')`. */
export function refuse(code: ProblemCode, detail?: string, findings?: readonly Finding[]): Refused {
  return new Refused({
    code,
    ...(detail === undefined ? {} : { detail }),
    ...(findings === undefined ? {} : { findings }),
  })
}

/** What the ledger throws while a backup holds it: a class would not survive the call to the object. */
export const LEDGER_HELD = 'the ledger is held for a backup'

/** The refusal that an error means to the person who asked. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refused) return error.refusal
  // The runtime marks errors of an overloaded or restarting object as worth another try.
  if (error instanceof Error && 'retryable' in error && error.retryable === true)
    return { code: 'server.busy' }
  if (error instanceof Error && error.message.includes(LEDGER_HELD)) return { code: 'server.busy' }
  return { code: 'server.failed' }
}

/** Seconds after which another try makes sense. */
const SHORT_WAIT = 2
const retryAfter: Readonly<Partial<Record<ProblemCode, number>>> = {
  'code.too-many': 600,
  'operator.too-many': 600,
  'request.too-many': 5,
}

/** The reply to a refused request. */
export function problemResponse(refusal: Refusal, requestId: string): Response {
  const [status, title, wayOut] = problems[refusal.code]
  const problem: Problem = {
    type: `urn:ledgerloop:problem:${refusal.code}`,
    title,
    status,
    detail: refusal.detail === undefined ? wayOut : `${refusal.detail}${wayOut}`,
    code: refusal.code,
    requestId,
    ...(refusal.findings === undefined ? {} : { findings: refusal.findings }),
  }
  const headers = new Headers({
    'content-type': `${problemContentType}; charset=utf-8`,
    'x-request-id': requestId,
  })
  const wait = retryAfter[refusal.code] ?? (status === 503 ? SHORT_WAIT : null)
  if (wait !== null) headers.set('retry-after', String(wait))
  return new Response(JSON.stringify(problem), { status, headers })
}
