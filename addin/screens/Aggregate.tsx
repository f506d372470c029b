/** 汇总 — freeze all units' ledgers into a snapshot, then open or download the leaders' workbook. */
import { Button } from '@fluentui/react-components'
import { useCallback, useEffect, useState, type ReactElement } from 'react'
import type { SnapshotHead } from '#wire/overview'
import { usePane } from '../Pane.ts'
import { ProblemBar } from '../parts/ProblemBar.tsx'
import { saveFile } from '../parts/saveFile.ts'
import { Screen } from '../parts/Screen.tsx'
import { useTask } from '../parts/useTask.ts'
import { useWords } from '../words.ts'
import { base64Of } from '../workbook/baselinePart.ts'

export function Aggregate(): ReactElement {
  const words = useWords()
  const { api, view, workbook, go } = usePane()
  const [snapshots, setSnapshots] = useState<readonly SnapshotHead[]>([])
  const [step, setStep] = useState(words.loading)
  const [note, setNote] = useState<string | null>(null)
  const { busy, error, run } = useTask()
  const mayRead = view.acts.includes('snapshot.read')
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
  if (!mayRead) return <Screen title={words.aggregate.title} lead={words.aggregate.officeOnly} />
  return (
    <Screen
      title={words.aggregate.title}
      lead={words.aggregate.lead}
      busy={busy ? step : null}
      primary={{
        label: words.aggregate.run,
        act: aggregate,
        whyNot: view.role === 'office' ? null : words.aggregate.officeOnly,
      }}
    >
      <ProblemBar error={error} retry={() => void load()} />
      {note === null ? null : <p role="status">{note}</p>}
      {latest === undefined ? (
        <p className="faint">{words.aggregate.none}</p>
      ) : (
        <div className="card">
          <p>
            <strong>{words.aggregate.made(latest.no, latest.asOf, latest.itemCount)}</strong>
          </p>
          {latest.changes === null ? null : <p>{words.snapshot.sinceLast(latest.changes)}</p>}
          {latest.basis === 'present' ? <p className="faint">{words.snapshot.present}</p> : null}
          <div className="row">
            {workbook?.canOpenWorkbook === true ? (
              <Button
                disabled={busy}
                onClick={() =>
                  summary(latest, async (blob) => {
                    await workbook.openWorkbook(base64Of(new Uint8Array(await blob.arrayBuffer())))
                    setNote(words.aggregate.opened)
                  })
                }
              >
                {words.aggregate.open}
              </Button>
            ) : null}
            <Button
              disabled={busy}
              onClick={() =>
                summary(latest, (blob) => saveFile(blob, words.aggregate.fileName(latest.no, latest.asOf)))
              }
            >
              {words.aggregate.download}
            </Button>
            {view.role === 'office' ? (
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
                  onClick={() =>
                    summary(snapshot, (blob) =>
                      saveFile(blob, words.aggregate.fileName(snapshot.no, snapshot.asOf)),
                    )
                  }
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
