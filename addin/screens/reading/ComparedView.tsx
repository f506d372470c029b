/** What making the standard ledger would bring together: this sheet's rows and those the server has. */
import type { ReactElement } from 'react'
import type { Standardised } from '../../ledger/standardise.ts'
import { useWords } from '../../words.ts'
import { FieldChanges } from './PlanView.tsx'

/** So many rows are shown; Sync shows them all, one choice each. */
const ROWS_SHOWN = 20

export function ComparedView(props: { compared: Standardised; rows: number }): ReactElement {
  const words = useWords()
  const { compared, rows } = props
  const { matched, differing, undated } = compared
  const more = differing.length - ROWS_SHOWN
  return (
    <section>
      <h3>{words.compared.title}</h3>
      <p>{words.compared.figures(rows - matched, matched, differing.length)}</p>
      {undated === 0 ? null : <p className="faint">{words.compared.undated(undated)}</p>}
      {differing.length === 0 ? null : (
        <details>
          <summary>{words.compared.differing}</summary>
          <ul className="changes">
            {differing.slice(0, ROWS_SHOWN).map((row, index) => (
              <li key={`${index} ${row.problem}`}>
                <p>{row.problem}</p>
                <p className="faint">
                  {words.compared.there} → {words.compared.here}
                </p>
                <FieldChanges
                  fields={row.fields.map(({ field, theirs, mine }) => ({ field, from: theirs, to: mine }))}
                />
              </li>
            ))}
          </ul>
          {more > 0 ? <p className="faint">{words.plan.more(more)}</p> : null}
        </details>
      )}
    </section>
  )
}
