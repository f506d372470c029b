/** What is late: unit, problem, and the sum behind the verdict. */
import type { ReactElement } from 'react'
import type { Campaign } from '#rules/campaign'
import type { OverdueRow } from '#wire/overview'
import { useWords } from '../words.ts'

/** More than this no one reads on a screen; the summary workbook has them all. */
const SHOWN = 50

export function OverdueList(props: { overdue: readonly OverdueRow[]; campaign: Campaign }): ReactElement {
  const words = useWords()
  const { overdue, campaign } = props
  if (overdue.length === 0) return <p className="faint">{words.overview.noOverdue}</p>
  return (
    <>
      <ul className="late">
        {overdue.slice(0, SHOWN).map((row) => (
          <li key={row.id}>
            <span className="problem">
              <strong>
                {campaign.units.find((unit) => unit.id === row.unit)?.name ?? words.overview.unknownUnit}
              </strong>{' '}
              {row.content.problem}
            </span>
            <span className="verdict">
              {words.overview.dueOn(row.due)} · {words.overview.late(row.daysLate, row.workdaysLate)}
              {row.level === null ? '' : ` · ${words.overview.level[row.level]}`}
            </span>
          </li>
        ))}
      </ul>
      {overdue.length > SHOWN ? <p className="faint">{words.overview.more(overdue.length - SHOWN)}</p> : null}
    </>
  )
}
