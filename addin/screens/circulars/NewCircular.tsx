/** What is to be drafted: which kind of paper, to whom, in which tone. */
import { Field, Select } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import type { Tone } from '#rules/papers/circular/tone'
import { draftKinds, type DraftKind } from '#rules/papers/draftPaper'
import { usePane } from '../../Pane.ts'
import { UnitOptions } from '../../parts/UnitOptions.tsx'
import { useWords } from '../../words.ts'
import { ToneForm } from './ToneForm.tsx'

export interface CircularRequest {
  readonly kind: DraftKind
  /** Empty until one is chosen; only a reminder goes to one unit. */
  readonly unit: string
  readonly tone: Tone
}

export function NewCircular(props: {
  request: CircularRequest
  change: (request: CircularRequest) => void
}): ReactElement {
  const words = useWords()
  const { units } = usePane().view.campaign
  const { request, change } = props
  return (
    <>
      <Field label={words.papers.kind}>
        <Select
          value={request.kind}
          onChange={(_, { value }) =>
            change({ ...request, kind: draftKinds.find((kind) => kind === value) ?? request.kind })
          }
        >
          {draftKinds.map((kind) => (
            <option key={kind} value={kind}>
              {words.papers.kindOf(kind)}
            </option>
          ))}
        </Select>
      </Field>
      {request.kind === 'reminder' ? (
        <Field label={words.papers.unit} required>
          <Select value={request.unit} onChange={(_, { value }) => change({ ...request, unit: value })}>
            <UnitOptions units={units} none={words.papers.chooseUnit} />
          </Select>
        </Field>
      ) : (
        <ToneForm tone={request.tone} change={(tone) => change({ ...request, tone })} />
      )}
    </>
  )
}
