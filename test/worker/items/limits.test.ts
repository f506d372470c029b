import { describe, expect, test } from 'vitest'
import type { Extension } from '#wire/extension'
import type { FieldValue, ItemPage, ItemRow } from '#wire/item'
import type { Upload } from '#wire/upload'
import { json, open, type Person } from '../api.ts'

async function counted() {
  const campaign = await open({ ends: '2199-01-01' })
  const clerk = await campaign.unit('jwc')
  const row = await clerk.enter({ problem: '窗口午间无人值守', due: '2099-07-31' })
  await campaign.office.post('/snapshots')
  return { ...campaign, clerk, row }
}

async function set(person: Person, row: ItemRow, fields: Record<string, FieldValue>): Promise<string | null> {
  const answer = await person.sync([{ id: row.id, base: row.version, set: fields }])
  return answer.refused[0]?.findings[0]?.message ?? null
}

describe('a limit', () => {
  test('of a draft can be put right by its clerk, later and earlier', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const row = await clerk.enter({ problem: '窗口午间无人值守', due: '2099-07-31' })
    expect(await set(clerk, row, { due: '2099-12-31' })).toBeNull()
  })

  test('that stands in a 汇总 moves earlier freely; later, away, or into words only by an extension', async () => {
    const { clerk, row } = await counted()
    for (const fields of [
      { due: '2099-12-31' },
      { due: null },
      { due: null, dueText: '长期坚持', disposal: 'ongoing' },
    ]) {
      expect(await set(clerk, row, fields)).toContain('请在任务窗格中对这一条申请延期')
    }
    expect(await set(clerk, row, { due: '2099-06-30' })).toBeNull()
    expect((await clerk.row(row.id)).content.due).toBe('2099-06-30')
  })

  test('is held back in a file, whoever sends it', async () => {
    const { unit, office } = await open()
    const clerk = await unit('jwc')
    const send = async (person: Person, due: string): Promise<Upload> =>
      json(
        await person.send('POST', `/uploads?file=${encodeURIComponent('教务处台账.csv')}&unit=jwc`, {
          bytes: new TextEncoder().encode(
            `序号,单位,问题表现,整改时限,责任人\r\n1,教务处,窗口午间无人值守,${due},甲某某`,
          ),
        }),
      )
    await office.post(`/uploads/${(await send(office, '2099-07-31')).id}/acceptance`)
    await office.post('/snapshots')
    for (const [person, day] of [
      [clerk, '2099-11-30'],
      [office, '2099-12-31'],
    ] as const) {
      const later = await send(person, day)
      expect(later.changes[0]?.heldBack).toContain('不能自行改为2099年1')
      await person.post(`/uploads/${later.id}/acceptance`)
      const { items } = await clerk.get<ItemPage>('/items')
      expect(items.map(({ content }) => content.due)).toEqual(['2099-07-31'])
    }
  })

  test('tells its first day and how often it was extended, in the row and so in the sheet', async () => {
    const { clerk, office, row } = await counted()
    for (const [to, times] of [
      ['2099-08-31', '1'],
      ['2099-09-30', '2'],
    ] as const) {
      const { id } = await clerk.post<Extension>(`/items/${row.id}/extensions`, {
        to,
        reason: '须等设备到货安装',
      })
      await office.post(`/extensions/${id}/decision`, { decision: 'approve', note: '' })
      expect((await clerk.row(row.id)).content).toMatchObject({
        due: to,
        firstDue: '2099-07-31',
        extendedTimes: times,
      })
    }
    // They are the office's to say.
    const { version } = await clerk.row(row.id)
    const own = await clerk.sync([
      { id: row.id, base: version, set: { firstDue: '2099-12-31', extendedTimes: '0' } },
    ])
    expect(own.refused[0]?.findings.map(({ code }) => code).toSorted()).toEqual([
      'extendedTimes.not-yours',
      'firstDue.not-yours',
    ])
  })
})

describe('a claim', () => {
  test('by a day of completion alone asks for the whole plan as one in words does', async () => {
    const { clerk, row } = await counted()
    const answer = await clerk.sync([{ id: row.id, base: 1, set: { completedOn: '2026-01-01' } }])
    expect(answer.refused[0]?.findings.map(({ code }) => code)).toContain('measures.missing-before-done')
  })

  test('cannot say what the office says', async () => {
    const { clerk, row } = await counted()
    const answer = await clerk.sync([{ id: row.id, base: 1, set: { claimed: 'dropped' } }])
    expect(answer.refused[0]?.findings[0]?.code).toBe('claimed.dropped')
  })
})
