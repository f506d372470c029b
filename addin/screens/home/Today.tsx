/** 今日 — what matters now and nothing else: stage, this week's report, what is late or waits, each a jump. */
import { Badge, Button } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import { stagesOn } from '#rules/campaign/campaign'
import { daysBetween, weekdayOf } from '#rules/calendar/day'
import type { Timeliness } from '#rules/items/lateness'
import { weekInHand } from '#rules/weeks/owedWeeks'
import { periodsOf } from '#rules/weeks/period'
import type { Overview } from '#wire/overview'
import { usePane, type ScreenName } from '../../Pane.ts'
import { Figures } from '../../parts/Figures.tsx'
import { OverdueList } from '../overview/OverdueList.tsx'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { StateBadge } from '../weeks/StateBadge.tsx'
import { WeekMatrix } from '../weeks/WeekMatrix.tsx'
import { screensFor } from '../../screenPlaces.ts'
import { useWords } from '../../words.ts'
import { nextStep, weekStatus } from './nextStep.ts'
import { useToday, type SheetState } from './useToday.ts'
import { Waiting } from './Waiting.tsx'

/** So many late items fit the first look. */
const FIRST_LATE = 5

export function Today(): ReactElement {
  const words = useWords()
  const pane = usePane()
  const { view } = pane
  const day = useToday()
  const { overview, todo, matrix, sheet } = day
  const stages = stagesOn(view.campaign, view.today).map((stage) => stage.name)
  return (
    <Screen
      title={words.today.asOf(view.today)}
      lead={words.today.stages(stages)}
      busy={day.busy && overview === null ? words.loading : null}
      primary={nextStep(pane, day, words)}
    >
      <ProblemBar error={day.error} retry={() => void day.load()} />
      {matrix === null ? (
        <ReportLine overview={overview} />
      ) : (
        <div className="low">
          <WeekMatrix matrix={matrix} />
        </div>
      )}
      {todo === null ? null : <Waiting todo={todo} />}
      {overview === null ? null : (
        <>
          <Counts overview={overview} />
          <Jumps overview={overview} sheet={sheet} />
          <h2>{words.overview.overdueList}</h2>
          <OverdueList
            overdue={overview.overdue}
            view={view}
            first={FIRST_LATE}
            open={(id) => pane.go('item', id)}
          />
        </>
      )}
    </Screen>
  )
}

/** Each leads to the items that it counts, where the person has their list. */
function Counts(props: { overview: Overview }): ReactElement {
  const words = useWords()
  const { view, go } = usePane()
  const { total, byTimeliness: counts } = props.overview.tally
  const hasList = screensFor(view).includes('items')
  const opening = (state?: Timeliness): { open?: () => void } =>
    hasList ? { open: () => go('items', state) } : {}
  const done = counts.done + counts['late-done']
  return (
    <Figures
      figures={[
        { label: words.today.total, value: total, tone: 'plain', ...opening() },
        { label: words.overview.overdue, value: counts.overdue, tone: 'red', ...opening('overdue') },
        { label: words.overview.dueSoon, value: counts['due-soon'], tone: 'orange', ...opening('due-soon') },
        { label: words.overview.done, value: done, tone: 'blue', ...opening('done') },
        { label: words.overview.closed, value: counts.closed, tone: 'green', ...opening('closed') },
      ]}
    />
  )
}

function ReportLine(props: { overview: Overview | null }): ReactElement {
  const words = useWords()
  const { view } = usePane()
  const period = weekInHand(periodsOf(view.campaign, view.calendar), view.today)
  const every = view.campaign.weeklyReport.every ?? 'week'
  const mine = weekStatus(props.overview, view.unitId)
  if (period === null) return <p>{words.today.noReportDue(every)}</p>
  const weekday = words.today.weekdays[weekdayOf(period.due) - 1] ?? ''
  const left = daysBetween(view.today, period.due)
  const { time } = period
  return (
    // A badge is a block: no paragraph may hold it.
    <div className="row">
      <span>
        {left < 0
          ? words.today.deadlinePassed(every, weekday, time)
          : words.today.deadline(every, weekday, time, left)}
      </span>
      {mine === undefined ? null : mine === 'not-due' ? (
        <Badge appearance="tint" color="severe">
          {words.today.notYet}
        </Badge>
      ) : (
        <StateBadge status={mine} />
      )}
    </div>
  )
}

function Jumps(props: { overview: Overview; sheet: SheetState | null }): ReactElement | null {
  const words = useWords()
  const { view, go } = usePane()
  const { overview, sheet } = props
  const jumps: { text: string; to: ScreenName }[] = []
  if (sheet !== null && sheet.conflicts > 0)
    jumps.push({ text: words.today.conflicts(sheet.conflicts), to: 'sync' })
  if (sheet !== null && sheet.hasLedger)
    jumps.push({ text: words.today.unsynced(sheet.changedFields), to: 'sync' })
  if (view.unitId === null) {
    const missing = overview.week?.units.filter((one) => one.status === 'missing').length ?? 0
    if (missing > 0)
      jumps.push({
        text: words.today.missing(view.campaign.weeklyReport.every ?? 'week', missing),
        to: 'overview',
      })
  }
  if (jumps.length === 0) return null
  return (
    <ul className="jumps">
      {jumps.map((jump) => (
        <li key={jump.text}>
          <Button appearance="transparent" size="small" onClick={() => go(jump.to)}>
            {jump.text}&nbsp;›
          </Button>
        </li>
      ))}
    </ul>
  )
}
