/** The campaign in figures: totals, what is late, every unit. */
import type { ReactElement } from 'react'
import { stagesOn } from '#rules/campaign'
import type { CampaignView } from '#wire/campaign'
import type { Overview } from '#wire/overview'
import { Figures } from '../parts/Figures.tsx'
import { OverdueList } from '../parts/OverdueList.tsx'
import { UnitTable } from '../parts/UnitTable.tsx'
import { useWords } from '../words.ts'

/** Beside it documents are made and files taken in: the page should stay in sight. */
const FIRST_LATE = 10

/** The item's own page is the pane's, in the same session. */
function openInPane(item: string): void {
  window.open(`taskpane.html#/item/${encodeURIComponent(item)}`, '_blank', 'noopener')
}

export function StartFigures(props: { view: CampaignView; overview: Overview }): ReactElement {
  const words = useWords()
  const { view, overview } = props
  const { campaign } = view
  const counts = overview.tally.byTimeliness
  const missing = overview.week?.units.filter((unit) => unit.status === 'missing').length ?? 0
  return (
    <div>
      <section className="card">
        <h2>{campaign.name}</h2>
        <p className="faint">
          {campaign.institution} · {words.today.units(campaign.units.length)} · {words.today.asOf(view.today)}
          <br />
          {words.today.stages(stagesOn(campaign, view.today).map((stage) => stage.name))}
        </p>
        <Figures
          figures={[
            { label: words.today.total, value: overview.tally.total, tone: 'plain' },
            { label: words.overview.overdue, value: counts.overdue, tone: 'red' },
            { label: words.overview.dueSoon, value: counts['due-soon'], tone: 'orange' },
            { label: words.overview.done, value: counts.done + counts['late-done'], tone: 'blue' },
            { label: words.overview.closed, value: counts.closed, tone: 'green' },
          ]}
        />
        {missing > 0 ? <p className="warn">{words.today.missing(missing)}</p> : null}
      </section>
      <section className="card">
        <h2>{words.overview.overdueList}</h2>
        <OverdueList overdue={overview.overdue} view={view} first={FIRST_LATE} open={openInPane} levels />
      </section>
      {view.unitId === null ? (
        <section className="card">
          <h2>{words.overview.figures}</h2>
          <UnitTable overview={overview} campaign={campaign} />
        </section>
      ) : null}
    </div>
  )
}
