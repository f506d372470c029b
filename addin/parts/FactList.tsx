/** Fields of an item with what they say, folded away until somebody wants them. */
import type { ReactElement } from 'react'
import { valueOf } from '#rules/items/itemFields'
import type { ItemContent } from '#rules/items/item'
import { usePane } from '../Pane.ts'
import { sayField, sayValue } from './fieldWords.ts'
import { useWords } from '../words.ts'

export function FactList(props: { content: ItemContent; keys: readonly string[] }): ReactElement {
  const words = useWords()
  const { view } = usePane()
  return (
    <details>
      <summary>{words.item.facts}</summary>
      <dl className="facts">
        {props.keys.map((key) => (
          <div key={key}>
            <dt>{sayField(key)}</dt>
            <dd>{sayValue(key, valueOf(props.content, key), view.campaign)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
