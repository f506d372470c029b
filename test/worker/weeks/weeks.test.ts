import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { describe, expect, test, vi } from 'vitest'
import { addDays, asDay, weekdayOf, type Day } from '#rules/calendar/day'
import type { Todo } from '#wire/todo'
import type { CircularDraft, CircularList } from '#wire/document'
import type { PreparedWeek, PreparedWeeks, Urging } from '#wire/week'
import { momentIn } from '../../../worker/calendar/officeTime.ts'
import { aPush, bindings, clockOf, expectProblem, json, open, type Opened } from '../api.ts'
import { AWAITED_MS } from '../../patience.ts'

const WEEK = '2017-W24'

const ledgerOf = ({ id }: Opened) => bindings.CAMPAIGN.getByName(id)

/** A campaign under way in the real world, its weeks due at the start of today, whatever day the tests run on. */
async function openNow(due: Day, time: string): Promise<Opened> {
  const days = [-21, -14, -7, 0, 7].map((step) => addDays(due, step))
  return open({
    starts: addDays(due, -60),
    ends: addDays(due, 60),
    stages: [],
    milestones: [],
    weeklyReport: { weekday: weekdayOf(due), time, firstDue: addDays(due, -21) },
    // Each due day is worked, so that none moves.
    calendar: { years: [], holidays: {}, makeupDays: Object.fromEntries(days.map((day) => [day, '补班'])) },
  })
}

const today = (): Day => momentIn('Asia/Shanghai', new Date()).day

describe('a week that is over', () => {
  test('M-34: is prepared once: frozen, one draft with its counts, the overdue and the missing named', async () => {
    const campaign = await open()
    const at = clockOf(campaign)
    const clerk = await campaign.unit('jwc')
    await at(clerk, '2017-06-16T10:00', 'PUT', `/reports/${WEEK}`, { kind: 'weekly', text: '进展' })
    const entered = [
      { problem: '窗口无人值守', owner: '甲某某', due: '2017-06-12' },
      { problem: '成绩更正流程长', owner: '甲某某', due: '2017-07-31' },
    ].map((set) => ({ id: crypto.randomUUID(), base: 0, set }))
    await at(clerk, '2017-06-08T10:00', 'POST', '/sync', aPush(entered))
    const early = await at(campaign.office, '2017-06-16T17:00', 'POST', `/weeks/${WEEK}/preparation`)
    await expectProblem(early, 409, 'week.not-over')
    const prepare = async (): Promise<PreparedWeek> =>
      json(await at(campaign.office, '2017-06-16T17:01', 'POST', `/weeks/${WEEK}/preparation`))
    const week = await prepare()
    expect(week).toMatchObject({ period: WEEK, due: '2017-06-16' })
    expect(week.missing).toHaveLength(28)
    expect(week.missing).not.toContain('jwc')
    expect(await prepare()).toEqual(week)
    const draft = await campaign.office.get<CircularDraft>(`/circulars/${week.circular}`)
    expect(draft).toMatchObject({
      kind: 'weekly-circular',
      state: 'draft',
      snapshot: week.snapshot,
      asOf: '2017-06-16',
    })
    const text = draft.circular.sections.flatMap(({ paragraphs }) => paragraphs).join('\n')
    expect(text).toContain('登记问题2项')
    expect(text).toMatch(/由教务处负责的教务-001号问题，逾期4天/)
    expect(text).toMatch(/党政办公室、组织部.*未报送|未报送.*党政办公室、组织部/)
    const { circulars } = await campaign.office.get<CircularList>('/circulars')
    expect(circulars).toHaveLength(1)
    const { matters } = await campaign.office.get<Todo>('/todo')
    const [matter] = matters.filter(({ kind }) => kind === 'week-ready')
    expect(matter?.note).toContain('缺报 28 个单位：党政办公室')
    await campaign.office.post('/todo/seen', { keys: [matter?.key] })
    expect((await campaign.office.get<Todo>('/todo')).counts['week-ready']).toBeUndefined()
  })

  test('gives the words to urge a unit that is missing, and only such a one', async () => {
    const campaign = await open()
    const at = clockOf(campaign)
    const clerk = await campaign.unit('jwc')
    for (const period of ['2017-W22', '2017-W23']) {
      await at(clerk, '2017-06-09T10:00', 'PUT', `/reports/${period}`, { kind: 'weekly', text: '进展' })
    }
    const urge = async (unit: string, moment: string): Promise<Response> =>
      at(campaign.office, moment, 'GET', `/weeks/${WEEK}/urging?unit=${unit}`)
    await expectProblem(await urge('jwc', '2017-06-16T17:00'), 409, 'week.not-missing')
    const { text } = await json<Urging>(await urge('jwc', '2017-06-17T09:00'))
    expect(text).toMatch(/^教务处：\n.*6月12日至6月18日的周报告应于6月16日17:00前报送/)
    expect(text).not.toContain('此前')
    const other = await json<Urging>(await urge('cwc', '2017-06-17T09:00'))
    expect(other.text).toContain('此前5月29日至6月4日、6月5日至6月11日的周报告也未收到')
    await expectProblem(await urge('nobody', '2017-06-17T09:00'), 422, 'unit.unknown')
  })
})

describe('the alarm', () => {
  test('waits for the next cut-off', async () => {
    const due = addDays(today(), 1)
    const campaign = await openNow(due, '17:00')
    const expected = Date.parse(`${due}T17:01:00+08:00`)
    const set = await vi.waitFor(async () => {
      const alarm = await runInDurableObject(ledgerOf(campaign), (_, state) => state.storage.getAlarm())
      expect(alarm).not.toBeNull()
      return alarm
    }, AWAITED_MS)
    expect(set).toBe(expected)
    // Woken too early it prepares nothing and waits on.
    await runDurableObjectAlarm(ledgerOf(campaign))
    expect((await campaign.office.get<PreparedWeeks>('/weeks')).weeks).toEqual([])
    const after = await runInDurableObject(ledgerOf(campaign), (_, state) => state.storage.getAlarm())
    expect(after).toBe(expected)
  })

  test('follows the settings', async () => {
    const due = addDays(today(), 1)
    const campaign = await openNow(due, '17:00')
    const held = await campaign.office.get<{ version: number; campaign: object }>('/settings')
    const ends = addDays(today(), 0)
    await campaign.office.put('/settings', { base: held.version, campaign: { ...held.campaign, ends } })
    await vi.waitFor(async () => {
      const alarm = await runInDurableObject(ledgerOf(campaign), (_, state) => state.storage.getAlarm())
      expect(alarm).toBeNull()
    }, AWAITED_MS)
  })

  test('prepares the week by itself, and the weeks that were slept through, each once', async () => {
    const campaign = await openNow(today(), '00:00')
    const weeks = async (): Promise<readonly PreparedWeek[]> =>
      (await campaign.office.get<PreparedWeeks>('/weeks')).weeks
    await vi.waitFor(async () => expect(await weeks()).toHaveLength(1), { timeout: AWAITED_MS })
    // As if the campaign had been open, and the machine off, for three weeks.
    await runInDurableObject(ledgerOf(campaign), (_, state) => {
      state.storage.sql.exec('UPDATE campaign SET opened_at = ?', `${addDays(today(), -22)}T00:00:00.000Z`)
      return state.storage.setAlarm(Date.now() + 3_600_000)
    })
    for (let n = 0; n < 6; n++) await runDurableObjectAlarm(ledgerOf(campaign))
    const dues = (await weeks()).map(({ due }) => due)
    expect(dues).toEqual([0, -7, -14, -21].map((step) => addDays(today(), step)))
    const { circulars } = await campaign.office.get<CircularList>('/circulars')
    expect(circulars.map(({ asOf }) => asOf).toSorted()).toEqual(dues.toSorted())
    expect((await weeks())[0]?.preparedBy).toBe('台账通（到点自动准备）')
  })

  test('lets weeks before the campaign was opened here alone', async () => {
    const campaign = await open()
    await runDurableObjectAlarm(ledgerOf(campaign))
    expect((await campaign.office.get<PreparedWeeks>('/weeks')).weeks).toEqual([])
    expect(asDay('2017-11-24') < today()).toBe(true)
  })
})
