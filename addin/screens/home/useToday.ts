/** What Today tells of: the figures, what waits, this week's reports, and the ledger's sheet. */
import { useCallback, useEffect, useState } from 'react'
import type { Overview } from '#wire/overview'
import type { ReportMatrix } from '#wire/report'
import type { Todo } from '#wire/todo'
import { lookAtLedger } from '../../ledger/syncLedger.ts'
import { usePane, type Pane } from '../../Pane.ts'
import { useTask, type Task } from '../../parts/useTask.ts'

export interface SheetState {
  readonly hasLedger: boolean
  readonly changedFields: number
  readonly conflicts: number
}

/** Null: not known yet, or not told to this person. */
export interface Day {
  readonly overview: Overview | null
  readonly todo: Todo | null
  /** Who reported, for those who urge the others. */
  readonly matrix: ReportMatrix | null
  readonly sheet: SheetState | null
}

export function useToday(): Day & Pick<Task, 'busy' | 'error'> & { readonly load: () => Promise<void> } {
  const pane = usePane()
  const { api, can } = pane
  const [overview, setOverview] = useState<Overview | null>(null)
  const [todo, setTodo] = useState<Todo | null>(null)
  const [matrix, setMatrix] = useState<ReportMatrix | null>(null)
  const [sheet, setSheet] = useState<SheetState | null>(null)
  const { busy, error, run } = useTask()
  const load = useCallback(
    () =>
      run(async () => {
        const [figures, waiting, reports] = await Promise.all([
          api.overview(),
          can('todo.read') ? api.todo() : null,
          can('week.urge') ? api.reports() : null,
        ])
        setOverview(figures)
        setTodo(waiting)
        setMatrix(reports)
      }),
    [api, can, run],
  )
  useEffect(() => void load(), [load])
  useEffect(() => {
    // Offline or in a foreign workbook the count is simply not known; the Sync tab says why.
    lookAtSheet(pane).then(setSheet, () => setSheet(null))
    // A new pane comes with every edit of the ledger.
  }, [pane])
  return { overview, todo, matrix, sheet, load, busy, error }
}

/** The sheet is the clerk's and the office's; to others its state says nothing. */
async function lookAtSheet({ workbook, can, setting }: Pane): Promise<SheetState | null> {
  if (workbook === null || !can('item.write')) return null
  const state = await lookAtLedger(() => workbook.openLedger(), setting)
  // Another unit's ledger, or one that lost its baseline, has no count here; the Sync tab says what to do.
  if ('kind' in state) {
    return state.kind === 'no-ledger' ? { hasLedger: false, changedFields: 0, conflicts: 0 } : null
  }
  const conflicts = Object.values(state.baseline.rows).reduce(
    (sum, row) => sum + (row.conflicts?.length ?? 0),
    0,
  )
  return { hasLedger: true, changedFields: state.diff.changedFields, conflicts }
}
