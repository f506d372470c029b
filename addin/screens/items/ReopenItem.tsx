/** The office opens a struck-off or dropped item again (回头看), with its reason and a new limit; what was decided stays in the history. */
import { Field, Input } from '@fluentui/react-components'
import { useState, type ReactElement } from 'react'
import { readIsoDay } from '#rules/calendar/day'
import { whyNoNewLimit } from '#rules/items/closure'
import type { ItemRow } from '#wire/item'
import { usePane } from '../../Pane.ts'
import { NoteForm } from '../../parts/NoteForm.tsx'
import { useWords } from '../../words.ts'

export function ReopenItem(props: {
  item: ItemRow
  act: (work: () => Promise<unknown>) => Promise<void>
  busy: boolean
}): ReactElement {
  const words = useWords()
  const { api, view } = usePane()
  const [to, setTo] = useState('')
  const due = readIsoDay(to) ?? undefined
  const stop = whyNoNewLimit(props.item.content, due, view.today)
  return (
    <details>
      <summary>{words.item.reopen}</summary>
      <NoteForm
        label={words.item.reopenNote}
        hint={words.item.reopenHint}
        required
        rows={3}
        busy={props.busy}
        decisions={[
          {
            label: words.item.reopenSend,
            needsNote: true,
            isBlocked: stop !== null,
            decide: (note) =>
              void props.act(() =>
                api.reopen(props.item.id, { note, ...(due === undefined ? {} : { due }) }),
              ),
          },
        ]}
      >
        <Field label={words.item.reopenDue} hint={words.item.reopenDueHint} required>
          <Input type="date" value={to} min={view.today} onChange={(_, data) => setTo(data.value)} />
        </Field>
      </NoteForm>
    </details>
  )
}
