/**
 * 设置改动的影响 — what a change would do to what is already there: refused where something would hang in the air,
 * said where figures will differ.
 */
import type { Campaign } from '../campaign/campaign.ts'
import { sayMonthDay, type Day } from '../calendar/day.ts'
import type { Finding } from '../items/finding.ts'
import { reportWords } from '../campaign/rhythm.ts'
import { periodsOf, type Period } from '../weeks/period.ts'
import type { WorkCalendar } from '../calendar/workday.ts'
import { findingIn } from './placedSettings.ts'

/** What the ledger holds by setting; a setting that nothing refers to is not listed. */
export interface SettingsInUse {
  /** By unit: 「12 条问题、3 期周报告」, in words. */
  readonly units: ReadonlyMap<string, string>
  /** By number of category, items that name it. */
  readonly categories: ReadonlyMap<number, number>
  /** By kind, items that name it; several kinds of an item are joined by 、. */
  readonly kinds: ReadonlyMap<string, number>
  /** Periods with a report or an exemption. */
  readonly periods: ReadonlySet<string>
}

export interface SettingsState {
  readonly campaign: Campaign
  readonly calendar: WorkCalendar
}

/** Blocking findings first. `after` already keeps past weeks (`keepPast`). */
export function settingBlockers(
  before: SettingsState,
  after: SettingsState,
  inUse: SettingsInUse,
  today: Day,
): Finding[] {
  return [
    ...vanished(before.campaign, after.campaign, inUse),
    ...lostPeriods(before, after, inUse),
    ...movedPeriods(before, after, today),
  ]
}

/** What settings are held against needs no sheet at hand. */
const NO_SHEET = { sheet: '', cell: null }

function vanished(before: Campaign, after: Campaign, inUse: SettingsInUse): Finding[] {
  const findings: Finding[] = []
  const stop = (given: string, message: string): void => {
    findings.push(findingIn(NO_SHEET, 'in-use', { given, message }))
  }
  if (before.id !== after.id) stop(after.id, `专项编号不能改动，原来是“${before.id}”。请恢复原编号。`)
  for (const { id, name } of before.units) {
    const held = inUse.units.get(id)
    if (held === undefined || after.units.some((unit) => unit.id === id)) continue
    const same = after.units.find((unit) => unit.name === name)
    const wayOut =
      same === undefined ? '请保留这个单位；改名的，保留编号“{id}”只改名称。' : '编号不能改，请恢复为“{id}”。'
    stop(name, `“${name}”已有${held}，不能删除。${wayOut.replace('{id}', id)}`)
  }
  for (const { no, name } of before.categories) {
    const held = inUse.categories.get(no)
    if (held === undefined || after.categories.some((category) => category.no === no)) continue
    stop(String(no), `第${no}类“${name}”已有 ${held} 条问题，不能删除或改序号。请保留；改名的，只改名称。`)
  }
  for (const kind of before.kinds) {
    const held = inUse.kinds.get(kind)
    if (held === undefined || after.kinds.includes(kind)) continue
    stop(kind, `“${kind}”已有 ${held} 条问题，不能删除或改名。请保留，需要时另加一种类型。`)
  }
  return findings
}

/** A week that was reported for must stay a week. */
function lostPeriods(before: SettingsState, after: SettingsState, inUse: SettingsInUse): Finding[] {
  const left = new Set(periodsOf(after.campaign, after.calendar).map(({ period }) => period))
  const lost = periodsOf(before.campaign, before.calendar).filter(
    ({ period }) => inUse.periods.has(period) && !left.has(period),
  )
  return lost.map((period) =>
    findingIn(NO_SHEET, 'period-lost', {
      given: period.period,
      message: `${sayWeek(period)}的${reportWords(before.campaign).report}已有单位报送或免报，改动后就没有这一期了。请调整起止日期。`,
    }),
  )
}

/** Due days of weeks gone by that a holiday table moves: figures of the past will differ. */
function movedPeriods(before: SettingsState, after: SettingsState, today: Day): Finding[] {
  const now = new Map(periodsOf(after.campaign, after.calendar).map((period) => [period.period, period]))
  return periodsOf(before.campaign, before.calendar).flatMap((period) => {
    const moved = now.get(period.period)
    if (moved === undefined || moved.due === period.due || period.due > today) return []
    const message = `${sayWeek(period)}的截止日将由${sayMonthDay(period.due)}变为${sayMonthDay(moved.due)}，这一期的按时与迟报会重新判断。请核对放假安排。`
    return [findingIn(NO_SHEET, 'period-moved', { given: period.period, message, severity: 'look' })]
  })
}

function sayWeek({ from, to }: Period): string {
  return `${sayMonthDay(from)}至${sayMonthDay(to)}`
}
