/**
 * 销号 — what may be done with an item in which state, and what must be true before it is struck off.
 *
 * 「整改完成一件销号一件」(M-24): the unit asks, the office reviews, one by one; the unit's claim of completion
 * is not closure. A returned claim is no claim any more, so the clock runs again from the time limit. Whoever
 * returns it, the office or the leading group, gives a reason.
 */
import type { Campaign } from '../campaign/campaign.ts'
import { addDays, sayDay, type Day } from '../calendar/day.ts'
import type { ItemContent } from './item.ts'
import { claimsDone, isClosed } from './lateness.ts'

/**
 * `open` 整改中 → `closure-requested` 申请销号 → `closed` 已销号. Where the campaign asks for the confirmation of the
 * leading group (领导小组), `closure-reviewed` 待确认 stands between: the office has agreed, the group has not yet.
 */
export type ItemState = 'open' | 'closure-requested' | 'closure-reviewed' | 'closed'

export const stateLabels: Readonly<Record<ItemState, string>> = {
  open: '整改中',
  'closure-requested': '申请销号',
  'closure-reviewed': '待确认',
  closed: '已销号',
}

/** An item as these rules see it. */
export interface ItemStatus {
  readonly state: ItemState
  readonly withdrawn: boolean
  readonly content: ItemContent
}

/** What can be done with an item; each row with the states that allow it and why the others do not. */
const acts = {
  /** A struck-off item is a record; what turns up later is reopened (M-28), not overwritten. */
  edit: { states: ['open', 'closure-requested'], because: '已销号的问题不再改动，确需改动请联系办公室。' },
  /** A problem entered by mistake is withdrawn with a reason; its history stays. */
  withdraw: { states: ['open'], because: '已申请销号或已销号的问题不能撤回。' },
  /** M-24. */
  requestClosure: { states: ['open'], because: '这条问题已经申请销号或已经销号。' },
  /** M-24; a claim that came with a ledger file (已完成) awaits the same review. */
  review: { states: ['open', 'closure-requested'], because: '这条问题已经销号。' },
  /** M-24, where `closure.confirm` is set. */
  confirm: { states: ['closure-reviewed'], because: '这条问题不在等领导小组确认。' },
  /** M-28 回头看: what was struck off and has come back is opened again; the old record stays. */
  reopen: { states: ['closed'], because: '这条问题还没有销号，不需要重开。' },
} as const satisfies Record<string, { states: readonly ItemState[]; because: string }>

export type ItemAct = keyof typeof acts

const AWAITS_GROUP = '办公室已同意销号，正等领导小组确认，现在不能改动。'

/** Why an act is not possible now, as a sentence; null when it is. */
export function whyNot(act: ItemAct, item: ItemStatus): string | null {
  if (item.withdrawn) return '这条问题已经撤回。'
  const rule: { readonly states: readonly ItemState[]; readonly because: string } = acts[act]
  if (!rule.states.includes(item.state)) {
    return item.state === 'closure-reviewed' ? AWAITS_GROUP : rule.because
  }
  if (act === 'review' && !awaitsReview(item)) return '责任单位还没有申请销号，也没有报告完成。'
  return null
}

/** `itemCan.edit(item)`: the table as predicates. */
export const itemCan: Readonly<Record<ItemAct, (item: ItemStatus) => boolean>> = {
  edit: (item) => whyNot('edit', item) === null,
  withdraw: (item) => whyNot('withdraw', item) === null,
  requestClosure: (item) => whyNot('requestClosure', item) === null,
  review: (item) => whyNot('review', item) === null,
  confirm: (item) => whyNot('confirm', item) === null,
  reopen: (item) => whyNot('reopen', item) === null,
}

/** Whether a row takes no new content any more, from a sheet or from a file: struck off, or about to be. */
export function isSettled({ state }: Pick<ItemStatus, 'state'>): boolean {
  return state === 'closed' || state === 'closure-reviewed'
}

/** Whether the leading group confirms what the office has agreed to; it does not where the campaign says nothing. */
export function needsConfirmation(campaign: Pick<Campaign, 'closure'>): boolean {
  return campaign.closure?.confirm ?? false
}

/** By when the office decides what waits since this day (湖北 2011: within ten days); null where it sets itself no time. */
export function reviewBy({ closure }: Pick<Campaign, 'closure'>, since: Day): Day | null {
  return closure?.reviewDays === undefined ? null : addDays(since, closure.reviewDays)
}

/** Whether the office has something to decide: a request, or a claim of completion in a ledger. */
export function awaitsReview(item: ItemStatus): boolean {
  if (item.withdrawn || item.state === 'closed' || item.state === 'closure-reviewed') return false
  return item.state === 'closure-requested' || claimsDone(item.content)
}

/** Where a file's day of striking off is kept: `closedOn` is written by the review alone. */
const CLOSED_ON_IN_FILE = { unit: '销号日期（单位填写）', office: '销号日期（来文填写）' } as const

/**
 * What a ledger file may say of closure: 已销号 in it is a claim of completion until it has been reviewed. The day
 * that stands there is kept as a column of its own.
 */
export function asClaim(content: ItemContent, by: 'unit' | 'office' = 'unit'): ItemContent {
  if (!isClosed(content)) return content
  const { closedOn, ...rest } = content
  return {
    ...rest,
    claimed: 'done',
    ...(closedOn === undefined ? {} : { extras: { ...rest.extras, [CLOSED_ON_IN_FILE[by]]: closedOn } }),
  }
}

/** Something that a request for closure lacks. */
export interface MissingForClosure {
  readonly field: 'measures' | 'evidence' | 'completedOn' | 'disposal'
  readonly code:
    | 'closure.without-measures'
    | 'closure.without-evidence'
    | 'closure.without-regulation'
    | 'closure.completed-impossible'
  readonly given: string
  readonly message: string
}

/**
 * What a unit says when it asks: `files` counts the evidence handed in for the item, `regulations` the rules
 * (制度) registered for it; without a count it is not asked about.
 */
export interface ClosureClaim {
  readonly completedOn: Day
  readonly note: string
  readonly files?: number
  readonly regulations?: number
}

/** All that is missing before closure can be asked for; empty when nothing is. */
export function missingForClosure(item: ItemContent, request: ClosureClaim, today: Day): MissingForClosure[] {
  const missing: MissingForClosure[] = []
  if (item.measures === undefined) {
    missing.push({
      field: 'measures',
      code: 'closure.without-measures',
      given: '',
      message: '没有填写整改措施。请先写明采取了哪些措施。',
    })
  }
  if (item.evidence === undefined && request.note === '' && (request.files ?? 0) === 0) {
    missing.push({
      field: 'evidence',
      code: 'closure.without-evidence',
      given: '',
      message: '没有佐证材料。请上传文件，或填写佐证材料一栏，或在申请中说明材料名称。',
    })
  }
  // M-27, M-31: what needs a long time ends with a mechanism, not with a date.
  if (item.disposal === 'ongoing' && request.regulations === 0) {
    missing.push({
      field: 'disposal',
      code: 'closure.without-regulation',
      given: '',
      message: '持续整改的问题还没有登记制度。请先在登记簿“制度建设”中登记，并选上这条问题。',
    })
  }
  const wrongDay = impossibleCompletion(item, request.completedOn, today)
  if (wrongDay !== null) {
    missing.push({
      field: 'completedOn',
      code: 'closure.completed-impossible',
      given: request.completedOn,
      message: wrongDay,
    })
  }
  return missing
}

function impossibleCompletion(item: ItemContent, completedOn: Day, today: Day): string | null {
  if (completedOn > today) return `完成日期${sayDay(completedOn)}还没有到。请填写实际完成的日期。`
  if (item.foundOn !== undefined && completedOn < item.foundOn) {
    return `完成日期${sayDay(completedOn)}早于发现日期${sayDay(item.foundOn)}。请核对这两个日期。`
  }
  return null
}
