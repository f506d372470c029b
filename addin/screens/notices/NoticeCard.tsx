/** A supervision notice with its demand, its day, and every answer; the unit answers here. */
import { Badge, Button, Field, Textarea } from '@fluentui/react-components'
import { useState, type ReactElement } from 'react'
import { isAwaited } from '#rules/figures/supervisionNotice'
import { MAX_NOTE } from '#wire/note'
import type { Notice } from '#wire/notice'
import { usePane } from '../../Pane.ts'
import { useWords } from '../../words.ts'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { saveFile } from '../../parts/saveFile.ts'
import { useTask } from '../../parts/useTask.ts'

export function NoticeCard(props: {
  notice: Notice
  act: (work: () => Promise<unknown>) => Promise<void>
  busy: boolean
}): ReactElement {
  const words = useWords()
  const { view } = usePane()
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
      <SaveLetter notice={notice} />
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
      {awaited && view.permissions.includes('notice.answer') ? <AnswerNotice {...props} /> : null}
    </section>
  )
}

function SaveLetter(props: { notice: Notice }): ReactElement {
  const words = useWords()
  const { api } = usePane()
  const { busy, error, run } = useTask()
  const { id, number } = props.notice
  return (
    <>
      <Button
        size="small"
        disabled={busy}
        onClick={() => void run(async () => saveFile(await api.noticeFile(id), `${number}.docx`))}
      >
        {words.notice.letter}
      </Button>
      <ProblemBar error={error} />
    </>
  )
}

function AnswerNotice(props: {
  notice: Notice
  act: (work: () => Promise<unknown>) => Promise<void>
  busy: boolean
}): ReactElement {
  const words = useWords()
  const { api } = usePane()
  const [text, setText] = useState('')
  return (
    <>
      <Field label={words.notice.answer} hint={words.notice.answerHint} required>
        <Textarea value={text} rows={4} maxLength={MAX_NOTE} onChange={(_, data) => setText(data.value)} />
      </Field>
      <Button
        disabled={props.busy || text.trim() === ''}
        onClick={() => void props.act(() => api.answerNotice(props.notice.id, text))}
      >
        {words.notice.sendAnswer}
      </Button>
    </>
  )
}
