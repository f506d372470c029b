/** 校验 in the pane: from the table's values as Excel gives them to the findings, beside a plain walk over the cells. */
import { checkLedger } from '#rules/ledgerSheet/checkLedger'
import { asDay } from '#rules/calendar/day'
import type { SheetGrid } from '#rules/cells/grid'
import { readBook } from '#rules/reading/readBook'
import { readLedger } from '#rules/ledgerSheet/readLedger'
import { planLedgerSheet } from '#rules/ledgerSheet/sheetPlan'
import { aCampaign, calendar2017 } from '../../stories.ts'
import { loadOf, type PaneRow } from './load.ts'

const ROWS = 5000
/** Issue 4: a check of so many rows takes at most this, in the median. */
const LIMIT_SECONDS = 0.05
const RUNS = 21

const campaign = aCampaign()
const today = asDay('2017-08-15')

export async function benchPaneCheck(folder: string): Promise<PaneRow[]> {
  const grid = await ledgerGrid(folder)
  const check = median(() => {
    const reading = readLedger(grid, campaign, '教务处.xlsx')
    if (reading?.rows.length !== ROWS) throw new Error(`${reading?.rows.length} rows were read, not ${ROWS}`)
    checkLedger(reading, { campaign, today, unitId: 'jwc', agreed: () => undefined })
  })
  const walk = median(() => JSON.stringify(grid.rows))
  const verdict = check <= LIMIT_SECONDS ? '≤' : 'ABOVE'
  return [
    {
      what: `pane: check of ${ROWS} rows, median`,
      seconds: check,
      note: `${verdict} ${LIMIT_SECONDS * 1000} ms · ${(check / walk).toFixed(1)} × writing its cells as JSON`,
    },
  ]
}

/** A standard ledger of the load, as its table's values come from Excel: without formats. */
async function ledgerGrid(folder: string): Promise<SheetGrid> {
  const sheets = await loadOf(folder, ROWS)
  const { items } = readBook('教务处.xlsx', sheets, campaign, { unit: 'jwc', calendar: calendar2017 })
  const plan = planLedgerSheet(
    items.map((content, index) => ({ id: `row-${index}-0000`, version: 0, content })),
    { campaign, unitName: '教务处', today, date1904: false, source: null, takenNames: [] },
  )
  const rows = plan.rows.map((row) =>
    row.map((value) => (value === null || value === '' || typeof value === 'object' ? undefined : { value })),
  )
  const header = plan.columns.map(({ label }) => ({ value: label }))
  return { name: '规范台账', rows: [header, ...rows], merges: [], date1904: false }
}

/** Of the processor's seconds: on a busy machine the clock on the wall tells more about the others. */
function median(work: () => void): number {
  const times: number[] = []
  for (let run = 0; run < RUNS; run++) {
    const start = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(start)
    times.push((user + system) / 1e6)
  }
  return times.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0
}
