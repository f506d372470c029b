/** The entries of a register, newest first, found by a word; apart from them those that were withdrawn. */
import { Input } from '@fluentui/react-components'
import { useState, type ReactElement } from 'react'
import { textOf } from '#rules/registers/register'
import type { EntryRow } from '#wire/register'
import { usePane } from '../../Pane.ts'
import { Further } from '../../parts/Further.tsx'
import { unitName } from '../../parts/unitName.ts'
import { useWords } from '../../words.ts'
import { EntryCard } from './EntryCard.tsx'

/** As many are looked through at once; the others are a press or a word in the search away. */
const STEP = 20
/** So many are read faster than sought. */
const WITHOUT_SEARCH = 5

interface EntryListProps extends Omit<Parameters<typeof EntryCard>[0], 'entry' | 'open' | 'change'> {
  readonly entries: readonly EntryRow[]
  readonly mayAdd: boolean
  /** The entry that stands open. */
  readonly first: string | null
  readonly change: (entry: EntryRow) => void
}

export function EntryList(props: EntryListProps): ReactElement {
  const words = useWords()
  const { view } = usePane()
  const { entries, mayAdd, first, change, ...shared } = props
  const { register } = shared
  const cardOf = (entry: EntryRow): ReactElement => (
    <EntryCard
      {...shared}
      key={entry.id}
      entry={entry}
      open={entry.id === first}
      change={() => change(entry)}
    />
  )
  const [sought, setSought] = useState('')
  // The entry that was asked for stands in sight.
  const [shown, setShown] = useState(() => Math.max(STEP, entries.findIndex(({ id }) => id === first) + 1))
  const standing = entries.filter(({ withdrawn }) => !withdrawn)
  const withdrawn = entries.filter((entry) => entry.withdrawn)
  const found = standing.filter(({ values }) => {
    const unit = unitName(view.campaign, textOf(values, 'unit'), '')
    const said = register.fields.map(({ key }) => textOf(values, key))
    return [unit, ...said].some((text) => text.includes(sought.trim()))
  })
  return (
    <>
      {standing.length > WITHOUT_SEARCH ? (
        <Input
          type="search"
          value={sought}
          placeholder={words.registers.search}
          aria-label={words.registers.search}
          onChange={(_, data) => setSought(data.value)}
        />
      ) : null}
      {standing.length === 0 ? (
        <p className="faint">{mayAdd ? words.registers.none : words.registers.noneToRead}</p>
      ) : found.length === 0 ? (
        <p className="faint">{words.registers.noneFound}</p>
      ) : null}
      {found.slice(0, shown).map(cardOf)}
      <Further left={found.length - shown} show={() => setShown(shown + STEP)} />
      {withdrawn.length === 0 ? null : (
        <details>
          <summary>{words.registers.withdrawnOnes(withdrawn.length)}</summary>
          {withdrawn.map(cardOf)}
        </details>
      )}
    </>
  )
}
