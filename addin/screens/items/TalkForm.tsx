/** 沟通 — what unit and office said to each other about the item, and a line to add. In no paper. */
import type { ReactElement } from 'react'
import { useRef, useState } from 'react'
import { Button, Field, Textarea } from '@fluentui/react-components'
import { MAX_TALK, type TalkLine } from '#wire/talk'
import { usePane } from '../../Pane.ts'
import { sayMoment } from '../../parts/sayMoment.ts'
import { useWords } from '../../words.ts'

export function TalkForm(props: {
  item: string
  talk: readonly TalkLine[]
  act: (work: () => Promise<unknown>) => Promise<void>
  busy: boolean
}): ReactElement {
  const words = useWords()
  const { api, view } = usePane()
  const [text, setText] = useState('')
  // The same message sent again after a cut line is the same message.
  const id = useRef(crypto.randomUUID())
  const send = (): void =>
    void props.act(async () => {
      await api.say(props.item, { id: id.current, text })
      id.current = crypto.randomUUID()
      setText('')
    })
  return (
    <details open={props.talk.length > 0}>
      <summary>{words.talk.title(props.talk.length)}</summary>
      <p className="faint">{words.talk.lead}</p>
      <ol className="history" aria-label={words.talk.title(props.talk.length)}>
        {props.talk.map((line) => (
          <li key={line.id}>
            <span className="faint">
              {line.by} {sayMoment(line.at, view.campaign.timeZone)}
            </span>
            <p className="said">{line.text}</p>
          </li>
        ))}
      </ol>
      <Field label={words.talk.text}>
        <Textarea value={text} rows={2} maxLength={MAX_TALK} onChange={(_, data) => setText(data.value)} />
      </Field>
      <Button disabled={props.busy || text.trim() === ''} onClick={send}>
        {words.talk.send}
      </Button>
    </details>
  )
}
