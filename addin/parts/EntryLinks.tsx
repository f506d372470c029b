/** Entries of registers that an item was made of, or that are about it: the way back from the row. */
import { useEffect, useMemo, useState, type ReactElement } from 'react'
import { registerOf } from '#rules/registers/registers'
import type { EntryRow } from '#wire/register'
import { usePane } from '../Pane.ts'
import { registersApi } from '../server/registersApi.ts'
import { useWords } from '../words.ts'
import { titleOf } from './EntryField.tsx'

export function EntryLinks(props: { item: string }): ReactElement | null {
  const words = useWords()
  const { calls, go } = usePane()
  const registers = useMemo(() => registersApi(calls), [calls])
  const [entries, setEntries] = useState<readonly EntryRow[]>([])
  useEffect(() => {
    let isCurrent = true
    // The item itself is what matters here; without its entries it is shown all the same.
    void registers.ofItem(props.item).then(
      (found) => isCurrent && setEntries(found.entries),
      () => isCurrent && setEntries([]),
    )
    return () => {
      isCurrent = false
    }
  }, [registers, props.item])
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
