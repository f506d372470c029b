/** An item's history, newest first: what, who, when, which fields, in whose words. */
import type { ReactElement } from 'react'
import type { ItemChange } from '#wire/item'
import { usePane } from '../../Pane.ts'
import { useWords } from '../../words.ts'
import { sayField } from '../../parts/fieldWords.ts'
import { sayMoment } from '../../parts/sayMoment.ts'

export function HistoryList(props: { changes: readonly ItemChange[]; open?: boolean }): ReactElement {
  const words = useWords()
  const { view } = usePane()
  return (
    <details open={props.open === true}>
      <summary>
        {words.item.history}（{props.changes.length}）
      </summary>
      <ol className="history">
        {props.changes.toReversed().map((change, index) => (
          <li key={props.changes.length - index}>
            <strong>{words.item.act(change.act)}</strong>{' '}
            <span className="faint">
              {change.by} {sayMoment(change.at, view.campaign.timeZone)}
            </span>
            {change.note === '' ? null : <p className="said">{change.note}</p>}
            {change.fields.length === 0 || change.act === 'create' ? null : (
              <p className="faint">
                {words.item.changedFields(change.fields.map(({ field }) => sayField(field)))}
              </p>
            )}
          </li>
        ))}
      </ol>
    </details>
  )
}
