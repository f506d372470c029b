/** 催报 — the words by which a unit is asked for a weekly report that has not come; ready to copy, sent by a person. */
import type { Campaign } from '../campaign/campaign.ts'
import { reportWords } from '../campaign/rhythm.ts'
import { sayMonthDay, type Day } from '../calendar/day.ts'
import type { Period } from '../weeks/period.ts'

/** A unit's other weeks without a report, oldest first, are named along with it. */
export function urgeReport(
  campaign: Pick<Campaign, 'office' | 'name' | 'weeklyReport'>,
  unitName: string,
  period: Period,
  more: { readonly today: Day; readonly earlier: readonly Pick<Period, 'from' | 'to'>[] },
): string {
  const { report } = reportWords(campaign)
  const week = sayWeek(period)
  const cutOff = `${sayMonthDay(period.due)}${period.time}`
  const also =
    more.earlier.length === 0
      ? ''
      : `此前${more.earlier.map(sayWeek).join('、')}的${report}也未收到，请一并补报。`
  return [
    `${unitName}：`,
    `按照${campaign.name}${report}制度，${week}的${report}应于${cutOff}前报送，至今尚未收到你单位的报告。`,
    `请尽快补报，并说明原因；没有发现新问题的，也要报“零报告”。${also}`,
    `${campaign.office}　${sayMonthDay(more.today)}`,
  ].join('\n')
}

function sayWeek({ from, to }: Pick<Period, 'from' | 'to'>): string {
  return `${sayMonthDay(from)}至${sayMonthDay(to)}`
}
