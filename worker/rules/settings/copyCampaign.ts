/**
 * 以此专项为模板 — another campaign's settings, made of this one's: no data, a new id and name, all days moved by the
 * same number of days.
 *
 * Moved by whole weeks, the days keep their weekdays. What belongs to a year and not to a campaign (放假安排) is not
 * moved; a day that falls on no working day in its new year is said, and a person decides.
 */
import type { Campaign } from '../campaign/campaign.ts'
import { addDays, sayDay, type Day } from '../calendar/day.ts'
import { isWorkday, type WorkCalendar } from '../calendar/workday.ts'

export interface CampaignCopy {
  readonly campaign: Campaign
  /** What a person should look at: days that moved onto weekends or holidays, years without a table. */
  readonly notes: readonly string[]
}

export interface CopyWish {
  readonly id: string
  readonly name: string
  readonly shiftDays: number
}

export function copyCampaign(
  template: Campaign,
  { id, name, shiftDays }: CopyWish,
  calendarOf: (campaign: Campaign) => WorkCalendar,
): CampaignCopy {
  const move = (day: Day): Day => addDays(day, shiftDays)
  const { registers, namedDays, weeklyReport } = template
  const { earlier: _earlier, ...rhythm } = weeklyReport
  const campaign: Campaign = {
    ...template,
    id,
    name,
    starts: move(template.starts),
    ends: move(template.ends),
    stages: template.stages.map((stage) => ({ ...stage, from: move(stage.from), to: move(stage.to) })),
    milestones: template.milestones.map((milestone) => ({ ...milestone, due: move(milestone.due) })),
    weeklyReport: { ...rhythm, firstDue: move(rhythm.firstDue) },
    ...(registers?.planDue === undefined
      ? {}
      : { registers: { ...registers, planDue: move(registers.planDue) } }),
    ...(namedDays === undefined
      ? {}
      : { namedDays: namedDays.map((named) => ({ ...named, day: move(named.day) })) }),
  }
  return { campaign, notes: notesOn(campaign, calendarOf(campaign)) }
}

function notesOn(campaign: Campaign, calendar: WorkCalendar): string[] {
  const days = [
    ...campaign.milestones.map(({ name, due }) => [`节点“${name}”`, due] as const),
    ...(campaign.namedDays ?? []).map(({ name, day }) => [`校内日期“${name}”`, day] as const),
  ]
  const off = days
    .filter(([, day]) => !isWorkday(calendar, day))
    .map(([what, day]) => `${what}移到${sayDay(day)}，这一天不是工作日。请核对。`)
  const first = Number(campaign.starts.slice(0, 4))
  const last = Number(campaign.ends.slice(0, 4))
  const uncovered = Array.from({ length: last - first + 1 }, (_, n) => first + n).filter(
    (year) => !calendar.years.includes(year),
  )
  return [
    ...off,
    ...uncovered.map((year) => `还没有${year}年的放假安排，暂按周一至周五为工作日计算。请在通知发布后导入。`),
  ]
}
