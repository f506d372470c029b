/** 通报 — a draft from the latest snapshot, to look at here and to edit in Word. */
import { Button } from '@fluentui/react-components'
import { useCallback, useEffect, useState, type ReactElement } from 'react'
import type { CircularDraft } from '#wire/document'
import type { Snapshot } from '#wire/overview'
import { usePane } from '../Pane.ts'
import { CircularPreview } from '../parts/CircularPreview.tsx'
import { ProblemBar } from '../parts/ProblemBar.tsx'
import { saveFile } from '../parts/saveFile.ts'
import { Screen } from '../parts/Screen.tsx'
import { useTask } from '../parts/useTask.ts'
import { useWords } from '../words.ts'

export function DraftCircular(): ReactElement {
  const words = useWords()
  const { api, view, go } = usePane()
  const [snapshot, setSnapshot] = useState<Snapshot | null>(null)
  const [drafts, setDrafts] = useState<readonly CircularDraft[]>([])
  const { busy, error, run } = useTask()
  const load = useCallback(
    () =>
      run(async () => {
        const [taken, written] = await Promise.all([api.snapshots(), api.circulars()])
        setSnapshot(taken.snapshots[0] ?? null)
        setDrafts(written.circulars)
      }),
    [run, api],
  )
  useEffect(() => void load(), [load])
  const draft = (): void =>
    void run(async () => {
      if (snapshot === null) return
      const written = await api.draftCircular(snapshot.id)
      setDrafts((earlier) => [written, ...earlier.filter((one) => one.id !== written.id)])
    })
  const save = (written: CircularDraft): void =>
    void run(async () => saveFile(await api.circularFile(written.id), words.circular.fileName(written.asOf)))
  const [latest, ...earlier] = drafts
  const mayDraft = view.role === 'office'
  return (
    <Screen
      title={words.circular.title}
      lead={words.circular.lead}
      busy={busy ? words.circular.drafting : null}
      primary={
        snapshot === null && mayDraft
          ? { label: words.circular.toAggregate, act: () => go('aggregate') }
          : { label: words.circular.draft, act: draft, whyNot: mayDraft ? null : words.circular.officeOnly }
      }
    >
      <ProblemBar error={error} retry={() => void load()} />
      {snapshot === null && !busy ? <p className="faint">{words.circular.needSnapshot}</p> : null}
      {latest === undefined ? null : (
        <>
          <div className="row">
            <Button disabled={busy} onClick={() => save(latest)}>
              {words.circular.download}
            </Button>
            <span className="faint">{words.circular.from(latest.asOf)}</span>
          </div>
          <CircularPreview circular={latest.circular} />
        </>
      )}
      {earlier.length === 0 ? null : (
        <details>
          <summary>{words.circular.earlier}</summary>
          <ul className="jumps">
            {earlier.map((one) => (
              <li key={one.id}>
                <Button size="small" appearance="transparent" disabled={busy} onClick={() => save(one)}>
                  {one.circular.title} {one.circular.number}
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Screen>
  )
}
