/** 催报 — the words to a unit whose report has not come, to be mended, copied and sent by a person. */
import { Button, Textarea } from '@fluentui/react-components'
import { useCallback, useEffect, useMemo, useState, type ReactElement } from 'react'
import { usePane } from '../../Pane.ts'
import { circularsApi } from '../../server/circularsApi.ts'
import { weeksApi } from '../../server/weeksApi.ts'
import { useWords } from '../../words.ts'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { useTask } from '../../parts/useTask.ts'

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
  const { calls, go } = usePane()
  const weeks = useMemo(() => weeksApi(calls), [calls])
  const [text, setText] = useState<string | null>(null)
  const [isCopied, setCopied] = useState(false)
  const { busy, error, run } = useTask()
  const { period, unit, name, isOpen } = props
  const draft = useCallback(
    () => run(async () => setText((await weeks.urge(period, unit)).text)),
    [run, weeks, period, unit],
  )
  useEffect(() => {
    if (isOpen) void draft()
  }, [isOpen, draft])
  const copy = (): void =>
    void run(async () => {
      await navigator.clipboard.writeText(text ?? '')
      setCopied(true)
    })
  const letter = (snapshot: string): void =>
    void run(async () => {
      await circularsApi(calls).draft({ snapshot, kind: 'reminder', unit })
      go('circular')
    })
  return (
    <>
      <div className="row">
        <span>{name}</span>
        <Button
          size="small"
          disabled={busy}
          aria-expanded={text !== null}
          aria-label={`${text === null ? words.weeks.urge : words.close} ${name}`}
          onClick={() => (text === null ? void draft() : setText(null))}
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
            onChange={(_, { value }) => {
              setText(value)
              setCopied(false)
            }}
          />
          <div className="row">
            <Button size="small" onClick={copy}>
              {words.weeks.copy}
            </Button>
            {props.snapshot === null ? null : (
              <Button size="small" disabled={busy} onClick={() => letter(props.snapshot ?? '')}>
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
