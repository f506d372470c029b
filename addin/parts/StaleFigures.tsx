/** 数字变化 — what of a draft the ledger no longer says: old → new, with the sentence. */
import type { ReactElement } from 'react'
import type { CircularStaleness } from '#wire/document'
import { useWords } from '../words.ts'

export function StaleFigures(props: { staleness: CircularStaleness }): ReactElement {
  const words = useWords()
  const { figures, wording, rows, said } = props.staleness
  if (said === '') return <p className="faint">{words.papers.fresh}</p>
  return (
    <div role="status">
      <p className="warn">{words.papers.stale(said)}</p>
      <ul className="findings">
        {figures.map((one) => (
          <li key={`${one.key} ${one.section} ${one.paragraph} ${one.sentence}`} className="line">
            <strong>
              {one.before} → {one.now ?? words.papers.gone}
            </strong>
            <p className="quote">{one.sentence}</p>
          </li>
        ))}
        {wording.map((one) => (
          <li key={`${one.before ?? ''} ${one.now ?? ''}`} className="line">
            {one.before === null ? null : (
              <p className="quote">
                {words.papers.goneText}：{one.before}
              </p>
            )}
            {one.now === null ? null : (
              <p className="quote">
                {words.papers.newText}：{one.now}
              </p>
            )}
          </li>
        ))}
        {rows === 0 ? null : <li className="line">{words.papers.rowsMoved(rows)}</li>}
      </ul>
    </div>
  )
}
