/** The sheet in front on its way to a standard ledger: looked at, read with a person's answers, made. */
import { useEffect, useMemo, useState } from 'react'
import { pathKey } from '#rules/columns/pathKey'
import type { SheetGrid } from '#rules/cells/grid'
import { ROW_ID_LABEL } from '#rules/ledgerSheet/ledgerColumns'
import type { Profile } from '#rules/reading/answers/profile'
import { asksWhose, noAnswers, type ReadingAnswers } from '#rules/reading/answers/readingAnswers'
import type { BookReading } from '#rules/reading/reading'
import type { ItemRow } from '#wire/item'
import { knownProfiles, readSheets, rememberColumns } from '../../ledger/sheetReading.ts'
import { standardise, type Standardised } from '../../ledger/standardise.ts'
import { usePane, type Pane } from '../../Pane.ts'
import { unitName } from '../../parts/unitName.ts'
import { useTask, type Task } from '../../parts/useTask.ts'
import { allItems } from '../../server/api.ts'
import type { Workbook } from '../../workbook/Workbook.ts'
import { useWords } from '../../words.ts'
import { atEach, withAnswers, withDecision, withoutDecision, type Answering } from './answering.ts'

export interface Seen {
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

interface StandardiseWork extends Pick<Task, 'busy' | 'error'> {
  /** Null until the sheet is looked at. */
  readonly seen: Seen | null
  /** Null while it is being read. */
  readonly reading: BookReading | null
  /** Among what was looked at is a standard ledger: there is nothing to make of it. */
  readonly isStandard: boolean
  /** It names another unit: first a person says whose it is. */
  readonly isOthers: boolean
  readonly answering: Answering
  /** What making it would bring together; null while the server is out of reach. */
  readonly compared: Standardised | null
  readonly isMaking: boolean
  /** What was made just now. */
  readonly done: string | null
  readonly look: () => void
  readonly lookAtAll: () => void
  readonly make: () => void
}

export function useStandardise(): StandardiseWork {
  const pane = usePane()
  const { workbook } = pane
  const [seen, setSeen] = useState<Seen | null>(null)
  const [answers, setAnswers] = useState<ReadingAnswers>(noAnswers)
  const task = useTask()
  const { busy, error, run } = task
  const [reading, setReading] = useReading(seen, answers, task)
  const { make, isMaking, done, setDone } = useMaking(seen, reading, answers, task)
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
  const compared = useMemo(
    () =>
      seen === null || reading === null || seen.held === null
        ? null
        : standardised(pane, { seen, reading, held: seen.held }, () => 'preview-only'),
    [pane, seen, reading],
  )
  return {
    seen,
    reading,
    isStandard: seen?.grids.some(isLedgerSheet) === true,
    isOthers: reading?.findings.some(asksWhose) === true,
    answering: answeringWith(answers, setAnswers),
    compared,
    isMaking,
    done,
    look,
    lookAtAll,
    make,
    busy,
    error,
  }
}

/** Reads what was seen, and again with every answer. */
function useReading(
  seen: Seen | null,
  answers: ReadingAnswers,
  { run }: Task,
): [BookReading | null, (reading: null) => void] {
  const { setting, view } = usePane()
  const [reading, setReading] = useState<BookReading | null>(null)
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
  return [reading, setReading]
}

interface Making extends Pick<StandardiseWork, 'make' | 'isMaking' | 'done'> {
  readonly setDone: (said: string | null) => void
}

function useMaking(
  seen: Seen | null,
  reading: BookReading | null,
  answers: ReadingAnswers,
  { run }: Task,
): Making {
  const words = useWords()
  const pane = usePane()
  const { api, view, workbook, ledgerMade } = pane
  const [isMaking, setMaking] = useState(false)
  const [done, setDone] = useState<string | null>(null)
  const make = (): void =>
    void run(async () => {
      if (workbook === null || seen === null || reading === null) return
      setMaking(true)
      try {
        const held = await allItems(api, view.unitId ?? undefined)
        const made = standardised(pane, { seen, reading, held }, () => crypto.randomUUID())
        await workbook.writeLedger(made.plan, JSON.stringify(made.baseline))
        ledgerMade()
        const isKept = await rememberColumns(api, reading, answers, view.unitId)
        const said = words.standardise.generated(reading.items.length, made.matched)
        setDone(isKept ? said : `${said}${words.reading.notRemembered}`)
      } finally {
        setMaking(false)
      }
    })
  return { make, isMaking, done, setDone }
}

function answeringWith(answers: ReadingAnswers, set: (answers: ReadingAnswers) => void): Answering {
  return {
    answers,
    mapColumn: (path, meaning) =>
      set({ ...answers, mapping: { ...answers.mapping, [pathKey(path)]: meaning } }),
    setLimit: (references, value) =>
      set({ ...answers, limits: withAnswers(answers.limits, atEach(references, value)) }),
    decide: (more) => set({ ...answers, ...withDecision(answers, more) }),
    undecide: (kind, references) => set({ ...answers, ...withoutDecision(answers, kind, references) }),
  }
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

/** What a ledger is made of: the sheets, how they were read, and what the server has already. */
interface Stock {
  readonly seen: Seen
  readonly reading: BookReading
  readonly held: readonly ItemRow[]
}

function standardised({ view, setting }: Pane, stock: Stock, newId: () => string): Standardised {
  const { seen, reading, held } = stock
  return standardise({
    campaign: view.campaign,
    unitId: view.unitId,
    file: setting.fileName,
    items: reading.items,
    held,
    options: {
      unitName: unitName(view.campaign, view.unitId, ''),
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
