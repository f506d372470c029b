/** The circulars of the campaign and the one that is looked at, with what the ledger says of it by now. */
import { useCallback, useEffect, useState } from 'react'
import { newestState } from '#rules/figures/predecessor'
import type { CircularDraft, CircularStaleness } from '#wire/document'
import { usePane } from '../../Pane.ts'
import { circularsApi, type CircularsApi } from '../../server/circularsApi.ts'
import { useTask, type Task } from '../../parts/useTask.ts'

export interface Circulars {
  /** The newest; null before there is any. */
  readonly snapshot: { readonly id: string } | null
  readonly list: readonly CircularDraft[]
  readonly shown: CircularDraft | null
  readonly staleness: CircularStaleness | null
  readonly task: Task
  readonly load: () => Promise<void>
  readonly show: (circular: CircularDraft | null) => void
  /** Does something that gives a circular, and shows it. */
  readonly act: (work: (api: CircularsApi) => Promise<CircularDraft>) => Promise<void>
}

export function useCirculars(): Circulars {
  const { api, calls } = usePane()
  const [snapshot, setSnapshot] = useState<{ readonly id: string } | null>(null)
  const [list, setList] = useState<readonly CircularDraft[]>([])
  const [shown, setShown] = useState<CircularDraft | null>(null)
  const [staleness, setStaleness] = useState<CircularStaleness | null>(null)
  const task = useTask()
  const { run } = task
  const look = useCallback(
    async (circular: CircularDraft | null): Promise<void> => {
      setShown(circular)
      setStaleness(null)
      if (circular?.state === 'draft') setStaleness(await circularsApi(calls).staleness(circular.id))
    },
    [calls],
  )
  const load = useCallback(
    () =>
      run(async () => {
        const [taken, written] = await Promise.all([api.snapshots(), circularsApi(calls).list()])
        setSnapshot(newestState(taken.snapshots.toReversed()))
        setList(written.circulars)
        await look(written.circulars[0] ?? null)
      }),
    [run, api, calls, look],
  )
  useEffect(() => void load(), [load])
  return {
    snapshot,
    list,
    shown,
    staleness,
    task,
    load,
    show: (circular) => void run(async () => look(circular)),
    act: (work) =>
      run(async () => {
        const made = await work(circularsApi(calls))
        setList((earlier) =>
          earlier.some(({ id }) => id === made.id)
            ? earlier.map((one) => (one.id === made.id ? made : one))
            : [made, ...earlier],
        )
        await look(made)
      }),
  }
}
