/** One circular of the office: where it stands, what of it is stale, its text, and what can be done with it. */
import { Badge, Button } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import type { CircularDraft, CircularStaleness, CircularState } from '#wire/document'
import { DownloadIcon } from '../../parts/icons.ts'
import { NoteForm } from '../../parts/NoteForm.tsx'
import { useWords } from '../../words.ts'
import { PaperPreview } from './PaperPreview.tsx'
import { StaleFigures } from './StaleFigures.tsx'

const colours: Readonly<Record<CircularState, 'informative' | 'brand' | 'success' | 'danger'>> = {
  draft: 'informative',
  final: 'brand',
  published: 'success',
  withdrawn: 'danger',
}

interface CircularActs {
  readonly save: (circular: CircularDraft) => void
  readonly withdraw: (circular: CircularDraft, note: string) => void
}

export function CircularCard(props: {
  circular: CircularDraft
  /** Null while it is not known, or nothing to ask about. */
  staleness: CircularStaleness | null
  busy: boolean
  mayMake: boolean
  acts: CircularActs
}): ReactElement {
  const words = useWords()
  const { circular, staleness, busy, mayMake, acts } = props
  const { state, kind } = circular
  return (
    <section className="card">
      <div className="row">
        <strong>
          {words.papers.kindOf(kind)} {circular.circular.number}
        </strong>
        <Badge appearance="tint" color={colours[state]}>
          {words.papers.state(state)}
        </Badge>
      </div>
      <p className="faint">{words.circular.from(circular.asOf)}</p>
      {state === 'draft' && staleness !== null && mayMake ? <StaleFigures staleness={staleness} /> : null}
      {state === 'final' && mayMake ? (
        <p className="faint">{circular.unit === null ? words.papers.publishHint : words.papers.remindHint}</p>
      ) : null}
      {state === 'withdrawn' ? <p className="faint">{words.papers.withdrawn}</p> : null}
      <div className="row">
        <Button disabled={busy} icon={<DownloadIcon />} onClick={() => acts.save(circular)}>
          {words.circular.download}
        </Button>
      </div>
      {state === 'published' && mayMake ? <Withdraw {...props} /> : null}
      <details open={state === 'draft'}>
        <summary>{words.papers.preview}</summary>
        <PaperPreview circular={circular.circular} />
      </details>
      <details>
        <summary>{words.papers.steps}</summary>
        <ol className="history">
          {circular.steps.map((step) => (
            <li key={`${step.at} ${step.act}`}>
              <strong>{words.papers.step(step.act)}</strong>{' '}
              <span className="faint">{words.papers.stepBy(step.on, step.by)}</span>
              {step.note === '' ? null : <p className="said">{step.note}</p>}
            </li>
          ))}
        </ol>
      </details>
    </section>
  )
}

function Withdraw(props: { circular: CircularDraft; busy: boolean; acts: CircularActs }): ReactElement {
  const words = useWords()
  return (
    <details>
      <summary>{words.papers.withdraw}</summary>
      <NoteForm
        label={words.papers.withdrawNote}
        required
        busy={props.busy}
        decisions={[
          {
            label: words.papers.withdrawSend,
            needsNote: true,
            decide: (note) => props.acts.withdraw(props.circular, note),
          },
        ]}
      />
    </details>
  )
}
