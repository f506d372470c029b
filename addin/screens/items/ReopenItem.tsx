/** The office opens a struck-off item again (回头看), with its reason; the closure stays in the history. */
import { Button, Field, Textarea } from '@fluentui/react-components'
import { useState, type ReactElement } from 'react'
import { MAX_NOTE } from '#wire/note'
import { usePane } from '../../Pane.ts'
import { useWords } from '../../words.ts'

export function ReopenItem(props: {
  item: string
  act: (work: () => Promise<unknown>) => Promise<void>
  busy: boolean
}): ReactElement {
  const words = useWords()
  const { api } = usePane()
  const [note, setNote] = useState('')
  return (
    <details>
      <summary>{words.item.reopen}</summary>
      <Field label={words.item.reopenNote} hint={words.item.reopenHint} required>
        <Textarea value={note} rows={3} maxLength={MAX_NOTE} onChange={(_, data) => setNote(data.value)} />
      </Field>
      <Button
        disabled={props.busy || note.trim() === ''}
        onClick={() => void props.act(() => api.reopen(props.item, note))}
      >
        {words.item.reopenSend}
      </Button>
    </details>
  )
}
