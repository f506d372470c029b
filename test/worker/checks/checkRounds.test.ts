import { describe, expect, test } from 'vitest'
import { drawSample } from '#rules/checks/drawSample'
import type {
  CheckRound,
  CheckRow,
  DrawRecord,
  DrawReplay,
  FailureToCite,
  NewCheckRound,
} from '#wire/checkRound'
import type { ClosureRecord } from '#wire/closure'
import type { ItemHistory, ItemRow } from '#wire/item'
import { failuresToCite, markCited } from '../../../worker/ledger/checks/checkRounds.ts'
import { bindings, expectProblem, open, type Opened, type Person } from '../api.ts'
import { runInDurableObject } from 'cloudflare:test'
import { AWAITED_MS } from '../../patience.ts'

const asked = {
  kind: 'spot-check',
  purpose: '八月抽查',
  size: 3,
  strataBy: ['unit'],
  eachStratum: true,
  seed: '2017-08-15 现场掷骰 4-2-6',
  inspectors: [
    { name: '甲', unit: 'jwc' },
    { name: '乙', unit: 'cwc' },
    { name: '丙', unit: null },
  ],
} satisfies NewCheckRound

async function closedItem(clerk: Person, office: Person, problem: string): Promise<ItemRow> {
  const { id } = await clerk.enter({ problem, measures: '排班到人', evidence: '排班表', due: '2017-07-31' })
  await clerk.post(`/items/${id}/closure-request`, { completedOn: '2017-07-20', note: '已落实' })
  return office.post<ItemRow>(`/items/${id}/review`, { decision: 'close', note: '' })
}

async function threeUnits(): Promise<Opened> {
  const opened = await open()
  for (const unit of ['jwc', 'cwc', 'tsg']) {
    const clerk = await opened.unit(unit)
    for (const no of [1, 2, 3]) await closedItem(clerk, opened.office, `${unit}的问题${no}`)
    await clerk.enter({ problem: `${unit}还在整改的问题`, due: '2017-07-31' })
  }
  return opened
}

async function toCite(id: string): Promise<FailureToCite[]> {
  return runInDurableObject(bindings.CAMPAIGN.getByName(id), (_object, { storage }) =>
    failuresToCite(storage.sql),
  )
}

describe('M-25: a spot check', () => {
  test('draws by strata, gives each row an inspector of another unit, and replays from its record', async () => {
    const { office, leader } = await threeUnits()
    const round = await office.post<CheckRound>('/check-rounds', asked)
    expect(round).toMatchObject({ name: '抽查第1次', frameSize: 12, rows: 3, judged: 0, seed: asked.seed })
    expect(round.list.map(({ unit }) => unit).toSorted()).toEqual(['cwc', 'jwc', 'tsg'])
    for (const { unit, inspector } of round.list) {
      expect(inspector).not.toBeNull()
      expect(inspector?.unit).not.toBe(unit)
    }
    const replay = await leader.get<DrawReplay>(`/check-rounds/${round.id}/replay`)
    expect(replay).toEqual({ isSame: true, differences: [] })
    // Anybody with the record and the rule comes to the same rows.
    const record = await leader.get<DrawRecord>(`/check-rounds/${round.id}/record`)
    const again = drawSample(record.frame, record.round.seed, record.round.settings)
    expect(again.drawn.map(({ id }) => id)).toEqual(round.list.map(({ item }) => item))
  })

  test('a record that was tampered with does not replay', async () => {
    const { id, office } = await threeUnits()
    const round = await office.post<CheckRound>('/check-rounds', asked)
    await runInDurableObject(bindings.CAMPAIGN.getByName(id), (_object, { storage }) => {
      const [first, second] = round.list
      storage.sql.exec('UPDATE check_row SET item = ? WHERE id = ?', second?.item ?? '', first?.id ?? '')
    })
    const replay = await office.get<DrawReplay>(`/check-rounds/${round.id}/replay`)
    expect(replay.isSame).toBe(false)
    expect(replay.differences).toContain('第1条与重演的不是同一条。')
  })

  test('without a seed of its own it gets a fresh one each time; every draw stays on the list', async () => {
    const { office } = await threeUnits()
    const { seed: _seed, ...unseeded } = asked
    const first = await office.post<CheckRound>('/check-rounds', unseeded)
    const second = await office.post<CheckRound>('/check-rounds', unseeded)
    expect(first.seed).toMatch(/^[0-9a-f]{16}$/)
    expect(second.seed).not.toBe(first.seed)
    const { rounds } = await office.get<{ rounds: CheckRound[] }>('/check-rounds?kind=spot-check')
    expect(rounds.map(({ name }) => name)).toEqual(['抽查第2次', '抽查第1次'])
  })

  test('a failed row that was struck off is opened again, its counter goes up, the old closure stays', async () => {
    const { office, unit } = await threeUnits()
    const round = await office.post<CheckRound>('/check-rounds', { ...asked, states: ['closed'] })
    const [failed, passed] = round.list
    if (failed === undefined || passed === undefined) throw new Error('nothing was drawn')
    const silent = await office.send('POST', `/check-rows/${failed.id}/verdict`, {
      body: { verdict: 'fail', reason: ' ' },
    })
    expect((await expectProblem(silent, 422, 'check.not-possible')).detail).toContain('须写明看到了什么')
    const unlimited = await office.send('POST', `/check-rows/${failed.id}/verdict`, {
      body: { verdict: 'fail', reason: '现场仍无人值守' },
    })
    await expectProblem(unlimited, 422, 'closure.limit-missing')
    const judged = await office.post<CheckRow>(`/check-rows/${failed.id}/verdict`, {
      verdict: 'fail',
      reason: '现场仍无人值守',
      due: '2099-09-30',
    })
    expect(judged).toMatchObject({ verdict: 'fail', hasReopened: true, citedIn: null })
    await office.post(`/check-rows/${passed.id}/verdict`, { verdict: 'pass', reason: '' })
    const clerk = await unit(failed.unit)
    const history = await clerk.get<ItemHistory>(`/items/${failed.item}`)
    expect(history).toMatchObject({ reopened: 1, item: { state: 'open' } })
    expect(history.changes.slice(-2).map(({ act, note }) => [act, note])).toEqual([
      ['check', '抽查第1次：不合格，现场仍无人值守'],
      ['reopen', '抽查第1次：不合格，现场仍无人值守'],
    ])
    const { rounds } = await office.get<ClosureRecord>(`/items/${failed.item}/closure`)
    expect(rounds[0]?.closedOn).not.toBeNull()
    expect(await office.get<CheckRound>(`/check-rounds/${round.id}`)).toMatchObject({ judged: 2, failed: 1 })
    expect((await office.get<ItemHistory>(`/items/${passed.item}`)).item.state).toBe('closed')
  })

  test('a verdict is given once, of the words of its kind, for one row at a time', async () => {
    const { office } = await threeUnits()
    const round = await office.post<CheckRound>('/check-rounds', asked)
    const path = `/check-rows/${round.list[0]?.id}/verdict`
    const other = await office.send('POST', path, { body: { verdict: 'held', reason: '' } })
    expect((await expectProblem(other, 422, 'check.not-possible')).detail).toContain('合格、不合格')
    const two = await office.send('POST', path, { body: { verdict: 'pass', reason: '', rows: ['a', 'b'] } })
    expect((await expectProblem(two, 422, 'request.invalid')).detail).toContain('一次只登记一条')
    await office.post(path, { verdict: 'pass', reason: '' })
    const again = await office.send('POST', path, { body: { verdict: 'fail', reason: '改主意' } })
    expect((await expectProblem(again, 422, 'check.not-possible')).detail).toContain('不能改写')
  })

  test('what cannot be drawn is said', async () => {
    const { office } = await open()
    const empty = await office.send('POST', '/check-rounds', { body: asked })
    expect((await expectProblem(empty, 422, 'check.not-possible')).detail).toContain('没有符合条件的问题')
    const unknown = await office.send('POST', '/check-rounds', { body: { ...asked, units: ['nowhere'] } })
    expect((await expectProblem(unknown, 422, 'check.not-possible')).detail).toContain('没有单位“nowhere”')
  })
})

describe('M-26: a failed check', () => {
  test('is offered to the next circular until one has cited it, and then never again', async () => {
    const { id, office } = await threeUnits()
    const round = await office.post<CheckRound>('/check-rounds', { ...asked, size: 2, eachStratum: false })
    for (const row of round.list) {
      await office.post(`/check-rows/${row.id}/verdict`, {
        verdict: 'fail',
        reason: '整改不到位',
        due: '2099-09-30',
      })
    }
    const waiting = await toCite(id)
    expect(waiting.map(({ row }) => row)).toEqual(round.list.map((row) => row.id))
    expect(waiting[0]).toMatchObject({ roundName: '抽查第1次', verdict: 'fail', reason: '整改不到位' })
    await runInDurableObject(bindings.CAMPAIGN.getByName(id), (_object, { storage }) => {
      markCited(storage.sql, 'circular-1', [waiting[0]?.row ?? ''])
      markCited(
        storage.sql,
        'circular-2',
        waiting.map(({ row }) => row),
      )
    })
    expect(await toCite(id)).toEqual([])
    const { list } = await office.get<CheckRound>(`/check-rounds/${round.id}`)
    expect(list.map(({ citedIn }) => citedIn)).toEqual(['circular-1', 'circular-2'])
  })
})

describe('M-28: a look-back', () => {
  test('goes over what was struck off; what has come back is reopened and counted, the rest stays closed', async () => {
    const { office } = await threeUnits()
    const round = await office.post<CheckRound>('/check-rounds', {
      ...asked,
      kind: 'look-back',
      purpose: '十月回头看',
      size: null,
    })
    expect(round).toMatchObject({ name: '回头看第1次', rows: 9, frameSize: 9 })
    const [back, kept] = round.list
    const relapsed = await office.post<CheckRow>(`/check-rows/${back?.id}/verdict`, {
      verdict: 'relapsed',
      reason: '窗口又无人值守',
      due: '2099-09-30',
    })
    expect(relapsed.hasReopened).toBe(true)
    await office.post(`/check-rows/${kept?.id}/verdict`, { verdict: 'held', reason: '' })
    const file = await office.get<ItemHistory>(`/items/${back?.item}`)
    expect(file).toMatchObject({ reopened: 1, item: { state: 'open' } })
    expect(file.changes.map(({ act }) => act)).toEqual([
      'create',
      'request-closure',
      'close',
      'check',
      'reopen',
    ])
    expect((await office.get<ItemHistory>(`/items/${kept?.item}`)).item.state).toBe('closed')
  })
})

describe('a round of twenty thousand', () => {
  test('is drawn within seconds; all of them at once is refused with the way out', async () => {
    const { id, office } = await open()
    await runInDurableObject(bindings.CAMPAIGN.getByName(id), (_object, { storage }) => {
      storage.sql.exec(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
        INSERT INTO item (id, unit, version, state, content, field_versions, withdrawn, created_on, updated_at,
          updated_by, row_cursor)
        SELECT 'item-' || i, CASE i % 3 WHEN 0 THEN 'jwc' WHEN 1 THEN 'cwc' ELSE 'tsg' END, 1, 'closed',
          json_object('problem', '第' || i || '号问题', 'closedOn', '2017-07-01', 'due', '2017-06-30'), '{}', 0,
          '2017-06-01', '2017-06-01T00:00:00Z', '', i FROM n`)
    })
    const started = Date.now()
    const round = await office.post<CheckRound>('/check-rounds', { ...asked, size: 500 })
    expect(round).toMatchObject({ frameSize: 20_000, rows: 500 })
    expect(await office.get<DrawReplay>(`/check-rounds/${round.id}/replay`)).toMatchObject({ isSame: true })
    // Two seconds on an idle machine.
    expect(Date.now() - started).toBeLessThan(AWAITED_MS / 4)
    const all = await office.send('POST', '/check-rounds', {
      body: { ...asked, kind: 'look-back', size: null },
    })
    expect((await expectProblem(all, 422, 'check.not-possible')).detail).toContain('一次至多2000条')
  })
})
