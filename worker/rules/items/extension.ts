/**
 * 延期 — moving the time limit of an item: the unit asks with a reason and a new day, the office decides.
 *
 * Only an approved request moves `due`; the first limit is kept and the verdict of lateness tells both. How often a
 * limit may be moved is a setting: the plan names no number. A request made after the limit has passed is allowed
 * but said, because the item stays late until the office has decided (M-31, M-37).
 */
import type { Campaign } from '../campaign/campaign.ts'
import { sayDay, type Day } from '../calendar/day.ts'
import { addWorkdays, countWorkdays, type WorkCalendar } from '../calendar/workday.ts'
import type { ItemContent } from './item.ts'
import { claimsDone, isDropped, isClosed, isOver } from './lateness.ts'

/** 待批 · 已批准 · 未批准. */
export type ExtensionState = 'asked' | 'approved' | 'refused'

export const extensionLabels: Readonly<Record<ExtensionState, string>> = {
  asked: '待批',
  approved: '已批准',
  refused: '未批准',
}

/** Published norms say 原则上不超过一次 or 两次; without a setting the milder one holds. */
const DEFAULT_MAX_EXTENSIONS = 2

/** Fewer characters are no reason that an office could weigh. */
const MIN_REASON_CHARACTERS = 5

/** What is asked for. */
export interface ExtensionWish {
  readonly to: Day
  readonly reason: string
}

/** What the rules need to know of the item and of earlier requests for it. */
export interface ExtensionFacts {
  readonly content: ItemContent
  readonly withdrawn: boolean
  readonly earlier: readonly { readonly state: ExtensionState }[]
  readonly campaign: Campaign
  readonly today: Day
  /** Working days, where the campaign asks for some before the limit. */
  readonly calendar: WorkCalendar
}

export interface ExtensionFault {
  readonly field: 'row' | 'due'
  readonly code:
    | 'extension.not-allowed'
    | 'extension.pending'
    | 'extension.used-up'
    | 'extension.too-late'
    | 'extension.not-later'
    | 'extension.without-reason'
  readonly given: string
  readonly message: string
}

export interface ExtensionWarning {
  readonly code: 'extension.asked-late' | 'extension.after-campaign'
  readonly message: string
}

/** How often the limit of one item may be moved. */
export function maxExtensions(campaign: Campaign): number {
  return campaign.extensions?.maxPerItem ?? DEFAULT_MAX_EXTENSIONS
}

/** Why no extension can be asked for now, whatever day is wished; null when one can. */
export function whyNoExtension(facts: ExtensionFacts): ExtensionFault | null {
  const { content, earlier, campaign } = facts
  const stop = (code: ExtensionFault['code'], message: string): ExtensionFault => ({
    field: 'row',
    code,
    given: '',
    message,
  })
  if (facts.withdrawn) return stop('extension.not-allowed', '这条问题已经撤回。')
  if (isDropped(content)) return stop('extension.not-allowed', '这条问题已经核减，不需要延期。')
  if (isClosed(content)) return stop('extension.not-allowed', '这条问题已经销号，不需要延期。')
  if (claimsDone(content)) {
    return stop('extension.not-allowed', '这条问题已经报完成，正等办公室审核，不需要延期。')
  }
  if (content.due === undefined) {
    return stop('extension.not-allowed', '这条问题没有写明整改时限。请先填写整改时限。')
  }
  if (earlier.some(({ state }) => state === 'asked')) {
    return stop('extension.pending', '这条问题已有一份延期申请在等办公室答复。')
  }
  const max = maxExtensions(campaign)
  if (earlier.filter(({ state }) => state === 'approved').length >= max) {
    return stop('extension.used-up', `本次专项每条问题最多延期${max}次，已经用完。请与办公室联系。`)
  }
  const late = whyTooLate(content.due, facts)
  return late === null ? null : stop('extension.too-late', late)
}

/**
 * 挂牌督办 norms ask for an extension so many working days before the limit (青岛 2012: 20, answered within 10); the
 * day of asking does not count, the day of the limit does.
 */
function whyTooLate(due: Day, { campaign, calendar, today }: ExtensionFacts): string | null {
  const needed = campaign.extensions?.askWorkdays ?? 0
  const left = countWorkdays(calendar, today, due).workdays
  if (needed === 0 || left >= needed) return null
  return `延期须在到期前至少${needed}个工作日申请，现在离${sayDay(due)}只有${left}个工作日。确有特殊情况的，请与办公室联系。`
}

/** By when the office answers a request; null where it sets itself no time. */
export function extensionAnswerBy(
  { extensions }: Pick<Campaign, 'extensions'>,
  calendar: WorkCalendar,
  askedOn: Day,
): Day | null {
  const days = extensions?.answerWorkdays
  return days === undefined ? null : addWorkdays(calendar, askedOn, days).day
}

/** All that stands against this request; empty when it can be sent. */
export function extensionFaults(facts: ExtensionFacts, asked: ExtensionWish): ExtensionFault[] {
  const stop = whyNoExtension(facts)
  if (stop !== null) return [stop]
  const faults: ExtensionFault[] = []
  const late = whyNotLater(facts, asked.to)
  if (late !== null)
    faults.push({ field: 'due', code: 'extension.not-later', given: asked.to, message: late })
  if (Array.from(asked.reason.trim()).length < MIN_REASON_CHARACTERS) {
    faults.push({
      field: 'row',
      code: 'extension.without-reason',
      given: asked.reason,
      message: '没有写明延期理由。请写清为什么不能按期完成、现已做到哪一步。',
    })
  }
  return faults
}

/** Why a new limit moves nothing; null when it does. Also holds for a day that the office grants instead. */
export function whyNotLater(
  { content, today }: Pick<ExtensionFacts, 'content' | 'today'>,
  to: Day,
): string | null {
  if (content.due !== undefined && to <= content.due) {
    return `新的时限${sayDay(to)}不晚于现在的时限${sayDay(content.due)}。请选择更晚的日期。`
  }
  return to < today ? `新的时限${sayDay(to)}已经过去。请选择今天以后的日期。` : null
}

/** What the person should know before sending; nothing here stands in the way. */
export function extensionWarnings(
  facts: ExtensionFacts,
  asked: Pick<ExtensionWish, 'to'>,
): ExtensionWarning[] {
  const { content, campaign, today } = facts
  const warnings: ExtensionWarning[] = []
  if (content.due !== undefined && today > content.due) {
    warnings.push({
      code: 'extension.asked-late',
      message: `整改时限${sayDay(content.due)}已过才申请延期，办公室会看到这一点；批准之前仍按逾期计算。`,
    })
  }
  if (content.disposal !== 'ongoing' && asked.to > campaign.ends) {
    warnings.push({
      code: 'extension.after-campaign',
      message: `新的时限晚于专项结束日${sayDay(campaign.ends)}。需要长期整改的，请考虑改为持续整改。`,
    })
  }
  return warnings
}

/** What a change says of a limit: another day, or none. */
export interface LimitChange {
  /** Null where the limit is cleared, or said in words (长期坚持、8月底前) instead. */
  readonly to: Day | null
  readonly today: Day
  /** The office has moved it. */
  readonly isExtended: boolean
  /** The row is its clerk's own to put right (withdrawal.ts). */
  readonly isDraft: boolean
}

/**
 * Why a unit may not move a limit by itself; null when it may. Earlier days are always taken. A later one, none at all,
 * or words instead of a day, only an extension gives; a draft's limit can be corrected until its day has passed.
 */
export function whyDueFixed(
  content: ItemContent,
  { to, today, isExtended, isDraft }: LimitChange,
): string | null {
  const { due } = content
  if (due === undefined || to === due || isOver(content)) return null
  if (to !== null && to < due) return null
  const asked = to === null ? '清空' : `改为${sayDay(to)}`
  const wayOut = '请在任务窗格中对这一条申请延期，由办公室决定；本行的时限请先改回。'
  if (isExtended) return `整改时限${sayDay(due)}是办公室批准的延期，不能自行${asked}。${wayOut}`
  if (today > due) return `整改时限${sayDay(due)}已过，不能自行${asked}。${wayOut}`
  return isDraft ? null : `整改时限${sayDay(due)}已经报定，不能自行${asked}。${wayOut}`
}
