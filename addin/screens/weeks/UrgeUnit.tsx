/** 催报 — the words to a unit whose report has not come, to be mended, copied and sent by a person. */
import { Button, Textarea } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import { useWords } from '../../words.ts'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { UrgeIcon } from '../../parts/icons.ts'
import { useUrging } from './useUrging.ts'

export function UrgeUnit(props: {
  period: string
  unit: string
  name: string
  /** Of the prepared week, to draft a formal letter from; null while it was not prepared. */
  snapshot: string | null
  /** Opened at once: its gap in the matrix was pressed. */
  isOpen: boolean
}): ReactElement {
  const words = useWords()
  const { period, unit, name, snapshot, isOpen } = props
  const { text, setText, isCopied, toggle, copy, letter, busy, error } = useUrging(period, unit, isOpen)
  return (
    <>
      <div className="row">
        <span>{name}</span>
        <Button
          size="small"
          disabled={busy}
          icon={text === null ? <UrgeIcon /> : null}
          aria-expanded={text !== null}
          aria-label={`${text === null ? words.weeks.urge : words.close} ${name}`}
          onClick={toggle}
        >
          {text === null ? words.weeks.urge : words.close}
        </Button>
      </div>
      <ProblemBar error={error} />
      {text === null ? null : (
        <>
          <Textarea
            className="wide"
            rows={9}
            value={text}
            aria-label={words.weeks.urging(name)}
            onChange={(_, { value }) => setText(value)}
          />
          <div className="row">
            <Button size="small" onClick={copy}>
              {words.weeks.copy}
            </Button>
            {snapshot === null ? null : (
              <Button size="small" disabled={busy} onClick={() => letter(snapshot)}>
                {words.weeks.letter}
              </Button>
            )}
            <span className="faint" role="status">
              {isCopied ? words.weeks.copied : words.weeks.notSent}
            </span>
          </div>
        </>
      )}
    </>
  )
}
