/** The one thing to do next, of all that Today tells of. */
import type { ReportStatus } from '#rules/weeks/period'
import type { Overview } from '#wire/overview'
import type { Pane, ScreenName } from '../../Pane.ts'
import { AggregateIcon, CheckIcon, SyncIcon } from '../../parts/icons.ts'
import type { PrimaryAction } from '../../parts/Screen.tsx'
import type { Words } from '../../words/zh.ts'
import { reviewedKinds } from '../closure/reviewedKinds.ts'
import type { Day } from './useToday.ts'

const icons: Readonly<Partial<Record<ScreenName, NonNullable<PrimaryAction['icon']>>>> = {
  aggregate: AggregateIcon,
  check: CheckIcon,
  sync: SyncIcon,
}

export function nextStep(
  { view, can, workbook, go }: Pane,
  { overview, todo, sheet }: Day,
  words: Words,
): PrimaryAction | null {
  const to = (screen: ScreenName, label: string, about?: string): PrimaryAction => {
    const icon = icons[screen]
    return { label, act: () => go(screen, about), ...(icon === undefined ? {} : { icon }) }
  }
  if (view.unitId === null) {
    const first = todo?.matters.find(({ kind }) => reviewedKinds.has(kind))
    if (first !== undefined) return to('review', words.today.toTodo, first.key)
    return can('snapshot.make')
      ? to('aggregate', words.overview.toAggregate)
      : to('overview', words.today.toOverview)
  }
  if (sheet !== null && !sheet.hasLedger) return to('standardise', words.standardise.title)
  if (sheet !== null && sheet.conflicts + sheet.changedFields > 0) return to('sync', words.sync.run)
  const mine = weekStatus(overview, view.unitId)
  if (mine === 'not-due' || mine === 'missing')
    return to('report', words.today.writeReport(view.campaign.weeklyReport.every ?? 'week'))
  return workbook === null || !can('item.write') ? null : to('check', words.check.title)
}

/** How this week's report of a unit stands; undefined where that is not known. */
export function weekStatus(overview: Overview | null, unit: string | null): ReportStatus | undefined {
  return overview?.week?.units.find((one) => one.unit === unit)?.status
}
