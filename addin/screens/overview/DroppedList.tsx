/** What the office took out of the count (核减), listed apart: which problem, whose, why and when. */
import type { ReactElement } from 'react'
import type { DroppedRow } from '#wire/overview'
import { usePane } from '../../Pane.ts'
import { unitName } from '../../parts/unitName.ts'
import { useWords } from '../../words.ts'

export function DroppedList(props: {
  dropped: readonly DroppedRow[]
  open: (id: string) => void
}): ReactElement | null {
  const words = useWords()
  const { view } = usePane()
  if (props.dropped.length === 0) return null
  return (
    <details>
      <summary>{words.withdrawal.list(props.dropped.length)}</summary>
      <ul className="matters">
        {props.dropped.map(({ id, unit, problem, kind, reason, on }) => (
          <li key={id}>
            <button type="button" className="matter" onClick={() => props.open(id)}>
              <span>
                <strong>{unitName(view.campaign, unit, words.assign.none)}</strong>{' '}
                {problem === '' ? words.items.untitled : problem}&nbsp;›
              </span>
            </button>
            <span className="faint">
              {words.withdrawal.kinds(kind)} · {on} · {reason}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
