/** What an item says and how it stands: state, limit with the sum behind it, and every filled field. */
import { Badge } from '@fluentui/react-components'
import { sayLimitRule } from '#rules/items/moves/limitRule'
import type { ReactElement } from 'react'
import { keysOf } from '#rules/items/itemFields'
import type { ItemHistory } from '#wire/item'
import { usePane } from '../../Pane.ts'
import { FactList } from '../../parts/FactList.tsx'
import { unitName } from '../../parts/unitName.ts'
import { useWords } from '../../words.ts'
import { LimitMoves } from './LimitMoves.tsx'

const colours = {
  open: 'informative',
  'closure-requested': 'brand',
  'closure-reviewed': 'brand',
  closed: 'success',
  dropped: 'subtle',
} as const

const lightColours = { blue: 'brand', yellow: 'warning', orange: 'severe', red: 'danger' } as const

/** Said at the top or elsewhere, so not again in the list. */
const saidElsewhere: ReadonlySet<string> = new Set(['problem', 'unit', 'due', 'firstDue', 'extendedTimes'])

export function ItemFacts(props: { file: ItemHistory }): ReactElement {
  const words = useWords()
  const { view } = usePane()
  const { item, lateness, light, moves } = props.file
  const { content } = item
  const { reopened } = props.file
  const keys = keysOf(content).filter((key) => !saidElsewhere.has(key))
  return (
    <section className="card">
      <div className="row">
        <Badge appearance="tint" color={item.withdrawn ? 'subtle' : colours[item.state]}>
          {item.withdrawn ? words.item.withdrawn : words.item.state(item.state)}
        </Badge>
        <strong>{item.number}</strong>
        {props.file.confidential === null ? null : (
          <Badge appearance="tint" color="warning" title={props.file.confidential}>
            {words.protect.badge}
          </Badge>
        )}
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
        {sayLimitRule(content)}
        <LimitMoves moves={moves} />
        {lateness === null ? null : ` · ${words.overview.late(lateness.daysLate, lateness.workdaysLate)}`}
      </p>
      <FactList content={content} keys={keys} />
    </section>
  )
}
