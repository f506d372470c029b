/** The access codes of the campaign; making one and taking one back. */
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { CodeLine, NewCode } from '#wire/code'
import { usePane } from '../../Pane.ts'
import { useTask, type Task } from '../../parts/useTask.ts'
import { codesApi } from '../../server/codesApi.ts'

interface Codes extends Pick<Task, 'busy' | 'error'> {
  /** Null until they are known. */
  readonly lines: readonly CodeLine[] | null
  /** The one that was made just now: it is shown once. */
  readonly shown: string | null
  readonly load: () => Promise<void>
  readonly make: (code: NewCode, made: () => void) => void
  readonly revoke: (id: string) => void
}

export function useCodes(): Codes {
  const { calls } = usePane()
  const api = useMemo(() => codesApi(calls), [calls])
  const [lines, setLines] = useState<readonly CodeLine[] | null>(null)
  const [shown, setShown] = useState<string | null>(null)
  const { busy, error, run } = useTask()
  const read = useCallback(async () => setLines((await api.codes()).codes), [api])
  const load = useCallback(() => run(read), [run, read])
  useEffect(() => void load(), [load])
  return {
    lines,
    shown,
    load,
    make: (code, made) =>
      void run(async () => {
        setShown((await api.make(code)).code)
        made()
        await read()
      }),
    revoke: (id) =>
      void run(async () => {
        await api.revoke(id)
        await read()
      }),
    busy,
    error,
  }
}
