/** What a unit was held to account for, and what can be cited for it. */
import { useMemo, useState } from 'react'
import type { AccountabilityList } from '#wire/ladder'
import { usePane } from '../../Pane.ts'
import { useTask } from '../../parts/useTask.ts'
import { checksApi } from '../../server/checksApi.ts'

interface Account {
  /** '' while none is chosen. */
  readonly unit: string
  /** Null until it is known. */
  readonly list: AccountabilityList | null
  readonly choose: (unit: string) => void
  readonly error: unknown
}

export function useAccount(): Account {
  const { calls } = usePane()
  const api = useMemo(() => checksApi(calls), [calls])
  const [unit, setUnit] = useState('')
  const [list, setList] = useState<AccountabilityList | null>(null)
  const { error, run } = useTask()
  const choose = (id: string): void => {
    setUnit(id)
    setList(null)
    if (id !== '') void run(async () => setList(await api.accountabilities(id)))
  }
  return { unit, list, choose, error }
}
