import { describe, expect, test } from 'vitest'
import type { ItemHistory, ItemPage, SyncAnswer } from '#wire/item'
import { aPush, expectProblem, json, open } from '../api.ts'

const aRow = { problem: '窗口无人值守', measures: '排班到人', due: '2017-07-31' }

describe('pushing rows', () => {
  test('a new row is kept and comes back to its unit by cursor', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const answer = await clerk.sync([
      { id: 'row-0001', base: 0, set: { ...aRow, category: 3, 'extras/备注': '群众反映' } },
    ])
    expect(answer.accepted).toEqual([{ id: 'row-0001', version: 1 }])
    expect(answer.items).toHaveLength(1)
    expect(answer.items[0]).toMatchObject({
      unit: 'jwc',
      version: 1,
      state: 'open',
      updatedBy: '教务处',
      content: { ...aRow, unit: 'jwc', category: 3, extras: { 备注: '群众反映' } },
    })
    const later = await clerk.sync([], { cursor: answer.cursor })
    expect(later).toMatchObject({ items: [], cursor: answer.cursor, more: false })
  })

  test('the same push sent again is answered as before and changes nothing', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const push = aPush([{ id: 'row-0001', base: 0, set: aRow }])
    const first = await clerk.post<SyncAnswer>('/sync', push)
    const again = await clerk.post<SyncAnswer>('/sync', push)
    expect(again).toEqual(first)
    const { changes } = await clerk.get<ItemHistory>('/items/row-0001')
    expect(changes).toHaveLength(1)
  })

  test('a push number used again for other changes is refused', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    await clerk.sync([{ id: 'row-0001', base: 0, set: aRow }], { pushId: 'push-0001' })
    const body = aPush([{ id: 'row-0002', base: 0, set: aRow }], { pushId: 'push-0001' })
    await expectProblem(await clerk.send('POST', '/sync', { body }), 409, 'sync.push-reused')
  })

  test('the same row pushed under another number is unchanged', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    await clerk.sync([{ id: 'row-0001', base: 0, set: aRow }])
    const again = await clerk.sync([{ id: 'row-0001', base: 0, set: aRow }])
    expect(again).toMatchObject({ accepted: [], unchanged: ['row-0001'], conflicts: [], refused: [] })
    expect((await clerk.row('row-0001')).version).toBe(1)
  })

  test('good rows go through, bad rows stay with their reasons', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const answer = await clerk.sync([
      { id: 'good-row', base: 0, set: aRow },
      { id: 'bad-day-1', base: 0, set: { ...aRow, due: '2017-09-31' } },
      { id: 'bad-cat-1', base: 0, set: { ...aRow, category: 9 } },
      { id: 'no-problem', base: 0, set: { measures: '排班到人' } },
      { id: 'bad-char-1', base: 0, set: { problem: '含有\u0007控制字符' } },
      { id: 'closed-01', base: 0, set: { ...aRow, claimed: 'closed' } },
      { id: 'closed-02', base: 0, set: { ...aRow, closedOn: '2017-07-01' } },
      { id: 'other-unit', base: 0, set: { ...aRow, unit: 'cwc' } },
      { id: 'unknown-01', base: 3, set: aRow },
    ])
    expect(answer.accepted).toEqual([{ id: 'good-row', version: 1 }])
    const codes = answer.refused.map(({ id, findings }) => [id, ...findings.map((finding) => finding.code)])
    expect(codes).toEqual([
      ['bad-day-1', 'due.impossible'],
      ['bad-cat-1', 'category.unknown'],
      ['no-problem', 'problem.missing'],
      ['bad-char-1', 'text.unprintable'],
      ['closed-01', 'claimed.closed'],
      ['closed-02', 'closedOn.not-yours'],
      ['other-unit', 'unit.not-yours'],
      ['unknown-01', 'item.unknown'],
    ])
    expect(answer.refused[0]?.findings[0]?.message).toContain('“整改时限”：“2017-09-31”')
    expect(answer.items.map((item) => item.id)).toEqual(['good-row'])
  })

  test('text that looks like a formula stays the text it is', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const row = await clerk.enter({ problem: '=HYPERLINK("x")', 'extras/__proto__': '@SUM(A1)' })
    expect(row.content.problem).toBe('=HYPERLINK("x")')
    expect(Object.entries(row.content.extras ?? {})).toEqual([['__proto__', '@SUM(A1)']])
  })

  test('a body that is not as agreed is a problem that names the place', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const body = aPush([{ id: 'row-0001', base: -1, set: {} }])
    const problem = await expectProblem(await clerk.send('POST', '/sync', { body }), 422, 'request.invalid')
    expect(problem.detail).toContain('changes.0.base')
    const unknownField = aPush([{ id: 'row-0001', base: 0, set: { salary: 1 } }])
    const refused = await clerk.send('POST', '/sync', { body: unknownField })
    expect((await expectProblem(refused, 422, 'request.invalid')).detail).toContain('没有这一栏')
    const tooMany = Array.from({ length: 501 }, (_, index) => ({ id: `row-${index}-long`, base: 0, set: {} }))
    await expectProblem(await clerk.send('POST', '/sync', { body: aPush(tooMany) }), 422, 'request.invalid')
  })

  test('long ledgers come in pages', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    for (const half of ['a', 'b']) {
      await clerk.sync(
        Array.from({ length: 400 }, (_, index) => ({ id: `row-${half}-${index}-x`, base: 0, set: aRow })),
        { cursor: 100_000 },
      )
    }
    const first = await clerk.get<ItemPage>('/items')
    expect(first.items).toHaveLength(500)
    expect(first.more).toBe(true)
    const rest = await clerk.get<ItemPage>(`/items?cursor=${first.cursor}`)
    expect(rest.items).toHaveLength(300)
    expect(rest.more).toBe(false)
    expect(new Set([...first.items, ...rest.items].map((item) => item.id)).size).toBe(800)
  })
})

describe('two people in one row', () => {
  test('different fields merge', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const row = await clerk.enter(aRow)
    await clerk.sync([{ id: row.id, base: 1, set: { owner: '甲' } }])
    const second = await clerk.sync([{ id: row.id, base: 1, set: { progress: '已排班' } }])
    expect(second).toMatchObject({ accepted: [{ id: row.id, version: 3 }], conflicts: [] })
    expect((await clerk.row(row.id)).content).toMatchObject({ owner: '甲', progress: '已排班' })
  })

  test('the same field from the same base: the second is asked, and both are kept', async () => {
    const { unit, office } = await open()
    const clerk = await unit('jwc')
    const row = await clerk.enter({ ...aRow, owner: '甲' })
    await clerk.sync([{ id: row.id, base: 1, set: { owner: '乙' } }])
    const late = await office.sync([{ id: row.id, base: 1, set: { owner: '丙', goal: '全天有人' } }], {
      unit: 'jwc',
    })
    expect(late.conflicts).toMatchObject([
      {
        id: row.id,
        version: 3,
        fields: [{ field: 'owner', original: '甲', mine: '丙', theirs: '乙', theirsBy: '教务处' }],
      },
    ])
    const { item, changes } = await clerk.get<ItemHistory>(`/items/${row.id}`)
    expect(item.content).toMatchObject({ owner: '乙', goal: '全天有人' })
    expect(changes.map((line) => line.act)).toEqual(['create', 'edit', 'edit', 'conflict'])
    expect(changes.at(-1)?.fields).toEqual([{ field: 'owner', from: '乙', to: '丙' }])
    const resolved = await office.sync([{ id: row.id, base: 3, set: { owner: '丙' } }], { unit: 'jwc' })
    expect(resolved).toMatchObject({ accepted: [{ id: row.id, version: 4 }], conflicts: [] })
  })

  test('the same field to the same value is no conflict', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const row = await clerk.enter(aRow)
    await clerk.sync([{ id: row.id, base: 1, set: { owner: '甲' } }])
    const second = await clerk.sync([{ id: row.id, base: 1, set: { owner: ' 甲 ' } }])
    expect(second).toMatchObject({ accepted: [], unchanged: [row.id], conflicts: [] })
  })

  test('a base from the future is refused', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const row = await clerk.enter(aRow)
    const answer = await clerk.sync([{ id: row.id, base: 7, set: { owner: '甲' } }])
    expect(answer.refused[0]?.findings[0]?.code).toBe('version.unknown')
  })
})

describe('withdrawing', () => {
  test('takes a reason, keeps the row with its history, and is asked again when somebody changed the row', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const row = await clerk.enter({ ...aRow, due: '2099-07-31' })
    await clerk.sync([{ id: row.id, base: 1, set: { owner: '甲' } }])
    const stale = await clerk.sync([{ id: row.id, base: 1, set: {}, withdraw: '重复登记' }])
    expect(stale.refused[0]?.findings[0]?.code).toBe('item.changed-since')
    const withdrawn = await clerk.sync([{ id: row.id, base: 2, set: {}, withdraw: '重复登记' }])
    expect(withdrawn.accepted).toEqual([{ id: row.id, version: 3 }])
    expect(withdrawn.items[0]).toMatchObject({ withdrawn: true })
    const { changes } = await clerk.get<ItemHistory>(`/items/${row.id}`)
    expect(changes.at(-1)).toMatchObject({ act: 'withdraw', note: '重复登记', by: '教务处' })
    const edit = await clerk.sync([{ id: row.id, base: 3, set: { owner: '乙' } }])
    expect(edit.refused[0]?.findings[0]?.code).toBe('item.fixed')
  })

  test('needs a reason', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const row = await clerk.enter(aRow)
    const body = aPush([{ id: row.id, base: 1, set: {}, withdraw: ' ' }])
    await expectProblem(await clerk.send('POST', '/sync', { body }), 422, 'request.invalid')
  })
})

describe('the office', () => {
  test('acts for a unit that it names, and looks at all without naming one', async () => {
    const { unit, office } = await open()
    await (await unit('jwc')).enter(aRow)
    await (await unit('cwc')).enter(aRow)
    const all = await office.sync([])
    expect(all.items.map((item) => item.unit)).toEqual(['jwc', 'cwc'])
    const nameless = aPush([{ id: 'row-0001', base: 0, set: aRow }])
    await expectProblem(await office.send('POST', '/sync', { body: nameless }), 422, 'unit.unknown')
    const unknown = aPush([], { unit: 'nobody' })
    await expectProblem(await office.send('POST', '/sync', { body: unknown }), 422, 'unit.unknown')
    const page = await json<ItemPage>(await office.send('GET', '/items?unit=cwc'))
    expect(page.items.map((item) => item.unit)).toEqual(['cwc'])
  })
})
