/** A reporting week as circulars and the summary count it: 第11周; its ISO name where the campaign has no such week. */
import { periodNo } from '#rules/weeks/period'
import type { CampaignView } from '#wire/campaign'
import type { Words } from '../../words/zh.ts'

export function sayWeek(words: Words, view: CampaignView, period: string): string {
  const no = periodNo(view.campaign, view.calendar, period)
  return no === 0 ? period : words.periodNo(view.campaign.weeklyReport.every ?? 'week', no)
}
