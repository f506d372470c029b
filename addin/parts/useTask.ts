/** One thing that takes time: whether it runs, how it failed, and that a newer run wins over an older one. */
import { useCallback, useRef, useState } from 'react'

export interface Task {
  readonly busy: boolean
  readonly error: unknown
  readonly run: (work: () => Promise<void>) => Promise<void>
}

export function useTask(): Task {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const latest = useRef(0)
  const run = useCallback(async (work: () => Promise<void>) => {
    const turn = ++latest.current
    setBusy(true)
    setError(null)
    try {
      await work()
    } catch (thrown) {
      if (latest.current === turn) setError(thrown)
    } finally {
      if (latest.current === turn) setBusy(false)
    }
  }, [])
  return { busy, error, run }
}
