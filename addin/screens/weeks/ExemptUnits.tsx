/** 免报 — the office frees units from weekly reports for some weeks, with a reason; and takes it back. */
import { Button, Checkbox, Field, Input, Select } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import type { Exemption } from '#wire/exemption'
import type { ReportMatrix } from '#wire/report'
import { usePane } from '../../Pane.ts'
import { useWords } from '../../words.ts'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { sayWeek } from './sayWeek.ts'
import { unitName } from '../../parts/unitName.ts'
import { useExemptions } from './useExemptions.ts'

export function ExemptUnits(props: {
  period: string
  matrix: ReportMatrix
  exemptions: readonly Exemption[]
  changed: () => void
}): ReactElement {
  const words = useWords()
  const { view } = usePane()
  const { period, matrix, changed } = props
  const work = useExemptions(period, matrix, changed)
  const { exemptible, units, to, reason, busy } = work
  const nameOf = (id: string): string => unitName(view.campaign, id)
  const week = (one: string): string => sayWeek(words, view, one)
  const holding = props.exemptions.filter(
    ({ from, to: last, ended }) => ended === null && from <= period && period <= last,
  )
  const lacksReason = reason.trim() === ''
  return (
    <details>
      <summary>{words.weeks.exempt(holding.length)}</summary>
      <div className="stack">
        <ProblemBar error={work.error} />
        {holding.map((one) => (
          <p key={one.id}>
            <strong>{nameOf(one.unit)}</strong>{' '}
            {words.weeks.exemption(week(one.from), week(one.to), one.reason)}{' '}
            <Button
              size="small"
              disabled={busy || lacksReason}
              aria-label={`${words.weeks.end} ${nameOf(one.unit)}`}
              onClick={() => work.end(one.id)}
            >
              {words.weeks.end}
            </Button>
          </p>
        ))}
        {exemptible.length === 0 ? <p className="faint">{words.weeks.nobodyToExempt}</p> : null}
        <fieldset>
          <legend>{words.weeks.exemptWhom}</legend>
          {exemptible.map((id) => (
            <Checkbox key={id} label={nameOf(id)} checked={units.has(id)} onChange={() => work.toggle(id)} />
          ))}
        </fieldset>
        <Field label={words.weeks.exemptTo(week(period))}>
          <Select value={to} onChange={(_, { value }) => work.setTo(value)}>
            {matrix.periods
              .filter((one) => one.period >= period)
              .map((one) => (
                <option key={one.period} value={one.period}>
                  {words.weeks.option(week(one.period), words.monthDay(one.due))}
                </option>
              ))}
          </Select>
        </Field>
        <Field label={words.weeks.reason} required hint={words.weeks.reasonHint}>
          <Input value={reason} onChange={(_, { value }) => work.setReason(value)} />
        </Field>
        <Button disabled={busy || units.size === 0 || lacksReason} onClick={work.exempt}>
          {words.weeks.grant(units.size)}
        </Button>
      </div>
    </details>
  )
}
