/** Rows that stay in the sheet, each with its reasons; a press goes to the cell. */
import type { ReactElement } from 'react'
import type { Finding } from '#rules/items/finding'
import type { KeptBack } from '../../ledger/diffLedger.ts'
import { useWords } from '../../words.ts'
import { FindingList } from '../../parts/FindingList.tsx'

export function KeptBackList(props: {
  rows: readonly KeptBack[]
  select: (finding: Finding) => void
}): ReactElement | null {
  const words = useWords()
  if (props.rows.length === 0) return null
  return (
    <section>
      <h2>{words.sync.keptBack(props.rows.length)}</h2>
      {props.rows.map((row) => (
        <div key={row.id}>
          <p className="faint">
            {words.sync.row(row.row)} {row.problem}
          </p>
          <FindingList findings={row.findings} select={props.select} />
        </div>
      ))}
    </section>
  )
}
