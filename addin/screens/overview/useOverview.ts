/** The campaign's figures as of a day, and who reported in which week. */
import { useCallback, useEffect, useState } from 'react'
import { readIsoDay } from '#rules/calendar/day'
import type { Overview } from '#wire/overview'
import type { ReportMatrix } from '#wire/report'
import { usePane } from '../../Pane.ts'
import { useTask, type Task } from '../../parts/useTask.ts'

interface Figures extends Pick<Task, 'busy' | 'error'> {
  /** As the day's field has it; while that is no day, the figures stay. */
  readonly asOf: string
  readonly setAsOf: (day: string) => void
  /** Null until they are known. */
  readonly overview: Overview | null
  readonly matrix: ReportMatrix | null
  readonly load: () => Promise<void>
}

export function useOverview(): Figures {
  const { api, view } = usePane()
  const [asOf, setAsOf] = useState<string>(view.today)
  const [overview, setOverview] = useState<Overview | null>(null)
  const [matrix, setMatrix] = useState<ReportMatrix | null>(null)
  const { busy, error, run } = useTask()
  const load = useCallback(
    () =>
      run(async () => {
        const [figures, reports] = await Promise.all([api.overview(asOf), api.reports()])
        setOverview(figures)
        setMatrix(reports)
      }),
    [run, api, asOf],
  )
  useEffect(() => {
    if (readIsoDay(asOf) !== null) void load()
  }, [load, asOf])
  return { asOf, setAsOf, overview, matrix, load, busy, error }
}
