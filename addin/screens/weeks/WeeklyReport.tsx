/** 周报告 — the draft written from the ledger, to mend and submit; a quiet week is one press. */
import { Button, Field, MessageBar, MessageBarBody, Textarea } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import { MAX_TEXT } from '#wire/item'
import { usePane } from '../../Pane.ts'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { sayWeek } from './sayWeek.ts'
import { UnitReport } from './UnitReport.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { useReport } from './useReport.ts'
import { ServerProblem } from '../../server/problem.ts'
import { useWords } from '../../words.ts'

export function WeeklyReport(): ReactElement {
  const words = useWords()
  const { can, view } = usePane()
  const every = view.campaign.weeklyReport.every ?? 'week'
  const { draft, text, setText, sent, load, submit, busy, error } = useReport()
  if (!can('report.write')) return <Screen title={words.report.title(every)} lead={words.report.officeOnly} />
  const refused = error instanceof ServerProblem && error.findings.length > 0 ? error : null
  return (
    <Screen
      title={words.report.title(every)}
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
              label: words.report.submit(every),
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
            <span className="faint">{words.report.zeroLead(every)}</span>
          </div>
          <UnitReport />
        </>
      )}
    </Screen>
  )
}
