/**
 * 销号 — what may be done with an item in which state, and what must be true before it is struck off.
 *
 * 「整改完成一件销号一件」(M-24): the unit asks, the office reviews, one by one; the unit's claim of completion
 * is not closure. A returned claim is no claim any more, so the clock runs again from the time limit. Whoever
 * returns it, the office or the leading group, gives a reason.
 */
import type { Campaign } from '../campaign/campaign.ts'
import { addDays, sayDay, type Day } from '../calendar/day.ts'
import { labelOf } from '../fields/field.ts'
import { claimLabels, type ItemContent } from './item.ts'
import type { FieldValue } from './itemFields.ts'
import { claimsDone, isClosed, isDropped } from './lateness.ts'
import { SUPPORT_LABEL } from './support/support.ts'

/**
 * `open` 整改中 → `closure-requested` 申请销号 → `closed` 已销号. Where the campaign asks for the confirmation of the
 * leading group (领导小组), `closure-reviewed` 待确认 stands between: the office has agreed, the group has not yet.
 * `dropped` 核减: the office took it out of the count, at the unit's request and for a reason (withdrawal.ts).
 */
export type ItemState = 'open' | 'closure-requested' | 'closure-reviewed' | 'closed' | 'dropped'

export const stateLabels: Readonly<Record<ItemState, string>> = {
  open: '整改中',
  'closure-requested': '申请销号',
  'closure-reviewed': '待确认',
  closed: '已销号',
  dropped: '核减',
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
  /** A row entered by mistake is struck by its clerk, or the office is asked to drop it (withdrawal.ts). */
  withdraw: { states: ['open'], because: '已申请销号或已销号的问题不能撤回，也不能核减。' },
  /** 核减, decided by the office. */
  drop: { states: ['open', 'closure-requested'], because: '这条问题已经销号，不能核减。' },
  /** 移交 to another unit, by the office (transfer.ts). */
  transfer: {
    states: ['open'],
    because: '已申请销号的，请先退回再移交；已销号的问题不移交，确需移交的请先重开。',
  },
  /** M-24. */
  requestClosure: { states: ['open'], because: '这条问题已经申请销号或已经销号。' },
  /** M-24; a claim that came with a ledger file (已完成) is no request, but can be returned. */
  review: { states: ['open', 'closure-requested'], because: '这条问题已经销号。' },
  /** 没有申请不销号: nothing is struck off that its unit has not asked for. */
  close: {
    states: ['closure-requested'],
    because: '责任单位还没有申请销号，不能销号。请责任单位在任务窗格中申请，并附佐证材料。',
  },
  /** M-24, where `closure.confirm` is set. */
  confirm: { states: ['closure-reviewed'], because: '这条问题不在等领导小组确认。' },
  /** M-28 回头看: what was struck off and has come back is opened again; the old record stays. */
  reopen: { states: ['closed', 'dropped'], because: '这条问题还没有销号，不需要重开。' },
} as const satisfies Record<string, { states: readonly ItemState[]; because: string }>

export type ItemAct = keyof typeof acts

const DROPPED = '这条问题已经核减，不再办理。确需恢复的，由办公室重开。'
const AWAITS_GROUP = '办公室已同意销号，正等领导小组确认，现在不能改动。'

/** Why an act is not possible now, as a sentence; null when it is. */
export function whyNot(act: ItemAct, item: ItemStatus): string | null {
  if (item.withdrawn) return '这条问题已经撤回。'
  const rule: { readonly states: readonly ItemState[]; readonly because: string } = acts[act]
  if (!rule.states.includes(item.state)) {
    if (item.state === 'dropped') return DROPPED
    return item.state === 'closure-reviewed' ? AWAITS_GROUP : rule.because
  }
  if (act === 'review' && !awaitsReview(item)) return '责任单位还没有申请销号，也没有报告完成。'
  return null
}

/** `itemCan.edit(item)`: the table as predicates. */
export const itemCan: Readonly<Record<ItemAct, (item: ItemStatus) => boolean>> = {
  edit: (item) => whyNot('edit', item) === null,
  withdraw: (item) => whyNot('withdraw', item) === null,
  drop: (item) => whyNot('drop', item) === null,
  transfer: (item) => whyNot('transfer', item) === null,
  requestClosure: (item) => whyNot('requestClosure', item) === null,
  review: (item) => whyNot('review', item) === null,
  close: (item) => whyNot('close', item) === null,
  confirm: (item) => whyNot('confirm', item) === null,
  reopen: (item) => whyNot('reopen', item) === null,
}

/** Whether a row takes no new content any more, from a sheet or from a file: struck off or dropped, or about to be. */
export function isSettled({ state }: Pick<ItemStatus, 'state'>): boolean {
  return state === 'closed' || state === 'closure-reviewed' || state === 'dropped'
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
  if (item.withdrawn || isSettled(item)) return false
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

/**
 * What a file may say at all: the first limit, how often it was extended and who supports are the office's. A sheet of the unit's own
 * keeps such columns under their labels; in a standard ledger they are what the office wrote there.
 */
export function withoutOffice(content: ItemContent, isStandard: boolean): ItemContent {
  const { firstDue, extendedTimes, ...rest } = content
  const supporting = isStandard ? undefined : content.extras?.[SUPPORT_LABEL]
  if (firstDue === undefined && extendedTimes === undefined && supporting === undefined) return content
  if (isStandard) return rest
  const { [SUPPORT_LABEL]: _supporting, ...extras } = { ...rest.extras }
  // Kept under a label by which it is offered to the office again.
  if (supporting !== undefined) extras[`${SUPPORT_LABEL}（来文填写）`] = supporting
  if (firstDue !== undefined) extras[labelOf('firstDue')] = firstDue
  if (extendedTimes !== undefined) extras[labelOf('extendedTimes')] = extendedTimes
  return { ...rest, extras }
}

/** A row that comes for the first time has not been dropped here: the word is kept, and the problem counts. */
export function notDropped(content: ItemContent): ItemContent {
  if (!isDropped(content)) return content
  const { claimed: _claimed, ...rest } = content
  return { ...rest, extras: { ...rest.extras, [DROPPED_IN_FILE]: claimLabels.dropped } }
}

const DROPPED_IN_FILE = '整改状态（来文填写）'

/**
 * What a file's 已销号 does to a row that is held here and not struck off: nothing is struck off in a file, so it is a
 * claim of completion. Null where the change strikes nothing off.
 */
export function claimInstead(held: ItemContent, set: Fields): Fields | null {
  if (isClosed(held) || (set['claimed'] !== 'closed' && (set['closedOn'] ?? null) === null)) return null
  const { closedOn, ...rest } = set
  const day = (closedOn ?? null) === null ? {} : { [`extras/${CLOSED_ON_IN_FILE.office}`]: closedOn ?? null }
  return { ...rest, claimed: 'done', ...day }
}

type Fields = Readonly<Record<string, FieldValue>>

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

/**
 * Why an agreement needs its words: without evidence, neither a file nor a name of any in the ledger, the reason is asked
 * for, and printed on 销号单. Null where there is evidence, or the reason is there.
 */
export function whyReasonNeeded({ evidence }: ItemContent, files: number, note: string): string | null {
  if (files > 0 || evidence !== undefined || note.trim() !== '') return null
  return '责任单位没有上传佐证材料。同意销号须写明理由（如：纸质材料已核验），理由印在销号单上。'
}

/**
 * Why an item cannot be opened again with this limit; null when it can. A new limit is asked for; only 持续整改 that
 * never had a day goes on without one.
 */
export function whyNoNewLimit(content: ItemContent, due: Day | undefined, today: Day): string | null {
  if (due === undefined) {
    if (content.disposal === 'ongoing' && content.due === undefined) return null
    return '重开的问题须定新的整改时限。'
  }
  return due < today ? `新的时限${sayDay(due)}已经过去。请选择今天以后的日期。` : null
}
