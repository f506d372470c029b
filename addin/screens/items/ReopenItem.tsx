/** The office opens a struck-off item again (回头看), with its reason; the closure stays in the history. */
import type { ReactElement } from 'react'
import { usePane } from '../../Pane.ts'
import { NoteForm } from '../../parts/NoteForm.tsx'
import { useWords } from '../../words.ts'

export function ReopenItem(props: {
  item: string
  act: (work: () => Promise<unknown>) => Promise<void>
  busy: boolean
}): ReactElement {
  const words = useWords()
  const { api } = usePane()
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
            decide: (note) => void props.act(() => api.reopen(props.item, note)),
          },
        ]}
      />
    </details>
  )
}
