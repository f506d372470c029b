/** A note and what is decided with it: refused without words where the decision needs a reason. */
import { Button, Field, Textarea } from '@fluentui/react-components'
import { useState, type ReactElement, type ReactNode } from 'react'
import { MAX_NOTE } from '#wire/note'

interface NoteFieldProps {
  readonly label: string
  readonly hint?: string
  readonly required?: boolean
  readonly rows?: number
}

interface Decision {
  readonly label: string
  readonly decide: (note: string) => void
  /** Not to be taken without a note; where this says why, it is told to whoever asks. */
  readonly needsNote?: true | string
  /** Something else is still missing. */
  readonly isBlocked?: boolean
  readonly isPrimary?: boolean
}

interface NoteFormProps extends NoteFieldProps {
  readonly busy: boolean
  readonly decisions: readonly Decision[]
  /** Why a decision needs a note stands beside the buttons, not only at the button itself. */
  readonly tellsWhy?: boolean
  /** What else is asked, before the note. */
  readonly children?: ReactNode
}

export function NoteForm(props: NoteFormProps): ReactElement {
  const { busy, decisions, tellsWhy = false, children, ...field } = props
  const [note, setNote] = useState('')
  const lacksNote = note.trim() === ''
  const why = tellsWhy && lacksNote ? decisions.find(({ needsNote }) => needsNote !== undefined) : undefined
  const buttons = decisions.map(({ label, decide, needsNote, isBlocked = false, isPrimary = false }) => {
    const isLacking = lacksNote && needsNote !== undefined
    return (
      <Button
        key={label}
        appearance={isPrimary ? 'primary' : 'secondary'}
        disabled={busy || isBlocked || isLacking}
        {...(isLacking && typeof needsNote === 'string'
          ? tellsWhy
            ? { 'aria-describedby': 'needs-note' }
            : { title: needsNote }
          : {})}
        onClick={() => decide(note)}
      >
        {label}
      </Button>
    )
  })
  return (
    <>
      {children}
      <NoteField {...field} note={note} change={setNote} />
      {buttons.length === 1 ? (
        buttons
      ) : (
        <div className="row">
          {buttons}
          {why === undefined ? null : (
            <span id="needs-note" className="why">
              {why.needsNote}
            </span>
          )}
        </div>
      )}
    </>
  )
}

/** The note alone, where it is one field of a larger form. */
export function NoteField(
  props: NoteFieldProps & { readonly note: string; readonly change: (note: string) => void },
): ReactElement {
  const { label, hint, required = false, rows = 2, note, change } = props
  return (
    <Field label={label} required={required} {...(hint === undefined ? {} : { hint })}>
      <Textarea value={note} rows={rows} maxLength={MAX_NOTE} onChange={(_, data) => change(data.value)} />
    </Field>
  )
}
