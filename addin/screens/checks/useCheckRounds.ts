/** The rounds of one kind of check: the one that is looked at, the earlier ones, a new draw, a result. */
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { CheckKind } from '#rules/checks/checkRound'
import type { CheckRound, CheckRoundHead, NewCheckRound, NewVerdict } from '#wire/checkRound'
import { usePane } from '../../Pane.ts'
import { useTask, type Task } from '../../parts/useTask.ts'
import { checksApi } from '../../server/checksApi.ts'

interface CheckRounds extends Pick<Task, 'busy' | 'error'> {
  /** Null until they are known. */
  readonly rounds: readonly CheckRoundHead[] | null
  readonly round: CheckRound | null
  /** The one that was drawn just now. */
  readonly drawn: CheckRound | null
  /** Shows this round, or the latest. */
  readonly load: (id: string | null) => Promise<void>
  readonly draw: (request: NewCheckRound) => void
  readonly judge: (row: string, given: NewVerdict) => void
}

export function useCheckRounds(kind: CheckKind): CheckRounds {
  const { calls } = usePane()
  const api = useMemo(() => checksApi(calls), [calls])
  const [rounds, setRounds] = useState<readonly CheckRoundHead[] | null>(null)
  const [round, setRound] = useState<CheckRound | null>(null)
  const [drawn, setDrawn] = useState<CheckRound | null>(null)
  const { busy, error, run } = useTask()
  const show = useCallback(
    async (id: string | null) => {
      const { rounds: all } = await api.rounds(kind)
      const shown = id ?? all[0]?.id
      setRound(shown === undefined ? null : await api.round(shown))
      setRounds(all)
    },
    [api, kind],
  )
  const load = useCallback((id: string | null) => run(async () => show(id)), [run, show])
  useEffect(() => void load(null), [load])
  const draw = (request: NewCheckRound): void =>
    void run(async () => {
      const made = await api.draw(request)
      await show(made.id)
      // Not before its rows are there: what somebody opened below would be the round before, and close again.
      setDrawn(made)
    })
  const judge = (row: string, given: NewVerdict): void =>
    void run(async () => {
      await api.judge(row, given)
      if (round !== null) await show(round.id)
    })
  return { rounds, round, drawn, load, draw, judge, busy, error }
}
