/** Freezing the ledgers into a snapshot, and the leaders' workbook of one. */
import { useCallback, useEffect, useState } from 'react'
import type { SnapshotHead } from '#wire/overview'
import { usePane } from '../../Pane.ts'
import { saveFile } from '../../parts/saveFile.ts'
import { useTask, type Task } from '../../parts/useTask.ts'
import { useWords } from '../../words.ts'
import { base64Of } from '../../workbook/baselinePart.ts'

interface AggregateWork extends Pick<Task, 'busy' | 'error'> {
  /** The newest first. */
  readonly snapshots: readonly SnapshotHead[]
  /** What takes its time now. */
  readonly step: string
  readonly note: string | null
  readonly load: () => Promise<void>
  readonly aggregate: () => void
  /** Opens the workbook beside this one; null where the host cannot. */
  readonly open: ((snapshot: SnapshotHead) => void) | null
  readonly download: (snapshot: SnapshotHead) => void
}

export function useAggregate(): AggregateWork {
  const words = useWords()
  const { api, can, workbook } = usePane()
  const [snapshots, setSnapshots] = useState<readonly SnapshotHead[]>([])
  const [step, setStep] = useState(words.loading)
  const [note, setNote] = useState<string | null>(null)
  const { busy, error, run } = useTask()
  const load = useCallback(
    () =>
      run(async () => {
        if (can('snapshot.read')) setSnapshots((await api.snapshots()).snapshots)
      }),
    [run, api, can],
  )
  useEffect(() => void load(), [load])
  const aggregate = (): void =>
    void run(async () => {
      setStep(words.aggregate.running)
      const made = await api.makeSnapshot()
      setSnapshots((earlier) => [made, ...earlier.filter((one) => one.id !== made.id)])
    })
  const summary = (snapshot: SnapshotHead, use: (blob: Blob) => Promise<void> | void): void =>
    void run(async () => {
      setStep(words.aggregate.making)
      await use(await api.summary(snapshot.id))
    })
  const open = (snapshot: SnapshotHead): void =>
    summary(snapshot, async (blob) => {
      await workbook?.openWorkbook(base64Of(new Uint8Array(await blob.arrayBuffer())))
      setNote(words.aggregate.opened)
    })
  const download = (snapshot: SnapshotHead): void =>
    summary(snapshot, (blob) => saveFile(blob, words.aggregate.fileName(snapshot.no, snapshot.asOf)))
  const canOpen = workbook?.canOpenWorkbook === true
  return { snapshots, step, note, load, aggregate, open: canOpen ? open : null, download, busy, error }
}
