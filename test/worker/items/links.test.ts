import { describe, expect, test } from 'vitest'
import type { ItemHistory, ItemRow } from '#wire/item'
import type { Overview, Snapshot } from '#wire/overview'
import { clockOf, expectProblem, json, open, type Person } from '../api.ts'

const whole = { problem: '窗口午间无人值守', due: '2099-07-31', measures: '实行轮班', owner: '甲某某' }
const REASON = '两处来信反映同一窗口'

const link = async (person: Person, item: string, counting: string): Promise<Response> =>
  person.send('POST', `/items/${item}/link`, { body: { counting, reason: REASON } })

const end = async (person: Person, item: string, more: object = {}): Promise<Response> =>
  person.send('POST', `/items/${item}/link/end`, { body: { reason: '经核实是两个窗口', ...more } })

async function two() {
  const campaign = await open()
  const [first, second] = await Promise.all(['jwc', 'cwc'].map(campaign.unit))
  if (first === undefined || second === undefined) throw new Error('two units')
  const counting = await first.enter(whole)
  const linked = await second.enter({ ...whole, problem: '中午窗口没有人', claimed: 'in-progress' })
  return { ...campaign, first, second, counting, linked, now: clockOf(campaign) }
}

const historyOf = async (person: Person, { id }: ItemRow): Promise<ItemHistory> =>
  person.get<ItemHistory>(`/items/${id}`)

describe('关联重复', () => {
  test('is the office’s decision; one counts, the other is counted apart, each shows the other', async () => {
    const { first, second, office, counting, linked } = await two()
    await expectProblem(await link(second, linked.id, counting.id), 403, 'access.denied')
    expect((await link(office, linked.id, counting.id)).status).toBe(200)
    const { tally, dropped } = await office.get<Overview>('/overview')
    expect(tally).toMatchObject({ total: 2, byTimeliness: { 'on-time': 1, dropped: 1 } })
    expect(tally.byUnit['cwc']).toMatchObject({ total: 1, dropped: 1 })
    const reason = `与 ${counting.number} 是同一件，计在那一条；${REASON}`
    expect(dropped).toMatchObject([{ id: linked.id, kind: 'duplicate', reason }])
    const seen = await historyOf(office, linked)
    expect(seen.link).toMatchObject({ id: counting.id, number: counting.number, problem: whole.problem })
    expect(seen.changes.at(-1)).toMatchObject({ act: 'link', note: `重复：${reason}` })
    expect((await historyOf(office, counting)).linked).toMatchObject([{ id: linked.id, state: 'dropped' }])
    // To a unit the other unit's row has a number and a state, and no words.
    expect((await historyOf(second, linked)).link).toMatchObject({
      id: null,
      number: counting.number,
      problem: null,
    })
    expect((await historyOf(first, counting)).linked).toMatchObject([{ id: null, number: linked.number }])
  })

  test('follows what becomes of the counting one; figures of a snapshot say the same', async () => {
    const { first, office, counting, linked } = await two()
    await link(office, linked.id, counting.id)
    await first.post(`/items/${counting.id}/closure-request`, { completedOn: '2017-07-20', note: '已轮班' })
    await office.post(`/items/${counting.id}/review`, { decision: 'close', note: '已核验' })
    const { link: own, changes } = await historyOf(office, linked)
    expect(own).toMatchObject({ state: 'closed' })
    expect(changes.at(-1)).toMatchObject({ act: 'follow', note: `随 ${counting.number} 销号` })
    const { tally } = await office.get<Overview>('/overview')
    expect(tally).toMatchObject({ total: 2, byTimeliness: { closed: 1, dropped: 1 } })
    const { id } = await office.post<Snapshot>('/snapshots')
    expect(await office.get(`/snapshots/${id}/tally.json`)).toMatchObject({
      total: 2,
      byTimeliness: tally.byTimeliness,
    })
  })

  test('undone by the office, the row counts again as it did, and a past day still says what it said', async () => {
    const { second, office, counting, linked, now } = await two()
    await link(office, linked.id, counting.id)
    const later = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 16)
    const past = (await office.get<Overview>('/overview')).tally.asOf
    const back = await json<ItemRow>(
      await now(office, later, 'POST', `/items/${linked.id}/link/end`, { reason: '是两个窗口' }),
    )
    expect(back).toMatchObject({ state: 'open', content: { claimed: 'in-progress', due: whole.due } })
    const today = await json<Overview>(await now(office, later, 'GET', '/overview'))
    expect(today.tally.byTimeliness).toMatchObject({ 'on-time': 2, dropped: 0 })
    const then = await json<Overview>(await now(office, later, 'GET', `/overview?asOf=${past}`))
    expect(then.tally.byTimeliness).toMatchObject({ 'on-time': 1, dropped: 1 })
    expect((await historyOf(second, linked)).link).toBeNull()
    await expectProblem(await end(office, linked.id), 404, 'link.unknown')
  })

  test('undone after its limit has passed, it needs a new one', async () => {
    const { office, counting, linked, now } = await two()
    await link(office, linked.id, counting.id)
    const path = `/items/${linked.id}/link/end`
    const silent = await now(office, '2099-08-10T09:00', 'POST', path, { reason: '是两件' })
    await expectProblem(silent, 422, 'link.limit-missing')
    const body = { reason: '是两件', due: '2099-12-31' }
    const back = await json<ItemRow>(await now(office, '2099-08-10T09:00', 'POST', path, body))
    expect(back).toMatchObject({ state: 'open', content: { due: '2099-12-31', firstDue: whole.due } })
  })

  test('keeps the counting one in the count: not dropped, not struck, not linked on, while others stand on it', async () => {
    const { first, office, counting, linked } = await two()
    const third = await first.enter({ ...whole, problem: '楼道照明损坏多日无人修' })
    await link(office, linked.id, counting.id)
    await expectProblem(await link(office, counting.id, third.id), 409, 'link.not-possible')
    await expectProblem(await link(office, third.id, linked.id), 409, 'link.not-possible')
    await expectProblem(await link(office, third.id, third.id), 409, 'link.not-possible')
    const { version } = await first.row(counting.id)
    const gone = { id: counting.id, base: version, set: {}, withdraw: '登记错误' }
    for (const [person, more] of [
      [first, {}],
      [office, { unit: 'jwc' }],
    ] as const) {
      const { refused } = await person.sync([{ ...gone, withdrawKind: 'mistaken' }], more)
      expect(refused[0]?.findings[0]?.message).toContain('先解除关联')
    }
    const asked = { kind: 'unfounded', reason: '不属实' }
    const request = await first.send('POST', `/items/${counting.id}/withdrawals`, { body: asked })
    await expectProblem(request, 409, 'withdrawal.not-possible')
  })

  test('a request that was asked before the link cannot drop what others are counted at', async () => {
    const { first, office, counting, linked } = await two()
    const { id } = await first.post<{ id: string }>(`/items/${counting.id}/withdrawals`, {
      kind: 'unfounded',
      reason: '不属实',
    })
    await link(office, linked.id, counting.id)
    const drop = await office.send('POST', `/withdrawals/${id}/decision`, {
      body: { decision: 'drop', note: '' },
    })
    await expectProblem(drop, 409, 'withdrawal.not-possible')
  })

  test('a linked row is not opened, changed or closed by itself', async () => {
    const { second, office, counting, linked } = await two()
    await link(office, linked.id, counting.id)
    const reopening = await office.send('POST', `/items/${linked.id}/reopening`, {
      body: { note: '重开', due: '2099-12-31' },
    })
    expect((await expectProblem(reopening, 409, 'item.not-allowed')).detail).toContain(counting.number)
    const { version } = await second.row(linked.id)
    const { refused } = await second.sync([{ id: linked.id, base: version, set: { progress: '改' } }])
    expect(refused).toHaveLength(1)
    await expectProblem(
      await second.send('POST', `/items/${linked.id}/closure-request`, {
        body: { completedOn: '2017-07-20', note: '' },
      }),
      409,
      'item.not-allowed',
    )
  })

  test('of a confidential item no word is told to whoever may not read it', async () => {
    const { second, leader, office, counting, linked } = await two()
    await link(office, linked.id, counting.id)
    await office.post(`/items/${counting.id}/confidentiality`, { confidential: true, reason: '涉及个人' })
    for (const person of [second, leader]) {
      expect((await historyOf(person, linked)).link).toMatchObject({ id: null, problem: null })
    }
  })
})
