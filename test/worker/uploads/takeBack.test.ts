import { describe, expect, test } from 'vitest'
import { env } from 'cloudflare:workers'
import { runInDurableObject } from 'cloudflare:test'
import type { ItemHistory, ItemPage, ItemRow } from '#wire/item'
import type { Snapshot } from '#wire/overview'
import type { Upload, UploadList, UploadTakenBack } from '#wire/upload'
import type { KeptCheck } from '../../../worker/ledger/record/checkKept.ts'
import { expectProblem, json, open, type Person } from '../api.ts'

const HEAD = '序号,问题表现,整改措施,整改时限,责任人,整改状态'
const WINDOW = '1,窗口无人值守,排班到人,2099-07-31,陈磊,'
const RECEIPTS = '2,报销单据积压,增设岗位,2099-08-31,于子轩,'
const MEETINGS = '3,会议偏多,压减会议,2099-09-30,陈磊,'

async function read(person: Person, file: string, rows: readonly string[], query = ''): Promise<Upload> {
  const response = await person.send('POST', `/uploads?file=${encodeURIComponent(file)}${query}`, {
    bytes: new TextEncoder().encode([HEAD, ...rows].join('\r\n')),
  })
  if (!response.ok) throw new Error(await response.text())
  return json<Upload>(response)
}

/** Reads a file and takes it in. */
async function take(person: Person, rows: readonly string[], more: object = {}): Promise<string> {
  const { id } = await read(person, '台账.csv', rows)
  await person.post(`/uploads/${id}/acceptance`, more)
  return id
}

async function back(person: Person, id: string): Promise<UploadTakenBack> {
  return person.post(`/uploads/${id}/withdrawal`)
}

async function standing(person: Person): Promise<ItemRow[]> {
  return (await person.get<ItemPage>('/items')).items.filter(({ withdrawn }) => !withdrawn)
}

/** What a row says and how it stands: all that a taking back must bring back. */
function substance(rows: readonly ItemRow[]): unknown[] {
  return rows
    .map(({ id, unit, state, content, origin, withdrawn }) => ({
      id,
      unit,
      state,
      content,
      origin,
      withdrawn,
    }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

describe('a file taken back', () => {
  test('added rows are withdrawn with the reason; a second time answers the same', async () => {
    const campaign = await open()
    const clerk = await campaign.unit('jwc')
    const id = await take(clerk, [WINDOW, RECEIPTS])
    const answer = await back(clerk, id)
    expect(answer).toEqual({ id, withdrawn: 2, restored: 0, returned: 0, zeroReportsKept: 0 })
    expect(await standing(clerk)).toEqual([])
    const [row] = (await clerk.get<ItemPage>('/items')).items
    const { changes } = await clerk.get<ItemHistory>(`/items/${row?.id}`)
    expect(changes.at(-1)).toMatchObject({ act: 'withdraw', note: '收回台账文件“台账.csv”' })
    expect(await back(clerk, id)).toEqual(answer)
    expect((await clerk.get<UploadList>('/uploads')).uploads[0]?.status).toBe('taken-back')
    // Sent once more it is a new file.
    const again = await read(clerk, '台账.csv', [WINDOW, RECEIPTS])
    expect(again.plan).toMatchObject({ added: 2, changed: 0, untouched: 0, gone: 0 })
  })

  test('changed rows get their former values as a new version, withdrawn rows come back; then the file before it goes too', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const first = await take(clerk, [WINDOW, RECEIPTS, MEETINGS])
    const before = await standing(clerk)
    const goneId = before.find(({ content }) => content.problem === '会议偏多')?.id ?? ''
    const changedId = before.find(({ content }) => content.problem === '报销单据积压')?.id ?? ''
    const second = await take(
      clerk,
      [WINDOW, RECEIPTS.replace('增设岗位', '网上受理').replace('于子轩', '')],
      {
        gone: { [goneId]: { act: 'withdraw', reason: '重复登记' } },
      },
    )
    expect(await standing(clerk)).toHaveLength(2)
    expect((await clerk.row(changedId)).content.measures).toBe('网上受理')
    // The first file's rows were touched by the second.
    const refused = await clerk.send('POST', `/uploads/${first}/withdrawal`)
    await expectProblem(refused, 409, 'upload.touched')

    expect(await back(clerk, second)).toMatchObject({ withdrawn: 0, restored: 1, returned: 1 })
    expect(substance(await standing(clerk))).toEqual(substance(before))
    const { item, changes } = await clerk.get<ItemHistory>(`/items/${changedId}`)
    expect(item.version).toBe(3)
    expect(changes.at(-1)).toMatchObject({ act: 'take-back', version: 3 })
    expect(changes.at(-1)?.fields).toContainEqual({ field: 'measures', from: '网上受理', to: '增设岗位' })
    // The same change in the same file is a change again: what was read is forgotten as well.
    const again = await read(clerk, '台账.csv', [WINDOW, RECEIPTS.replace('增设岗位', '网上受理'), MEETINGS])
    expect(again.plan).toMatchObject({ changed: 1, gone: 0 })

    expect(await back(clerk, first)).toMatchObject({ withdrawn: 3 })
    expect(await standing(clerk)).toEqual([])
  })

  test('what was counted, is late, or is a limit moved since, no unit takes back by itself; the office can', async () => {
    const { unit, office } = await open()
    const clerk = await unit('jwc')
    const late = await take(clerk, [WINDOW.replace('2099', '2017')])
    const path = (id: string): string => `/uploads/${id}/withdrawal`
    const overdue = await expectProblem(await clerk.send('POST', path(late)), 409, 'upload.counted')
    expect(overdue.detail).toContain('已经逾期')
    expect(await back(office, late)).toMatchObject({ withdrawn: 1 })
    const counted = await take(clerk, [RECEIPTS])
    await office.post('/snapshots')
    const refused = await expectProblem(await clerk.send('POST', path(counted)), 409, 'upload.counted')
    expect(refused.detail).toContain('已经列入汇总')
    const earlier = await take(clerk, [RECEIPTS.replace('2099-08-31', '2099-06-30')])
    const limit = await expectProblem(await clerk.send('POST', path(earlier)), 409, 'upload.counted')
    expect(limit.detail).toContain('不能自行改为2099年8月31日')
  })

  test('refused when a row was touched since, by whatever act; the refusal names the first rows', async () => {
    const touch: Readonly<Record<string, (clerk: Person, row: ItemRow) => Promise<unknown>>> = {
      edit: async (clerk, { id }) => clerk.sync([{ id, base: 1, set: { goal: '改过的目标' } }]),
      closure: async (clerk, { id }) =>
        clerk.post(`/items/${id}/closure-request`, { completedOn: '2017-08-10', note: '有排班表' }),
      extension: async (clerk, { id }) =>
        clerk.post(`/items/${id}/extensions`, { to: '2199-10-31', reason: '设备未到货，需要再等' }),
    }
    const { unit } = await open()
    for (const [index, act] of Object.values(touch).entries()) {
      const clerk = await unit(['jwc', 'cwc', 'bwc'][index] ?? '')
      const id = await take(clerk, [WINDOW, RECEIPTS])
      const before = await standing(clerk)
      const row = before.find(({ content }) => content.problem === '窗口无人值守')
      if (row === undefined) throw new Error('nothing was taken in')
      await act(clerk, row)
      const touched = await standing(clerk)
      const problem = await expectProblem(
        await clerk.send('POST', `/uploads/${id}/withdrawal`),
        409,
        'upload.touched',
      )
      expect(problem.detail).toMatch(/“窗口无人值守”（工作表“.+”第2行）/)
      expect(await standing(clerk)).toEqual(touched)
    }
  })

  test('a file that is not taken in, not its own, or was taken in before rows were traced, is refused', async () => {
    const campaign = await open()
    const [clerk, other] = [await campaign.unit('jwc'), await campaign.unit('cwc')]
    const unread = await read(clerk, '别的.csv', [WINDOW])
    await expectProblem(
      await clerk.send('POST', `/uploads/${unread.id}/withdrawal`),
      409,
      'upload.not-accepted',
    )
    const id = await take(clerk, [WINDOW])
    await expectProblem(await other.send('POST', `/uploads/${id}/withdrawal`), 404, 'upload.unknown')
    await expectProblem(await campaign.leader.send('POST', `/uploads/${id}/withdrawal`), 403, 'access.denied')
    await runInDurableObject(env.CAMPAIGN.getByName(campaign.id), (_instance, { storage }) => {
      storage.sql.exec('DELETE FROM upload_trace')
    })
    await expectProblem(await clerk.send('POST', `/uploads/${id}/withdrawal`), 409, 'upload.untraced')
  })

  test('the office takes any back; a row claimed done by its file is claimed no more, today and in the history', async () => {
    const { unit, office } = await open()
    const clerk = await unit('jwc')
    const own = await take(clerk, [WINDOW])
    const query = '&unit=jwc'
    const first = await read(office, '汇总.csv', [RECEIPTS, MEETINGS], query)
    await office.post(`/uploads/${first.id}/acceptance`)
    const before = substance(await standing(clerk))
    const closing = await read(office, '汇总.csv', [`${RECEIPTS}已销号`, MEETINGS], query)
    await office.post(`/uploads/${closing.id}/acceptance`)
    // Nothing is struck off in a file that was not asked for: 已销号 of a row held here is a claim.
    expect((await standing(clerk)).map(({ state }) => state)).not.toContain('closed')
    expect((await standing(clerk)).map(({ content }) => content.claimed)).toContain('done')
    expect(await back(office, closing.id)).toMatchObject({ restored: 1 })
    expect(substance(await standing(clerk))).toEqual(before)
    expect(await back(office, own)).toMatchObject({ withdrawn: 1 })
    const snapshot = await office.post<Snapshot>('/snapshots')
    expect(snapshot.itemCount).toBe(2)
  })

  test('leaves the record whole', async () => {
    const campaign = await open()
    const clerk = await campaign.unit('jwc')
    await back(clerk, await take(clerk, [WINDOW, RECEIPTS]))
    const check = await campaign.office.get<KeptCheck>('/record/check')
    expect(check.breaks).toEqual([])
  })
})
