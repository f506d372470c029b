/** What is late: unit, problem, and the sum behind the verdict. */
import { sayLimitRule } from '#rules/items/moves/limitRule'
import { useState, type ReactElement, type ReactNode } from 'react'
import type { CampaignView } from '#wire/campaign'
import type { OverdueRow } from '#wire/overview'
import { canOf } from '../../can.ts'
import { Further } from '../../parts/Further.tsx'
import { unitName } from '../../parts/unitName.ts'
import { useWords } from '../../words.ts'
import { LimitMoves } from '../items/LimitMoves.tsx'

/** As many are looked through at once; the others are a press away. */
const STEP = 30

export function OverdueList(props: {
  overdue: readonly OverdueRow[]
  view: CampaignView
  /** So many stand before anything is pressed. */
  first: number
  open: (id: string) => void
  /** With the step of the ladder that the rules propose, for those who may see it. */
  levels?: boolean
}): ReactElement {
  const words = useWords()
  const { overdue, view, first, open } = props
  const isSuggested = props.levels === true && canOf(view)('ladder.read')
  const [shown, setShown] = useState(first)
  if (overdue.length === 0) return <p className="faint">{words.overview.noOverdue}</p>
  return (
    <>
      <ul className="late">
        {overdue.slice(0, shown).map((row) => (
          <li key={row.id}>
            <button type="button" className="line problem" onClick={() => open(row.id)}>
              {view.unitId === null ? (
                <strong>{unitName(view.campaign, row.unit, words.overview.unknownUnit)} </strong>
              ) : null}
              {row.content.problem ?? words.items.untitled}
            </button>
            <span className="verdict">
              <Whole>{words.overview.dueOn(row.due, view.today)}</Whole>
              {sayLimitRule(row.content)}
              <LimitMoves moves={row.moves} /> ·{' '}
              <Whole>{words.overview.late(row.daysLate, row.workdaysLate)}</Whole>
              {row.level === null || !isSuggested ? null : (
                <Whole> · {words.ladder.suggest(words.overview.level[row.level])}</Whole>
              )}
            </span>
          </li>
        ))}
      </ul>
      <Further left={overdue.length - shown} show={() => setShown(shown + STEP)} />
    </>
  )
}

/** Lines break between the parts of a verdict, not within. */
function Whole(props: { children: ReactNode }): ReactElement {
  return <span className="whole">{props.children}</span>
}
