/** Items that a flag or a proposal names, each a jump; more than a few are counted. */
import type { ReactElement } from 'react'
import { usePane } from '../Pane.ts'
import { useWords } from '../words.ts'

const SHOWN = 5

export function NamedItems(props: {
  items: readonly string[]
  titles: Readonly<Record<string, string>>
}): ReactElement | null {
  const words = useWords()
  const { go } = usePane()
  if (props.items.length === 0) return null
  const titleOf = (id: string): string => props.titles[id] ?? ''
  return (
    <ul className="late">
      {props.items.slice(0, SHOWN).map((id) => (
        <li key={id}>
          <button type="button" className="line" onClick={() => go('item', id)}>
            <span className="problem">{titleOf(id) === '' ? words.items.untitled : titleOf(id)} ›</span>
          </button>
        </li>
      ))}
      {props.items.length > SHOWN ? (
        <li className="faint">{words.flags.more(props.items.length - SHOWN)}</li>
      ) : null}
    </ul>
  )
}
