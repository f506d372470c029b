import { describe, expect, test } from 'vitest'
import type { Extension } from '#wire/extension'
import type { ItemHistory } from '#wire/item'
import type { Notice } from '#wire/notice'
import type { Overview, Snapshot } from '#wire/overview'
import type { Todo } from '#wire/todo'
import type { Transfer } from '#wire/transfer'
import type { Withdrawal } from '#wire/withdrawal'
import type { Upload } from '#wire/upload'
import { clockOf, expectProblem, json, open, type Person } from '../api.ts'

const aRow = { problem: '窗口午间无人值守', due: '2099-07-31' }
const HEAD = '序号,问题表现,整改措施,整改时限,责任人,整改状态'
const WINDOW = '1,窗口无人值守,排班到人,2099-07-31,陈磊,'
const RECEIPTS = '2,报销单据积压,增设岗位,2099-08-31,于子轩,'

async function read(person: Person, rows: readonly string[]): Promise<Upload> {
  const bytes = new TextEncoder().encode([HEAD, ...rows].join('\r\n'))
  return json(await person.send('POST', `/uploads?file=${encodeURIComponent('台账.csv')}`, { bytes }))
}

const asked = { unit: 'cwc', reason: '窗口自8月起划归财务处' }

async function entered() {
  const campaign = await open()
  const clerk = await campaign.unit('jwc')
  const other = await campaign.unit('cwc')
  return { ...campaign, clerk, other, row: await clerk.enter(aRow) }
}

describe('移交', () => {
  test('the number, the limit, extensions and history go along; the former unit counts it no more', async () => {
    const { clerk, other, office, row } = await entered()
    const { id } = await clerk.post<Extension>(`/items/${row.id}/extensions`, {
      to: '2099-08-31',
      reason: '设备采购须走招标程序',
    })
    await office.post(`/extensions/${id}/decision`, { decision: 'approve', note: '' })
    const made = await office.post<Transfer>(`/items/${row.id}/transfers`, asked)
    expect(made).toMatchObject({ from: 'jwc', to: 'cwc', number: row.number, problem: aRow.problem })

    const file = await other.get<ItemHistory>(`/items/${row.id}`)
    expect(file.item).toMatchObject({ unit: 'cwc', number: row.number, state: 'open' })
    expect(file.item.content).toMatchObject({ unit: 'cwc', due: '2099-08-31', firstDue: '2099-07-31' })
    expect(file.moves).toHaveLength(1)
    expect(file.changes.map(({ act }) => act)).toEqual(['create', 'ask-extension', 'extend', 'transfer'])
    expect(file.changes.at(-1)?.note).toContain(asked.reason)
    const { tally } = await office.get<Overview>('/overview')
    expect(tally.total).toBe(1)
    expect(tally.byUnit).toMatchObject({ jwc: { total: 0 }, cwc: { total: 1 } })
    // The next row of either unit takes no number that was given before.
    expect((await clerk.enter({ ...aRow, problem: '报销单据审核积压' })).number).not.toBe(row.number)
  })

  test('is news to both; the former unit reads it as it was there and nothing that happens since', async () => {
    const { clerk, other, office, row } = await entered()
    await office.post(`/items/${row.id}/transfers`, asked)
    expect((await clerk.get<Todo>('/todo')).matters).toMatchObject([
      { kind: 'transferred-away', item: row.id, number: row.number, title: aRow.problem },
    ])
    expect((await other.get<Todo>('/todo')).matters).toMatchObject([
      { kind: 'transferred-here', item: row.id, note: `原属“教务处”：${asked.reason}` },
    ])
    await other.sync([{ id: row.id, base: 2, set: { progress: '财务处已排班' } }])
    const former = await clerk.get<ItemHistory>(`/items/${row.id}`)
    expect(former).toMatchObject({ transferred: { unit: 'cwc' }, item: { content: { unit: 'jwc' } } })
    expect(former.item.content.progress).toBeUndefined()
    expect(former.changes.map(({ act }) => act)).toEqual(['create', 'transfer'])
    for (const reader of [clerk, other, office]) {
      expect(await reader.get<Transfer[]>('/transfers')).toMatchObject([{ item: row.id, to: 'cwc' }])
    }
  })

  test('the former sheet learns it with its next sync, and what it sends of the row is refused with where it went', async () => {
    const { clerk, other, office, row } = await entered()
    const { cursor } = await clerk.sync([])
    await office.post(`/items/${row.id}/transfers`, asked)
    const told = await clerk.sync([{ id: row.id, base: 1, set: { progress: '旧表里又写的' } }], { cursor })
    expect(told).toMatchObject({ items: [], transferred: [{ id: row.id, unit: 'cwc' }] })
    expect(told.refused[0]?.findings).toMatchObject([{ code: 'item.transferred' }])
    expect(told.refused[0]?.findings[0]?.message).toContain('已经移交“财务处”')
    expect((await clerk.sync([], { cursor: told.cursor })).transferred).toBeUndefined()
    const gone = await clerk.sync([{ id: row.id, base: 1, set: {}, withdraw: '不归我管' }])
    expect(gone.refused).toHaveLength(1)
    expect((await other.sync([])).items).toMatchObject([{ id: row.id, version: 2 }])
    // Given back, it is the former unit's row again.
    await office.post(`/items/${row.id}/transfers`, { unit: 'jwc', reason: '移交有误，退回教务处' })
    const back = await clerk.sync([], { cursor: told.cursor })
    expect(back).toMatchObject({ items: [{ id: row.id, unit: 'jwc' }] })
    expect(back.transferred).toBeUndefined()
    expect((await other.sync([])).transferred).toMatchObject([{ id: row.id, unit: 'jwc' }])
  })

  test('a request to hand it over is settled by it; any other request is answered first', async () => {
    const { clerk, office, row } = await entered()
    const path = `/items/${row.id}/withdrawals`
    const wrong = await clerk.post<Withdrawal>(path, { kind: 'unfounded', reason: '经核查不属实' })
    const stopped = await office.send('POST', `/items/${row.id}/transfers`, { body: asked })
    expect((await expectProblem(stopped, 409, 'transfer.not-possible')).detail).toContain('请先答复')
    await office.post(`/withdrawals/${wrong.id}/decision`, { decision: 'refuse', note: '属实' })
    await clerk.post<Withdrawal>(path, { kind: 'handed-over', reason: '应由财务处负责' })
    await office.post(`/items/${row.id}/transfers`, asked)
    expect((await office.get<Todo>('/todo')).counts.withdrawal).toBeUndefined()
    const { withdrawals } = await office.get<ItemHistory>(`/items/${row.id}`)
    expect(withdrawals.map(({ state }) => state)).toEqual(['refused', 'transferred'])
  })

  test('a notice goes along: the new unit answers for its item and sees no other unit’s', async () => {
    const { clerk, other, office, row } = await entered()
    const second = await clerk.enter({ ...aRow, problem: '报销单据审核积压' })
    const notice = await office.post<Notice>('/notices', {
      unit: 'jwc',
      items: [row.id, second.id],
      demand: '请办理',
    })
    await office.post(`/items/${row.id}/transfers`, asked)
    const [seen] = (await other.get<{ notices: Notice[] } & ItemHistory>(`/items/${row.id}`)).notices
    expect(seen).toMatchObject({ id: notice.id, items: [{ id: row.id }] })
    expect((await other.get<Todo>('/todo')).counts).toMatchObject({ notice: 1 })
    await other.post(`/notices/${notice.id}/answer`, { text: '已接手，正在办理' })
    const answered = async (id: string): Promise<boolean> =>
      (await office.get<ItemHistory>(`/items/${id}`)).changes.some(({ act }) => act === 'answer-notice')
    expect(await answered(row.id)).toBe(true)
    expect(await answered(second.id)).toBe(false)
  })

  test('counts by unit on a day before stay what they were', async () => {
    const { clerk, office, row, id } = await entered()
    const before = await office.post<Snapshot>('/snapshots')
    const now = clockOf({ id })
    const later = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 16)
    const made = await now(office, later, 'POST', `/items/${row.id}/transfers`, asked)
    expect(made.status).toBe(201)
    const past = await json<Overview>(await now(office, later, 'GET', `/overview?asOf=${before.asOf}`))
    expect(past.tally.byUnit).toMatchObject({ jwc: { total: 1 }, cwc: { total: 0 } })
    const today = await json<Overview>(await now(office, later, 'GET', '/overview'))
    expect(today.tally.byUnit).toMatchObject({ jwc: { total: 0 }, cwc: { total: 1 } })
    expect(clerk.session.unitId).toBe('jwc')
  })

  test('only the office transfers, with a reason, to a unit of the campaign', async () => {
    const { clerk, office, row } = await entered()
    const path = `/items/${row.id}/transfers`
    await expectProblem(await clerk.send('POST', path, { body: asked }), 403, 'access.denied')
    const silent = await office.send('POST', path, { body: { ...asked, reason: ' ' } })
    expect((await expectProblem(silent, 422, 'request.invalid')).detail).toContain('请写明移交理由')
    await expectProblem(
      await office.send('POST', path, { body: { ...asked, unit: 'nobody' } }),
      422,
      'unit.unknown',
    )
    expect((await clerk.get<Todo>('/todo')).matters).toEqual([])
  })

  test('a file that still has the row does not bring it again, whatever the new unit made of it', async () => {
    const { unit, office } = await open()
    const [clerk, other] = [await unit('jwc'), await unit('cwc')]
    const first = await read(clerk, [WINDOW, RECEIPTS])
    await clerk.post(`/uploads/${first.id}/acceptance`)
    const row = (await clerk.sync([])).items.find(({ content }) => content.problem === '窗口无人值守')
    await office.post(`/items/${row?.id}/transfers`, asked)
    await other.sync([{ id: row?.id ?? '', base: 2, set: { problem: '财务窗口午间无人值守，师生久等' } }])
    const again = await read(clerk, [WINDOW, RECEIPTS])
    expect(again.plan).toMatchObject({ added: 0, gone: 0, transferred: 1 })
    await clerk.post(`/uploads/${again.id}/acceptance`)
    const without = await read(clerk, [RECEIPTS])
    expect(without.plan).toMatchObject({ added: 0, gone: 0 })
    // A file of the new unit of the same name knows nothing of it.
    expect((await read(other, ['1,会议偏多,压减会议,2099-09-30,陈磊,'])).plan).toMatchObject({
      added: 1,
      gone: 0,
    })
    expect((await office.get<Overview>('/overview')).tally.total).toBe(2)
  })

  test('what came to a unit it cannot strike alone, although it was the other’s draft', async () => {
    const { other, office, row } = await entered()
    await office.post(`/items/${row.id}/transfers`, asked)
    const struck = await other.sync([{ id: row.id, base: 2, set: {}, withdraw: '登记错误' }])
    expect(struck.refused[0]?.findings).toMatchObject([{ code: 'row.not-yours-to-strike' }])
  })
})
