/** 数字变化 — what of a draft the ledger no longer says: old → new, sentence by sentence. */
import type { ReactElement } from 'react'
import type { CircularStaleness } from '#wire/document'
import { useWords } from '../../words.ts'

export function StaleFigures(props: { staleness: CircularStaleness }): ReactElement {
  const words = useWords()
  const { figures, wording, rows, said } = props.staleness
  if (said === '') return <p className="faint">{words.papers.fresh}</p>
  return (
    <div role="status">
      <p className="warn">{words.papers.stale(said)}</p>
      <ul className="moved">
        {[...bySentence(figures)].map(([sentence, moved]) => (
          <li key={sentence} className="line">
            <strong>
              {moved.map(({ before, now }) => `${before} → ${now ?? words.papers.gone}`).join(words.comma)}
            </strong>
            <p className="quote">{sentence}</p>
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

type Moved = CircularStaleness['figures'][number]

/** Several figures of a sentence move together; it is read once. */
function bySentence(figures: readonly Moved[]): ReadonlyMap<string, readonly Moved[]> {
  const sentences = new Map<string, Moved[]>()
  for (const one of figures) {
    const moved = sentences.get(one.sentence)
    if (moved === undefined) sentences.set(one.sentence, [one])
    else moved.push(one)
  }
  return sentences
}
