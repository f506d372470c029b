/** 待问 — what is asked of a row that was typed in: one answer, and it is not asked again. */
import { Button } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import type { ItemHistory } from '#wire/item'
import { usePane } from '../../Pane.ts'
import { useWords } from '../../words.ts'
import type { OpenItem } from './useItem.ts'

export function RowQuestions(props: {
  file: ItemHistory
  act: OpenItem['act']
  busy: boolean
}): ReactElement | null {
  const words = useWords()
  const { api, can } = usePane()
  const { questions } = props.file
  if (questions.length === 0) return null
  return (
    <section className="card">
      <h2>{words.item.question}</h2>
      {questions.map(({ key, kind, message, answer }) => (
        <div key={key}>
          <p className="warn">{message}</p>
          {answer === null ? null : <p>{words.item.questionToMend[kind]}</p>}
          {can('item.write') ? (
            <div className="row">
              <Button
                size="small"
                disabled={props.busy}
                onClick={() => void props.act(() => api.answerQuestion({ key, answer: 'kept' }))}
              >
                {words.item.questionKept[kind]}
              </Button>
              {answer === 'mend' ? null : (
                <Button
                  size="small"
                  disabled={props.busy}
                  onClick={() => void props.act(() => api.answerQuestion({ key, answer: 'mend' }))}
                >
                  {words.item.questionMend[kind]}
                </Button>
              )}
            </div>
          ) : null}
        </div>
      ))}
    </section>
  )
}
