/** What went from or to the unit (移交), newest first; each opens as far as the reader may see it. */
import { useEffect, useState, type ReactElement } from 'react'
import type { Transfer } from '#wire/transfer'
import { usePane } from '../../Pane.ts'
import { unitName } from '../../parts/unitName.ts'
import { movesApi } from '../../server/movesApi.ts'
import { useWords } from '../../words.ts'

export function TransferList(): ReactElement | null {
  const words = useWords()
  const { calls, view, go } = usePane()
  const [transfers, setTransfers] = useState<readonly Transfer[]>([])
  useEffect(() => {
    let isCurrent = true
    // A list beside the items: without it they are all still there.
    void movesApi(calls)
      .transfers()
      .then(
        (rows) => isCurrent && setTransfers(rows),
        () => undefined,
      )
    return () => void (isCurrent = false)
  }, [calls])
  if (transfers.length === 0) return null
  return (
    <details>
      <summary>{words.transfer.list(transfers.length)}</summary>
      <ul className="late">
        {transfers.map((one) => (
          <li key={one.id}>
            <button type="button" className="line" onClick={() => go('item', one.item)}>
              <span className="problem">
                {one.number} {one.problem}
              </span>
              <span className="faint">
                {words.transfer.line(
                  unitName(view.campaign, one.from),
                  unitName(view.campaign, one.to),
                  one.on,
                )}
                {' · '}
                {one.reason}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}
