/**
 * 汇总台账的次序 — all units' items in one order, numbered, each with its verdict of the day.
 *
 * Order: units as the campaign lists them (a setting, no published circular states another rule), items of no
 * known unit last; within a unit by file, sheet and row. 总序号 only sorts, and is another in the next snapshot: papers
 * and lists cite an item by its number (编号), and as 第N项 only where files were read without a worker.
 */
import type { Campaign, LadderLevel, UnitId } from '../campaign/campaign.ts'
import { comparePlaces } from '../items/compareText.ts'
import { sayMonthDay, yearOf, sayDay, type Day } from '../calendar/day.ts'
import { latenessOf, timelinessOf, type Lateness, type Timeliness } from '../items/lateness.ts'
import type { TalliedItem } from './tally.ts'
import type { WorkCalendar } from '../calendar/workday.ts'

export interface JudgedItem {
  /** 总序号, from 1. */
  readonly ledgerNo: number
  readonly item: TalliedItem
  readonly timeliness: Timeliness
  /** Null when it is not overdue. */
  readonly lateness: Lateness | null
}

export const ladderLabels: Readonly<Record<LadderLevel, string>> = {
  reminder: '提醒',
  supervision: '督办',
  circular: '通报',
  talk: '约谈',
}

export function judgeLedger(
  items: readonly TalliedItem[],
  campaign: Campaign,
  calendar: WorkCalendar,
  asOf: Day,
): JudgedItem[] {
  const order = new Map(campaign.units.map((unit, index) => [unit.id, index]))
  const placeOf = (item: TalliedItem): number => order.get(item.unit ?? '') ?? campaign.units.length
  return items
    .toSorted((a, b) => placeOf(a) - placeOf(b) || comparePlaces(a.origin, b.origin))
    .map((item, index) => judgeItem(item, index + 1, { campaign, calendar, asOf }))
}

/** How a paper names the item: 教务-008, or its 总序号 where it has no number. */
export function citedAs({ item, ledgerNo }: Pick<JudgedItem, 'item' | 'ledgerNo'>): string {
  return item.number ?? String(ledgerNo)
}

/** 教务-003、教务-005号问题, or 第3、5项 where items have no numbers. */
export function sayCited(items: readonly Pick<JudgedItem, 'item' | 'ledgerNo'>[]): string {
  const said = items.map(citedAs).join('、')
  return items.every(({ item }) => item.number !== undefined) ? `${said}号问题` : `第${said}项`
}

/** What verdicts are passed by. */
export interface Judging {
  readonly campaign: Campaign
  readonly calendar: WorkCalendar
  readonly asOf: Day
}

export function judgeItem(
  item: TalliedItem,
  ledgerNo: number,
  { campaign, calendar, asOf }: Judging,
): JudgedItem {
  return {
    ledgerNo,
    item,
    timeliness: timelinessOf(item, asOf, campaign.dueSoonDays),
    lateness: latenessOf(item, asOf, campaign, calendar),
  }
}

/** A unit as people read it; items without a known unit are said to be so. */
export function unitName(campaign: Campaign, unit: UnitId | undefined | null): string {
  if (unit === undefined || unit === null || unit === '') return '（单位待确认）'
  return campaign.units.find((known) => known.id === unit)?.name ?? unit
}

/**
 * The sum behind a verdict of overdue: 「6月30日到期，逾期46天，其中工作日33天」, and where the limit was moved
 * 「6月30日到期；延期至7月31日（7月3日批准）；逾期15天，其中工作日11天」.
 */
export function explainLateness(lateness: Lateness, asOf: Day): string {
  const say = (day: Day): string => (yearOf(day) === yearOf(asOf) ? sayMonthDay(day) : sayDay(day))
  const late = `逾期${lateness.daysLate}天，其中工作日${lateness.workdaysLate}天`
  const first = lateness.moves?.[0]
  const rule = lateness.rule === undefined ? '' : `（${lateness.rule}）`
  const moves = (lateness.moves ?? []).map(({ to, decidedOn, by }) =>
    by === 'reopening'
      ? `重开后时限改为${say(to)}（${say(decidedOn)}）`
      : `延期至${say(to)}（${say(decidedOn)}批准）`,
  )
  const sum =
    first === undefined
      ? `${say(lateness.due)}到期${rule}，${late}`
      : [`${say(first.from)}到期${rule}`, ...moves, late].join('；')
  if (lateness.uncoveredYears.length === 0) return sum
  return `${sum}（${lateness.uncoveredYears.join('、')}年节假日安排未录入，工作日数待核）`
}
