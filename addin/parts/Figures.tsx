/** Figures in a row: number, word, and the colour that the word has everywhere. */
import type { ReactElement } from 'react'

interface Figure {
  readonly label: string
  readonly value: number
  /** Leads to what is counted. */
  readonly open?: () => void
  readonly tone: 'plain' | 'red' | 'orange' | 'blue' | 'green' | 'grey'
}

export function Figures(props: { figures: readonly Figure[] }): ReactElement {
  return (
    <dl className="figures">
      {props.figures.map((figure) => (
        <div key={figure.label} className={figure.value === 0 ? 'plain' : figure.tone}>
          <dt>{figure.label}</dt>
          <dd>
            {figure.open === undefined || figure.value === 0 ? (
              figure.value
            ) : (
              <button
                type="button"
                className="line"
                aria-label={`${figure.label} ${figure.value}`}
                onClick={figure.open}
              >
                {figure.value}
              </button>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
