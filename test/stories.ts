/** Small, legible builders for tests: a campaign, a calendar, an item. Invented units and people only. */
import { readFileSync } from 'node:fs'
import type { Campaign } from '#rules/campaign/campaign'
import type { ItemContent } from '#rules/items/item'
import type { TalliedItem } from '#rules/figures/tally'
import type { WorkCalendar } from '#rules/calendar/workday'
import { CampaignSchema } from '#wire/campaign'
import * as v from 'valibot'

const stored: unknown = JSON.parse(
  readFileSync(new URL('./campaigns/zuofeng-2017.json', import.meta.url), 'utf8'),
)

/** The demo campaign, with some settings changed. */
export function aCampaign(changes: Partial<Campaign> = {}): Campaign {
  return { ...v.parse(CampaignSchema, stored), ...changes }
}

/** The State Council's table of 2017, from the notice 国办发明电〔2016〕17号. */
export const calendar2017: WorkCalendar = {
  years: [2017],
  holidays: Object.fromEntries(
    (
      '01-01 01-02 01-27 01-28 01-29 01-30 01-31 02-01 02-02 04-02 04-03 04-04 04-29 04-30 05-01 ' +
      '05-28 05-29 05-30 10-01 10-02 10-03 10-04 10-05 10-06 10-07 10-08'
    )
      .split(' ')
      .map((date) => [`2017-${date}`, '放假']),
  ),
  makeupDays: Object.fromEntries(
    ['01-22', '02-04', '04-01', '05-27', '09-30'].map((date) => [`2017-${date}`, '补班']),
  ),
}

let rowCount = 0

/** An item of unit `jwc` unless said otherwise. */
export function anItem(content: ItemContent = {}): TalliedItem {
  rowCount++
  return {
    origin: { file: '台账.xlsx', sheet: '台账', row: rowCount },
    unit: 'jwc',
    problem: '窗口无人值守',
    ...content,
  }
}
