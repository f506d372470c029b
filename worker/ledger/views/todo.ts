/** 待办 — what waits for the unit, for the office, and for the leading group; news ends by being seen, work by being done. */
import { reportWords } from '#rules/campaign/rhythm'
import { awaitsReview, itemCan, reviewBy } from '#rules/items/closure'
import { isEnded, noticesInForce, whyNotSettled } from '#rules/figures/supervisionNotice'
import { sayMonthDay, type Day } from '#rules/calendar/day'
import { extensionAnswerBy } from '#rules/items/extension'
import { latenessOf, timelinessOf } from '#rules/items/lateness'
import { hasReports } from '#rules/figures/weekStatus'
import { owedWeeks } from '#rules/weeks/owedWeeks'
import { periodsOf } from '#rules/weeks/period'
import { unitsOfWeek, type Now } from '#rules/weeks/weekPlan'
import { MAX_MATTERS, type Todo, type Matter } from '#wire/todo'
import type { Role } from '#wire/session'
import type { Notice } from '#wire/notice'
import { calendarOf } from '../../calendar/stateHolidays.ts'
import type { Actor } from '#wire/actor'
import { extensionsIn } from '../items/rows/extensionRows.ts'
import { answersOf } from '../items/rows/rowAnswerRows.ts'
import { openQuestions } from '../items/rowQuestions.ts'
import { stepsByItem } from '../items/rows/stepTakenRows.ts'
import { currentItems, type CurrentItem } from '../items/rows/itemRows.ts'
import { withdrawalsIn } from '../items/rows/withdrawalRows.ts'
import { sayRequest } from '../items/withdrawals.ts'
import { decidedSteps } from '../checks/ladderRows.ts'
import type { Ledger } from '../Ledger.ts'
import { noticesIn } from '../notices/noticeRows.ts'
import { transferMatters } from './transferMatters.ts'
import { orderMatters } from '../registers/orderMatters.ts'
import { listPreparedWeeks } from '../papers/preparedWeekRows.ts'
import { lastTalks } from '../talk/talkRows.ts'
import { publishedMatters } from '../papers/publishedMatters.ts'
import { reportMatrix } from '../weeks/reportMatrix.ts'
import { shareMatters, supportMatters } from './supportedItems.ts'
import { questionMatters } from './questionMatters.ts'
import { awaitingSince, isSeen, lastReviews } from './todoRows.ts'

/** The to-do list of a unit's session, of the office, or of the leading group (领导小组). */
export function todoOf(ledger: Ledger, actor: Actor): Todo {
  const { sql } = ledger
  const { unit } = actor
  const items = new Map(currentItems(sql, unit).map((item) => [item.id, item]))
  const matters =
    unit !== null
      ? unitMatters(ledger, items, { unit, now: actor })
      : actor.role === 'group'
        ? groupMatters(items)
        : officeMatters(ledger, items, actor)
  return listed(matters.filter((matter) => !matter.isNews || !isSeen(sql, unit, matter.key)))
}

type Items = ReadonlyMap<string, CurrentItem>

function unitMatters(
  ledger: Ledger,
  items: Items,
  { unit, now }: { readonly unit: string; readonly now: Now },
): Matter[] {
  const { sql, campaign } = ledger
  const today = now.day
  const decided = [...extensionsIn(sql, 'approved', unit), ...extensionsIn(sql, 'refused', unit)]
  const soon = [...items.values()].filter(
    ({ content }) => timelinessOf(content, today, campaign.dueSoonDays) === 'due-soon',
  )
  return [
    ...reviewMatters(sql, items, unit),
    ...noticesIn(sql, ['waiting', 'returned'], unit).map((notice) => noticeMatter(notice, 'notice')),
    ...decided.flatMap((one): Matter[] => {
      const item = items.get(one.item)
      if (item === undefined) return []
      const kind = one.state === 'approved' ? 'extension-approved' : 'extension-refused'
      const key = `${kind}:${one.id}`
      return [{ ...itemMatter(item), key, kind, note: one.note, day: one.granted ?? one.from, isNews: true }]
    }),
    ...withdrawalMatters(sql, items, unit),
    ...transferMatters(ledger, items, unit),
    ...[...items.values()].filter(isMereClaim).map((item): Matter => ({
      ...itemMatter(item),
      key: `claimed:${item.id}`,
      kind: 'claimed',
      day: item.content.completedOn ?? null,
    })),
    ...orderMatters(sql, unit, today),
    ...reportMatters(ledger, now, unit),
    ...supportMatters(ledger, { role: 'unit', unit }),
    ...shareMatters(sql, items),
    ...talkMatters(sql, items, ['office', 'group'], unit),
    ...publishedMatters(sql, unit),
    ...questionMatters(sql, [...items.values()]),
    ...askedMatters(sql, items, unit),
    ...soon.toSorted(byDue).map((item): Matter => ({
      ...itemMatter(item),
      key: `due-soon:${item.id}`,
      kind: 'due-soon',
    })),
  ]
}

/** The last answer to a closure, as long as the item stands as that answer left it. */
function reviewMatters(sql: SqlStorage, items: Items, unit: string): Matter[] {
  return lastReviews(sql, unit).flatMap(({ seq, item: id, act, note }): Matter[] => {
    const item = items.get(id)
    if (item === undefined || act === 'request-closure' || act === 'agree-closure') return []
    const isBack = act !== 'close'
    if (isBack ? awaitsReview(item) || isEnded(item.state) : item.state !== 'closed') return []
    const kind = act === 'close' ? 'closure-approved' : act === 'reopen' ? 'reopened' : 'closure-returned'
    return [{ ...itemMatter(item), key: `${kind}:${seq}`, kind, note, isNews: true }]
  })
}

/** 已完成 in a sheet, without a request: nothing is struck off that was not asked for. */
function isMereClaim(item: CurrentItem): boolean {
  return item.state === 'open' && awaitsReview(item)
}

/** What the office said to requests to take a problem out of the count. */
function withdrawalMatters(sql: SqlStorage, items: Items, unit: string): Matter[] {
  const decided = [...withdrawalsIn(sql, 'dropped', unit), ...withdrawalsIn(sql, 'refused', unit)]
  return decided.flatMap((one): Matter[] => {
    const item = items.get(one.item)
    if (item === undefined || (one.state === 'dropped') !== (item.state === 'dropped')) return []
    const kind = one.state === 'dropped' ? 'dropped' : 'withdrawal-refused'
    const note = one.note === '' ? sayRequest(one) : one.note
    return [{ ...itemMatter(item), key: `${kind}:${one.id}`, kind, note, day: one.decidedOn, isNews: true }]
  })
}

/** What the other side said last of an item: news until it is looked at. */
function talkMatters(sql: SqlStorage, items: Items, others: readonly Role[], unit: string | null): Matter[] {
  return lastTalks(sql, others, unit).flatMap(({ no, item: id, text }): Matter[] => {
    const item = items.get(id)
    if (item === undefined) return []
    return [{ ...itemMatter(item), key: `talk:${no}`, kind: 'talk', note: text, day: null, isNews: true }]
  })
}

/** What the office has agreed to and the leading group has not yet confirmed. */
function groupMatters(items: Items): Matter[] {
  return [...items.values()]
    .filter(({ state }) => state === 'closure-reviewed')
    .map((item) => ({ ...itemMatter(item), key: `confirm:${item.id}`, kind: 'confirm' }))
}

function officeMatters(ledger: Ledger, items: Items, { day: today, time }: Now): Matter[] {
  const { sql } = ledger
  const awaiting = [...items.values()].filter(awaitsReview)
  // A request of its own comes before a claim that merely stands in a file.
  const asked = awaiting.toSorted(
    (a, b) => Number(b.state === 'closure-requested') - Number(a.state === 'closure-requested'),
  )
  return [
    ...lateFirst(
      asked.map((item): Matter => ({ ...itemMatter(item), key: `closure:${item.id}`, kind: 'closure' })),
      reviewDays(ledger, asked),
      today,
    ),
    ...extensionMatters(ledger, items, today),
    ...withdrawalsIn(sql, 'asked', null).flatMap((one): Matter[] => {
      const item = items.get(one.item)
      if (item === undefined || !itemCan.drop(item)) return []
      const key = `withdrawal:${one.id}`
      return [{ ...itemMatter(item), key, kind: 'withdrawal', note: sayRequest(one), day: one.askedOn }]
    }),
    ...noticesIn(sql, ['answered'], null).map((notice) => noticeMatter(notice, 'answer')),
    // Read already; when the last of its items has ended, it can be settled.
    ...noticesIn(sql, ['accepted'], null)
      .filter((notice) => whyNotSettled(notice.items) === null)
      .map((notice) => noticeMatter(notice, 'answer')),
    ...noticesIn(sql, ['waiting', 'returned'], null)
      .filter(({ answerBy }) => answerBy < today)
      .map((notice) => noticeMatter(notice, 'notice-late')),
    ...shareMatters(sql, items),
    ...talkMatters(sql, items, ['unit', 'head'], null),
    ...proposals(ledger, items, today),
    // A unit answers for its own rows; for those that have no unit yet, the office.
    ...questionMatters(
      sql,
      [...items.values()].filter((item) => item.unit === ''),
    ),
    ...weekMatters(ledger, { day: today, time }),
  ]
}

function extensionMatters({ sql, campaign }: Ledger, items: Items, today: Day): Matter[] {
  const asked = extensionsIn(sql, 'asked', null)
  const matters = asked.flatMap((one): Matter[] => {
    const item = items.get(one.item)
    if (item === undefined || item.state === 'closed') return []
    const key = `extension:${one.id}`
    return [{ ...itemMatter(item), key, kind: 'extension', note: one.reason, day: one.asked }]
  })
  const calendar = calendarOf(campaign)
  const by = asked.flatMap(({ item, askedOn }) => {
    const day = extensionAnswerBy(campaign, calendar, askedOn)
    return day === null ? [] : [[item, day] as const]
  })
  return lateFirst(matters, new Map(by), today)
}

/** By item, the day by which the office reviews it; none where the campaign sets itself no time. */
function reviewDays({ sql, campaign }: Ledger, asked: readonly CurrentItem[]): Map<string, Day> {
  if (campaign.closure?.reviewDays === undefined) return new Map()
  const since = awaitingSince(
    sql,
    asked.map(({ id }) => id),
  )
  const days = [...since].flatMap(([id, day]) => {
    const by = reviewBy(campaign, day)
    return by === null ? [] : [[id, by] as const]
  })
  return new Map(days)
}

/** What the office has let lie past its own day comes first. */
function lateFirst(matters: readonly Matter[], by: ReadonlyMap<string, Day>, today: Day): Matter[] {
  const dated = matters.map((matter): Matter => {
    const answerBy = by.get(matter.item)
    return answerBy === undefined ? matter : { ...matter, answerBy }
  })
  const isLate = ({ answerBy }: Matter): boolean => answerBy !== undefined && answerBy < today
  return [...dated.filter(isLate), ...dated.filter((matter) => !isLate(matter))]
}

/** What is asked of rows that the unit typed in. */
function askedMatters(sql: SqlStorage, items: Items, unit: string): Matter[] {
  return openQuestions([...items.values()], answersOf(sql, unit)).flatMap((question): Matter[] => {
    const item = items.get(question.rows.at(-1) ?? '')
    if (item === undefined) return []
    const note = question.answer === null ? question.message : `已答复要改，尚未改：${question.message}`
    return [{ ...itemMatter(item), key: `asked:${question.key}`, kind: 'asked', note }]
  })
}

/**
 * What the ladder proposes to supervise, by unit, the longest overdue first: items that no open notice names yet and
 * for which nobody has decided.
 * A proposal and nothing more: a person issues the notice (M-37).
 */
function proposals(ledger: Ledger, items: Items, today: Day): Matter[] {
  const { sql, campaign } = ledger
  const steps = stepsByItem(ledger, null)
  const calendar = calendarOf(campaign)
  const named = new Set(
    noticesIn(sql, noticesInForce, null).flatMap((notice) => notice.items.map(({ id }) => id)),
  )
  const decided = new Set(decidedItems(sql))
  const byUnit = new Map<string, { readonly item: CurrentItem; readonly daysLate: number }[]>()
  for (const item of items.values()) {
    const late = named.has(item.id)
      ? null
      : latenessOf({ ...item.content, steps: steps.get(item.id) }, today, campaign, calendar)
    if (late?.level === undefined || late.level === null || late.level === 'reminder') continue
    if (decided.has(`${late.level} ${item.id}`)) continue
    const same = byUnit.get(item.unit)
    const one = { item, daysLate: late.daysLate }
    if (same === undefined) byUnit.set(item.unit, [one])
    else same.push(one)
  }
  return campaign.units.flatMap(({ id }): Matter[] => {
    const [longest, ...others] = (byUnit.get(id) ?? []).toSorted((a, b) => b.daysLate - a.daysLate)
    if (longest === undefined) return []
    const note = others.length === 0 ? '' : `等${others.length + 1}条`
    return [{ ...itemMatter(longest.item), key: `supervise:${id}`, kind: 'supervise', note }]
  })
}

/** 'supervision <item>' for each step that was taken or declined for an overdue item. */
function decidedItems(sql: SqlStorage): string[] {
  return decidedSteps(sql).flatMap(({ level, grounds }) =>
    grounds
      .filter(({ measure }) => measure === 'days-late')
      .flatMap(({ items }) => items.map((item) => `${level} ${item}`)),
  )
}

function itemMatter({ id, number, unit, content }: CurrentItem): Omit<Matter, 'key' | 'kind'> {
  const { problem = '', due = null } = content
  return { unit, item: id, number, notice: null, title: problem, note: '', day: due, isNews: false }
}

function noticeMatter(notice: Notice, kind: 'notice' | 'answer' | 'notice-late'): Matter {
  return {
    key: `${kind}:${notice.id}:${notice.steps.length}`,
    kind,
    unit: notice.unit,
    item: notice.items[0]?.id ?? '',
    notice: notice.id,
    title: notice.number,
    note: notice.steps.at(-1)?.text ?? notice.demand,
    day: notice.answerBy,
    isNews: false,
  }
}

/** Weeks that the unit has to make up (补报), by the same matrix by which the office calls it missing. */
function reportMatters(ledger: Ledger, now: Now, unit: string): Matter[] {
  const { campaign } = ledger
  const matrix = reportMatrix(ledger, now, null)
  // Where no report ever came in, the office collects them elsewhere.
  if (!hasReports(matrix)) return []
  const statuses = matrix.units.find((row) => row.unit === unit)?.statuses ?? []
  return owedWeeks(periodsOf(campaign, calendarOf(campaign)), statuses, now.day)
    .filter(({ isPast }) => isPast)
    .map(({ period, due }): Matter => ({
      key: `report-owed:${period}`,
      kind: 'report-owed',
      unit,
      item: '',
      notice: null,
      title: `${sayMonthDay(due)}截止的${reportWords(campaign).report}`,
      note: '',
      day: null,
      isNews: false,
    }))
}

/** A week that was prepared is news until somebody has looked at it; who is missing is what the matrix of weeks says now. */
function weekMatters(ledger: Ledger, now: Now): Matter[] {
  const { sql, campaign } = ledger
  const weeks = listPreparedWeeks(sql)
  if (weeks.length === 0) return []
  const matrix = reportMatrix(ledger, now, null)
  return weeks.map(({ period, due }) => {
    const missing = new Set(unitsOfWeek(matrix, period, 'missing'))
    const names = campaign.units.filter(({ id }) => missing.has(id)).map(({ name }) => name)
    return {
      key: `week-ready:${period}`,
      kind: 'week-ready',
      unit: '',
      item: '',
      notice: null,
      title: `${sayMonthDay(due)}截止的${reportWords(campaign).report}`,
      note: names.length === 0 ? '各单位都已报送或免报' : `缺报 ${names.length} 个单位：${names.join('、')}`,
      day: null,
      isNews: true,
    }
  })
}

function listed(matters: readonly Matter[]): Todo {
  const counts: Partial<Record<Matter['kind'], number>> = {}
  const shown = matters.filter(({ kind }) => {
    counts[kind] = (counts[kind] ?? 0) + 1
    return (counts[kind] ?? 0) <= MAX_MATTERS
  })
  return { matters: shown, counts }
}

function byDue(a: CurrentItem, b: CurrentItem): number {
  const [dueA, dueB] = [a.content.due ?? '', b.content.due ?? '']
  return dueA < dueB ? -1 : dueA > dueB ? 1 : a.no - b.no
}
