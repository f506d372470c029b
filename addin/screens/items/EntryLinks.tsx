/** Entries of registers that an item was made of, or that are about it: the way back from the row. */
import type { ReactElement } from 'react'
import { registerOf } from '#rules/registers/registers'
import { usePane } from '../../Pane.ts'
import { useWords } from '../../words.ts'
import { titleOf } from '../registers/titleOf.ts'
import { useEntriesOf } from './useEntriesOf.ts'

export function EntryLinks(props: { item: string }): ReactElement | null {
  const words = useWords()
  const { go } = usePane()
  const entries = useEntriesOf(props.item) ?? []
  if (entries.length === 0) return null
  return (
    <section>
      <h2>{words.registers.ofItem}</h2>
      <ul className="late">
        {entries.map((entry) => (
          <li key={entry.id}>
            <button
              type="button"
              className="line"
              onClick={() => go('register', `${entry.register}/${entry.id}`)}
            >
              {words.registers.name(registerOf(entry.register))} {titleOf(entry, words)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
