/** 免报 — the office frees units from weekly reports for some weeks, with a reason; and takes it back. */
import { Button, Checkbox, Field, Input, Select } from '@fluentui/react-components'
import { useMemo, useState, type ReactElement } from 'react'
import { unitsOfWeek } from '#rules/weeks/weekPlan'
import type { Exemption } from '#wire/exemption'
import type { ReportMatrix } from '#wire/report'
import { usePane } from '../../Pane.ts'
import { weeksApi } from '../../server/weeksApi.ts'
import { useWords } from '../../words.ts'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { sayWeek } from './sayWeek.ts'
import { useTask } from '../../parts/useTask.ts'

export function ExemptUnits(props: {
  period: string
  matrix: ReportMatrix
  exemptions: readonly Exemption[]
  changed: () => void
}): ReactElement {
  const words = useWords()
  const { calls, view } = usePane()
  const weeks = useMemo(() => weeksApi(calls), [calls])
  const [units, setUnits] = useState<ReadonlySet<string>>(new Set())
  const [to, setTo] = useState(props.period)
  const [reason, setReason] = useState('')
  const { busy, error, run } = useTask()
  const missing = new Set([
    ...unitsOfWeek(props.matrix, props.period, 'missing'),
    ...unitsOfWeek(props.matrix, props.period, 'not-due'),
  ])
  const nameOf = (id: string): string => view.campaign.units.find((unit) => unit.id === id)?.name ?? id
  const week = (period: string): string => sayWeek(words, view, period)
  const holding = props.exemptions.filter(
    ({ from, to: last, ended }) => ended === null && from <= props.period && props.period <= last,
  )
  const act = (work: () => Promise<unknown>): void =>
    void run(async () => {
      await work()
      setUnits(new Set())
      setReason('')
      props.changed()
    })
  const toggle = (id: string): void => {
    const next = new Set(units)
    if (!next.delete(id)) next.add(id)
    setUnits(next)
  }
  return (
    <details>
      <summary>{words.weeks.exempt(holding.length)}</summary>
      <div className="stack">
        <ProblemBar error={error} />
        {holding.map((one) => (
          <p key={one.id}>
            <strong>{nameOf(one.unit)}</strong>{' '}
            {words.weeks.exemption(week(one.from), week(one.to), one.reason)}{' '}
            <Button
              size="small"
              disabled={busy || reason.trim() === ''}
              aria-label={`${words.weeks.end} ${nameOf(one.unit)}`}
              onClick={() => act(async () => weeks.endExemption(one.id, reason))}
            >
              {words.weeks.end}
            </Button>
          </p>
        ))}
        {missing.size === 0 ? <p className="faint">{words.weeks.nobodyToExempt}</p> : null}
        <fieldset>
          <legend>{words.weeks.exemptWhom}</legend>
          {[...missing].map((id) => (
            <Checkbox key={id} label={nameOf(id)} checked={units.has(id)} onChange={() => toggle(id)} />
          ))}
        </fieldset>
        <Field label={words.weeks.exemptTo(week(props.period))}>
          <Select value={to} onChange={(_, { value }) => setTo(value)}>
            {props.matrix.periods
              .filter(({ period }) => period >= props.period)
              .map(({ period, due }) => (
                <option key={period} value={period}>
                  {words.weeks.option(week(period), words.monthDay(due))}
                </option>
              ))}
          </Select>
        </Field>
        <Field label={words.weeks.reason} required hint={words.weeks.reasonHint}>
          <Input value={reason} onChange={(_, { value }) => setReason(value)} />
        </Field>
        <Button
          disabled={busy || units.size === 0 || reason.trim() === ''}
          onClick={() =>
            act(async () =>
              weeks.exempt({ units: [...units], from: props.period, to, reason: reason.trim() }),
            )
          }
        >
          {words.weeks.grant(units.size)}
        </Button>
      </div>
    </details>
  )
}
