/** 汇总 — freeze all units' ledgers into a snapshot, then open or download the leaders' workbook. */
import { Button } from '@fluentui/react-components'
import { useCallback, useEffect, useState, type ReactElement } from 'react'
import type { SnapshotHead } from '#wire/overview'
import { usePane } from '../../Pane.ts'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { saveFile } from '../../parts/saveFile.ts'
import { Screen } from '../../parts/Screen.tsx'
import { useTask } from '../../parts/useTask.ts'
import { useWords } from '../../words.ts'
import { base64Of } from '../../workbook/baselinePart.ts'

export function Aggregate(): ReactElement {
  const words = useWords()
  const { api, view, workbook, go } = usePane()
  const [snapshots, setSnapshots] = useState<readonly SnapshotHead[]>([])
  const [step, setStep] = useState(words.loading)
  const [note, setNote] = useState<string | null>(null)
  const { busy, error, run } = useTask()
  const mayMake = view.permissions.includes('snapshot.make')
  const mayRead = view.permissions.includes('snapshot.read')
  const load = useCallback(
    () =>
      run(async () => {
        if (mayRead) setSnapshots((await api.snapshots()).snapshots)
      }),
    [run, api, mayRead],
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
  const latest = snapshots[0]
  const canOpen = workbook?.canOpenWorkbook === true
  const open = (snapshot: SnapshotHead): void =>
    summary(snapshot, async (blob) => {
      await workbook?.openWorkbook(base64Of(new Uint8Array(await blob.arrayBuffer())))
      setNote(words.aggregate.opened)
    })
  const download = (snapshot: SnapshotHead): void =>
    summary(snapshot, (blob) => saveFile(blob, words.aggregate.fileName(snapshot.no, snapshot.asOf)))
  if (!mayRead) return <Screen title={words.aggregate.title} lead={words.aggregate.officeOnly} />
  return (
    <Screen
      title={words.aggregate.title}
      lead={mayMake ? words.aggregate.lead : words.aggregate.leadToRead}
      busy={busy ? step : null}
      primary={
        mayMake
          ? { label: words.aggregate.run, act: aggregate }
          : latest === undefined
            ? null
            : { label: words.aggregate.download, act: () => download(latest) }
      }
    >
      <ProblemBar error={error} retry={() => void load()} />
      {note === null ? null : <p role="status">{note}</p>}
      {latest === undefined ? (
        <p className="faint">{busy ? '' : mayMake ? words.aggregate.none : words.aggregate.noneToRead}</p>
      ) : (
        <div className="card">
          <p>
            <strong>{words.aggregate.made(latest.no, latest.asOf, latest.itemCount)}</strong>
          </p>
          {latest.changes === null ? null : <p>{words.snapshot.sinceLast(latest.changes)}</p>}
          {latest.basis === 'present' ? <p className="faint">{words.snapshot.present}</p> : null}
          <div className="row">
            {canOpen ? (
              <Button disabled={busy} onClick={() => open(latest)}>
                {words.aggregate.open}
              </Button>
            ) : null}
            {mayMake ? (
              <Button disabled={busy} onClick={() => download(latest)}>
                {words.aggregate.download}
              </Button>
            ) : null}
            {view.permissions.includes('circular.make') ? (
              <Button appearance="subtle" onClick={() => go('circular')}>
                {words.aggregate.toCircular}
              </Button>
            ) : null}
          </div>
        </div>
      )}
      {snapshots.length > 1 ? (
        <details>
          <summary>{words.aggregate.earlier}</summary>
          <ul className="jumps">
            {snapshots.slice(1).map((snapshot) => (
              <li key={snapshot.id}>
                <Button
                  size="small"
                  appearance="transparent"
                  disabled={busy}
                  onClick={() => download(snapshot)}
                >
                  {words.aggregate.made(snapshot.no, snapshot.asOf, snapshot.itemCount)}
                </Button>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </Screen>
  )
}
