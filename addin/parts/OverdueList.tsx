/** What is late: unit, problem, and the sum behind the verdict. */
import type { ReactElement, ReactNode } from 'react'
import type { Campaign } from '#rules/campaign'
import type { OverdueRow } from '#wire/overview'
import { useWords } from '../words.ts'
import { LimitMoves } from './LimitMoves.tsx'

/** More than this no one reads on a screen; the summary workbook has them all. */
const SHOWN = 50

export function OverdueList(props: {
  overdue: readonly OverdueRow[]
  campaign: Campaign
  /** Opens an item; on the start page there is no place to open it in. */
  open?: (id: string) => void
}): ReactElement {
  const words = useWords()
  const { overdue, campaign, open } = props
  if (overdue.length === 0) return <p className="faint">{words.overview.noOverdue}</p>
  return (
    <>
      <ul className="late">
        {overdue.slice(0, SHOWN).map((row) => (
          <li key={row.id}>
            <Problem open={open === undefined ? null : () => open(row.id)}>
              <strong>
                {campaign.units.find((unit) => unit.id === row.unit)?.name ?? words.overview.unknownUnit}
              </strong>{' '}
              {row.content.problem ?? words.items.untitled}
            </Problem>
            <span className="verdict">
              {words.overview.dueOn(row.due)}
              <LimitMoves moves={row.moves} /> · {words.overview.late(row.daysLate, row.workdaysLate)}
              {row.level === null ? '' : ` · ${words.overview.level[row.level]}`}
            </span>
          </li>
        ))}
      </ul>
      {overdue.length > SHOWN ? <p className="faint">{words.overview.more(overdue.length - SHOWN)}</p> : null}
    </>
  )
}

function Problem(props: { open: (() => void) | null; children: ReactNode }): ReactElement {
  if (props.open === null) return <span className="problem">{props.children}</span>
  return (
    <button type="button" className="line problem" onClick={props.open}>
      {props.children}
    </button>
  )
}
