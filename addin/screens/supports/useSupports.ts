/** Items that this unit supports; read anew after each report. */
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { NewShare, SupportedItem } from '#wire/support'
import { usePane } from '../../Pane.ts'
import { useTask, type Task } from '../../parts/useTask.ts'
import { supportsApi } from '../../server/supportsApi.ts'

interface Supports extends Pick<Task, 'busy' | 'error'> {
  /** Null until they are known. */
  readonly items: readonly SupportedItem[] | null
  readonly load: () => Promise<void>
  /** Whether it went through. */
  readonly share: (item: string, share: NewShare) => Promise<boolean>
}

export function useSupports(): Supports {
  const { calls } = usePane()
  const api = useMemo(() => supportsApi(calls), [calls])
  const [items, setItems] = useState<readonly SupportedItem[] | null>(null)
  const { busy, error, run } = useTask()
  const load = useCallback(() => run(async () => setItems((await api.supported()).items)), [api, run])
  useEffect(() => void load(), [load])
  const share = async (item: string, said: NewShare): Promise<boolean> => {
    let isSent = false
    await run(async () => {
      await api.share(item, said)
      isSent = true
      setItems((await api.supported()).items)
    })
    return isSent
  }
  return { items, load, share, busy, error }
}
