/** What the office writes: a circular each week from the week's frozen figures, and papers for what stands out. */
import type { Day } from '#rules/calendar/day'
import { isoWeekOf } from '#rules/weeks/rhythmPeriods'
import type { Todo } from '#wire/todo'
import type { CircularDraft, NewCircular } from '#wire/document'

import type { Snapshot, SnapshotList } from '#wire/overview'
import type { CampaignClient } from '../campaignClient.ts'
import { fridaysUntil } from './progress.ts'
import type { Moment, Story } from './Story.ts'

const tone: NonNullable<NewCircular['tone']> = { naming: 'named', praise: 'named', leftOut: [] }

/** Published on Friday evening; the last week is prepared and lies there as a draft while the ledger moves on. */
export function writeCirculars(story: Story, today: Day): void {
  const fridays = fridaysUntil(story, today)
  for (const friday of fridays) {
    const moment: Moment = `${friday}T17:30`
    // In the first week there was nothing to tell yet.
    if (friday === fridays[0]) continue
    story.at(moment, async () => {
      const office = await story.office(moment)
      if (friday === fridays.at(-1)) await office.ask('POST', `/weeks/${isoWeekOf(friday)}/preparation`)
      else await publish(office, await draft(office, { tone }))
    })
  }
  writeOthers(story)
}

function writeOthers(story: Story): void {
  const first: Moment = '2017-07-31T17:00'
  let withdrawn = ''
  story.at(first, async () => {
    const office = await story.office(first)
    withdrawn = await publish(office, await draft(office, { kind: 'overdue-circular', tone }))
  })
  const again: Moment = '2017-08-01T08:40'
  story.at(again, async () => {
    const office = await story.office(again)
    await office.ask<CircularDraft>('POST', `/circulars/${withdrawn}/withdrawal`, {
      note: '发出后当晚有单位补报进展，改按8月1日的情况重发。',
    })
    await publish(office, await draft(office, { kind: 'overdue-circular', tone }))
  })
  // From the figures of the week's circular, which went out a few minutes before.
  const reminded: Moment = '2017-08-04T17:50'
  story.at(reminded, async () => {
    const office = await story.office(reminded)
    const { snapshots } = await office.ask<SnapshotList>('GET', '/snapshots')
    const week = snapshots[0]?.id ?? ''
    await publish(office, await draftFrom(office, week, { kind: 'reminder', unit: 'jz' }))
    await draftFrom(office, week, { kind: 'final-report', tone })
  })
}

async function draft(office: CampaignClient, request: Omit<NewCircular, 'snapshot'>): Promise<string> {
  const { id } = await office.ask<Snapshot>('POST', '/snapshots', {})
  return draftFrom(office, id, request)
}

async function draftFrom(
  office: CampaignClient,
  snapshot: string,
  request: Omit<NewCircular, 'snapshot'>,
): Promise<string> {
  return (await office.ask<CircularDraft>('POST', '/circulars', { snapshot, ...request })).id
}

async function publish(office: CampaignClient, id: string): Promise<string> {
  await office.ask<CircularDraft>('POST', `/circulars/${id}/final`, {})
  await office.ask<CircularDraft>('POST', `/circulars/${id}/publication`, {})
  return id
}

/** On Monday everybody has read what the office decided until then. */
export function readNews(story: Story): void {
  const moment: Moment = '2017-08-14T08:20'
  for (const { id: unit } of story.campaign.units) {
    story.at(moment, async () => {
      const clerk = await story.clerk(unit, moment)
      const { matters } = await clerk.ask<Todo>('GET', '/todo')
      const keys = matters.filter(({ isNews }) => isNews).map(({ key }) => key)
      if (keys.length > 0) await clerk.ask('POST', '/todo/seen', { keys })
    })
  }
}
