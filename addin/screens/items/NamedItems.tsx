/** Items that a flag or a proposal names, each a jump; more than a few are counted. */
import type { ReactElement } from 'react'
import type { ItemTitles } from '#wire/flag'
import { usePane } from '../../Pane.ts'
import { unitName } from '../../parts/unitName.ts'
import { useWords } from '../../words.ts'

const SHOWN = 5

export function NamedItems(props: { items: readonly string[]; titles: ItemTitles }): ReactElement | null {
  const words = useWords()
  const { go, view } = usePane()
  if (props.items.length === 0) return null
  const unitOf = (id: string): string => unitName(view.campaign, props.titles[id]?.unit ?? null, '')
  return (
    <ul className="late">
      {props.items.slice(0, SHOWN).map((id) => (
        <li key={id}>
          <button type="button" className="line" onClick={() => go('item', id)}>
            <span className="problem">
              <strong>{unitOf(id)}</strong> {props.titles[id]?.number}{' '}
              {props.titles[id]?.problem || words.items.untitled}&nbsp;›
            </span>
          </button>
        </li>
      ))}
      {props.items.length > SHOWN ? (
        <li className="faint">{words.flags.more(props.items.length - SHOWN)}</li>
      ) : null}
    </ul>
  )
}
