/** One field of a register's form, by its kind. */
import { Button, Field, Input, Select, Textarea } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import type { Campaign } from '#rules/campaign/campaign'
import { isRequired, MAX_ENTRY_TEXT, MAX_LINE, type EntryFault } from '#rules/registers/checkEntry'
import {
  itemsIn,
  textOf,
  type Register,
  type RegisterField,
  type RegisterKey,
  type RegisterValue,
  type RegisterValues,
} from '#rules/registers/register'
import { registerOf } from '#rules/registers/registers'
import type { EntryRow } from '#wire/register'
import { usePane } from '../../Pane.ts'
import { useWords } from '../../words.ts'
import type { Words } from '../../words/zh.ts'
import { ItemPicker } from '../links/ItemPicker.tsx'
import { titleOf } from './titleOf.ts'

interface EntryFieldProps {
  readonly register: Register
  readonly field: RegisterField
  readonly values: RegisterValues
  readonly set: (value: RegisterValue | null) => void
  readonly faults: readonly EntryFault[]
  /** Entries of the registers that this one links to. */
  readonly linked: readonly EntryRow[]
}

export function EntryField(props: EntryFieldProps): ReactElement {
  const words = useWords()
  const { view } = usePane()
  const { register, field, values, faults } = props
  const label = words.registers.field(register, field)
  if (field.kind === 'items') {
    const unit = view.unitId ?? (textOf(values, 'unit') === '' ? null : textOf(values, 'unit'))
    return <ItemPicker label={label} unit={unit} chosen={itemsIn(values)} choose={props.set} />
  }
  const fault = faults.find((one) => one.field === field.key)
  const hint = words.registers.hint(register, field)
  return (
    <Field
      label={label}
      required={isRequired(field, values)}
      {...(hint === '' ? {} : { hint })}
      {...(fault === undefined ? {} : { validationMessage: fault.message })}
    >
      <Entry {...props} />
    </Field>
  )
}

function Entry({ register, field, values, set, linked, ...labelled }: EntryFieldProps): ReactElement {
  const words = useWords()
  const { view } = usePane()
  const text = textOf(values, field.key)
  // `Field` hands its control the id and the description on.
  const { faults: _faults, ...control } = labelled
  if (field.kind === 'text') {
    return (
      <Textarea
        {...control}
        value={text}
        rows={3}
        resize="vertical"
        maxLength={MAX_ENTRY_TEXT}
        onChange={(_, data) => set(data.value)}
      />
    )
  }
  if (field.kind === 'line' || field.kind === 'day') {
    return (
      <Input
        {...control}
        type={field.kind === 'day' ? 'date' : 'text'}
        value={text}
        {...(field.kind === 'day' && field.past === true ? { max: view.today } : {})}
        maxLength={MAX_LINE}
        onChange={(_, data) => set(data.value)}
      />
    )
  }
  if (field.kind === 'number') {
    return (
      <Input
        {...control}
        type="number"
        min={0}
        step={1}
        value={text}
        onChange={(_, data) => set(data.value === '' ? null : Number(data.value))}
      />
    )
  }
  const options = optionsOf({ register, field, linked }, view.campaign, words)
  if (options.length === 0 && field.register !== undefined) {
    return <NoneLinked to={field.register} />
  }
  return (
    <Select {...control} value={text} onChange={(_, data) => set(data.value)}>
      <option value="">{words.registers.choose}</option>
      {options.map(([value, name]) => (
        <option key={value} value={value}>
          {name}
        </option>
      ))}
    </Select>
  )
}

/** Nothing to choose from: what has to be entered first, and the way there. */
function NoneLinked(props: { to: RegisterKey }): ReactElement {
  const words = useWords()
  const { go } = usePane()
  const name = words.registers.name(registerOf(props.to))
  return (
    <div className="row">
      <span className="warn">{words.registers.noEntries(name)}</span>
      <Button size="small" onClick={() => go('register', props.to)}>
        {name}
      </Button>
    </div>
  )
}

type Option = readonly [value: string, name: string]

function optionsOf(
  { register, field, linked }: Pick<EntryFieldProps, 'register' | 'field' | 'linked'>,
  campaign: Campaign,
  words: Words,
): Option[] {
  if (field.kind === 'unit') return campaign.units.map(({ id, name }): Option => [id, name])
  if (field.kind === 'milestone') return campaign.milestones.map(({ name }): Option => [name, name])
  if (field.kind === 'entry') {
    return linked
      .filter((entry) => entry.register === field.register && !entry.withdrawn)
      .map((entry): Option => [entry.id, titleOf(entry, words)])
  }
  return Object.keys(field.choices ?? {}).map((code): Option => [
    code,
    words.registers.choice(register, field, code),
  ])
}
