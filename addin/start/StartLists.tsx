/** What the figures stand for: what is late, and every unit where one sees them all. */
import type { ReactElement } from 'react'
import type { CampaignView } from '#wire/campaign'
import type { Overview } from '#wire/overview'
import { OverdueList } from '../screens/overview/OverdueList.tsx'
import { UnitTable } from '../screens/overview/UnitTable.tsx'
import { useWords } from '../words.ts'

/** The units' table below should be near. */
const FIRST_LATE = 10

export function StartLists(props: { view: CampaignView; overview: Overview }): ReactElement {
  const words = useWords()
  const { view, overview } = props
  return (
    <div className="lists">
      <section className="card">
        <h2>{words.overview.overdueList}</h2>
        <OverdueList overdue={overview.overdue} view={view} first={FIRST_LATE} open={openInPane} levels />
      </section>
      {view.unitId === null ? (
        <section className="card">
          <h2>{words.overview.figures}</h2>
          <UnitTable overview={overview} campaign={view.campaign} />
        </section>
      ) : null}
    </div>
  )
}

/** The item's own page is the pane's, in the same session. */
function openInPane(item: string): void {
  window.open(`taskpane.html#/item/${encodeURIComponent(item)}`, '_blank', 'noopener')
}
