/** The flags of the campaign, and a person's word on one of them. */
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { FlagDecision, FlagList } from '#wire/flag'
import { usePane } from '../../Pane.ts'
import { useTask, type Task } from '../../parts/useTask.ts'
import { checksApi } from '../../server/checksApi.ts'

interface Flags extends Pick<Task, 'busy' | 'error'> {
  readonly list: FlagList | null
  readonly load: () => Promise<void>
  readonly decide: (decision: FlagDecision) => void
}

export function useFlags(): Flags {
  const { calls } = usePane()
  const api = useMemo(() => checksApi(calls), [calls])
  const [list, setList] = useState<FlagList | null>(null)
  const { busy, error, run } = useTask()
  const load = useCallback(() => run(async () => setList(await api.flags())), [api, run])
  useEffect(() => void load(), [load])
  const decide = (decision: FlagDecision): void =>
    void run(async () => {
      await api.decideFlag(decision)
      setList(await api.flags())
    })
  return { list, load, decide, busy, error }
}
