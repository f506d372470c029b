/**
 * The same merge as merge_openpyxl.py with the product's reader, rules and writer alone: no server, no records.
 * `node mergeOurs.ts LOAD_DIR OUT.xlsx [AS_OF]`
 */
import { closeSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { asDay } from '#rules/calendar/day'
import type { Finding } from '#rules/items/finding'
import type { ReadItem } from '#rules/items/item'
import { readBook } from '#rules/reading/readBook'
import { buildSummary } from '#rules/summary/summary'
import { summaryFactsOf } from '#rules/summary/summaryFacts'
import { tallyItems } from '#rules/figures/tally'
import { calendarOf } from '../../worker/calendar/stateHolidays.ts'
import { readDemoCampaign } from '../../worker/commands/demo.ts'
import { writeSummary } from '../../worker/documents/summaryXlsx.ts'
import { readWorkbookFile } from '../../worker/documents/xlsx/read.ts'

const [folder = '', out = '', day = '2017-08-15'] = process.argv.slice(2)
const asOf = asDay(day)
const campaign = readDemoCampaign()
const calendar = calendarOf(campaign)

const items: ReadItem[] = []
const findings: Finding[] = []
for (const file of readdirSync(folder).toSorted()) {
  const { sheets } = await readWorkbookFile(readFileSync(join(folder, file)), file)
  const reading = readBook(file, sheets, campaign, { calendar })
  items.push(...reading.items)
  findings.push(...reading.findings)
}

const facts = summaryFactsOf({
  campaign,
  calendar,
  asOf,
  snapshotNo: 1,
  items,
  findings,
  zeroReports: [],
  tally: tallyItems(items, campaign, calendar, asOf),
  reports: { periods: [], units: campaign.units.map(({ id }) => ({ unit: id, statuses: [] })) },
})
const written = openSync(out, 'w')
for await (const piece of writeSummary(buildSummary(facts))) writeSync(written, piece)
closeSync(written)
console.log(items.length, 'rows')
