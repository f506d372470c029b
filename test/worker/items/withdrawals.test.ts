import { describe, expect, test } from 'vitest'
import type { FieldValue, ItemHistory, ItemRow, SyncAnswer } from '#wire/item'
import type { Snapshot, Overview } from '#wire/overview'
import type { EntryRow } from '#wire/register'
import type { Todo } from '#wire/todo'
import type { Upload, UploadAccepted } from '#wire/upload'
import type { Withdrawal } from '#wire/withdrawal'
import { clockOf, expectProblem, json, open, type Person } from '../api.ts'

const aRow = { problem: '窗口午间无人值守', due: '2099-07-31' }
const asked = { kind: 'unfounded', reason: '经核查，当天为法定节假日' }

async function counted(set: Record<string, FieldValue> = {}) {
  const campaign = await open()
  const clerk = await campaign.unit('jwc')
  const row = await clerk.enter({ ...aRow, ...set })
  await campaign.office.post('/snapshots')
  return { ...campaign, clerk, row, now: clockOf(campaign) }
}

const strike = async (person: Person, row: ItemRow, more: object = {}): Promise<SyncAnswer> =>
  person.sync([{ id: row.id, base: row.version, set: {}, withdraw: '登记错误', ...more }])

describe('核减', () => {
  test('is asked by the unit, waits on the office’s desk, and until it is decided the row counts', async () => {
    const { clerk, office, row } = await counted()
    const request = await clerk.post<Withdrawal>(`/items/${row.id}/withdrawals`, asked)
    expect(request).toMatchObject({ state: 'asked', kind: 'unfounded', unit: 'jwc', askedBy: '教务处' })
    expect((await office.get<Todo>('/todo')).matters).toMatchObject([
      { kind: 'withdrawal', item: row.id, note: '不属实：经核查，当天为法定节假日' },
    ])
    expect((await office.get<Overview>('/overview')).tally).toMatchObject({
      total: 1,
      byTimeliness: { dropped: 0 },
    })
    const twice = await clerk.send('POST', `/items/${row.id}/withdrawals`, { body: asked })
    expect((await expectProblem(twice, 409, 'withdrawal.not-possible')).detail).toContain('正等办公室决定')
  })

  test('decided, the row stays in sight and in the total, counted and listed apart, with kind and reason', async () => {
    const { clerk, office, row, unit, now } = await counted()
    const { cursor } = await clerk.sync([])
    const { id } = await clerk.post<Withdrawal>(`/items/${row.id}/withdrawals`, asked)
    const own = await clerk.send('POST', `/withdrawals/${id}/decision`, {
      body: { decision: 'drop', note: '' },
    })
    await expectProblem(own, 403, 'access.denied')
    await office.post(`/withdrawals/${id}/decision`, { decision: 'drop', note: '已核实' })
    const overview = await office.get<Overview>('/overview')
    expect(overview.tally).toMatchObject({ total: 1, byTimeliness: { dropped: 1, 'on-time': 0 } })
    expect(overview.tally.byUnit['jwc']).toMatchObject({ total: 1, dropped: 1 })
    expect(overview.dropped).toMatchObject([
      { id: row.id, unit: 'jwc', problem: aRow.problem, kind: 'unfounded', reason: asked.reason },
    ])
    // Its sheet learns it with the next sync; it is no row to be asked about any more.
    expect((await clerk.sync([], { cursor })).items).toMatchObject([
      { id: row.id, state: 'dropped', withdrawn: false, content: { claimed: 'dropped' } },
    ])
    const { changes, withdrawals } = await clerk.get<ItemHistory>(`/items/${row.id}`)
    expect(changes.map(({ act, note }) => [act, note])).toEqual([
      ['create', ''],
      ['ask-withdrawal', '不属实：经核查，当天为法定节假日'],
      ['drop', '不属实：经核查，当天为法定节假日；已核实'],
    ])
    expect(withdrawals).toMatchObject([{ state: 'dropped', note: '已核实' }])
    expect((await clerk.get<Todo>('/todo')).counts).toEqual({ dropped: 1 })
    // A week later it is compared with the state of now.
    const nextWeek = new Date(Date.now() + 8 * 86_400_000).toISOString().slice(0, 16)
    const snapshot = await json<Snapshot>(await now(office, nextWeek, 'POST', '/snapshots', {}))
    expect(snapshot).toMatchObject({ itemCount: 1, changes: { dropped: 1, gone: 0 } })
    const stranger = await unit('cwc')
    await expectProblem(
      await stranger.send('POST', `/items/${row.id}/withdrawals`, { body: asked }),
      404,
      'item.unknown',
    )
    const edit = await clerk.sync([{ id: row.id, base: 2, set: { progress: '再改' } }])
    expect(edit.refused[0]?.findings[0]?.message).toContain('已经核减')
  })

  test('refused needs a reason, comes to the unit as news, and may be asked for again', async () => {
    const { clerk, office, row } = await counted()
    const { id } = await clerk.post<Withdrawal>(`/items/${row.id}/withdrawals`, asked)
    const path = `/withdrawals/${id}/decision`
    const silent = await office.send('POST', path, { body: { decision: 'refuse', note: ' ' } })
    expect((await expectProblem(silent, 422, 'request.invalid')).detail).toContain('不予核减须写明理由')
    await office.post(path, { decision: 'refuse', note: '来信人当天在场' })
    expect((await clerk.get<Todo>('/todo')).matters).toMatchObject([
      { kind: 'withdrawal-refused', note: '来信人当天在场' },
    ])
    await expectProblem(
      await office.send('POST', path, { body: { decision: 'drop', note: '' } }),
      409,
      'withdrawal.decided',
    )
    expect((await clerk.row(row.id)).state).toBe('open')
    await clerk.post(`/items/${row.id}/withdrawals`, { kind: 'duplicate', reason: '与第3项重复' })
  })

  test('of a confidential row says its reason to its unit and the office alone', async () => {
    const { clerk, office, leader, row } = await counted()
    const reason = '经核查，两人均系病休，附有证明'
    const { id } = await clerk.post<Withdrawal>(`/items/${row.id}/withdrawals`, { ...asked, reason })
    await office.post(`/withdrawals/${id}/decision`, { decision: 'drop', note: '' })
    await office.post(`/items/${row.id}/confidentiality`, { confidential: true, reason: '涉及个人' })
    expect((await clerk.get<Overview>('/overview')).dropped).toMatchObject([{ reason }])
    const { dropped } = await leader.get<Overview>('/overview')
    expect(dropped).toMatchObject([{ id: row.id, kind: 'unfounded' }])
    expect(JSON.stringify(dropped)).not.toContain('病休')
    const { id: snapshot } = await office.post<Snapshot>('/snapshots')
    const read = await (await leader.send('GET', `/snapshots/${snapshot}/reading.json`)).text()
    expect(read).not.toContain('病休')
  })

  test('is undone by the office alone, with a new limit', async () => {
    const { clerk, office, row } = await counted()
    const { id } = await clerk.post<Withdrawal>(`/items/${row.id}/withdrawals`, asked)
    await office.post(`/withdrawals/${id}/decision`, { decision: 'drop', note: '' })
    const back = await office.post<ItemRow>(`/items/${row.id}/reopening`, {
      note: '又有来信反映',
      due: '2099-12-31',
    })
    expect(back).toMatchObject({ state: 'open', content: { claimed: 'in-progress', due: '2099-12-31' } })
    expect((await office.get<Overview>('/overview')).dropped).toEqual([])
  })
})

describe('划去', () => {
  test('a row just entered and never counted is struck by its clerk alone', async () => {
    const { unit, office } = await open()
    const clerk = await unit('jwc')
    const row = await clerk.enter(aRow)
    expect((await clerk.get<ItemHistory>(`/items/${row.id}`)).whyNotAlone).toBeNull()
    expect((await strike(clerk, row)).accepted).toHaveLength(1)
    expect((await office.get<Overview>('/overview')).tally.total).toBe(0)
  })

  test('a row that stands in a 汇总 is not: without a kind it is refused with what to do, with one it is asked for', async () => {
    const { clerk, office, row } = await counted()
    const silent = await strike(clerk, row)
    expect(silent.refused[0]?.findings).toMatchObject([{ code: 'row.not-yours-to-strike' }])
    expect(silent.refused[0]?.findings[0]?.message).toMatch(/已经列入汇总。.*请申请核减，选择类别/)
    const said = await strike(clerk, row, { withdrawKind: 'mistaken' })
    expect(said).toMatchObject({ asked: [row.id], accepted: [{ id: row.id, version: 1 }], refused: [] })
    expect(await clerk.row(row.id)).toMatchObject({ withdrawn: false, state: 'open' })
    expect((await office.get<Overview>('/overview')).tally.total).toBe(1)
    expect((await office.get<Todo>('/todo')).counts).toMatchObject({ withdrawal: 1 })
  })

  test('nor one that has stood for three days, or for as many as the campaign says', async () => {
    for (const [entry, moment, isStruck] of [
      [{}, '2017-06-09T09:00', true],
      [{}, '2017-06-10T09:00', false],
      [{ draftDays: 10 }, '2017-06-10T09:00', true],
    ] as const) {
      const campaign = await open({ entry })
      const at = clockOf(campaign)
      const clerk = await campaign.unit('jwc')
      const id = crypto.randomUUID()
      const push = (change: object): object => ({ pushId: crypto.randomUUID(), cursor: 0, changes: [change] })
      await at(clerk, '2017-06-07T09:00', 'POST', '/sync', push({ id, base: 0, set: aRow }))
      const gone = await at(
        clerk,
        moment,
        'POST',
        '/sync',
        push({ id, base: 1, set: {}, withdraw: '登记错误' }),
      )
      expect((await json<SyncAnswer>(gone)).refused).toHaveLength(isStruck ? 0 : 1)
    }
  })

  test.each([
    ['督导检查', { source: '督导检查' }, '不是本单位自查登记的'],
    ['逾期', { due: '2017-07-31' }, '已经逾期'],
  ])('nor, though just entered, one of %s', async (_of, set, why) => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const row = await clerk.enter({ ...aRow, ...set })
    expect((await strike(clerk, row)).refused[0]?.findings[0]?.message).toContain(why)
    const said = await strike(clerk, row, { withdrawKind: 'unfounded' })
    expect(said.asked).toEqual([row.id])
  })

  test('nor one that was made of a clue, entered by the office, or is under supervision', async () => {
    const { unit, office } = await open()
    const clerk = await unit('jwc')
    const clue = await office.post<EntryRow>('/registers/clues', {
      id: crypto.randomUUID(),
      values: {
        receivedOn: '2017-06-05',
        channel: 'phone',
        text: '窗口午间无人',
        unit: 'jwc',
        wording: '窗口午间值守不到位',
      },
    })
    const turned = await office.post<EntryRow>(`/registers/clues/${clue.id}/item`, { base: clue.version })
    const given = await clerk.row(turned.item ?? '')
    const supervised = await clerk.enter(aRow)
    await office.post('/notices', { unit: 'jwc', items: [supervised.id], demand: '请说明' })
    for (const [row, why] of [
      [given, '不是本单位自查登记的'],
      [supervised, '正在督办'],
    ] as const) {
      expect((await strike(clerk, row)).refused[0]?.findings[0]?.message).toContain(why)
      expect((await clerk.get<ItemHistory>(`/items/${row.id}`)).whyNotAlone).toContain(why)
    }
    // What others found stays as they said it.
    const edit = await clerk.sync([
      { id: given.id, base: 1, set: { problem: '没有这回事，纯属误会', source: '自查' } },
    ])
    expect(edit.refused[0]?.findings.map(({ code }) => code).toSorted()).toEqual([
      'problem.fixed',
      'source.fixed',
    ])
  })

  test('the office strikes a draft, and drops a counted row where it says the kind', async () => {
    const { clerk, office, row } = await counted()
    const push = async (more: object): Promise<SyncAnswer> =>
      office.sync([{ id: row.id, base: 1, set: {}, withdraw: '与上级台账重复', ...more }], { unit: 'jwc' })
    expect((await push({})).refused[0]?.findings[0]?.message).toContain('核减须写明类别')
    expect((await push({ withdrawKind: 'duplicate' })).accepted).toHaveLength(1)
    expect(await clerk.row(row.id)).toMatchObject({ state: 'dropped', withdrawn: false })
    expect((await office.get<Overview>('/overview')).dropped).toMatchObject([{ kind: 'duplicate' }])
  })
})

describe('a row that vanished from a file', () => {
  const csv = (...rows: readonly string[]): Uint8Array =>
    new TextEncoder().encode(['序号,问题表现,整改措施,整改时限,责任人', ...rows].join('\r\n'))
  const [one, two] = [
    '1,窗口午间无人值守,排班到人,2099-07-31,甲某某',
    '2,报销单据积压,增设岗位,2099-08-31,乙某某',
  ]

  async function send(person: Person, bytes: Uint8Array): Promise<Upload> {
    return json(await person.send('POST', `/uploads?file=${encodeURIComponent('台账.csv')}`, { bytes }))
  }

  test('is asked to be dropped where it was counted, stays until then, and the request goes with the file', async () => {
    const { unit, office } = await open()
    const clerk = await unit('jwc')
    await clerk.post(`/uploads/${(await send(clerk, csv(one, two))).id}/acceptance`)
    await office.post('/snapshots')
    const less = await send(clerk, csv(one))
    const [gone] = less.gone
    expect(gone?.whyAsked).toContain('已经列入汇总')
    const path = `/uploads/${less.id}/acceptance`
    const silent = { gone: { [gone?.id ?? '']: { act: 'withdraw', reason: '重复' } } }
    const refused = await clerk.send('POST', path, { body: silent })
    expect((await expectProblem(refused, 409, 'item.not-allowed')).detail).toContain('请申请核减')
    const said = { gone: { [gone?.id ?? '']: { act: 'withdraw', reason: '重复', kind: 'duplicate' } } }
    expect(await clerk.post<UploadAccepted>(path, said)).toMatchObject({ withdrawn: 0, kept: 0, asked: 1 })
    expect(await clerk.row(gone?.id ?? '')).toMatchObject({ withdrawn: false, state: 'open' })
    expect((await office.get<Todo>('/todo')).counts).toMatchObject({ withdrawal: 1 })
    // Sent once more, it is still asked about, and said to be waiting.
    expect((await send(clerk, csv(one))).gone[0]?.whyKept).toContain('正等办公室决定')
    await office.post(`/uploads/${less.id}/withdrawal`)
    const { withdrawals } = await clerk.get<ItemHistory>(`/items/${gone?.id}`)
    expect(withdrawals).toMatchObject([{ state: 'recalled' }])
    expect((await office.get<Todo>('/todo')).counts).not.toHaveProperty('withdrawal')
  })

  test('is dropped where the office sends the file and says the kind; taken back, it counts again', async () => {
    const { unit, office } = await open()
    const clerk = await unit('jwc')
    const query = '&unit=jwc'
    const byOffice = async (...rows: readonly string[]): Promise<Upload> =>
      json(
        await office.send('POST', `/uploads?file=${encodeURIComponent('台账.csv')}${query}`, {
          bytes: csv(...rows),
        }),
      )
    await office.post(`/uploads/${(await byOffice(one, two)).id}/acceptance`)
    await office.post('/snapshots')
    const less = await byOffice(one)
    const id = less.gone[0]?.id ?? ''
    const said = { gone: { [id]: { act: 'withdraw', reason: '两处重复登记', kind: 'duplicate' } } }
    expect(await office.post<UploadAccepted>(`/uploads/${less.id}/acceptance`, said)).toMatchObject({
      dropped: 1,
    })
    expect((await clerk.row(id)).state).toBe('dropped')
    await office.post(`/uploads/${less.id}/withdrawal`)
    expect(await clerk.row(id)).toMatchObject({ state: 'open' })
    expect((await clerk.row(id)).content.claimed).toBeUndefined()
    expect((await office.get<Overview>('/overview')).dropped).toEqual([])
  })
})
