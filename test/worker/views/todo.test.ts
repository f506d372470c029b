import { describe, expect, test } from 'vitest'
import type { Todo, CircularPreviewView } from '#wire/todo'
import type { CircularDraft } from '#wire/document'
import type { ItemRow } from '#wire/item'
import type { Snapshot } from '#wire/overview'
import { expectProblem, open } from '../api.ts'

const aRow = { problem: '窗口无人值守', measures: '排班到人', evidence: '排班表', due: '2017-07-31' }
const asked = { completedOn: '2017-08-10', note: '' }

describe('the todo', () => {
  test('asked, the office has a closure to review; returned, the unit has news until it is seen', async () => {
    const { unit, office } = await open()
    const clerk = await unit('jwc')
    const row = await clerk.enter(aRow)
    await clerk.post(`/items/${row.id}/closure-request`, asked)
    expect((await office.get<Todo>('/todo')).matters).toMatchObject([
      { kind: 'closure', item: row.id, unit: 'jwc', title: '窗口无人值守' },
    ])
    await office.post(`/items/${row.id}/review`, { decision: 'return', note: '现场仍无人' })
    // Overdue again, and long so: the ladder proposes, the request is gone.
    expect((await office.get<Todo>('/todo')).counts).toEqual({ supervise: 1 })
    const { matters } = await clerk.get<Todo>('/todo')
    expect(matters).toMatchObject([{ kind: 'closure-returned', note: '现场仍无人', isNews: true }])
    await clerk.post('/todo/seen', { keys: [matters[0]?.key ?? ''] })
    expect((await clerk.get<Todo>('/todo')).matters).toEqual([])
    // Another return is other news.
    await clerk.post(`/items/${row.id}/closure-request`, asked)
    await office.post(`/items/${row.id}/review`, { decision: 'return', note: '仍缺照片' })
    expect((await clerk.get<Todo>('/todo')).matters).toMatchObject([{ note: '仍缺照片' }])
  })

  test('proposes to supervise by the ladder, one matter a unit, until a notice names the items', async () => {
    const { unit, office } = await open()
    const clerk = await unit('jwc')
    const first = await clerk.enter({ problem: '窗口无人值守', due: '2017-07-31' })
    const second = await clerk.enter({ problem: '公文拖拉', due: '2017-06-30' })
    await clerk.enter({ problem: '还没有到期', due: '2199-01-01' })
    const [proposed, ...more] = (await office.get<Todo>('/todo')).matters
    expect(more).toEqual([])
    expect(proposed).toMatchObject({ kind: 'supervise', item: second.id, note: '等2条', unit: 'jwc' })
    const items = [first.id, second.id]
    await office.post('/notices', { unit: 'jwc', items, demand: '请说明原因。' })
    expect((await office.get<Todo>('/todo')).matters).toEqual([])
  })

  test('of another unit shows nothing, and its seeing takes no news away', async () => {
    const { unit, office } = await open()
    const clerk = await unit('jwc')
    const other = await unit('cwc')
    const row = await clerk.enter(aRow)
    await clerk.post(`/items/${row.id}/closure-request`, asked)
    await office.post(`/items/${row.id}/review`, { decision: 'close', note: '' })
    const { matters } = await clerk.get<Todo>('/todo')
    expect(matters.map(({ kind }) => kind)).toEqual(['closure-approved'])
    expect((await other.get<Todo>('/todo')).matters).toEqual([])
    await other.post('/todo/seen', { keys: matters.map(({ key }) => key) })
    expect((await clerk.get<Todo>('/todo')).matters).toHaveLength(1)
  })
})

describe('the todo of a unit', () => {
  test('M-35: has the orders of dispatch meetings until it has said what was done; no other unit has', async () => {
    const { unit, office, as } = await open()
    const add = async (register: string, values: object): Promise<{ id: string; values: object }> =>
      office.post(`/registers/${register}`, { id: crypto.randomUUID(), values })
    const meeting = await add('meetings', { heldOn: '2017-07-03', subject: '第三次调度' })
    const given = { meeting: meeting.id, givenOn: '2017-07-03', unit: 'jwc' }
    const open1 = await add('orders', { ...given, text: '清理积压件' })
    const first = await add('orders', { ...given, text: '月底前完成窗口改造', due: '2017-07-31' })
    const clerk = await unit('jwc')
    const head = await as('head', 'jwc')
    for (const person of [clerk, head]) {
      expect((await person.get<Todo>('/todo')).matters).toMatchObject([
        { kind: 'order', key: `order:${first.id}`, title: '月底前完成窗口改造', day: '2017-07-31' },
        { kind: 'order', key: `order:${open1.id}`, title: '清理积压件', day: null, isNews: false },
      ])
    }
    expect((await (await unit('cwc')).get<Todo>('/todo')).matters).toEqual([])
    // Being seen does not end work.
    await clerk.post('/todo/seen', { keys: [`order:${first.id}`] })
    const done = { ...first.values, followUp: '窗口已改造', followedOn: '2017-07-28' }
    await clerk.put(`/registers/orders/${first.id}`, { base: 1, values: done })
    expect((await clerk.get<Todo>('/todo')).matters.map(({ key }) => key)).toEqual([`order:${open1.id}`])
  })

  test('has what was newly published: the newest circular, each reminder of its own, until it is seen', async () => {
    const { unit, office } = await open()
    const [clerk, other] = [await unit('jwc'), await unit('cwc')]
    await clerk.enter({ problem: '窗口无人值守', due: '2017-07-31' })
    const publish = async (paper: object): Promise<CircularDraft> => {
      const { id: snapshot } = await office.post<Snapshot>('/snapshots', {})
      const { id } = await office.post<CircularDraft>('/circulars', { snapshot, ...paper })
      await office.post(`/circulars/${id}/final`)
      return office.post<CircularDraft>(`/circulars/${id}/publication`)
    }
    await publish({})
    const second = await publish({})
    const reminder = await publish({ kind: 'reminder', unit: 'jwc' })
    const { matters } = await clerk.get<Todo>('/todo')
    expect(matters.map(({ key }) => key)).toEqual([`published:${reminder.id}`, `published:${second.id}`])
    expect(matters[1]).toMatchObject({ kind: 'published', note: '第2期', title: second.circular.title })
    expect((await other.get<Todo>('/todo')).matters.map(({ key }) => key)).toEqual([`published:${second.id}`])
    await clerk.post('/todo/seen', { keys: matters.map(({ key }) => key) })
    expect((await clerk.get<Todo>('/todo')).matters).toEqual([])
    await office.post(`/circulars/${second.id}/withdrawal`, { note: '数字有误' })
    // What was withdrawn is announced no more; the one before it stands again.
    expect((await other.get<Todo>('/todo')).matters).toMatchObject([{ note: '第1期' }])
  })
})

describe('a decision', () => {
  test('on a row that has changed since it was looked at is refused', async () => {
    const { unit, office } = await open()
    const clerk = await unit('jwc')
    const row = await clerk.enter(aRow)
    const { version } = await clerk.post<ItemRow>(`/items/${row.id}/closure-request`, asked)
    await clerk.sync([{ id: row.id, base: version, set: { measures: '另外一种措施' } }])
    const body = { decision: 'close', note: '', seen: version }
    await expectProblem(await office.send('POST', `/items/${row.id}/review`, { body }), 409, 'item.changed')
    const looked = { ...body, seen: version + 1 }
    expect((await office.post<ItemRow>(`/items/${row.id}/review`, looked)).state).toBe('closed')
  })
})

describe('the circularPreview', () => {
  test('says what the circular would say of the unit, with its items, and nothing of another unit', async () => {
    const { unit, office } = await open()
    const clerk = await unit('jwc')
    const other = await unit('cwc')
    const row = await clerk.enter(aRow)
    await other.enter({ problem: '报销排队', due: '2017-07-01' })
    const circularPreview = await clerk.get<CircularPreviewView>(
      '/overview/circular-preview?asOf=2017-08-15&unit=cwc',
    )
    const overdue = circularPreview.lines.find(({ topic }) => topic === 'overdue')
    expect(overdue?.text).toBe('由教务处负责的教务-001号问题，逾期15天。')
    expect(overdue?.items).toMatchObject([{ id: row.id, problem: '窗口无人值守', ledgerNo: 1 }])
    expect(circularPreview.attachment).toMatchObject([
      { unit: '教务处', problem: '窗口无人值守', daysLate: 15 },
    ])
    expect(JSON.stringify(circularPreview)).not.toMatch(/财务处|报销排队/)
    const circular = await office.get<CircularPreviewView>(
      '/overview/circular-preview?asOf=2017-08-15&unit=cwc',
    )
    expect(JSON.stringify(circular)).toContain('财务处')
    await expectProblem(await office.send('GET', '/overview/circular-preview'), 422, 'unit.unknown')
  })
})
