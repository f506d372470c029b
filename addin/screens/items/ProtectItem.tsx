/** 保密 — the office makes an item confidential, or no longer, with its reason. */
import type { ReactElement } from 'react'
import { usePane } from '../../Pane.ts'
import { NoteForm } from '../../parts/NoteForm.tsx'
import { useWords } from '../../words.ts'

export function ProtectItem(props: {
  item: string
  isConfidential: boolean
  act: (work: () => Promise<unknown>) => Promise<void>
  busy: boolean
}): ReactElement {
  const words = useWords()
  const { api } = usePane()
  const confidential = !props.isConfidential
  const label = confidential ? words.protect.make : words.protect.end
  return (
    <details>
      <summary>{label}</summary>
      <NoteForm
        label={words.protect.reason}
        hint={words.protect.hint}
        required
        busy={props.busy}
        decisions={[
          {
            label,
            needsNote: true,
            decide: (reason) => void props.act(() => api.protect(props.item, { confidential, reason })),
          },
        ]}
      />
    </details>
  )
}
