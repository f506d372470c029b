/** The ledger's sheet checked, and its cells mended as a finding suggests. */
import { useCallback, useEffect, useState } from 'react'
import { readIsoDay } from '#rules/calendar/day'
import type { SheetGrid } from '#rules/cells/grid'
import { fieldDefinitions } from '#rules/fields/field'
import type { Finding } from '#rules/items/finding'
import { checkLedger } from '#rules/ledgerSheet/checkLedger'
import { readLedger } from '#rules/ledgerSheet/readLedger'
import { ledgerSerial } from '#rules/ledgerSheet/sheetPlan'
import { readBaseline } from '../../ledger/baseline.ts'
import { placeOf } from '../../ledger/ledgerUpdate.ts'
import type { SyncSetting } from '../../ledger/SyncSetting.ts'
import { usePane, type Pane } from '../../Pane.ts'
import { useTask, type Task } from '../../parts/useTask.ts'
import { placeOfCell } from '../../workbook/cellAddress.ts'
import type { CellWrite, OpenLedger } from '../../workbook/Workbook.ts'
import { useWords } from '../../words.ts'

interface Checked {
  readonly rows: number
  readonly findings: readonly Finding[]
  readonly grid: SheetGrid
}

interface CheckWork extends Pick<Task, 'busy' | 'error'> {
  /** Null until it is known. */
  readonly checked: Checked | 'no-ledger' | null
  /** What became of the last mending. */
  readonly mended: string | null
  readonly check: () => void
  readonly select: (finding: Finding) => void
  readonly mend: (finding: Finding, value: string) => void
}

export function useCheck(): CheckWork {
  const words = useWords()
  const pane = usePane()
  const { workbook } = pane
  const [checked, setChecked] = useState<Checked | 'no-ledger' | null>(null)
  const [mended, setMended] = useState<string | null>(null)
  const { busy, error, run } = useTask()
  const look = useCallback(async () => {
    const { workbook: open, setting } = pane
    if (open === null) return
    const opened = await open.openLedger()
    setChecked(checkOpened(opened, setting, await answeredIn(pane)))
    // A new pane comes with every edit of the ledger.
  }, [pane])
  const check = useCallback(() => void run(look), [run, look])
  useEffect(check, [check])
  const select = (finding: Finding): void => {
    const { cell } = finding
    if (cell !== null) void run(async () => workbook?.select(finding.sheet, cell))
  }
  const mend = (finding: Finding, value: string): void =>
    void run(async () => {
      if (workbook === null || finding.cell === null || checked === null || checked === 'no-ledger') return
      const cell = mendOf(finding, finding.cell, value, checked.grid)
      const isMended = await workbook.writeCells(finding.sheet, [cell])
      setMended(isMended ? words.check.mended(finding.cell, finding.given) : words.check.changedMeanwhile)
      await run(look)
    })
  return { checked, mended, check, select, mend, busy, error }
}

/** Questions that were answered before; without the server they are asked once more. */
async function answeredIn({ api, can }: Pane): Promise<ReadonlySet<string>> {
  if (!can('item.write')) return new Set()
  const { settled } = await api.questions().catch(() => ({ settled: [] }))
  return new Set(settled)
}

function checkOpened(
  { grid, baseline: text }: OpenLedger,
  setting: SyncSetting,
  answered: ReadonlySet<string>,
): Checked | 'no-ledger' {
  const baseline = readBaseline(text)
  const dated = grid === null ? null : { ...grid, date1904: baseline?.date1904 === true }
  const reading = dated === null ? null : readLedger(dated, setting.campaign, setting.fileName)
  if (dated === null || reading === null) return 'no-ledger'
  const ours = reading.rows.filter(({ id }) => baseline?.rows[id]?.transferred === undefined)
  const findings = checkLedger(
    { ...reading, rows: ours },
    {
      campaign: setting.campaign,
      today: setting.today,
      unitId: setting.unitId,
      agreed: (id) => baseline?.rows[id]?.content,
      answered,
    },
  )
  return { rows: reading.rows.length, findings, grid: dated }
}

/** The cell as the suggestion would have it; a day becomes a real day of the sheet. */
function mendOf(finding: Finding, cell: string, value: string, grid: SheetGrid): CellWrite {
  const { row, column } = placeOfCell(cell) ?? { row: 0, column: 0 }
  const isDay = fieldDefinitions.some((one) => one.field === finding.field && one.kind === 'day')
  const day = isDay ? readIsoDay(value) : null
  return {
    ...placeOf({ grid }, row, column),
    value: day === null ? value : ledgerSerial(day, grid.date1904),
    format: day === null ? '@' : 'yyyy-mm-dd',
  }
}
