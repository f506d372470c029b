/** 规范本表 — shows how the active sheet was understood, lets a person correct it, and makes the standard ledger. */
import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components'
import { useEffect, useState, type ReactElement } from 'react'
import { pathKey } from '#rules/columns'
import { cellName, type SheetGrid } from '#rules/grid'
import { ROW_ID_LABEL } from '#rules/ledgerColumns'
import type { BookReading } from '#rules/reading'
import { standardise } from '../ledger/standardise.ts'
import { usePane } from '../Pane.ts'
import { ProblemBar } from '../parts/ProblemBar.tsx'
import { Screen } from '../parts/Screen.tsx'
import { useTask } from '../parts/useTask.ts'
import { ReadingView } from '../parts/ReadingView.tsx'
import { allItems } from '../server/api.ts'
import { useWords } from '../words.ts'

interface Seen {
  /** The active sheet first. */
  readonly grids: readonly SheetGrid[]
  readonly mergesKnown: boolean
  readonly hasLedger: boolean
  readonly takenNames: readonly string[]
  /** Other visible sheets that were not read. */
  readonly others: readonly string[]
}

export function StandardiseSheet(): ReactElement {
  const words = useWords()
  const { view, api, workbook, setting, go, ledgerMade } = usePane()
  const [seen, setSeen] = useState<Seen | null>(null)
  const [reading, setReading] = useState<BookReading | null>(null)
  const [confirmed, setConfirmed] = useState<Readonly<Record<string, string>>>({})
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({})
  const [done, setDone] = useState<string | null>(null)
  const [making, setMaking] = useState(false)
  const { busy, error, run } = useTask()

  const look = (): void =>
    void run(async () => {
      if (workbook === null) return
      setDone(null)
      setConfirmed({})
      setAnswers({})
      const { grid, mergesKnown } = await workbook.readActiveSheet()
      const sheets = await workbook.sheets()
      const { grid: ledger } = await workbook.openLedger()
      const others = sheets.filter(
        (sheet) => sheet.visible && sheet.name !== grid.name && sheet.name !== ledger?.name,
      )
      setSeen({
        grids: [grid],
        mergesKnown,
        hasLedger: ledger !== null,
        takenNames: sheets.map((sheet) => sheet.name),
        others: others.map((sheet) => sheet.name),
      })
    })
  const lookAtAll = (): void =>
    void run(async () => {
      if (workbook === null || seen === null) return
      const grids = [...seen.grids]
      for (const name of seen.others) grids.push((await workbook.readSheet(name)).grid)
      setSeen({ ...seen, grids: grids.filter((grid) => !isLedgerSheet(grid)), others: [] })
    })

  useEffect(() => {
    if (seen === null) return undefined
    let wanted = true
    void run(async () => {
      // The reader is the largest part of the rules; it comes when it is first needed.
      const { readBook } = await import('#rules/readBook')
      const grids = seen.grids.map((grid) => withAnswers(grid, answers))
      const read = readBook(setting.fileName, grids, view.campaign, {
        ...(view.unitId === null ? {} : { unit: view.unitId }),
        confirmed,
        calendar: view.calendar,
      })
      if (wanted) setReading(read)
    })
    return () => {
      wanted = false
    }
  }, [seen, confirmed, answers, run, setting, view])

  const make = (): void =>
    void run(async () => {
      if (workbook === null || seen === null || reading === null) return
      setMaking(true)
      try {
        const unit = view.campaign.units.find((one) => one.id === view.unitId)
        const made = standardise({
          campaign: view.campaign,
          unitId: view.unitId,
          file: setting.fileName,
          items: reading.items,
          held: await allItems(api, view.unitId ?? undefined),
          options: {
            unitName: unit?.name ?? '',
            campaign: view.campaign,
            today: view.today,
            date1904: seen.grids.some((grid) => grid.date1904),
            source: seen.grids.map((grid) => grid.name).join('、'),
            takenNames: seen.takenNames,
          },
          newId: () => crypto.randomUUID(),
        })
        await workbook.writeLedger(made.plan, JSON.stringify(made.baseline))
        ledgerMade()
        setDone(words.standardise.generated(reading.items.length, made.matched))
      } finally {
        setMaking(false)
      }
    })

  const isStandard = seen?.grids.some(isLedgerSheet) === true
  const ready = reading !== null && !isStandard && reading.items.length > 0 && done === null
  return (
    <Screen
      title={words.standardise.title}
      lead={words.standardise.lead}
      busy={busy ? (making ? words.standardise.generating : words.standardise.readingSheet) : null}
      primary={
        done !== null
          ? { label: words.standardise.toCheck, act: () => go('check') }
          : ready
            ? { label: words.standardise.generate(reading.items.length), act: make }
            : {
                label: seen === null ? words.standardise.read : words.standardise.readAgain,
                act: look,
                whyNot: workbook === null ? words.host.needsExcel : null,
              }
      }
    >
      <ProblemBar error={error} retry={look} />
      {done === null ? null : (
        <MessageBar intent="success">
          <MessageBarBody>{done}</MessageBarBody>
        </MessageBar>
      )}
      {seen !== null && isStandard ? <p>{words.standardise.isStandard}</p> : null}
      {seen !== null && !seen.mergesKnown ? <p className="warn">{words.standardise.noMerges}</p> : null}
      {seen !== null && seen.others.length > 0 && done === null && !isStandard ? (
        <div className="row">
          <span className="faint">{words.standardise.otherSheets(seen.others.length)}</span>
          <Button size="small" disabled={busy} onClick={lookAtAll}>
            {words.standardise.readAll}
          </Button>
        </div>
      ) : null}
      {seen?.hasLedger === true && ready ? <p className="warn">{words.standardise.exists}</p> : null}
      {reading === null || isStandard || done !== null ? null : (
        <ReadingView
          reading={reading}
          campaign={view.campaign}
          unitId={view.unitId}
          mapColumn={(path, field) => setConfirmed({ ...confirmed, [pathKey(path)]: field })}
          answer={(sheet, cell, value) => setAnswers({ ...answers, [`${sheet}!${cell}`]: value })}
        />
      )}
    </Screen>
  )
}

function isLedgerSheet(grid: SheetGrid): boolean {
  return grid.rows.some((row) => row?.some((cell) => cell?.value === ROW_ID_LABEL))
}

/** The sheet with a person's answers in place of what could not be read; the workbook itself stays as it is. */
function withAnswers(grid: SheetGrid, answers: Readonly<Record<string, string>>): SheetGrid {
  if (Object.keys(answers).length === 0) return grid
  return {
    ...grid,
    rows: grid.rows.map((row, rowIndex) =>
      row?.map((cell, column) => {
        const answer = answers[`${grid.name}!${cellName(rowIndex, column)}`]
        return answer === undefined ? cell : { value: answer }
      }),
    ),
  }
}
