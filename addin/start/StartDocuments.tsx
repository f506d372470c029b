/**
 * The leaders' workbook and the circular. The office makes them with one press each, from a snapshot taken at that
 * moment; leaders open the latest; units find what was published.
 */
import { Button, Spinner } from '@fluentui/react-components'
import { useEffect, useState, type ReactElement } from 'react'
import { newestState } from '#rules/figures/predecessor'
import type { CampaignView } from '#wire/campaign'
import type { CircularDraft } from '#wire/document'
import type { SnapshotHead } from '#wire/overview'
import { canOf } from '../can.ts'
import { PaperPreview } from '../screens/circulars/PaperPreview.tsx'
import { DownloadIcon } from '../parts/icons.ts'
import { ProblemBar } from '../parts/ProblemBar.tsx'
import { saveFile } from '../parts/saveFile.ts'
import { useTask } from '../parts/useTask.ts'
import type { Api } from '../server/api.ts'
import { useWords } from '../words.ts'

export function StartDocuments(props: { calls: Api; view: CampaignView }): ReactElement | null {
  const can = canOf(props.view)
  if (can('snapshot.make')) return <Make calls={props.calls} />
  if (can('snapshot.read')) return <Latest calls={props.calls} />
  return can('published.read') ? <Issued /> : null
}

function Make(props: { calls: Api }): ReactElement {
  const words = useWords()
  const { calls } = props
  const [made, setMade] = useState<string | null>(null)
  const [draft, setDraft] = useState<CircularDraft | null>(null)
  const [step, setStep] = useState('')
  const { busy, error, run } = useTask()
  const makeSummary = (): void =>
    void run(async () => {
      setStep(words.aggregate.running)
      const snapshot = await calls.makeSnapshot()
      setMade(words.aggregate.made(snapshot.no, snapshot.asOf, snapshot.itemCount))
      setStep(words.aggregate.making)
      saveFile(await calls.summary(snapshot.id), words.aggregate.fileName(snapshot.no, snapshot.asOf))
    })
  const makeCircular = (): void =>
    void run(async () => {
      setStep(words.circular.drafting)
      // From last week's figures it would be stale before anybody reads it.
      const snapshot = await calls.makeSnapshot()
      const written = await calls.draftCircular(snapshot.id)
      setDraft(written)
      saveFile(await calls.circularFile(written.id), words.circular.fileName(written.asOf))
    })
  return (
    <section className="card">
      <h2>{words.start.documents}</h2>
      <div className="row">
        <Button appearance="primary" disabled={busy} onClick={makeSummary}>
          {words.start.summary}
        </Button>
        <Button disabled={busy} onClick={makeCircular}>
          {words.start.circular}
        </Button>
      </div>
      {busy ? <Spinner size="tiny" label={step} /> : null}
      <ProblemBar error={error} />
      {made === null ? null : <p>{made}</p>}
      {draft === null ? null : <PaperPreview circular={draft.circular} />}
    </section>
  )
}

function Latest(props: { calls: Api }): ReactElement {
  const words = useWords()
  const { calls } = props
  const [latest, setLatest] = useState<SnapshotHead | 'none' | null>(null)
  const { busy, error, run } = useTask()
  useEffect(
    () =>
      void run(async () =>
        setLatest(newestState((await calls.snapshots()).snapshots.toReversed()) ?? 'none'),
      ),
    [calls, run],
  )
  const open = (snapshot: SnapshotHead): void =>
    void run(async () =>
      saveFile(await calls.summary(snapshot.id), words.aggregate.fileName(snapshot.no, snapshot.asOf)),
    )
  return (
    <section className="card">
      <h2>{words.start.documents}</h2>
      {latest === 'none' ? <p className="faint">{words.aggregate.noneToRead}</p> : null}
      {latest === null || latest === 'none' ? null : (
        <p>{words.aggregate.made(latest.no, latest.asOf, latest.itemCount)}</p>
      )}
      <div className="row">
        {latest === null || latest === 'none' ? null : (
          <Button appearance="primary" disabled={busy} icon={<DownloadIcon />} onClick={() => open(latest)}>
            {words.aggregate.download}
          </Button>
        )}
        <Button as="a" href="taskpane.html#/circular" target="_blank">
          {words.start.toCirculars}
        </Button>
      </div>
      {busy ? <Spinner size="tiny" label={latest === null ? words.loading : words.aggregate.making} /> : null}
      <ProblemBar error={error} />
    </section>
  )
}

function Issued(): ReactElement {
  const words = useWords()
  return (
    <section className="card">
      <h2>{words.published.title}</h2>
      <div className="row">
        <Button as="a" href="taskpane.html#/published" target="_blank">
          {words.start.toCirculars}
        </Button>
        <span className="faint">{words.more.links.published}</span>
      </div>
    </section>
  )
}
