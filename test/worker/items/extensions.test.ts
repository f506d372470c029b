import { describe, expect, test } from 'vitest'
import type { Todo } from '#wire/todo'
import type { Extension } from '#wire/extension'
import type { ItemHistory, ItemRow } from '#wire/item'
import type { Overview } from '#wire/overview'
import { expectProblem, json, open, type Person } from '../api.ts'

const reason = '设备招标流标一次，正在重新招标'

async function ask(clerk: Person, item: string, to: string, why = reason): Promise<Response> {
  return clerk.send('POST', `/items/${item}/extensions`, { body: { to, reason: why } })
}

async function asked(clerk: Person, item: string, to: string): Promise<Extension> {
  const response = await ask(clerk, item, to)
  if (response.status !== 201) throw new Error(await response.text())
  return json<Extension>(response)
}

/** The last day of this campaign lies far enough ahead of the real clock. */
const campaign = { ends: '2199-01-01' }

describe('an extension', () => {
  test('approved moves the limit, keeps the first, reaches the sheet by sync and explains lateness', async () => {
    const { unit, office } = await open(campaign)
    const clerk = await unit('jwc')
    const row = await clerk.enter({ problem: '窗口无人值守', due: '2117-06-30' })
    const { cursor } = await clerk.sync([])
    const extension = await asked(clerk, row.id, '2117-07-31')
    expect(extension).toMatchObject({
      state: 'asked',
      from: '2117-06-30',
      asked: '2117-07-31',
      isLate: false,
    })
    expect((await clerk.row(row.id)).content.due).toBe('2117-06-30')
    const approved = await office.post<Extension>(`/extensions/${extension.id}/decision`, {
      decision: 'approve',
      note: '',
    })
    expect(approved).toMatchObject({ state: 'approved', granted: '2117-07-31', from: '2117-06-30' })
    const news = await clerk.sync([], { cursor })
    expect(news.items).toMatchObject([{ id: row.id, content: { due: '2117-07-31' } }])
    const { changes, extensions } = await clerk.get<ItemHistory>(`/items/${row.id}`)
    expect(extensions).toMatchObject([{ from: '2117-06-30', granted: '2117-07-31' }])
    expect(changes.at(-1)).toMatchObject({
      act: 'extend',
      by: '专项清理工作领导小组办公室',
      fields: [
        { field: 'due', from: '2117-06-30', to: '2117-07-31' },
        { field: 'firstDue', from: null, to: '2117-06-30' },
        { field: 'extendedTimes', from: null, to: '1' },
      ],
    })
    const overview = await clerk.get<Overview>('/overview?asOf=2117-08-15')
    expect(overview.overdue).toMatchObject([
      { due: '2117-07-31', daysLate: 15, moves: [{ from: '2117-06-30', to: '2117-07-31' }] },
    ])
    expect(overview.overdue[0]?.content).not.toHaveProperty('moves')
  })

  test('refused leaves the limit, needs a reason, and comes to the unit as news once', async () => {
    const { unit, office } = await open(campaign)
    const clerk = await unit('jwc')
    const row = await clerk.enter({ problem: '窗口无人值守', due: '2117-06-30' })
    const extension = await asked(clerk, row.id, '2117-07-31')
    const path = `/extensions/${extension.id}/decision`
    const silent = await office.send('POST', path, { body: { decision: 'refuse', note: ' ' } })
    expect((await expectProblem(silent, 422, 'request.invalid')).detail).toContain('不批准须写明理由')
    await office.post(path, { decision: 'refuse', note: '可以先行排班' })
    expect((await clerk.row(row.id)).content.due).toBe('2117-06-30')
    const { matters } = await clerk.get<Todo>('/todo')
    expect(matters).toMatchObject([{ kind: 'extension-refused', note: '可以先行排班', item: row.id }])
    await clerk.post('/todo/seen', { keys: matters.map(({ key }) => key) })
    expect((await clerk.get<Todo>('/todo')).matters).toEqual([])
    await expectProblem(
      await office.send('POST', path, { body: { decision: 'approve', note: '' } }),
      409,
      'extension.decided',
    )
  })

  test('may be granted to another day than the one asked for, but to none that moves nothing', async () => {
    const { unit, office } = await open(campaign)
    const clerk = await unit('jwc')
    const row = await clerk.enter({ problem: '窗口无人值守', due: '2117-06-30' })
    const path = `/extensions/${(await asked(clerk, row.id, '2117-09-30')).id}/decision`
    const same = await office.send('POST', path, {
      body: { decision: 'approve', to: '2117-06-30', note: '' },
    })
    await expectProblem(same, 422, 'extension.not-possible')
    await office.post(path, { decision: 'approve', to: '2117-07-15', note: '给半个月' })
    expect((await clerk.row(row.id)).content.due).toBe('2117-07-15')
  })

  test('is limited by the campaign’s setting; one waits at a time; another unit’s item does not exist', async () => {
    const { unit, office } = await open({ ...campaign, extensions: { maxPerItem: 1 } })
    const clerk = await unit('jwc')
    const row = await clerk.enter({ problem: '窗口无人值守', due: '2117-06-30' })
    const extension = await asked(clerk, row.id, '2117-07-31')
    const twice = await expectProblem(await ask(clerk, row.id, '2117-08-31'), 422, 'extension.not-possible')
    expect(twice.findings?.map(({ code }) => code)).toEqual(['extension.pending'])
    await expectProblem(await ask(await unit('cwc'), row.id, '2117-08-31'), 404, 'item.unknown')
    await office.post(`/extensions/${extension.id}/decision`, { decision: 'approve', note: '' })
    const more = await expectProblem(await ask(clerk, row.id, '2117-08-31'), 422, 'extension.not-possible')
    expect(more.detail).toContain('最多延期1次')
  })

  test('is the only way to move a limit that has passed: a sync that tries keeps the row back', async () => {
    const { unit, office } = await open(campaign)
    const clerk = await unit('jwc')
    const row = await clerk.enter({ problem: '窗口无人值守', due: '2017-07-31' })
    const later = { id: row.id, base: 1, set: { due: '2117-12-31' } }
    const kept = await clerk.sync([later])
    expect(kept.accepted).toEqual([])
    expect(kept.refused[0]?.findings).toMatchObject([
      { code: 'due.fixed', field: 'due', given: '2117-12-31' },
    ])
    const earlier = await clerk.sync([{ id: row.id, base: 1, set: { due: '2017-07-01' } }])
    expect(earlier.accepted).toHaveLength(1)
    const byOffice = await office.sync([{ ...later, base: 2 }], { unit: 'jwc' })
    expect(byOffice.accepted).toHaveLength(1)
    expect((await clerk.get<{ item: ItemRow }>(`/items/${row.id}`)).item.content.due).toBe('2117-12-31')
  })
})
