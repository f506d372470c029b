/**
 * 周报告 — a unit's weekly report (M-32), drafted from its own ledger in plain sentences.
 *
 * Says what was found, what moved, what was struck off, what is overdue and what falls due next week. A person
 * reads and mends it before it is sent. A week without anything new or done is proposed as a zero report (M-33), or,
 * while any problem is open, as 本周无新增.
 */
import type { Campaign } from '../campaign/campaign.ts'
import { reportWords } from '../campaign/rhythm.ts'
import { addDays, sayMonthDay, type Day } from '../calendar/day.ts'
import type { ItemContent } from '../items/item.ts'
import { isClosed, isDropped, isOver, timelinessOf } from '../items/lateness.ts'
import type { Period, ReportKind } from './period.ts'

/** How many items a sentence names before it says 等. */
const NAMED = 3

/** Longest part of a problem that a sentence quotes. */
const QUOTED_CHARACTERS = 24

/** An item of the unit with what happened to it in the week. */
export interface WeekItem {
  readonly content: ItemContent
  readonly isNew: boolean
  /** It came in the week from a ledger kept before, and was not found in it. */
  readonly isTakenOver?: boolean
  /** Its measures, progress or state moved in the week. */
  readonly hasMoved: boolean
}

export interface WeeklyDraft {
  readonly kind: ReportKind
  readonly text: string
}

export interface WeekOfUnit {
  readonly campaign: Campaign
  readonly unitName: string
  readonly period: Pick<Period, 'from' | 'to'>
  /** Usually the day on which the report is written. */
  readonly asOf: Day
  /** Its day is over and nothing had come: 补报. */
  readonly isMadeUp?: boolean
}

/** Drafts the report of a unit with these items. */
export function draftWeeklyReport(
  { campaign, unitName, period, asOf, isMadeUp = false }: WeekOfUnit,
  items: readonly WeekItem[],
): WeeklyDraft {
  const { current } = reportWords(campaign)
  const found = items.filter((item) => item.isNew)
  const moved = items.filter((item) => item.hasMoved && !item.isNew)
  const head = `${unitName}${sayMonthDay(period.from)}至${sayMonthDay(period.to)}工作情况${isMadeUp ? '补报' : '报告'}如下。`
  if (found.length === 0 && moved.length === 0) {
    if (items.some(({ content }) => !isOver(content))) {
      const text = `${head}${current}无新增问题。${sayTakenOver(items, current)}${sayState(items, campaign, asOf)}`
      return { kind: 'no-new', text }
    }
    return {
      kind: 'zero',
      text: `${head}${current}未发现新的问题，实行零报告。${sayTakenOver(items, current)}${sayState(items, campaign, asOf)}`,
    }
  }
  const closed = items.filter(({ content }) => isWithin(content.closedOn, period))
  const sentences = [
    found.length === 0
      ? `${current}未发现新的问题。`
      : `${current}新排查问题${found.length}项：${nameItems(found)}。`,
    sayTakenOver(items, current),
    moved.length === 0 ? '' : `有进展的问题${moved.length}项：${nameItems(moved)}。`,
    closed.length === 0 ? '' : `经办公室审核销号${closed.length}项：${nameItems(closed)}。`,
    sayState(items, campaign, asOf),
  ]
  return { kind: 'weekly', text: head + sentences.join('') }
}

function sayTakenOver(items: readonly WeekItem[], current: string): string {
  const count = items.filter(({ isTakenOver }) => isTakenOver === true).length
  return count === 0 ? '' : `另由原有台账转入${count}项，不计入${current}新排查。`
}

/** 累计、逾期 and what falls due in the seven days after `asOf`. */
function sayState(items: readonly WeekItem[], campaign: Campaign, asOf: Day): string {
  if (items.length === 0) return ''
  const closed = items.filter(({ content }) => isClosed(content)).length
  const dropped = items.filter(({ content }) => isDropped(content)).length
  const overdue = items.filter(
    ({ content }) => timelinessOf(content, asOf, campaign.dueSoonDays) === 'overdue',
  )
  const next = items.filter(({ content }) => isDueWithin(content, asOf, campaign))
  return [
    `截至${sayMonthDay(asOf)}，累计问题${items.length}项，已销号${closed}项${dropped === 0 ? '' : `，核减${dropped}项`}。`,
    overdue.length === 0 ? '' : `逾期未完成${overdue.length}项：${nameItems(overdue)}，将抓紧整改。`,
    next.length === 0 ? '' : `今后七天到期${next.length}项：${nameItems(next)}。`,
  ].join('')
}

function isDueWithin(content: ItemContent, asOf: Day, campaign: Campaign): boolean {
  const standing = timelinessOf(content, asOf, campaign.dueSoonDays)
  if (standing !== 'due-soon' && standing !== 'on-time') return false
  return content.due !== undefined && content.due <= addDays(asOf, 7)
}

function isWithin(day: Day | undefined, period: Pick<Period, 'from' | 'to'>): boolean {
  return day !== undefined && period.from <= day && day <= period.to
}

function nameItems(items: readonly WeekItem[]): string {
  const names = items.slice(0, NAMED).map(({ content }) => `“${shorten(content.problem ?? '未写明问题')}”`)
  return names.join('、') + (items.length > NAMED ? '等' : '')
}

/** The first line without a closing full stop, cut at a whole character. */
function shorten(problem: string): string {
  const line = Array.from((problem.split('\n')[0] ?? '').replace(/[。；;]+$/, ''))
  return line.length <= QUOTED_CHARACTERS ? line.join('') : `${line.slice(0, QUOTED_CHARACTERS).join('')}…`
}
