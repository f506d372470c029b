/** The form of a register, made from its description: a new entry, or one to change. */
import { Button } from '@fluentui/react-components'
import { useState, type ReactElement } from 'react'
import { checkEntry, isRequired, normaliseEntry } from '#rules/registers/checkEntry'
import type { Register, RegisterField, RegisterValue, RegisterValues } from '#rules/registers/register'
import { mayWrite, ownValues } from '#rules/registers/registerAccess'
import type { EntryRow } from '#wire/register'
import { usePane } from '../../Pane.ts'
import type { SentValues } from '../../server/registersApi.ts'
import { useWords } from '../../words.ts'
import { EntryFacts } from './EntryFacts.tsx'
import { EntryField } from './EntryField.tsx'

export function EntryForm(props: {
  register: Register
  /** Null for a new entry. */
  entry: EntryRow | null
  linked: readonly EntryRow[]
  busy: boolean
  send: (values: SentValues) => void
  cancel: () => void
}): ReactElement {
  const words = useWords()
  const { view } = usePane()
  const { register, entry } = props
  const [values, setValues] = useState<RegisterValues>(entry?.values ?? firstValues(register, view.today))
  // Nobody is told what is missing before he has said that he is done.
  const [isAsked, setAsked] = useState(false)
  const sender = { role: view.role, unit: view.unitId, day: view.today }
  const kept = normaliseEntry(ownValues(register, sender, entry?.values ?? null, values))
  const faults = checkEntry(register, kept, { campaign: view.campaign, today: view.today })
  const set = (key: string, value: RegisterValue | null): void =>
    setValues((before) => {
      const { [key]: _old, ...others } = before
      return value === null ? others : { ...others, [key]: value }
    })
  const own = register.fields.filter((field) => mayWrite(register, field, view.role))
  const others = register.fields.filter((field) => !own.includes(field))
  const shown = own.filter((field) => isShown(field, values))
  return (
    <form
      className="card entry-form"
      aria-label={words.registers.name(register)}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        if (faults.length === 0) props.send(kept)
      }}
    >
      {entry === null || others.length === 0 ? null : (
        <EntryFacts register={{ ...register, fields: others }} entry={entry} linked={props.linked} />
      )}
      {shown.map((field) => (
        <EntryField
          key={field.key}
          register={register}
          field={field}
          values={values}
          set={(value) => set(field.key, value)}
          faults={isAsked ? faults : []}
          linked={props.linked}
        />
      ))}
      {isAsked && faults.length > 0 ? (
        <p className="warn" role="alert">
          {words.registers.missing}
        </p>
      ) : null}
      <div className="row">
        <Button type="submit" appearance="primary" disabled={props.busy}>
          {entry === null ? words.registers.adding : words.registers.save}
        </Button>
        <Button disabled={props.busy} onClick={props.cancel}>
          {words.cancel}
        </Button>
      </div>
    </form>
  )
}

/** A day that is asked for and has come is today's until somebody says otherwise. */
function firstValues(register: Register, today: string): RegisterValues {
  const { key, kind, required } = register.fields.find((field) => field.key === register.day) ?? {}
  return key !== undefined && kind === 'day' && required === true ? { [key]: today } : {}
}

/** What only some answers ask for comes into sight with them. */
function isShown(field: RegisterField, values: RegisterValues): boolean {
  const { requiredWhen } = field
  if (requiredWhen === undefined || requiredWhen.is.length === 0) return true
  return isRequired(field, values) || values[field.key] !== undefined
}
