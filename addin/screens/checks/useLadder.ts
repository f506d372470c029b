/** What the ladder proposes, and taking or declining a step of it. */
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { DecidedStep, LadderView, NewLadderDecision } from '#wire/ladder'
import { usePane } from '../../Pane.ts'
import { useTask, type Task } from '../../parts/useTask.ts'
import { checksApi } from '../../server/checksApi.ts'
import { circularsApi } from '../../server/circularsApi.ts'

interface Ladder extends Pick<Task, 'busy' | 'error'> {
  readonly ladder: LadderView | null
  /** The step that was decided just now. */
  readonly last: DecidedStep | null
  readonly load: () => Promise<void>
  readonly decide: (decision: NewLadderDecision) => void
  /** Drafts the reminder to a unit and goes to it. */
  readonly remind: (unit: string) => void
}

export function useLadder(): Ladder {
  const { api: office, calls, go } = usePane()
  const api = useMemo(() => checksApi(calls), [calls])
  const [ladder, setLadder] = useState<LadderView | null>(null)
  const [last, setLast] = useState<DecidedStep | null>(null)
  const { busy, error, run } = useTask()
  const load = useCallback(() => run(async () => setLadder(await api.ladder())), [api, run])
  useEffect(() => void load(), [load])
  /** A reminder that was decided on is written from the ledger as it stands; a person reads it and sends it. */
  const draftReminder = async (unit: string): Promise<void> => {
    const { id } = await office.makeSnapshot()
    await circularsApi(calls).draft({ snapshot: id, kind: 'reminder', unit })
    go('circular')
  }
  const decide = (decision: NewLadderDecision): void =>
    void run(async () => {
      const step = await api.decideStep(decision)
      setLast(step)
      setLadder(await api.ladder())
      if (isReminder(step)) await draftReminder(step.unit)
    })
  return { ladder, last, load, decide, remind: (unit) => void run(() => draftReminder(unit)), busy, error }
}

export function isReminder({ decision, level }: Pick<DecidedStep, 'decision' | 'level'>): boolean {
  return decision === 'take' && level === 'reminder'
}
