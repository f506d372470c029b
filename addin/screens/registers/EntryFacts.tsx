/** What an entry says, field by field. */
import type { ReactElement } from 'react'
import { itemsIn, textOf, type Register, type RegisterField } from '#rules/registers/register'
import type { EntryRow } from '#wire/register'
import { usePane } from '../../Pane.ts'
import { unitName } from '../../parts/unitName.ts'
import { useWords } from '../../words.ts'
import { titleOf } from './titleOf.ts'

export function EntryFacts(props: {
  register: Register
  entry: EntryRow
  linked: readonly EntryRow[]
}): ReactElement {
  const words = useWords()
  const { view } = usePane()
  const { register, entry } = props
  const say = (field: RegisterField): string => {
    const text = textOf(entry.values, field.key)
    if (field.kind === 'items') return words.registers.linked(itemsIn(entry.values).length)
    if (field.kind === 'unit') return unitName(view.campaign, text)
    if (field.kind === 'choice') return words.registers.choice(register, field, text)
    const linked = field.kind === 'entry' ? props.linked.find(({ id }) => id === text) : undefined
    return linked === undefined ? text : titleOf(linked, words)
  }
  // An entry of a register that is not for these eyes has no name to show.
  const isKnown = ({ key, kind }: RegisterField): boolean =>
    kind !== 'entry' || props.linked.some(({ id }) => id === entry.values[key])
  return (
    <dl className="facts">
      {register.fields
        .filter((field) => entry.values[field.key] !== undefined && isKnown(field))
        .map((field) => (
          <div key={field.key}>
            <dt>{words.registers.field(register, field)}</dt>
            <dd>{say(field)}</dd>
          </div>
        ))}
    </dl>
  )
}
