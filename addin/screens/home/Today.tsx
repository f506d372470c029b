/** 今日 — what matters now and nothing else: stage, this week's report, what is late or waits, each a jump. */
import { Badge, Button } from '@fluentui/react-components'
import { useCallback, useEffect, useState, type ReactElement } from 'react'
import { stagesOn } from '#rules/campaign/campaign'
import { daysBetween, weekdayOf } from '#rules/calendar/day'
import type { Timeliness } from '#rules/items/lateness'
import { periodOn } from '#rules/weeks/period'
import type { Todo, Matter } from '#wire/todo'
import type { Overview } from '#wire/overview'
import type { ReportMatrix } from '#wire/report'
import { lookAtLedger } from '../../ledger/syncLedger.ts'
import { usePane, type Pane, type ScreenName } from '../../Pane.ts'
import { Figures } from '../../parts/Figures.tsx'
import { MatterList } from '../../parts/MatterList.tsx'
import { OverdueList } from '../overview/OverdueList.tsx'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { reviewedKinds } from '../closure/reviewedKinds.ts'
import { Screen, type PrimaryAction } from '../../parts/Screen.tsx'
import { StateBadge } from '../items/StateBadge.tsx'
import { useTask } from '../../parts/useTask.ts'
import { WeekMatrix } from '../weeks/WeekMatrix.tsx'
import { screensFor } from '../../screenAddress.ts'
import { useWords } from '../../words.ts'
import type { Words } from '../../words/zh.ts'

/** So many late items fit the first look. */
const FIRST_LATE = 5

interface SheetState {
  readonly hasLedger: boolean
  readonly changedFields: number
  readonly conflicts: number
}

export function Today(): ReactElement {
  const words = useWords()
  const pane = usePane()
  const { view, api } = pane
  const [overview, setOverview] = useState<Overview | null>(null)
  const [todo, setTodo] = useState<Todo | null>(null)
  const [matrix, setMatrix] = useState<ReportMatrix | null>(null)
  const [sheet, setSheet] = useState<SheetState | null>(null)
  const { busy, error, run } = useTask()
  const load = useCallback(
    () =>
      run(async () => {
        const [figures, waiting, reports] = await Promise.all([
          api.overview(),
          view.permissions.includes('todo.read') ? api.todo() : null,
          view.role === 'office' ? api.reports() : null,
        ])
        setOverview(figures)
        setTodo(waiting)
        setMatrix(reports)
      }),
    [api, run, view],
  )
  useEffect(() => void load(), [load])
  useEffect(() => {
    // Offline or in a foreign workbook the count is simply not known; the Sync tab says why.
    lookAtSheet(pane).then(setSheet, () => setSheet(null))
    // A new pane comes with every edit of the ledger.
  }, [pane])

  const stages = stagesOn(view.campaign, view.today).map((stage) => stage.name)
  return (
    <Screen
      title={words.today.asOf(view.today)}
      lead={words.today.stages(stages)}
      busy={busy && overview === null ? words.loading : null}
      primary={nextStep(pane, { overview, todo, sheet }, words)}
    >
      <ProblemBar error={error} retry={() => void load()} />
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

/** Each leads to the items that it counts, where the role has their list. */
function Counts(props: { overview: Overview }): ReactElement {
  const words = useWords()
  const { view, go } = usePane()
  const { total, byTimeliness: counts } = props.overview.tally
  const hasList = screensFor(view.role).includes('items')
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

/** The sheet is the clerk's and the office's; to others its state says nothing. */
function mayWrite(pane: Pane): boolean {
  return pane.view.permissions.includes('item.write')
}

async function lookAtSheet(pane: Pane): Promise<SheetState | null> {
  const { workbook } = pane
  if (workbook === null || !mayWrite(pane)) return null
  const state = await lookAtLedger(() => workbook.openLedger(), pane.setting)
  // Another unit's ledger, or one that lost its baseline, has no count here; the Sync tab says what to do.
  if ('kind' in state) {
    return state.kind === 'no-ledger' ? { hasLedger: false, changedFields: 0, conflicts: 0 } : null
  }
  const conflicts = Object.values(state.baseline.rows).reduce(
    (sum, row) => sum + (row.conflicts?.length ?? 0),
    0,
  )
  return { hasLedger: true, changedFields: state.diff.changedFields, conflicts }
}

function nextStep(
  pane: Pane,
  { overview, todo, sheet }: { overview: Overview | null; todo: Todo | null; sheet: SheetState | null },
  words: Words,
): PrimaryAction | null {
  const to = (screen: ScreenName, label: string, about?: string): PrimaryAction => ({
    label,
    act: () => pane.go(screen, about),
  })
  if (pane.view.unitId === null) {
    const first = todo?.matters.find(({ kind }) => reviewedKinds.has(kind))
    if (first !== undefined) return to('review', words.today.toTodo, first.key)
    return pane.view.permissions.includes('snapshot.make')
      ? to('aggregate', words.overview.toAggregate)
      : to('overview', words.today.toOverview)
  }
  if (sheet !== null && !sheet.hasLedger) return to('standardise', words.standardise.title)
  if (sheet !== null && sheet.conflicts + sheet.changedFields > 0) return to('sync', words.sync.run)
  const mine = overview?.week?.units.find((one) => one.unit === pane.view.unitId)?.status
  if (mine === 'not-due' || mine === 'missing') return to('report', words.today.writeReport)
  return pane.workbook === null || !mayWrite(pane) ? null : to('check', words.check.title)
}

function ReportLine(props: { overview: Overview | null }): ReactElement {
  const words = useWords()
  const { view } = usePane()
  const period = periodOn(view.campaign, view.calendar, view.today)
  const mine = props.overview?.week?.units.find((one) => one.unit === view.unitId)?.status
  if (period === null) return <p>{words.today.noReportDue}</p>
  const weekday = words.today.weekdays[weekdayOf(period.due) - 1] ?? ''
  const left = daysBetween(view.today, period.due)
  const { time } = period
  return (
    <p>
      {left < 0 ? words.today.deadlinePassed(weekday, time) : words.today.deadline(weekday, time, left)}
      {mine === undefined ? null : (
        <>
          {' '}
          {mine === 'not-due' ? (
            <Badge appearance="tint" color="severe">
              {words.today.notYet}
            </Badge>
          ) : (
            <StateBadge status={mine} />
          )}
        </>
      )}
    </p>
  )
}

/** News is seen by being opened; work stays until it is done. */
function Waiting(props: { todo: Todo }): ReactElement {
  const words = useWords()
  const { api, view, go } = usePane()
  const isOffice = view.role === 'office'
  const open = (matter: Matter): void => {
    // Should this fail, the news merely comes once more.
    if (matter.isNews) api.seen([matter.key]).catch(() => undefined)
    const [, named = ''] = matter.key.split(':')
    if (matter.kind === 'supervise') go('ladder')
    else if (matter.kind === 'order') go('register', `orders/${named}`)
    else if (matter.kind === 'published') go('published', named)
    else if (matter.kind === 'week-ready') go('weeks', named)
    else if (isOffice || view.role === 'group') go('review', matter.key)
    else go('item', matter.item)
  }
  return (
    <section>
      <h2>{words.todo.title}</h2>
      <MatterList todo={props.todo} open={open} />
      {view.unitId === null ? null : (
        <Button
          appearance="transparent"
          size="small"
          className="further"
          onClick={() => go('circularPreview')}
        >
          {words.todo.circularPreview} ›
        </Button>
      )}
    </section>
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
    if (missing > 0) jumps.push({ text: words.today.missing(missing), to: 'overview' })
  }
  if (jumps.length === 0) return null
  return (
    <ul className="jumps">
      {jumps.map((jump) => (
        <li key={jump.text}>
          <Button appearance="transparent" size="small" onClick={() => go(jump.to)}>
            {jump.text} ›
          </Button>
        </li>
      ))}
    </ul>
  )
}
