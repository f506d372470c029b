/** One press each: the leaders' workbook, the circular. Both from a snapshot taken at that moment. */
import { Button, Spinner } from '@fluentui/react-components'
import { useState, type ReactElement } from 'react'
import type { CampaignView } from '#wire/campaign'
import type { CircularDraft } from '#wire/document'
import { CircularPreview } from '../parts/CircularPreview.tsx'
import { ProblemBar } from '../parts/ProblemBar.tsx'
import { saveFile } from '../parts/saveFile.ts'
import { useTask } from '../parts/useTask.ts'
import type { Api } from '../server/api.ts'
import { useWords } from '../words.ts'

export function StartDocuments(props: { calls: Api; view: CampaignView }): ReactElement {
  const words = useWords()
  const { calls, view } = props
  const [made, setMade] = useState<string | null>(null)
  const [draft, setDraft] = useState<CircularDraft | null>(null)
  const [step, setStep] = useState('')
  const { busy, error, run } = useTask()
  const whyNot = view.role === 'office' ? null : words.aggregate.officeOnly
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
      const latest = (await calls.snapshots()).snapshots[0] ?? (await calls.makeSnapshot())
      const written = await calls.draftCircular(latest.id)
      setDraft(written)
      saveFile(await calls.circularFile(written.id), words.circular.fileName(written.asOf))
    })
  return (
    <section className="card">
      <h2>{words.start.documents}</h2>
      <div className="row">
        <Button appearance="primary" disabled={busy || whyNot !== null} onClick={makeSummary}>
          {words.start.summary}
        </Button>
        <Button disabled={busy || whyNot !== null} onClick={makeCircular}>
          {words.start.circular}
        </Button>
      </div>
      {whyNot === null ? null : <p className="why">{whyNot}</p>}
      {busy ? <Spinner size="tiny" label={step} /> : null}
      <ProblemBar error={error} />
      {made === null ? null : <p>{made}</p>}
      {draft === null ? null : <CircularPreview circular={draft.circular} />}
    </section>
  )
}
