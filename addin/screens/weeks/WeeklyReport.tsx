/** 周报告 — the draft written from the ledger, to mend and submit; a quiet week is one press. */
import { Button, Field, MessageBar, MessageBarBody, Textarea } from '@fluentui/react-components'
import { useCallback, useEffect, useState, type ReactElement } from 'react'
import { MAX_TEXT } from '#wire/item'
import type { Report, ReportDraft } from '#wire/report'
import { usePane } from '../../Pane.ts'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { sayWeek } from './sayWeek.ts'
import { UnitReport } from './UnitReport.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { useTask } from '../../parts/useTask.ts'
import { ServerProblem } from '../../server/problem.ts'
import { useWords } from '../../words.ts'

export function WeeklyReport(): ReactElement {
  const words = useWords()
  const { api, view } = usePane()
  const [draft, setDraft] = useState<ReportDraft | null>(null)
  const [text, setText] = useState('')
  const [sent, setSent] = useState<Report | null>(null)
  const { busy, error, run } = useTask()
  const isUnit = view.permissions.includes('report.write')

  const load = useCallback(
    () =>
      run(async () => {
        if (!isUnit) return
        const written = await api.reportDraft()
        const { reports } = await api.reportsOf(written.period)
        const own = reports.find((report) => report.unit === view.unitId) ?? null
        setDraft(written)
        setSent(own)
        setText(own === null ? written.text : own.text)
      }),
    [run, api, isUnit, view.unitId],
  )
  useEffect(() => void load(), [load])
  const submit = (kind: 'weekly' | 'zero'): void =>
    void run(async () => {
      if (draft === null) return
      setSent(await api.report(draft.period, { kind, text: kind === 'zero' ? zeroText(draft, text) : text }))
    })

  if (!isUnit) return <Screen title={words.report.title} lead={words.report.officeOnly} />
  const refused = error instanceof ServerProblem && error.findings.length > 0 ? error : null
  return (
    <Screen
      title={words.report.title}
      lead={
        draft === null
          ? words.report.lead
          : words.report.period(sayWeek(words, view, draft.period), draft.due)
      }
      busy={busy ? words.loading : null}
      primary={
        draft === null
          ? null
          : {
              label: words.report.submit,
              act: () => submit('weekly'),
              whyNot: text.trim() === '' ? words.report.empty : null,
            }
      }
    >
      <ProblemBar error={error} {...(refused === null ? { retry: () => void load() } : {})} />
      {sent === null ? null : (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody>
            {words.report.submitted(sent.kind, sent.submittedAt.slice(0, 16).replace('T', ' '))}。
            {words.report.again}
          </MessageBarBody>
        </MessageBar>
      )}
      {draft === null ? null : (
        <>
          <Field label={words.report.text} hint={words.report.lead}>
            <Textarea
              value={text}
              rows={12}
              resize="vertical"
              maxLength={MAX_TEXT}
              onChange={(_, data) => setText(data.value)}
            />
          </Field>
          <div className="row">
            <Button disabled={busy} onClick={() => submit('zero')}>
              {words.report.zero}
            </Button>
            <span className="faint">{words.report.zeroLead}</span>
          </div>
          <UnitReport />
        </>
      )}
    </Screen>
  )
}

/** A draft of a quiet week already is the zero report's text; any other text is not sent under that name. */
function zeroText(draft: ReportDraft, text: string): string {
  return draft.kind === 'zero' ? text : ''
}
