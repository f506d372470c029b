/** What an item says and how it stands: state, limit with the sum behind it, and every filled field. */
import { Badge } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import { keysOf, valueOf } from '#rules/items/itemFields'
import type { ItemHistory } from '#wire/item'
import { usePane } from '../../Pane.ts'
import { sayField, sayValue } from '../../parts/fieldWords.ts'
import { unitName } from '../../parts/unitName.ts'
import { useWords } from '../../words.ts'
import { LimitMoves } from './LimitMoves.tsx'

const colours = {
  open: 'informative',
  'closure-requested': 'brand',
  'closure-reviewed': 'brand',
  closed: 'success',
} as const

const lightColours = { blue: 'brand', yellow: 'warning', orange: 'severe', red: 'danger' } as const

/** Said at the top or elsewhere, so not again in the list. */
const saidElsewhere: ReadonlySet<string> = new Set(['problem', 'unit', 'due'])

export function ItemFacts(props: { file: ItemHistory }): ReactElement {
  const words = useWords()
  const { view } = usePane()
  const { item, lateness, light, extensions } = props.file
  const moves = extensions.flatMap(({ from, granted, decidedOn }) =>
    granted === null || decidedOn === null ? [] : [{ from, to: granted, decidedOn }],
  )
  const { content } = item
  const { reopened } = props.file
  const keys = keysOf(content).filter((key) => !saidElsewhere.has(key))
  return (
    <section className="card">
      <div className="row">
        <Badge appearance="tint" color={item.withdrawn ? 'subtle' : colours[item.state]}>
          {item.withdrawn ? words.item.withdrawn : words.item.state(item.state)}
        </Badge>
        {light === null ? null : (
          <Badge appearance="tint" color={lightColours[light]}>
            {words.item.light(light)}
          </Badge>
        )}
        {reopened === 0 ? null : <span className="warn">{words.item.reopened(reopened)}</span>}
        {view.unitId !== null ? null : <span>{unitName(view.campaign, item.unit, words.assign.none)}</span>}
      </div>
      <p className="said">{content.problem ?? words.items.untitled}</p>
      <p className={lateness === null ? 'faint' : 'verdict-line'}>
        {content.due === undefined ? (content.dueText ?? words.item.noDue) : words.item.due(content.due)}
        <LimitMoves moves={moves} />
        {lateness === null ? null : ` · ${words.overview.late(lateness.daysLate, lateness.workdaysLate)}`}
      </p>
      <details>
        <summary>{words.item.facts}</summary>
        <dl className="facts">
          {keys.map((key) => (
            <div key={key}>
              <dt>{sayField(key)}</dt>
              <dd>{sayValue(key, valueOf(content, key), view.campaign)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  )
}
