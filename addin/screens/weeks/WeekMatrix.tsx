/** 单位 × 周 — who reported, who sent a zero, who was late, who is missing; the newest week first. */
import type { ReactElement } from 'react'
import { naturalPeriod } from '#rules/weeks/rhythmPeriods'
import type { ReportMatrix } from '#wire/report'
import { usePane } from '../../Pane.ts'
import { unitName } from '../../parts/unitName.ts'
import { useWords } from '../../words.ts'

export function WeekMatrix(props: { matrix: ReportMatrix }): ReactElement {
  const words = useWords()
  const { can, view, go } = usePane()
  const { units } = props.matrix
  const thisWeek = naturalPeriod(view.campaign.weeklyReport, view.today, view.calendar).period
  // The newest week first, and none that nobody can have reported for yet.
  const periods = props.matrix.periods
    .map((period, index) => ({ ...period, index }))
    .filter((period) => period.due <= view.today || period.period === thisWeek)
    .toReversed()
  const nameOf = (id: string): string => unitName(view.campaign, id)
  return (
    <>
      <h2>{words.overview.matrix}</h2>
      {periods.length === 0 ? (
        <p className="faint">{words.overview.noPeriods}</p>
      ) : (
        // A scrolling region must be reachable by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
        <div className="scroll" role="region" aria-label={words.overview.matrix} tabIndex={0}>
          <table className="matrix">
            <thead>
              <tr>
                <th scope="col">{words.overview.unit}</th>
                {periods.map((period) => (
                  <th key={period.period} scope="col" title={period.due}>
                    {words.periodNo(view.campaign.weeklyReport.every ?? 'week', period.index + 1)}
                    <br />
                    {period.due.slice('YYYY-'.length)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {units.map((unit) => (
                <tr key={unit.unit}>
                  <th scope="row">{nameOf(unit.unit)}</th>
                  {periods.map((period) => {
                    const status = unit.statuses[period.index] ?? 'not-due'
                    return (
                      <td key={period.period} className={`state ${status}`}>
                        {status === 'missing' && can('week.urge') ? (
                          <button
                            type="button"
                            className="gap"
                            title={words.weeks.urging(nameOf(unit.unit))}
                            onClick={() => go('weeks', `${period.period} ${unit.unit}`)}
                          >
                            {words.report.status[status]}
                          </button>
                        ) : (
                          words.report.status[status]
                        )}
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}
