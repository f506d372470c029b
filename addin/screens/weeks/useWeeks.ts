/** The reporting weeks that have begun, the one that is looked at, and what was prepared for it. */
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { ExemptionList } from '#wire/exemption'
import type { ReportMatrix } from '#wire/report'
import type { PreparedWeek, PreparedWeeks } from '#wire/week'
import { usePane } from '../../Pane.ts'
import { useTask, type Task } from '../../parts/useTask.ts'
import { weeksApi } from '../../server/weeksApi.ts'

interface Loaded {
  readonly matrix: ReportMatrix
  readonly prepared: PreparedWeeks['weeks']
  readonly exemptions: ExemptionList['exemptions']
}

type Period = ReportMatrix['periods'][number]

interface Weeks extends Pick<Task, 'busy' | 'error'> {
  /** Null until they are known. */
  readonly loaded: Loaded | null
  /** The newest first. */
  readonly begun: readonly Period[]
  /** Null before the first one. */
  readonly period: Period | null
  readonly choose: (period: string) => void
  /** What was prepared for it; null while nothing was. */
  readonly held: PreparedWeek | null
  readonly load: () => Promise<void>
  readonly prepare: () => void
}

/** `asked`: the week to look at first; the newest where there is no such one. */
export function useWeeks(asked: string): Weeks {
  const { api, calls, view } = usePane()
  const weeks = useMemo(() => weeksApi(calls), [calls])
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const [chosen, choose] = useState(asked)
  const { busy, error, run } = useTask()
  const load = useCallback(
    () =>
      run(async () => {
        const [matrix, { weeks: prepared }, { exemptions }] = await Promise.all([
          api.reports(),
          weeks.weeks(),
          weeks.exemptions(),
        ])
        setLoaded({ matrix, prepared, exemptions })
      }),
    [api, weeks, run],
  )
  useEffect(() => void load(), [load])
  const begun = loaded?.matrix.periods.filter(({ due }) => due <= view.today).toReversed() ?? []
  const period = begun.find((one) => one.period === chosen) ?? begun[0] ?? null
  const held = loaded?.prepared.find((one) => one.period === period?.period) ?? null
  const prepare = (): void =>
    void run(async () => {
      if (period !== null) await weeks.prepare(period.period)
      await load()
    })
  return { loaded, begun, period, choose, held, load, prepare, busy, error }
}
