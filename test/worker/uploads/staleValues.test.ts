import { describe, expect, test } from 'vitest'
import type { ItemHistory, ItemPage, SyncAnswer } from '#wire/item'
import type { Upload, UploadAccepted } from '#wire/upload'
import { clockOf, expectProblem, json, open, type Person } from '../api.ts'

const HEAD = '序号,问题表现,整改措施,整改时限,责任人,进展情况'
const WINDOW = '1,窗口无人值守,排班到人,2199-07-31,陈磊,'
const RECEIPTS = '2,报销单据积压,增设岗位,2199-08-31,于子轩,正在调研'

async function read(person: Person, rows: readonly string[], file = '台账.csv'): Promise<Upload> {
  const response = await person.send('POST', `/uploads?file=${encodeURIComponent(file)}`, {
    bytes: new TextEncoder().encode([HEAD, ...rows].join('\r\n')),
  })
  if (!response.ok) throw new Error(await response.text())
  return json<Upload>(response)
}

async function accept(person: Person, { id, basis }: Upload, more: object = {}): Promise<UploadAccepted> {
  return person.post<UploadAccepted>(`/uploads/${id}/acceptance`, { basis, ...more })
}

async function rowOf(person: Person, problem: string): Promise<ItemHistory> {
  const { items } = await person.get<ItemPage>('/items')
  return person.get<ItemHistory>(`/items/${items.find(({ content }) => content.problem === problem)?.id}`)
}

describe('an older copy of a file', () => {
  test('takes nothing back: its former values are named, kept in the history, and taken only field by field', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const newer = RECEIPTS.replace('增设岗位', '网上受理').replace('正在调研', '已上线')
    await accept(clerk, await read(clerk, [WINDOW, RECEIPTS]))
    await accept(clerk, await read(clerk, [WINDOW, newer]))

    const older = await read(clerk, [WINDOW, RECEIPTS])
    expect(older.plan).toEqual({ added: 0, changed: 0, untouched: 2, gone: 0 })
    expect(older.changes).toMatchObject([{ problem: '报销单据积压', fields: [] }])
    expect(older.changes[0]?.stale.map(({ field }) => field)).toEqual(['measures', 'progress'])
    expect(older.changes[0]?.stale[0]?.message).toMatch(
      /^整改措施：文件里的“增设岗位”是\d+月\d+日以前的，现在是“网上受理”（教务处\d+月\d+日改）。$/,
    )
    const id = older.changes[0]?.id ?? ''
    const wrong = { basis: older.basis, stale: { [id]: ['owner'] } }
    const refused = await clerk.send('POST', `/uploads/${older.id}/acceptance`, { body: wrong })
    await expectProblem(refused, 409, 'upload.changed')

    expect(await accept(clerk, older, { stale: { [id]: ['progress'] } })).toMatchObject({
      changed: 1,
      untouched: 1,
    })
    const { item, changes } = await rowOf(clerk, '报销单据积压')
    expect([item.content.measures, item.content.progress]).toEqual(['网上受理', '正在调研'])
    expect(changes.slice(-2).map(({ act, note }) => [act, note])).toEqual([
      ['edit', '收入台账文件“台账.csv”'],
      ['conflict', '文件中的旧内容未采用'],
    ])
    expect(changes.at(-1)?.fields).toEqual([{ field: 'measures', from: '网上受理', to: '增设岗位' }])
    // Decided once, the same copy asks no more.
    expect((await read(clerk, [WINDOW, RECEIPTS])).changes).toEqual([])
  })

  test('what was never replaced is a change as before; a limit goes with its words', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const moved = RECEIPTS.replace('2199-08-31', '2199-10-31')
    await accept(clerk, await read(clerk, [WINDOW, RECEIPTS]))
    await accept(clerk, await read(clerk, [WINDOW, moved]))
    const older = await read(clerk, [WINDOW, RECEIPTS.replace('于子轩', '陈磊')])
    expect(older.changes[0]?.fields.map(({ field }) => field)).toEqual(['owner'])
    expect(older.changes[0]?.stale.map(({ field }) => field)).toEqual(['due'])
    const id = older.changes[0]?.id ?? ''
    await accept(clerk, older, { stale: { [id]: ['due'] } })
    const { item } = await rowOf(clerk, '报销单据积压')
    expect(item.content).toMatchObject({ due: '2199-08-31', dueText: '2199-08-31', owner: '陈磊' })
  })

  test('a whole ledger is judged by one look at the history', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const rows = (measure: string): string[] =>
      Array.from(
        { length: 300 },
        (_, no) => `${no},第${no}号窗口无人值守的问题,${measure}${no},2199-07-31,陈磊,`,
      )
    await accept(clerk, await read(clerk, rows('排班')))
    await accept(clerk, await read(clerk, rows('轮岗')))
    const older = await read(clerk, rows('排班'))
    expect(older.plan).toMatchObject({ changed: 0, untouched: 300 })
    expect(older.changes).toHaveLength(200)
  })
})

describe('a row that the workbook’s baseline does not know', () => {
  test('changes nothing that the server has: each differing field waits for a choice', async () => {
    const campaign = await open()
    const at = clockOf(campaign)
    const clerk = await campaign.unit('jwc')
    const row = await clerk.enter({ problem: '窗口无人值守', measures: '排班到人' })
    await clerk.sync([{ id: row.id, base: 1, set: { measures: '轮岗' } }])
    const push = {
      pushId: 'push-0001-old',
      cursor: 0,
      changes: [{ id: row.id, base: 0, set: { problem: '窗口无人值守', measures: '排班到人' } }],
    }
    const answer = await json<SyncAnswer>(await at(clerk, '2017-08-10T09:00', 'POST', '/sync', push))
    expect(answer.accepted).toEqual([])
    expect(answer.conflicts[0]?.fields).toMatchObject([
      { field: 'measures', mine: '排班到人', theirs: '轮岗', theirsBy: '教务处' },
    ])
    expect((await clerk.row(row.id)).content.measures).toBe('轮岗')
  })
})
