import { describe, expect, test } from 'vitest'
import type { ReadItem } from '#rules/items/item'
import type { Tally } from '#rules/figures/tally'
import type { CircularDraft, CircularList } from '#wire/document'
import type { Snapshot, SnapshotList } from '#wire/overview'
import { expectProblem, json, open, type Opened } from '../api.ts'

async function aCampaignWithRows(): Promise<Opened> {
  const campaign = await open()
  const [jwc, cwc] = [await campaign.unit('jwc'), await campaign.unit('cwc')]
  await jwc.enter({ problem: '窗口无人值守', due: '2017-07-31' })
  await cwc.enter({ problem: '报销单据积压', due: '2017-08-20', category: 6 })
  return campaign
}

describe('a snapshot', () => {
  test('freezes the rows and the figures of a day, whatever happens after', async () => {
    const { unit, office } = await aCampaignWithRows()
    const taken = await office.post<Snapshot>('/snapshots', { asOf: '2017-08-15' })
    expect(taken).toMatchObject({
      no: 1,
      asOf: '2017-08-15',
      itemCount: 2,
      madeBy: '专项清理工作领导小组办公室',
    })
    expect(taken.tally).toMatchObject({ total: 2, byTimeliness: { overdue: 1, 'due-soon': 1 } })
    expect(taken.tally.overdue).toMatchObject([
      { unit: 'jwc', daysLate: 15, workdaysLate: 11, level: 'supervision' },
    ])
    const read = async (path: string): Promise<unknown> => office.get(`/snapshots/${taken.id}${path}`)
    const before = [await read(''), await read('/reading.json'), await read('/tally.json')]

    await (await unit('jwc')).enter({ problem: '后来的问题', due: '2017-06-01' })
    expect([await read(''), await read('/reading.json'), await read('/tally.json')]).toEqual(before)
    const next = await office.post<Snapshot>('/snapshots', { asOf: '2017-08-15' })
    expect(next).toMatchObject({ no: 2, itemCount: 3 })
    expect(next.sha256).not.toBe(taken.sha256)
    const { snapshots } = await office.get<SnapshotList>('/snapshots')
    expect(snapshots).toEqual(
      [next, taken].map(({ tally: { overdue: _overdue, ...tally }, ...head }) => ({ ...head, tally })),
    )
  })

  test('of an unchanged state has the same hash', async () => {
    const { office } = await aCampaignWithRows()
    const first = await office.post<Snapshot>('/snapshots', { asOf: '2017-08-15' })
    const second = await office.post<Snapshot>('/snapshots', { asOf: '2017-08-16' })
    expect(second.sha256).toBe(first.sha256)
    expect(first.sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  test('gives its reading and its tally as files', async () => {
    const { office } = await aCampaignWithRows()
    const { id, tally } = await office.post<Snapshot>('/snapshots', { asOf: '2017-08-15' })
    expect(await office.get<Tally>(`/snapshots/${id}/tally.json`)).toEqual(tally)
    const reading = await office.get<{ items: ReadItem[]; findings: []; zeroReports: [] }>(
      `/snapshots/${id}/reading.json`,
    )
    expect(reading.items.map((item) => [item.unit, item.problem])).toEqual([
      ['jwc', '窗口无人值守'],
      ['cwc', '报销单据积压'],
    ])
    expect(Object.keys(reading)).toEqual(['items', 'findings', 'zeroReports'])
  })

  test('becomes a workbook and a circular, named in Chinese without breaking the headers', async () => {
    const { office } = await aCampaignWithRows()
    const { id } = await office.post<Snapshot>('/snapshots', { asOf: '2017-08-15' })
    const workbook = await office.send('GET', `/snapshots/${id}/summary.xlsx`)
    expect(workbook.status).toBe(200)
    expect(workbook.headers.get('content-disposition')).toMatch(
      /^attachment; filename="ledgerloop.xlsx"; filename\*=UTF-8''%/,
    )
    expect(new Uint8Array(await workbook.arrayBuffer()).slice(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]))
    const draft = await office.post<CircularDraft>('/circulars', { snapshot: id })
    expect(draft.circular.title).toContain('通报')
    const word = await office.send('GET', `/circulars/${draft.id}/file.docx`)
    expect(word.headers.get('content-type')).toContain('wordprocessingml')
    expect(new Uint8Array(await word.arrayBuffer()).slice(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]))
    expect((await office.get<CircularList>('/circulars')).circulars).toEqual([draft])
    expect(await office.get<CircularDraft>(`/circulars/${draft.id}`)).toEqual(draft)
  })

  test('that does not exist is a problem', async () => {
    const { office } = await open()
    await expectProblem(await office.send('GET', '/snapshots/none'), 404, 'snapshot.unknown')
    const drafting = await office.send('POST', '/circulars', { body: { snapshot: 'none' } })
    await expectProblem(drafting, 404, 'snapshot.unknown')
    await expectProblem(await office.send('GET', '/circulars/none/file.docx'), 404, 'circular.unknown')
  })

  test('is for a real day', async () => {
    const { office } = await open()
    const response = await office.send('POST', '/snapshots', { body: { asOf: '2017-02-29' } })
    expect((await expectProblem(response, 422, 'request.invalid')).detail).toContain('asOf')
  })
})

describe('the office template', () => {
  test('replaces the one that comes with the product, and only by a Word template', async () => {
    const { office } = await open()
    const own = await office.send('GET', '/templates/weekly-circular')
    const bytes = new Uint8Array(await own.arrayBuffer())
    const put = await office.send('PUT', '/templates/weekly-circular', { bytes })
    expect(put.status).toBe(200)
    expect(await json<{ bytes: number }>(put)).toMatchObject({ bytes: bytes.length })
    const garbage = new TextEncoder().encode('这不是 Word 文件')
    const refused = await office.send('PUT', '/templates/weekly-circular', { bytes: garbage })
    await expectProblem(refused, 422, 'template.bad')
    const kept = await office.send('GET', '/templates/weekly-circular')
    expect(new Uint8Array(await kept.arrayBuffer())).toEqual(bytes)
  })
})
