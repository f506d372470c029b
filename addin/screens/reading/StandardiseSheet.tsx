/** 规范本表 — shows how the active sheet was understood, asks, says what will come of it, and makes the standard ledger. */
import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components'
import { useEffect, useMemo, useState, type ReactElement } from 'react'
import { pathKey } from '#rules/columns/columns'
import type { SheetGrid } from '#rules/cells/grid'
import { ROW_ID_LABEL } from '#rules/ledgerSheet/ledgerColumns'
import type { Profile } from '#rules/reading/answers/profile'
import type { BookReading } from '#rules/reading/reading'
import { noAnswers, type ReadingAnswers } from '#rules/reading/answers/readingAnswers'
import type { ItemRow } from '#wire/item'
import { knownProfiles, readSheets, rememberColumns } from '../../ledger/sheetReading.ts'
import { standardise, type Standardised } from '../../ledger/standardise.ts'
import { usePane, type Pane } from '../../Pane.ts'
import { atEach, withAnswers, withDecision, type Answering } from './answering.ts'
import { ComparedView } from './ComparedView.tsx'
import { NeedsExcel } from '../../parts/NeedsExcel.tsx'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { ReadingView } from './ReadingView.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { useTask } from '../../parts/useTask.ts'
import { allItems } from '../../server/api.ts'
import { useWords } from '../../words.ts'
import type { Workbook } from '../../workbook/Workbook.ts'

interface Seen {
  /** The active sheet first. */
  readonly grids: readonly SheetGrid[]
  readonly mergesKnown: boolean
  readonly hasLedger: boolean
  readonly takenNames: readonly string[]
  /** Other visible sheets that were not read. */
  readonly others: readonly string[]
  /** Null when the server was not reached. */
  readonly profiles: readonly Profile[] | null
  /** What the server holds; null when it was not reached: then it is asked again before anything is made. */
  readonly held: readonly ItemRow[] | null
}

export function StandardiseSheet(): ReactElement {
  const words = useWords()
  const pane = usePane()
  const { view, api, workbook, setting, go, ledgerMade } = pane
  const [seen, setSeen] = useState<Seen | null>(null)
  const [reading, setReading] = useState<BookReading | null>(null)
  const [answers, setAnswers] = useState<ReadingAnswers>(noAnswers)
  const [done, setDone] = useState<string | null>(null)
  const [making, setMaking] = useState(false)
  const { busy, error, run } = useTask()

  const look = (): void =>
    void run(async () => {
      if (workbook === null) return
      setDone(null)
      setAnswers(noAnswers)
      setReading(null)
      setSeen(await lookAt(workbook, pane))
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
      const read = await readSheets({
        file: setting.fileName,
        grids: seen.grids,
        view,
        profiles: seen.profiles ?? [],
        answers,
      })
      if (wanted) setReading(read.reading)
    })
    return () => {
      wanted = false
    }
  }, [seen, answers, run, setting, view])

  const compared = useMemo(
    () =>
      seen === null || reading === null || seen.held === null
        ? null
        : standardised(pane, seen, reading, seen.held, () => 'preview-only'),
    [pane, seen, reading],
  )
  const make = (): void =>
    void run(async () => {
      if (workbook === null || seen === null || reading === null) return
      setMaking(true)
      try {
        const held = await allItems(api, view.unitId ?? undefined)
        const made = standardised(pane, seen, reading, held, () => crypto.randomUUID())
        await workbook.writeLedger(made.plan, JSON.stringify(made.baseline))
        ledgerMade()
        const isKept = await rememberColumns(api, reading, answers, view.unitId)
        const said = words.standardise.generated(reading.items.length, made.matched)
        setDone(isKept ? said : `${said}${words.reading.notRemembered}`)
      } finally {
        setMaking(false)
      }
    })

  if (workbook === null) return <NeedsExcel title={words.standardise.title} />
  const isStandard = seen?.grids.some(isLedgerSheet) === true
  const ready = reading !== null && !isStandard && reading.items.length > 0 && done === null
  const answering: Answering = {
    answers,
    mapColumn: (path, meaning) =>
      setAnswers({ ...answers, mapping: { ...answers.mapping, [pathKey(path)]: meaning } }),
    setLimit: (references, value) =>
      setAnswers({ ...answers, limits: withAnswers(answers.limits, atEach(references, value)) }),
    decide: (more) => setAnswers({ ...answers, ...withDecision(answers, more) }),
  }
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
              }
      }
    >
      <ProblemBar error={error} retry={look} />
      {done === null ? null : (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody>{done}</MessageBarBody>
        </MessageBar>
      )}
      {seen !== null && isStandard ? <p>{words.standardise.isStandard}</p> : null}
      {seen !== null && !isStandard && done === null ? (
        <Remarks seen={seen} ready={ready} busy={busy} lookAtAll={lookAtAll} />
      ) : null}
      {reading === null || isStandard || done !== null ? null : (
        <>
          <ReadingView reading={reading} campaign={view.campaign} unitId={view.unitId} answering={answering}>
            {ready && compared !== null ? (
              <ComparedView compared={compared} rows={reading.items.length} />
            ) : null}
          </ReadingView>
          <Button appearance="subtle" size="small" disabled={busy} onClick={look}>
            {words.standardise.readAgain}
          </Button>
        </>
      )}
    </Screen>
  )
}

/** What to know before reading on: merges, other sheets, a ledger that is there, a server out of reach. */
function Remarks(props: { seen: Seen; ready: boolean; busy: boolean; lookAtAll: () => void }): ReactElement {
  const words = useWords()
  const { seen, ready, busy, lookAtAll } = props
  return (
    <>
      {seen.mergesKnown ? null : <p className="warn">{words.standardise.noMerges}</p>}
      {seen.profiles === null ? <p className="warn">{words.reading.withoutProfiles}</p> : null}
      {seen.others.length === 0 ? null : (
        <div className="row">
          <span className="faint">{words.standardise.otherSheets(seen.others.length)}</span>
          <Button size="small" disabled={busy} onClick={lookAtAll}>
            {words.standardise.readAll}
          </Button>
        </div>
      )}
      {seen.hasLedger && ready ? <p className="warn">{words.standardise.exists}</p> : null}
    </>
  )
}

async function lookAt(workbook: Workbook, { api, view }: Pane): Promise<Seen> {
  const { grid, mergesKnown, sheets, ledgerSheet } = await workbook.survey()
  const others = sheets.filter(
    (sheet) => sheet.visible && sheet.name !== grid.name && sheet.name !== ledgerSheet,
  )
  const [profiles, held] = await Promise.all([
    knownProfiles(api),
    // Without the server the sheet is still read; it is asked again before the ledger is made.
    allItems(api, view.unitId ?? undefined).catch(() => null),
  ])
  return {
    grids: [grid],
    mergesKnown,
    hasLedger: ledgerSheet !== null,
    takenNames: sheets.map((sheet) => sheet.name),
    others: others.map((sheet) => sheet.name),
    profiles,
    held,
  }
}

function standardised(
  { view, setting }: Pane,
  seen: Seen,
  reading: BookReading,
  held: readonly ItemRow[],
  newId: () => string,
): Standardised {
  const unit = view.campaign.units.find((one) => one.id === view.unitId)
  return standardise({
    campaign: view.campaign,
    unitId: view.unitId,
    file: setting.fileName,
    items: reading.items,
    held,
    options: {
      unitName: unit?.name ?? '',
      campaign: view.campaign,
      today: view.today,
      date1904: seen.grids.some((grid) => grid.date1904),
      source: seen.grids.map((grid) => grid.name).join('、'),
      takenNames: seen.takenNames,
    },
    newId,
  })
}

function isLedgerSheet(grid: SheetGrid): boolean {
  return grid.rows.some((row) => row?.some((cell) => cell?.value === ROW_ID_LABEL))
}
