/** 校验 — findings by severity; a press selects the cell, a second button mends it. */
import { MessageBar, MessageBarBody } from '@fluentui/react-components'
import { useCallback, useEffect, useState, type ReactElement } from 'react'
import { checkLedger } from '#rules/ledgerSheet/checkLedger'
import { readIsoDay } from '#rules/calendar/day'
import { fieldDefinitions } from '#rules/fields/field'
import type { Finding } from '#rules/items/finding'
import type { SheetGrid } from '#rules/cells/grid'
import { readLedger } from '#rules/ledgerSheet/readLedger'
import { ledgerSerial } from '#rules/ledgerSheet/sheetPlan'
import { readBaseline } from '../../ledger/baseline.ts'
import { placeOf } from '../../ledger/ledgerUpdate.ts'
import { usePane } from '../../Pane.ts'
import { FindingList } from '../../parts/FindingList.tsx'
import { NeedsExcel } from '../../parts/NeedsExcel.tsx'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { useTask } from '../../parts/useTask.ts'
import { columnIndex } from '../../workbook/cellAddress.ts'
import type { CellWrite } from '../../workbook/Workbook.ts'
import { useWords } from '../../words.ts'

interface Checked {
  readonly rows: number
  readonly findings: readonly Finding[]
  readonly grid: SheetGrid
}

export function CheckLedger(): ReactElement {
  const words = useWords()
  const pane = usePane()
  const { workbook, go } = pane
  const [checked, setChecked] = useState<Checked | 'no-ledger' | null>(null)
  const [mended, setMended] = useState<string | null>(null)
  const { busy, error, run } = useTask()

  const check = useCallback(
    () =>
      run(async () => {
        const { workbook: open, setting: now } = pane
        if (open === null) return
        const { grid, baseline: text } = await open.openLedger()
        const baseline = readBaseline(text)
        const dated = grid === null ? null : { ...grid, date1904: baseline?.date1904 === true }
        const reading = dated === null ? null : readLedger(dated, now.campaign, now.fileName)
        if (dated === null || reading === null) {
          setChecked('no-ledger')
          return
        }
        const findings = checkLedger(reading, {
          campaign: now.campaign,
          today: now.today,
          unitId: now.unitId,
          agreed: (id) => baseline?.rows[id]?.content,
        })
        setChecked({ rows: reading.rows.length, findings, grid: dated })
      }),
    // A new pane comes with every edit of the ledger.
    [run, pane],
  )
  useEffect(() => void check(), [check])

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
      await check()
    })

  if (workbook === null) return <NeedsExcel title={words.check.title} />
  if (checked === 'no-ledger') {
    return (
      <Screen
        title={words.check.title}
        lead={words.check.noLedger}
        primary={{ label: words.check.toStandardise, act: () => go('standardise') }}
      />
    )
  }
  const blocked = checked?.findings.some((finding) => finding.severity === 'block') === true
  return (
    <Screen
      title={words.check.title}
      lead={words.check.lead}
      busy={busy && checked === null ? words.loading : null}
      primary={
        checked !== null && !blocked
          ? { label: words.check.toSync, act: () => go('sync') }
          : { label: words.check.run, act: () => void check() }
      }
    >
      <ProblemBar error={error} retry={() => void check()} />
      {mended === null ? null : (
        <MessageBar intent="success">
          <MessageBarBody>{mended}</MessageBarBody>
        </MessageBar>
      )}
      {checked === null ? null : (
        <>
          <p className="faint">
            {checked.findings.length === 0
              ? words.check.clean
              : words.check.count(checked.rows, checked.findings.length)}
          </p>
          <FindingList findings={checked.findings} select={select} mend={mend} />
        </>
      )}
    </Screen>
  )
}

/** The cell as the suggestion would have it; a day becomes a real day of the sheet. */
function mendOf(finding: Finding, cell: string, value: string, grid: SheetGrid): CellWrite {
  const place = /^([A-Z]+)(\d+)$/.exec(cell)
  const isDay = fieldDefinitions.some((one) => one.field === finding.field && one.kind === 'day')
  const day = isDay ? readIsoDay(value) : null
  return {
    ...placeOf({ grid }, Number(place?.[2] ?? 1) - 1, columnIndex(place?.[1] ?? 'A')),
    value: day === null ? value : ledgerSerial(day, grid.date1904),
    format: day === null ? '@' : 'yyyy-mm-dd',
  }
}
