/** The demo campaign as a visitor finds it: its first ten weeks have happened, and every document of it can be had. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CheckRound, CheckRoundList, DrawReplay } from '#wire/checkRound'
import type { Todo } from '#wire/todo'
import type { CircularList, CircularStaleness } from '#wire/document'
import type { FlagList } from '#wire/flag'
import type { ItemHistory, ItemPage, ItemRow } from '#wire/item'
import type { LadderView } from '#wire/ladder'
import type { NoticeList } from '#wire/notice'
import type { Overview, SnapshotList } from '#wire/overview'
import type { ReportMatrix } from '#wire/report'
import { startDemo, type RunningDemo } from '../e2e/fixture/startDemo.ts'
import { enterDemo, type DemoPerson } from './demoPerson.ts'
import { downloadDocuments, schemaFaults } from './documents.ts'

let demo: RunningDemo
let office: DemoPerson

beforeAll(async () => {
  demo = await startDemo('-')
  office = await enterDemo(demo.url, 'office')
})

afterAll(async () => {
  await demo?.stop()
})

async function histories(): Promise<ItemHistory[]> {
  const { items } = await office.get<ItemPage>('/items?cursor=0')
  return Promise.all(items.map(async ({ id }: ItemRow) => office.get<ItemHistory>(`/items/${id}`)))
}

describe('the story', () => {
  test('fills the lists that an office looks at: overdue, due soon, waiting, struck off', async () => {
    const { tally, overdue } = await office.get<Overview>('/overview')
    expect(tally.total).toBeGreaterThan(120)
    expect(overdue.length).toBeGreaterThan(10)
    for (const state of [
      'closed',
      'done',
      'late-done',
      'due-soon',
      'on-time',
      'ongoing',
      'no-due',
      'dropped',
    ] as const) {
      expect(tally.byTimeliness[state], state).toBeGreaterThan(0)
    }
  })

  test('grows week by week, so that the trend has something to say', async () => {
    const { snapshots } = await office.get<SnapshotList>('/snapshots')
    const weekly = snapshots.toReversed().filter(({ asOf }, at, all) => asOf !== all[at + 1]?.asOf)
    expect(weekly.length).toBeGreaterThan(9)
    const closed = weekly.map(({ tally }) => tally.byTimeliness.closed)
    expect(closed.at(-1)).toBeGreaterThan(closed[Math.floor(closed.length / 2)] ?? 0)
    const kinds = ['added', 'changed', 'closed', 'reopened'] as const
    for (const kind of kinds) expect(snapshots.some(({ changes }) => (changes?.[kind] ?? 0) > 0)).toBe(true)
  })

  test('has every kind of weekly report, and a unit that has stopped reporting', async () => {
    const { units } = await office.get<ReportMatrix>('/reports')
    const statuses = new Set(units.flatMap((unit) => unit.statuses))
    expect([...statuses].toSorted()).toEqual(['late', 'missing', 'no-new', 'not-due', 'reported', 'zero'])
    const last = units.find(({ unit }) => unit === 'sl')?.statuses.filter((status) => status !== 'not-due')
    expect(last?.slice(-3)).toEqual(['missing', 'missing', 'missing'])
  })

  test('closes one by one, with evidence that was looked at; returns, opens again, keeps both sides of a conflict', async () => {
    const all = await histories()
    const acts = new Set(all.flatMap(({ changes }) => changes.map(({ act }) => act)))
    for (const act of [
      'return',
      'reopen',
      'conflict',
      'check',
      'supervise',
      'extend',
      'refuse-extension',
    ] as const) {
      expect(acts, act).toContain(act)
    }
    const again = all.filter(
      ({ item, changes }) => item.state === 'closed' && changes.some(({ act }) => act === 'return'),
    )
    expect(again.length).toBeGreaterThan(2)
    const closed = all.filter(({ item }) => item.state === 'closed')
    expect(closed.length).toBeGreaterThan(40)
    // A claim that stood in a ledger is agreed to without a file; what was asked for in the pane has one.
    const asked = closed.filter(({ changes }) => changes.some(({ act }) => act === 'request-closure'))
    expect(asked.every(({ evidence }) => evidence.some(({ looks }) => looks.length > 0))).toBe(true)
    expect(all.some(({ reopened }) => reopened > 0)).toBe(true)
    // Two clerks met; what a file may not change is a conflict as well, and says so.
    const met = all.find(({ changes }) =>
      changes.some(({ act, note }) => act === 'conflict' && !note.startsWith('文件中')),
    )
    expect(met?.item.content.progress).toMatch(/设备63台.*8月25日前上网/)
  })

  test('holds each entry of its record', async () => {
    expect(await office.get('/record/check')).toMatchObject({ breaks: [] })
  })

  test('has extensions and notices in every state, one asked or answered late', async () => {
    const extensions = (await histories()).flatMap((one) => one.extensions)
    expect(new Set(extensions.map(({ state }) => state))).toEqual(new Set(['asked', 'approved', 'refused']))
    expect(extensions.some(({ isLate }) => isLate)).toBe(true)
    const { notices } = await office.get<NoticeList>('/notices')
    expect(notices.map(({ state }) => state).toSorted()).toEqual([
      'accepted',
      'answered',
      'returned',
      'waiting',
    ])
    expect(notices.some(({ steps }) => steps.some(({ isLate }) => isLate))).toBe(true)
    const { decided, proposals } = await office.get<LadderView>('/ladder')
    expect(new Set(decided.map(({ decision }) => decision))).toEqual(new Set(['take', 'decline']))
    expect(proposals.length).toBeGreaterThan(5)
  })

  test('drew a spot check and a look-back; each found a failure, opened it again and told it in a circular', async () => {
    const { rounds } = await office.get<CheckRoundList>('/check-rounds')
    expect(rounds.map(({ kind }) => kind).toSorted()).toEqual(['look-back', 'spot-check'])
    for (const { id, rows, judged } of rounds) {
      expect(judged).toBe(rows)
      const { list } = await office.get<CheckRound>(`/check-rounds/${id}`)
      const failed = list.filter(({ hasReopened }) => hasReopened)
      expect(failed).toHaveLength(1)
      expect(failed[0]?.citedIn).not.toBeNull()
      expect(await office.get<DrawReplay>(`/check-rounds/${id}/replay`)).toMatchObject({ isSame: true })
    }
  })

  test('has something of each kind for the flags, one of them gone into', async () => {
    const { flags } = await office.get<FlagList>('/flags')
    expect([...new Set(flags.map(({ kind }) => kind))].toSorted()).toEqual([
      'alike-texts',
      'closure-rush',
      'late-extension',
      'same-day',
      'same-evidence',
      'zero-against-findings',
    ])
    expect(flags.filter(({ decided }) => decided !== null)).toHaveLength(1)
  })

  test('published a circular a week; the last one lies there as a draft with stale figures', async () => {
    const { circulars } = await office.get<CircularList>('/circulars')
    const states = circulars.map(({ kind, state }) => `${kind} ${state}`)
    expect(states.filter((state) => state === 'weekly-circular published')).toHaveLength(9)
    expect(states).toContain('overdue-circular withdrawn')
    expect(states).toContain('reminder published')
    const [newest] = circulars
    expect(newest).toMatchObject({ kind: 'weekly-circular', state: 'draft' })
    const { figures, said } = await office.get<CircularStaleness>(`/circulars/${newest?.id ?? ''}/staleness`)
    expect(figures.length).toBeGreaterThan(0)
    expect(said).toMatch(/处数字已变化/)
  })

  test('leaves the office something to do of each kind, and a leader nothing hidden', async () => {
    const { counts } = await office.get<Todo>('/todo')
    expect(Object.keys(counts).toSorted()).toEqual([
      'answer',
      'closure',
      'extension',
      'notice-late',
      'supervise',
      'week-ready',
      'withdrawal',
    ])
    const leader = await enterDemo(demo.url, 'leader')
    expect((await leader.get<Overview>('/overview')).tally).toEqual(
      (await office.get<Overview>('/overview')).tally,
    )
  })
})

test('every document can be had, and the schemas have nothing against any', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ledgerloop-documents-'))
  try {
    const names = await downloadDocuments(demo.url, folder)
    expect(names.length).toBeGreaterThan(150)
    expect(schemaFaults(folder, names)).toEqual([])
  } finally {
    rmSync(folder, { recursive: true })
  }
})
