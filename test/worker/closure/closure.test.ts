import { describe, expect, test } from 'vitest'
import type { ClosureRecord } from '#wire/closure'
import type { Todo } from '#wire/todo'
import type { Evidence } from '#wire/evidence'
import type { ItemHistory, ItemRow } from '#wire/item'
import type { Overview } from '#wire/overview'
import { expectProblem, json, open, type Person } from '../api.ts'

const aRow = { problem: '窗口无人值守', measures: '排班到人', evidence: '排班表', due: '2017-07-31' }
const asked = { completedOn: '2017-08-10', note: '已按排班表执行' }

describe('M-24: closing one by one', () => {
  test('request, close: the item is struck off and fixed, with both steps in its history', async () => {
    const { unit, office } = await open()
    const clerk = await unit('jwc')
    const row = await clerk.enter(aRow)
    const requested = await clerk.post<ItemRow>(`/items/${row.id}/closure-request`, asked)
    expect(requested).toMatchObject({
      state: 'closure-requested',
      content: { claimed: 'done', completedOn: '2017-08-10' },
    })
    const before = await office.get<Overview>('/overview?asOf=2017-08-15')
    expect(before.closuresToReview).toBe(1)
    expect(before.tally.byTimeliness).toMatchObject({ 'late-done': 1, overdue: 0 })
    const closed = await office.post<ItemRow>(`/items/${row.id}/review`, {
      decision: 'close',
      note: '已现场查看',
    })
    expect(closed).toMatchObject({
      state: 'closed',
      content: { claimed: 'closed', completedOn: '2017-08-10' },
    })
    expect(closed.content.closedOn).toMatch(/^\d{4}-/)
    const { changes } = await clerk.get<ItemHistory>(`/items/${row.id}`)
    expect(changes.map(({ act, by, note }) => [act, by, note])).toEqual([
      ['create', '教务处', ''],
      ['request-closure', '教务处', '已按排班表执行'],
      ['close', '专项清理工作领导小组办公室', '已现场查看'],
    ])
    const edit = await clerk.sync([{ id: row.id, base: closed.version, set: { owner: '甲' } }])
    expect(edit.refused[0]?.findings[0]?.code).toBe('item.fixed')
    const again = await office.send('POST', `/items/${row.id}/review`, {
      body: { decision: 'close', note: '' },
    })
    await expectProblem(again, 409, 'item.not-allowed')
  })

  test('a returned claim runs again from the time limit', async () => {
    const { unit, office } = await open()
    const clerk = await unit('jwc')
    const row = await clerk.enter(aRow)
    await clerk.post(`/items/${row.id}/closure-request`, asked)
    const returned = await office.post<ItemRow>(`/items/${row.id}/review`, {
      decision: 'return',
      note: '现场仍无人',
    })
    expect(returned).toMatchObject({ state: 'open', content: { claimed: 'in-progress' } })
    expect(returned.content.completedOn).toBeUndefined()
    const overview = await office.get<Overview>('/overview?asOf=2017-08-15')
    expect(overview.closuresToReview).toBe(0)
    expect(overview.overdue).toMatchObject([
      { id: row.id, due: '2017-07-31', daysLate: 15, workdaysLate: 11 },
    ])
    const askedAgain = await clerk.post<ItemRow>(`/items/${row.id}/closure-request`, asked)
    expect(askedAgain.state).toBe('closure-requested')
  })

  test('a return without a reason is refused', async () => {
    const { unit, office } = await open()
    const clerk = await unit('jwc')
    const row = await clerk.enter(aRow)
    await clerk.post(`/items/${row.id}/closure-request`, asked)
    const silent = await office.send('POST', `/items/${row.id}/review`, {
      body: { decision: 'return', note: ' ' },
    })
    expect((await expectProblem(silent, 422, 'request.invalid')).detail).toContain('退回须写明理由')
  })

  test('what is missing is said before anything is asked', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const row = await clerk.enter({ problem: '窗口无人值守' })
    const early = await clerk.send('POST', `/items/${row.id}/closure-request`, {
      body: { completedOn: '2099-01-01', note: '' },
    })
    const problem = await expectProblem(early, 422, 'closure.incomplete')
    expect(problem.findings?.map((finding) => finding.code)).toEqual([
      'closure.without-measures',
      'closure.without-evidence',
      'closure.completed-impossible',
    ])
    expect((await clerk.row(row.id)).state).toBe('open')
  })

  test('an open item without any claim has nothing to review', async () => {
    const { unit, office } = await open()
    const row = await (await unit('jwc')).enter(aRow)
    const review = await office.send('POST', `/items/${row.id}/review`, {
      body: { decision: 'close', note: '' },
    })
    expect((await expectProblem(review, 409, 'item.not-allowed')).detail).toContain('还没有申请销号')
  })

  test('taking back the claim takes back the request', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const row = await clerk.enter(aRow)
    const { version } = await clerk.post<ItemRow>(`/items/${row.id}/closure-request`, asked)
    await clerk.sync([{ id: row.id, base: version, set: { claimed: 'in-progress', completedOn: null } }])
    expect((await clerk.row(row.id)).state).toBe('open')
  })

  test('what has come back is reopened with a reason; the closure stays in the history and the clock runs again', async () => {
    const { unit, office } = await open()
    const clerk = await unit('jwc')
    const row = await clerk.enter(aRow)
    const path = `/items/${row.id}/reopening`
    const early = await office.send('POST', path, { body: { note: '回头看发现反弹' } })
    expect((await expectProblem(early, 409, 'item.not-allowed')).detail).toContain('还没有销号')
    await clerk.post(`/items/${row.id}/closure-request`, asked)
    await office.post(`/items/${row.id}/review`, { decision: 'close', note: '' })
    const { cursor } = await clerk.sync([])
    const silent = await office.send('POST', path, { body: { note: ' ' } })
    expect((await expectProblem(silent, 422, 'request.invalid')).detail).toContain('重开须写明理由')
    const unlimited = await office.send('POST', path, { body: { note: '回头看发现反弹' } })
    await expectProblem(unlimited, 422, 'closure.limit-missing')
    const reopened = await office.post<ItemRow>(path, { note: '回头看发现反弹', due: '2099-09-30' })
    expect(reopened).toMatchObject({ state: 'open', content: { claimed: 'in-progress' } })
    expect(reopened.content.closedOn).toBeUndefined()
    expect((await clerk.sync([], { cursor })).items).toMatchObject([{ id: row.id, state: 'open' }])
    const { changes } = await clerk.get<ItemHistory>(`/items/${row.id}`)
    expect(changes.map(({ act }) => act)).toEqual(['create', 'request-closure', 'close', 'reopen'])
    expect((await clerk.get<Todo>('/todo')).matters).toMatchObject([
      { kind: 'reopened', note: '回头看发现反弹', isNews: true },
    ])
    // The days on which it was struck off are not late: it runs against its new limit.
    const overview = await office.get<Overview>('/overview?asOf=2099-10-15')
    const moves = [{ from: '2017-07-31', to: '2099-09-30', by: 'reopening' }]
    expect(overview.overdue).toMatchObject([{ id: row.id, daysLate: 15, moves }])
    expect(reopened.content).toMatchObject({ due: '2099-09-30', firstDue: '2017-07-31' })
    expect(reopened.content.extendedTimes).toBeUndefined()
  })
})

describe('M-24: closure confirmed by the leading group', () => {
  const confirming = { closure: { confirm: true } }

  async function agreed(): Promise<{ clerk: Person; office: Person; group: Person; row: ItemRow }> {
    const { unit, office, as } = await open(confirming)
    const clerk = await unit('jwc')
    const { id } = await clerk.enter(aRow)
    await clerk.post(`/items/${id}/closure-request`, asked)
    const row = await office.post<ItemRow>(`/items/${id}/review`, { decision: 'close', note: '材料齐全' })
    return { clerk, office, group: await as('group', ''), row }
  }

  test('the office agrees, the group confirms; only then is it struck off, with all three steps kept', async () => {
    const { clerk, office, group, row } = await agreed()
    expect(row).toMatchObject({ state: 'closure-reviewed', content: { claimed: 'done' } })
    expect(row.content.closedOn).toBeUndefined()
    const todo = await group.get<Todo>('/todo')
    expect(todo.matters).toMatchObject([{ kind: 'confirm', item: row.id, unit: 'jwc' }])
    expect((await office.get<Todo>('/todo')).counts.closure).toBeUndefined()
    const edit = await clerk.sync([{ id: row.id, base: row.version, set: { owner: '甲' } }])
    expect(edit.refused[0]?.findings[0]?.code).toBe('item.fixed')
    const closed = await group.post<ItemRow>(`/items/${row.id}/confirmation`, {
      decision: 'close',
      seen: row.version,
      note: '同意',
    })
    expect(closed).toMatchObject({ state: 'closed', content: { claimed: 'closed' } })
    const record = await clerk.get<ClosureRecord>(`/items/${row.id}/closure`)
    expect(record.rounds).toHaveLength(1)
    expect(record.rounds[0]?.steps.map(({ act, role, note }) => [act, role, note])).toEqual([
      ['request-closure', 'unit', '已按排班表执行'],
      ['agree-closure', 'office', '材料齐全'],
      ['close', 'group', '同意'],
    ])
    expect(record.rounds[0]?.closedOn).toBe(closed.content.closedOn)
    expect((await group.get<Todo>('/todo')).matters).toEqual([])
    expect((await clerk.get<Todo>('/todo')).counts).toMatchObject({ 'closure-approved': 1 })
  })

  test('the group returns with a reason, and the unit is told', async () => {
    const { clerk, group, row } = await agreed()
    const path = `/items/${row.id}/confirmation`
    const silent = await group.send('POST', path, { body: { decision: 'return', note: ' ' } })
    expect((await expectProblem(silent, 422, 'request.invalid')).detail).toContain('退回须写明理由')
    const back = await group.post<ItemRow>(path, { decision: 'return', note: '请补现场照片' })
    expect(back).toMatchObject({ state: 'open', content: { claimed: 'in-progress' } })
    expect((await clerk.get<Todo>('/todo')).matters).toMatchObject([
      { kind: 'closure-returned', note: '请补现场照片' },
    ])
  })

  test('nobody but the group confirms, the group reviews nothing, and nothing waits where it is not asked for', async () => {
    const { office, group, row } = await agreed()
    const body = { decision: 'close', note: '' }
    await expectProblem(
      await office.send('POST', `/items/${row.id}/confirmation`, { body }),
      403,
      'access.denied',
    )
    await expectProblem(await group.send('POST', `/items/${row.id}/review`, { body }), 403, 'access.denied')
    const again = await office.send('POST', `/items/${row.id}/review`, { body })
    expect((await expectProblem(again, 409, 'item.not-allowed')).detail).toContain('正等领导小组确认')
    const stale = await group.send('POST', `/items/${row.id}/confirmation`, { body: { ...body, seen: 1 } })
    await expectProblem(stale, 409, 'item.changed')
  })

  test('a call with two items is refused, whichever way it names them', async () => {
    const { unit, office } = await open()
    const clerk = await unit('jwc')
    const ids: string[] = []
    for (const problem of ['窗口无人值守', '电话无人接听']) {
      const { id } = await clerk.enter({ ...aRow, problem })
      await clerk.post(`/items/${id}/closure-request`, asked)
      ids.push(id)
    }
    const [first = '', second = ''] = ids
    const body = { decision: 'close', note: '' }
    const listed = await office.send('POST', `/items/${first}/review`, { body: { ...body, items: ids } })
    expect((await expectProblem(listed, 422, 'request.invalid')).detail).toContain('一次只办一件')
    const array = await office.send('POST', `/items/${first}/review`, { body: [body, body] })
    await expectProblem(array, 422, 'request.invalid')
    const joined = await office.send('POST', `/items/${first},${second}/review`, { body })
    await expectProblem(joined, 404, 'item.unknown')
    await expectProblem(await office.send('POST', '/items/review', { body }), 404, 'route.unknown')
    for (const id of ids) expect((await clerk.row(id)).state).toBe('closure-requested')
  })

  test('what the office had looked at is kept with its decision', async () => {
    const { unit, office } = await open()
    const clerk = await unit('jwc')
    const { id } = await clerk.enter(aRow)
    const add = async (file: string, last: number): Promise<Evidence> => {
      const bytes = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, last])
      const path = `/items/${id}/evidence?file=${encodeURIComponent(file)}`
      return json<Evidence>(await clerk.send('POST', path, { bytes }))
    }
    const looked = await add('整改前.png', 1)
    await add('整改后.png', 2)
    await clerk.post(`/items/${id}/closure-request`, asked)
    await office.send('GET', `/evidence/${looked.id}/file`)
    await office.post(`/items/${id}/review`, { decision: 'close', note: '' })
    const record = await office.get<ClosureRecord>(`/items/${id}/closure`)
    expect(record.rounds[0]?.steps.at(-1)?.seen).toEqual([
      { id: looked.id, name: '整改前.png', sha256: looked.sha256 },
    ])
    expect(record.evidence).toHaveLength(2)
  })

  test('M-28: reopening keeps the old closure record and counts', async () => {
    const { unit, office } = await open()
    const clerk = await unit('jwc')
    const { id } = await clerk.enter(aRow)
    for (const reason of ['回头看发现反弹', '又一次反弹']) {
      await clerk.post(`/items/${id}/closure-request`, asked)
      await office.post(`/items/${id}/review`, { decision: 'close', note: '' })
      await office.post(`/items/${id}/reopening`, { note: reason, due: '2099-09-30' })
    }
    const record = await clerk.get<ClosureRecord>(`/items/${id}/closure`)
    expect(record.reopened).toBe(2)
    expect(
      record.rounds.map(({ steps, closedOn, reopenedOn }) => [steps.length, closedOn, reopenedOn]),
    ).toEqual([
      [3, expect.stringMatching(/^\d{4}-/), expect.stringMatching(/^\d{4}-/)],
      [3, expect.stringMatching(/^\d{4}-/), expect.stringMatching(/^\d{4}-/)],
    ])
    expect((await office.get<ItemHistory>(`/items/${id}`)).reopened).toBe(2)
  })
})
