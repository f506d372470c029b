/** The campaign in figures; to those who see none, where their work is. */
import { Button } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import type { Rhythm } from '#rules/campaign/rhythm'
import { stagesOn } from '#rules/campaign/campaign'
import type { CampaignView } from '#wire/campaign'
import type { Overview } from '#wire/overview'
import { Figures } from '../parts/Figures.tsx'
import { unitName } from '../parts/unitName.ts'
import { useWords } from '../words.ts'

export function StartFigures(props: { view: CampaignView; overview: Overview | null }): ReactElement {
  const words = useWords()
  const { view, overview } = props
  const { campaign } = view
  const whose = unitName(campaign, view.unitId, words.today.units(campaign.units.length))
  return (
    <section className="card">
      <h2>{campaign.name}</h2>
      <p className="faint">
        {campaign.institution} · {whose} · {words.today.asOf(view.today)}
        <br />
        {words.today.stages(stagesOn(campaign, view.today).map((stage) => stage.name))}
      </p>
      {overview === null ? (
        <div className="row">
          <Button as="a" href="taskpane.html" target="_blank" appearance="primary">
            {words.start.enterPane}
          </Button>
          <span>{words.start.inPane(words.signIn.as[view.role])}</span>
        </div>
      ) : (
        <Counts every={campaign.weeklyReport.every ?? 'week'} overview={overview} />
      )}
    </section>
  )
}

function Counts(props: { every: Rhythm; overview: Overview }): ReactElement {
  const words = useWords()
  const { tally, week } = props.overview
  const counts = tally.byTimeliness
  const missing = week?.units.filter(({ status }) => status === 'missing').length ?? 0
  return (
    <>
      <Figures
        figures={[
          { label: words.today.total, value: tally.total, tone: 'plain' },
          { label: words.overview.overdue, value: counts.overdue, tone: 'red' },
          { label: words.overview.dueSoon, value: counts['due-soon'], tone: 'orange' },
          { label: words.overview.done, value: counts.done + counts['late-done'], tone: 'blue' },
          { label: words.overview.closed, value: counts.closed, tone: 'green' },
        ]}
      />
      {missing > 0 ? <p className="warn">{words.today.missing(props.every, missing)}</p> : null}
    </>
  )
}
