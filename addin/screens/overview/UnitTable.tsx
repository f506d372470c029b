/** Figures by unit in the campaign's order; units without items stand too, because silence is news. */
import type { ReactElement } from 'react'
import type { Campaign } from '#rules/campaign/campaign'
import type { Overview } from '#wire/overview'
import { useWords } from '../../words.ts'
import { StateBadge } from '../weeks/StateBadge.tsx'

export function UnitTable(props: { overview: Overview; campaign: Campaign }): ReactElement {
  const words = useWords()
  const { overview, campaign } = props
  const statusOf = new Map(overview.week?.units.map((unit) => [unit.unit, unit.status]))
  const rows = campaign.units.map((unit) => ({ id: unit.id, name: unit.name }))
  if ((overview.tally.byUnit['']?.total ?? 0) > 0) rows.push({ id: '', name: words.overview.unknownUnit })
  return (
    // A scrolling region must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
    <div className="scroll" role="region" aria-label={words.overview.figures} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.overview.unit}</th>
            <th scope="col">{words.overview.total}</th>
            <th scope="col">{words.overview.overdue}</th>
            <th scope="col">{words.overview.dueSoon}</th>
            <th scope="col">{words.overview.done}</th>
            <th scope="col">{words.overview.closed}</th>
            <th scope="col">{words.withdrawal.title}</th>
            <th scope="col">{words.overview.week}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const tally = overview.tally.byUnit[row.id]
            const status = statusOf.get(row.id)
            return (
              <tr key={row.id}>
                <th scope="row">{row.name}</th>
                <td>{tally?.total ?? 0}</td>
                <td className={(tally?.overdue ?? 0) > 0 ? 'red' : ''}>{tally?.overdue ?? 0}</td>
                <td className={(tally?.dueSoon ?? 0) > 0 ? 'orange' : ''}>{tally?.dueSoon ?? 0}</td>
                <td>{tally?.done ?? 0}</td>
                <td>{tally?.closed ?? 0}</td>
                <td>{tally?.dropped ?? 0}</td>
                <td>{status === undefined ? null : <StateBadge status={status} />}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
