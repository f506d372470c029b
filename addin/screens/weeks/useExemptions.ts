/** Freeing units from a week's report, and taking that back: whom, until when, why. */
import { useMemo, useState } from 'react'
import { unitsOfWeek } from '#rules/weeks/weekPlan'
import type { ReportMatrix } from '#wire/report'
import { usePane } from '../../Pane.ts'
import { useTask, type Task } from '../../parts/useTask.ts'
import { toggled } from '../../parts/toggled.ts'
import { weeksApi } from '../../server/weeksApi.ts'

interface Exempting extends Pick<Task, 'busy' | 'error'> {
  /** Units of the week that can be freed from it. */
  readonly exemptible: readonly string[]
  readonly units: ReadonlySet<string>
  readonly toggle: (unit: string) => void
  /** The last week of the exemption. */
  readonly to: string
  readonly setTo: (period: string) => void
  readonly reason: string
  readonly setReason: (reason: string) => void
  readonly exempt: () => void
  /** Takes one back, for the reason that was written. */
  readonly end: (exemption: string) => void
}

export function useExemptions(period: string, matrix: ReportMatrix, changed: () => void): Exempting {
  const { calls } = usePane()
  const weeks = useMemo(() => weeksApi(calls), [calls])
  const [units, setUnits] = useState<ReadonlySet<string>>(new Set())
  const [to, setTo] = useState(period)
  const [reason, setReason] = useState('')
  const { busy, error, run } = useTask()
  const act = (work: () => Promise<unknown>): void =>
    void run(async () => {
      await work()
      setUnits(new Set())
      setReason('')
      changed()
    })
  return {
    exemptible: [
      ...new Set([...unitsOfWeek(matrix, period, 'missing'), ...unitsOfWeek(matrix, period, 'not-due')]),
    ],
    units,
    toggle: (unit) => setUnits(toggled(units, unit)),
    to,
    setTo,
    reason,
    setReason,
    exempt: () =>
      act(async () => weeks.exempt({ units: [...units], from: period, to, reason: reason.trim() })),
    end: (exemption) => act(async () => weeks.endExemption(exemption, reason)),
    busy,
    error,
  }
}
