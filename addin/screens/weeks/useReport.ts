/** The unit's report of a week: the earliest that is owed unless another is chosen; drafted from the ledger, mended, sent. */
import { useCallback, useEffect, useState } from 'react'
import type { ReportKind } from '#rules/weeks/period'
import type { Report, ReportDraft } from '#wire/report'
import { usePane } from '../../Pane.ts'
import { useTask, type Task } from '../../parts/useTask.ts'

interface ReportWork extends Pick<Task, 'busy' | 'error'> {
  /** Null until it is known, and for those who send none. */
  readonly draft: ReportDraft | null
  readonly choose: (period: string) => void
  readonly text: string
  readonly setText: (text: string) => void
  /** What was sent for this week. */
  readonly sent: Report | null
  readonly load: () => Promise<void>
  readonly submit: (kind: ReportKind) => void
}

/** `asked`: the week to begin with; the earliest that is owed where none is said. */
export function useReport(asked: string | null): ReportWork {
  const { api, can, view } = usePane()
  const [period, choose] = useState(asked)
  const [draft, setDraft] = useState<ReportDraft | null>(null)
  const [text, setText] = useState('')
  const [sent, setSent] = useState<Report | null>(null)
  const { busy, error, run } = useTask()
  const load = useCallback(
    () =>
      run(async () => {
        if (!can('report.write')) return
        const written = await api.reportDraft(period ?? undefined)
        const { reports } = await api.reportsOf(written.period)
        const own = reports.find((report) => report.unit === view.unitId) ?? null
        setDraft(written)
        setSent(own)
        setText(own === null ? written.text : own.text)
      }),
    [run, api, can, view.unitId, period],
  )
  useEffect(() => void load(), [load])
  const submit = (kind: ReportKind): void =>
    void run(async () => {
      if (draft === null) return
      const { period: week } = draft
      setSent(await api.report(week, { kind, text: kind === 'weekly' ? text : quietText(draft, kind, text) }))
      // What is owed has become less; the week that was sent stays in sight, with what was said of it.
      const { owed } = await api.reportDraft(week)
      setDraft({ ...draft, owed })
      choose(week)
    })
  return { draft, choose, text, setText, sent, load, submit, busy, error }
}

/** A draft of a quiet week already is the report's text; any other text is not sent under that name. */
function quietText(draft: ReportDraft, kind: ReportKind, text: string): string {
  return draft.kind === kind ? text : ''
}
