/** 周报告 — the draft written from the ledger, to mend and submit; a quiet week is one press. */
import { Button, Field, MessageBar, MessageBarBody, Select, Textarea } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import { MAX_TEXT } from '#wire/item'
import type { ReportDraft } from '#wire/report'
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
  const { can, view, subject } = usePane()
  const every = view.campaign.weeklyReport.every ?? 'week'
  const { draft, choose, text, setText, sent, load, submit, busy, error } = useReport(subject)
  if (!can('report.write')) return <Screen title={words.report.title(every)} lead={words.report.officeOnly} />
  // With problems still open a quiet week is no zero report.
  const quiet = draft?.hasOpen === true ? 'no-new' : 'zero'
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
      {draft === null ? null : <OwedWeeks draft={draft} choose={choose} busy={busy} />}
      <ProblemBar error={error} {...(refused === null ? { retry: () => void load() } : {})} />
      {sent === null ? null : (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody>
            {words.report.submitted(
              sayWeek(words, view, sent.period),
              sent.kind,
              sent.submittedAt.slice(0, 16).replace('T', ' '),
            )}
            。{words.report.again}
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
            <Button disabled={busy} onClick={() => submit(quiet)}>
              {quiet === 'zero' ? words.report.zero : words.report.noNew}
            </Button>
            <span className="faint">
              {quiet === 'zero' ? words.report.zeroLead(every) : words.report.noNewLead}
            </span>
          </div>
          <UnitReport />
        </>
      )}
    </Screen>
  )
}

/** Which of the weeks that are owed is written; those whose day is over are made up (补报). */
function OwedWeeks(props: {
  draft: ReportDraft
  choose: (period: string) => void
  busy: boolean
}): ReactElement | null {
  const words = useWords()
  const { view } = usePane()
  const { draft } = props
  const past = draft.owed.filter(({ isPast }) => isPast).length
  // The week in sight is among them also when it has been sent already.
  const isOwed = draft.owed.some(({ period }) => period === draft.period)
  const weeks = isOwed ? draft.owed : [{ ...draft, isPast: false }, ...draft.owed]
  if (weeks.length < 2 && past === 0) return null
  return (
    <>
      {past === 0 ? null : <p className="warn">{words.report.madeUp(past)}</p>}
      <Field label={words.report.week}>
        <Select value={draft.period} disabled={props.busy} onChange={(_, { value }) => props.choose(value)}>
          {weeks.map(({ period, due, isPast }) => (
            <option key={period} value={period}>
              {words.report.option(sayWeek(words, view, period), words.monthDay(due), isPast)}
            </option>
          ))}
        </Select>
      </Field>
    </>
  )
}
