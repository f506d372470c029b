import { describe, expect, test } from 'vitest'
import type { Desk } from '#wire/desk'
import type { ItemHistory, ItemRow } from '#wire/item'
import type { Overview } from '#wire/overview'
import { expectProblem, open } from './door.ts'

const aRow = { problem: '窗口无人值守', measures: '排班到人', evidence: '排班表', due: '2017-07-31' }
const asked = { completedOn: '2017-08-10', note: '已按排班表执行' }

describe('closing one by one', () => {
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
    const reopened = await office.post<ItemRow>(path, { note: '回头看发现反弹' })
    expect(reopened).toMatchObject({ state: 'open', content: { claimed: 'in-progress' } })
    expect(reopened.content.closedOn).toBeUndefined()
    expect((await clerk.sync([], { cursor })).items).toMatchObject([{ id: row.id, state: 'open' }])
    const { changes } = await clerk.get<ItemHistory>(`/items/${row.id}`)
    expect(changes.map(({ act }) => act)).toEqual(['create', 'request-closure', 'close', 'reopen'])
    expect((await clerk.get<Desk>('/desk')).matters).toMatchObject([
      { kind: 'reopened', note: '回头看发现反弹', isNews: true },
    ])
    const overview = await office.get<Overview>('/overview?asOf=2017-08-15')
    expect(overview.overdue).toMatchObject([{ id: row.id, daysLate: 15 }])
  })
})
