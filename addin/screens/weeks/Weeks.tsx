/** 每周报送 — a week by who reported and who did not; its draft circular; words to urge a unit; exemptions. */
import { Field, Select } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import type { ReportStatus } from '#rules/weeks/period'
import { unitsOfWeek } from '#rules/weeks/weekPlan'
import type { ReportMatrix } from '#wire/report'
import { usePane } from '../../Pane.ts'
import { ExemptUnits } from './ExemptUnits.tsx'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { sayWeek } from './sayWeek.ts'
import { Screen } from '../../parts/Screen.tsx'
import { unitName } from '../../parts/unitName.ts'
import { UrgeUnit } from './UrgeUnit.tsx'
import { useWeeks } from './useWeeks.ts'
import { useWords } from '../../words.ts'

/** What the office does something about stands first. */
const LISTED: readonly ReportStatus[] = ['missing', 'late', 'exempt', 'zero', 'no-new', 'reported', 'not-due']

export function Weeks(): ReactElement {
  const words = useWords()
  const { can, view, subject, go } = usePane()
  // The subject is a week, or a week and a unit: '2017-W24 jwc'.
  const [asked = '', pressed = null] = (subject ?? '').split(' ')
  const { loaded, begun, period, choose, held, load, prepare, busy, error } = useWeeks(asked)
  return (
    <Screen
      title={words.tabs.weeks}
      lead={words.weeks.lead}
      busy={busy ? words.loading : null}
      primary={
        period === null || !can('circular.make')
          ? null
          : held === null
            ? { label: words.weeks.prepare, act: prepare }
            : { label: words.weeks.toDraft, act: () => go('circular') }
      }
    >
      <ProblemBar error={error} retry={() => void load()} />
      {loaded !== null && period === null ? <p className="faint">{words.weeks.none}</p> : null}
      {loaded === null || period === null ? null : (
        <>
          <Field label={words.weeks.week}>
            <Select value={period.period} onChange={(_, { value }) => choose(value)}>
              {begun.map((one) => (
                <option key={one.period} value={one.period}>
                  {words.weeks.option(sayWeek(words, view, one.period), words.monthDay(one.due))}
                </option>
              ))}
            </Select>
          </Field>
          <p className="faint">
            {held === null ? words.weeks.notPrepared : words.weeks.prepared(held.preparedBy)}
          </p>
          <UnitsOfWeek
            matrix={loaded.matrix}
            period={period.period}
            pressed={pressed}
            snapshot={held?.snapshot ?? null}
          />
          {can('exemption.grant') ? (
            <ExemptUnits
              key={period.period}
              period={period.period}
              matrix={loaded.matrix}
              exemptions={loaded.exemptions}
              changed={() => void load()}
            />
          ) : null}
        </>
      )}
    </Screen>
  )
}

function UnitsOfWeek(props: {
  matrix: ReportMatrix
  period: string
  pressed: string | null
  snapshot: string | null
}): ReactElement {
  const words = useWords()
  const { can, view } = usePane()
  const nameOf = (id: string): string => unitName(view.campaign, id)
  return (
    <>
      {LISTED.map((status) => {
        const units = unitsOfWeek(props.matrix, props.period, status)
        if (units.length === 0) return null
        return (
          <section key={status} className={`week ${status}`}>
            <h2>
              {words.report.status[status]} {units.length}
            </h2>
            {status === 'missing' && can('week.urge') ? (
              <ul className="plain">
                {units.map((unit) => (
                  <li key={unit}>
                    <UrgeUnit
                      period={props.period}
                      unit={unit}
                      name={nameOf(unit)}
                      snapshot={props.snapshot}
                      isOpen={unit === props.pressed}
                    />
                  </li>
                ))}
              </ul>
            ) : (
              <p>{units.map(nameOf).join(words.comma)}</p>
            )}
          </section>
        )
      })}
    </>
  )
}
