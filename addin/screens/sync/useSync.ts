/** The ledger's sheet beside the server: looked at, synced, its conflicts and missing rows answered. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { cellOfField } from '#rules/ledgerSheet/sheetPlan'
import type { FieldKey } from '#wire/item'
import { answerMissing, type MissingAnswer } from '../../ledger/answerMissing.ts'
import { formatOf, placeOf, rowsSeen } from '../../ledger/ledgerUpdate.ts'
import { resolveConflict } from '../../ledger/resolveConflict.ts'
import type { NoLedger } from '../../ledger/seenLedger.ts'
import {
  lookAtLedger,
  syncLedger,
  type LedgerState,
  type SyncOutcome,
  type SyncProgress,
  type SyncWorld,
} from '../../ledger/syncLedger.ts'
import { usePane, type Pane } from '../../Pane.ts'
import { useTask, type Task } from '../../parts/useTask.ts'
import type { LedgerUpdate, Workbook } from '../../workbook/Workbook.ts'

export type Looked = LedgerState | NoLedger

/** A person's choice in a field that both sides changed. */
export interface Choice {
  readonly id: string
  readonly field: FieldKey
  readonly choice: 'mine' | 'theirs'
}

interface SyncWork extends Pick<Task, 'busy' | 'error'> {
  /** Null until it is known. */
  readonly looked: Looked | null
  readonly outcome: SyncOutcome | null
  readonly progress: SyncProgress | null
  /** A choice was written just now. */
  readonly isChosen: boolean
  readonly sync: () => void
  readonly stop: () => void
  readonly choose: (state: LedgerState, choice: Choice) => void
  readonly answer: (id: string, answer: MissingAnswer) => void
  readonly select: (sheet: string, cell: string | null) => void
}

export function useSync(): SyncWork {
  const pane = usePane()
  const { workbook, setting } = pane
  const [outcome, setOutcome] = useState<SyncOutcome | null>(null)
  const [progress, setProgress] = useState<SyncProgress | null>(null)
  const [isSyncing, setSyncing] = useState(false)
  const [isChosen, setChosen] = useState(false)
  const stopped = useRef(false)
  const { busy, error, run } = useTask()
  const { looked, setLooked, look } = useLooked(pane, run)
  /** Runs what needs the workbook; without one the screen says so instead. */
  const start = (work: (open: Workbook, world: SyncWorld) => Promise<void>): void =>
    void run(async () => {
      if (workbook === null) return
      const course = { progress: setProgress, cancelled: () => stopped.current }
      await work(workbook, { ...worldOf(pane, workbook), ...course })
    })
  const sync = (): void =>
    start(async (_, world) => {
      stopped.current = false
      setChosen(false)
      setSyncing(true)
      try {
        const done = await syncLedger(world, setting)
        setOutcome(done)
        setLooked('state' in done ? done.state : done)
      } finally {
        setProgress(null)
        setSyncing(false)
      }
    })
  const choose = (state: LedgerState, choice: Choice): void =>
    start(async (open) => {
      // Should a row have moved meanwhile, nothing is written and the choice is asked for again.
      await open.updateLedger(choiceUpdate(state, choice, pane))
      await look()
      setChosen(true)
    })
  const answer = (id: string, given: MissingAnswer): void =>
    start(async (_, world) => {
      await answerMissing(world, setting, id, given)
      await look()
    })
  const select = (sheet: string, cell: string | null): void =>
    start(async (open) => {
      if (cell !== null) await open.select(sheet, cell)
    })
  const stop = (): void => void (stopped.current = true)
  // What the sync before has sent says nothing about the one that runs.
  const shown = isSyncing ? null : outcome
  return { looked, outcome: shown, progress, isChosen, sync, stop, choose, answer, select, busy, error }
}

interface LookedAt {
  readonly looked: Looked | null
  readonly setLooked: (looked: Looked) => void
  readonly look: () => Promise<void>
}

/** The ledger beside the server, looked at when the screen opens and after every edit. */
function useLooked(pane: Pane, run: Task['run']): LookedAt {
  const [looked, setLooked] = useState<Looked | null>(null)
  const look = useCallback(async () => {
    const { workbook, setting } = pane
    if (workbook !== null) setLooked(await lookAtLedger(() => workbook.openLedger(), setting))
    // A new pane comes with every edit of the ledger.
  }, [pane])
  useEffect(() => void run(look), [run, look])
  return { looked, setLooked, look }
}

function worldOf({ api }: Pane, workbook: Workbook): Omit<SyncWorld, 'progress' | 'cancelled'> {
  return {
    openLedger: () => workbook.openLedger(),
    updateLedger: (update) => workbook.updateLedger(update),
    push: (request) => api.sync(request),
    newId: () => crypto.randomUUID(),
  }
}

/** What a choice writes: the baseline that knows of it and, where theirs was chosen, the cell. */
function choiceUpdate(state: LedgerState, { id, field, choice }: Choice, { view }: Pane): LedgerUpdate {
  const { baseline, write } = resolveConflict(state.baseline, id, field, choice)
  const row = state.reading.rows.find((one) => one.id === id)
  const column = state.reading.columns.get(field)
  const value =
    write === null
      ? null
      : cellOfField(field, write.content, { campaign: view.campaign, date1904: baseline.date1904 })
  const cells =
    write === null || row === undefined || column === undefined
      ? []
      : [{ ...placeOf(state, row.row - 1, column), value, format: formatOf(field) }]
  return {
    sheet: state.reading.place.sheet,
    cells,
    newRows: [],
    newRowFormats: [],
    baseline: JSON.stringify(baseline),
    seen: cells.length === 0 ? null : rowsSeen(state.reading),
    before: state.text,
  }
}
