/** 配合进展 — what supporting units reported of their share, oldest first. */
import type { ReactElement } from 'react'
import type { Share } from '#wire/support'
import { usePane } from '../../Pane.ts'
import { sayMoment } from '../../parts/sayMoment.ts'
import { useWords } from '../../words.ts'

export function ShareList(props: { shares: readonly Share[] }): ReactElement | null {
  const words = useWords()
  const { view } = usePane()
  if (props.shares.length === 0) return null
  return (
    <ol className="history" aria-label={words.support.shares(props.shares.length)}>
      {props.shares.map((share) => (
        <li key={share.id}>
          <span className="faint">
            {share.by} {sayMoment(share.at, view.campaign.timeZone)}
          </span>
          <p className="said">{share.text}</p>
        </li>
      ))}
    </ol>
  )
}
