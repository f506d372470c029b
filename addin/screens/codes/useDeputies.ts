/** Deputies: one's own, or everybody's; naming one and ending one. */
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { DeputyLine, NewDeputy } from '#wire/deputy'
import { usePane } from '../../Pane.ts'
import { useTask, type Task } from '../../parts/useTask.ts'
import { codesApi } from '../../server/codesApi.ts'

interface Deputies extends Pick<Task, 'busy' | 'error'> {
  /** Null until they are known. */
  readonly lines: readonly DeputyLine[] | null
  /** The code that was made just now: it is shown once. */
  readonly shown: string | null
  readonly load: () => Promise<void>
  readonly name: (deputy: NewDeputy) => void
  readonly end: (id: string) => void
}

export function useDeputies(): Deputies {
  const { calls } = usePane()
  const api = useMemo(() => codesApi(calls), [calls])
  const [lines, setLines] = useState<readonly DeputyLine[] | null>(null)
  const [shown, setShown] = useState<string | null>(null)
  const { busy, error, run } = useTask()
  const read = useCallback(async () => setLines((await api.deputies()).deputies), [api])
  const load = useCallback(() => run(read), [run, read])
  useEffect(() => void load(), [load])
  return {
    lines,
    shown,
    load,
    name: (deputy) =>
      void run(async () => {
        setShown((await api.nameDeputy(deputy)).code)
        await read()
      }),
    end: (id) =>
      void run(async () => {
        await api.endDeputy(id)
        await read()
      }),
    busy,
    error,
  }
}
