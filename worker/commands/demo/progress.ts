/** Week by week clerks write how their items get on, and hand in the report that the pane drafts from it. */
import { addDays, type Day } from '#rules/calendar/day'
import { isoWeekOf } from '#rules/weeks/rhythmPeriods'
import type { ReportDraft } from '#wire/report'
import type { RowChange } from '#wire/item'
import type { DemoItem } from './demoItems.ts'
import { pushRows } from './pushRows.ts'
import { rowsSeenBy, type Moment, type Story } from './Story.ts'

/** How an item of a ledger gets on that says no steps. */
const PLAIN_STEPS = [
  '已列入计划，责任到人。',
  '措施已启动。',
  '正在按计划整改。',
  '已完成一半。',
  '正在收尾。',
]

/** A unit that has stopped reporting. */
const SILENT = { unit: 'sl', from: '2017-07-28', to: '2017-08-11' }

/** Every Thursday until today. */
export function moveItems(story: Story, items: readonly DemoItem[], today: Day): void {
  for (const friday of fridaysUntil(story, today)) {
    const day = addDays(friday, -1)
    for (const { id: unit } of story.campaign.units) {
      story.at(`${day}T15:00`, async () => moveUnit(story, items, unit, day))
    }
  }
}

async function moveUnit(story: Story, items: readonly DemoItem[], unit: string, day: Day): Promise<void> {
  const week = weekNo(day)
  const own = items.filter((item) => item.unit === unit && isUnderWay(item, day))
  const stepped = own.filter((_item, place) => (place + week) % 2 === 0)
  if (stepped.length === 0) return
  const clerk = await story.clerk(unit, `${day}T15:00`)
  const rows = new Map((await rowsSeenBy(clerk)).map((row) => [row.id, row]))
  const changes = stepped.flatMap((item): RowChange[] => {
    const row = rows.get(story.item(item.name))
    if (row === undefined || row.state !== 'open') return []
    const next = nextStep(item, row.content.progress)
    if (next === null) return []
    // Without its causes (原因分析) a row does not go on to 整改中 (M-19); ledgers that have no such column say how it goes.
    const claim = row.content.cause === undefined ? {} : { claimed: 'in-progress' }
    return [{ id: row.id, base: row.version, set: { progress: next, ...claim } }]
  })
  if (changes.length > 0) await pushRows(clerk, changes)
}

function isUnderWay({ enteredOn, course }: DemoItem, day: Day): boolean {
  if (course.kind === 'idle' || course.kind === 'sameday') return false
  return enteredOn < day && (course.doneOn === null || course.doneOn > day)
}

function nextStep({ steps }: DemoItem, progress: string | undefined): string | null {
  const texts =
    steps === null
      ? PLAIN_STEPS
      : steps.map((step, at) => {
          const done = steps[at - 1]
          return done === undefined ? `已启动整改，正在${step}。` : `“${done}”已落实，正在${step}。`
        })
  const before = progress === undefined ? -1 : texts.indexOf(progress)
  // What somebody has written in words of their own stays.
  if (progress !== undefined && before === -1) return null
  return texts[before + 1] ?? null
}

/** Most on Friday in time, some on Saturday, a few not at all. */
export function sendReports(story: Story, today: Day): void {
  for (const [week, friday] of fridaysUntil(story, today).entries()) {
    for (const [index, { id: unit }] of story.campaign.units.entries()) {
      const turn = (index * 7 + week * 3) % 17
      const isSilent = unit === SILENT.unit && friday >= SILENT.from && friday <= SILENT.to
      if (turn === 0 || isSilent) continue
      const moment: Moment = turn === 1 ? `${addDays(friday, 1)}T09:20` : `${friday}T15:40`
      story.at(moment, async () => {
        const clerk = await story.clerk(unit, moment)
        const period = isoWeekOf(friday)
        const { kind, text } = await clerk.ask<ReportDraft>('GET', `/reports/draft?period=${period}`)
        await clerk.sendReport(period, { kind, text })
      })
    }
  }
}

/** Days on which the weekly report is due, until today. */
export function fridaysUntil({ campaign }: Pick<Story, 'campaign'>, today: Day): Day[] {
  const fridays: Day[] = []
  for (let due = campaign.weeklyReport.firstDue; due < today; due = addDays(due, 7)) fridays.push(due)
  return fridays
}

function weekNo(day: Day): number {
  return Number(isoWeekOf(day).slice(-2))
}
