/** A supervision notice with its demand, its day, and every answer; the unit answers here. */
import { Badge } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import { isAwaited } from '#rules/figures/supervisionNotice'
import type { Notice } from '#wire/notice'
import { usePane } from '../../Pane.ts'
import { useWords } from '../../words.ts'
import { NoteForm } from '../../parts/NoteForm.tsx'
import { SaveButton } from '../../parts/SaveButton.tsx'

export function NoticeCard(props: {
  notice: Notice
  act: (work: () => Promise<unknown>) => Promise<void>
  busy: boolean
}): ReactElement {
  const words = useWords()
  const { api, can, view } = usePane()
  const { notice } = props
  const awaited = isAwaited(notice.state)
  return (
    <section className="card">
      <div className="row">
        <strong>{notice.number}</strong>
        <Badge
          appearance="tint"
          color={awaited ? 'danger' : notice.state === 'settled' ? 'success' : 'brand'}
        >
          {words.notice.state(notice.state)}
        </Badge>
      </div>
      <p className="faint">
        {words.notice.issuedOn(notice.issuedOn)}
        {awaited ? ` · ${words.notice.answerByDay(notice.answerBy, view.today)}` : ''}
      </p>
      <p className="said">{notice.demand}</p>
      <SaveButton
        size="small"
        label={words.notice.letter}
        name={`${notice.number}.docx`}
        file={() => api.noticeFile(notice.id)}
      />
      <ol className="history">
        {notice.steps.map((step) => (
          <li key={`${step.at} ${step.act}`}>
            <strong>{words.notice.step[step.act]}</strong>{' '}
            <span className="faint">
              {step.by} {step.on}
            </span>
            {step.isLate ? <span className="warn"> {words.notice.late}</span> : null}
            <p className="said">{step.text}</p>
          </li>
        ))}
      </ol>
      {awaited && can('notice.answer') ? <AnswerNotice {...props} /> : null}
    </section>
  )
}

function AnswerNotice(props: {
  notice: Notice
  act: (work: () => Promise<unknown>) => Promise<void>
  busy: boolean
}): ReactElement {
  const words = useWords()
  const { api } = usePane()
  const { notice, act, busy } = props
  return (
    <NoteForm
      label={words.notice.answer}
      hint={words.notice.answerHint}
      required
      rows={4}
      busy={busy}
      decisions={[
        {
          label: words.notice.sendAnswer,
          needsNote: true,
          decide: (text) => void act(() => api.answerNotice(notice.id, text)),
        },
      ]}
    />
  )
}
