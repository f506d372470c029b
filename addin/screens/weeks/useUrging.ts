/** The words to a unit whose report has not come: drafted, mended, copied; or a formal letter. */
import { useCallback, useEffect, useMemo, useState } from 'react'
import { usePane } from '../../Pane.ts'
import { useTask, type Task } from '../../parts/useTask.ts'
import { circularsApi } from '../../server/circularsApi.ts'
import { weeksApi } from '../../server/weeksApi.ts'

interface Urging extends Pick<Task, 'busy' | 'error'> {
  /** Null while they are not shown. */
  readonly text: string | null
  readonly setText: (text: string) => void
  readonly isCopied: boolean
  readonly toggle: () => void
  readonly copy: () => void
  /** From the week's snapshot. */
  readonly letter: (snapshot: string) => void
}

export function useUrging(period: string, unit: string, isOpen: boolean): Urging {
  const { calls, go } = usePane()
  const weeks = useMemo(() => weeksApi(calls), [calls])
  const [text, setText] = useState<string | null>(null)
  const [isCopied, setCopied] = useState(false)
  const { busy, error, run } = useTask()
  const draft = useCallback(
    () => run(async () => setText((await weeks.urge(period, unit)).text)),
    [run, weeks, period, unit],
  )
  useEffect(() => {
    if (isOpen) void draft()
  }, [isOpen, draft])
  return {
    text,
    setText: (mended) => {
      setText(mended)
      setCopied(false)
    },
    isCopied,
    toggle: () => (text === null ? void draft() : setText(null)),
    copy: () =>
      void run(async () => {
        await navigator.clipboard.writeText(text ?? '')
        setCopied(true)
      }),
    letter: (snapshot) =>
      void run(async () => {
        await circularsApi(calls).draft({ snapshot, kind: 'reminder', unit })
        go('circular')
      }),
    busy,
    error,
  }
}
