/** 编号: given once at entry, the same in every list, paper and file name, never given to another item. */
import PizZip from 'pizzip'
import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type { Unit } from '#rules/campaign/campaign'
import type { CircularDraft } from '#wire/document'
import type { ItemHistory, ItemPage, ItemRow, SyncAnswer } from '#wire/item'
import type { Notice } from '#wire/notice'
import type { Overview, Snapshot } from '#wire/overview'
import type { SettingsView } from '#wire/settings'
import type { Todo } from '#wire/todo'
import type { Upload } from '#wire/upload'
import type { KeptCheck } from '../../../worker/ledger/record/checkKept.ts'
import { aPush, clockOf, expectProblem, json, open, type Person } from '../api.ts'

const HEAD = '序号,单位,问题表现,整改措施,整改时限,责任人'

async function take(person: Person, file: string, rows: readonly string[]): Promise<string> {
  const response = await person.send('POST', `/uploads?file=${encodeURIComponent(file)}`, {
    bytes: new TextEncoder().encode([HEAD, ...rows].join('\r\n')),
  })
  const { id } = await json<Upload>(response)
  await person.post(`/uploads/${id}/acceptance`, {})
  return id
}

async function numbersOf(person: Person): Promise<string[]> {
  return (await person.get<ItemPage>('/items')).items.map(({ number }) => number)
}

async function changeUnits(office: Person, edit: (unit: Unit) => object): Promise<Response> {
  const { version, campaign } = await office.get<SettingsView>('/settings')
  const units = campaign.units.map((unit) => ({ ...unit, ...edit(unit) }))
  return office.send('PUT', '/settings', { body: { base: version, campaign: { ...campaign, units } } })
}

/** The text of a Word or Excel file, all parts together. */
async function textOf(response: Response): Promise<string> {
  expect(response.status).toBe(200)
  const zip = new PizZip(await response.arrayBuffer())
  const parts = Object.values(zip.files).filter(({ name }) =>
    /(?:document|sharedStrings|sheet\d+)\.xml$/.test(name),
  )
  return parts.map((part) => part.asText().replace(/<[^>]*>/g, ' ')).join('\n')
}

describe('an item’s number', () => {
  test('counts in each unit, in the order of entry, and comes back with the sync that entered it', async () => {
    const { unit, office } = await open()
    const [jwc, cwc] = [await unit('jwc'), await unit('cwc')]
    expect((await jwc.enter({ problem: '窗口无人值守' })).number).toBe('教务-001')
    expect((await cwc.enter({ problem: '报销单据积压' })).number).toBe('财务-001')
    const id = crypto.randomUUID()
    const answer = await jwc.post<SyncAnswer>('/sync', aPush([{ id, base: 0, set: { problem: '会议偏多' } }]))
    expect(answer.items.find((row) => row.id === id)?.number).toBe('教务-002')
    await take(jwc, '台账.csv', ['1,,流程未公开,公开,2017-08-31,陈磊', '2,,回复不及时,限时,2017-08-31,陈磊'])
    expect((await numbersOf(office)).toSorted()).toEqual([
      '教务-001',
      '教务-002',
      '教务-003',
      '教务-004',
      '财务-001',
    ])
  })

  test('is not spent on a row that was refused', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const { refused } = await clerk.sync([{ id: crypto.randomUUID(), base: 0, set: { problem: '差' } }])
    expect(refused).toHaveLength(1)
    expect((await clerk.enter({ problem: '窗口无人值守' })).number).toBe('教务-001')
  })

  test('is never given again: not after withdrawal, not after a file was taken back, not after sleep', async () => {
    const campaign = await open()
    const clerk = await campaign.unit('jwc')
    const first = await clerk.enter({ problem: '窗口无人值守' })
    await clerk.sync([{ id: first.id, base: 1, set: {}, withdraw: '重复登记' }])
    // Not yet late, so that its clerk may take it back alone.
    const file = await take(clerk, '台账.csv', ['1,,流程未公开,公开,2099-08-31,陈磊'])
    await clerk.post(`/uploads/${file}/withdrawal`)
    await runInDurableObject(env.CAMPAIGN.getByName(campaign.id), (_, state) => {
      state.abort('sleep')
    }).catch(() => null)
    expect((await clerk.enter({ problem: '会议偏多' })).number).toBe('教务-003')
    await take(clerk, '台账.csv', ['1,,流程未公开,公开,2099-08-31,陈磊'])
    expect((await numbersOf(clerk)).toSorted()).toEqual(['教务-001', '教务-002', '教务-003', '教务-004'])
  })

  test('of a row that came without a unit begins with 未分, and stays when a unit is found', async () => {
    const { office, unit } = await open()
    await unit('jwc')
    await take(office, '群众来信.csv', ['1,,图书馆闭馆过早,延长,2017-08-31,'])
    const [row] = (await office.get<ItemPage>('/items')).items
    expect(row?.number).toBe('未分-001')
    await office.post(`/items/${row?.id}/unit`, { unit: 'tsg' })
    const clerk = await unit('tsg')
    expect(await numbersOf(clerk)).toEqual(['未分-001'])
    expect((await clerk.enter({ problem: '座位不足' })).number).toBe('图书馆-001')
  })

  test('stays when the unit’s name or short form changes; the next ones go on counting', async () => {
    const { office, unit } = await open()
    const clerk = await unit('jwc')
    const before = await clerk.enter({ problem: '窗口无人值守' })
    const set = await changeUnits(office, ({ id }) =>
      id === 'jwc' ? { name: '教学事务部', short: '教学' } : {},
    )
    expect(set.status).toBe(200)
    expect((await clerk.enter({ problem: '流程未公开' })).number).toBe('教学-002')
    expect((await clerk.row(before.id)).number).toBe('教务-001')
    // Another unit takes the former short form over: no number of it comes twice.
    await changeUnits(office, ({ id }) => (id === 'xsc' ? { short: '教务' } : {}))
    const other = await unit('xsc')
    expect((await other.enter({ problem: '宿舍报修慢' })).number).toBe('教务-002')
    expect((await clerk.enter({ problem: '会议偏多' })).number).toBe('教学-003')
  })

  test('of two units cannot be alike: a short form twice, or 未分, is refused', async () => {
    const { office } = await open()
    const twice = await changeUnits(office, ({ id }) =>
      id === 'jwc' || id === 'cwc' ? { short: '同名' } : {},
    )
    expect((await expectProblem(twice, 422, 'request.invalid')).detail).toContain('简称')
    const none = await changeUnits(office, ({ id }) => (id === 'jwc' ? { short: '未分' } : {}))
    await expectProblem(none, 422, 'request.invalid')
    const sign = await changeUnits(office, ({ id }) => (id === 'jwc' ? { short: '教-务' } : {}))
    await expectProblem(sign, 422, 'request.invalid')
  })

  test('is no field: a sheet that says another is not believed', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const row = await clerk.enter({ problem: '窗口无人值守' })
    const sent = await clerk.send('POST', '/sync', {
      body: aPush([{ id: row.id, base: 1, set: { number: '教务-999' } }]),
    })
    await expectProblem(sent, 422, 'request.invalid')
    expect((await clerk.row(row.id)).number).toBe('教务-001')
  })

  test('typed over in a self-checking ledger that comes back changes nothing', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const row = await clerk.enter({ problem: '窗口无人值守', owner: '某甲' })
    const bytes = await (await clerk.send('GET', '/ledger/self-check.xlsx')).arrayBuffer()
    const zip = new PizZip(bytes)
    const shared = zip.file('xl/sharedStrings.xml')?.asText() ?? ''
    expect(shared).toContain('>教务-001<')
    zip.file('xl/sharedStrings.xml', shared.replace('>教务-001<', '>教务-999<'))
    const sent = await clerk.send('POST', `/uploads?file=${encodeURIComponent('自查表.xlsx')}`, {
      bytes: zip.generate({ type: 'uint8array' }),
    })
    expect((await json<Upload>(sent)).plan).toEqual({ added: 0, changed: 0, untouched: 1, gone: 0 })
    expect((await clerk.row(row.id)).number).toBe('教务-001')
  })

  test('given to rows of before in the order of entry, sealed with the record', async () => {
    const campaign = await open()
    const clerk = await campaign.unit('jwc')
    for (let n = 1; n <= 3; n++) await clerk.enter({ problem: `第${n}个窗口无人值守` })
    const stub = env.CAMPAIGN.getByName(campaign.id)
    const before = await campaign.office.get<KeptCheck>('/record/check')
    // As the version before this one left its tables.
    await runInDurableObject(stub, async (_, state) => {
      state.storage.sql.exec('UPDATE item SET number = NULL')
      state.storage.sql.exec('DELETE FROM number_run')
      await state.storage.sync()
      state.abort('sleep')
    }).catch(() => null)
    expect((await numbersOf(clerk)).toSorted()).toEqual(['教务-001', '教务-002', '教务-003'])
    expect((await campaign.office.get<KeptCheck>('/record/check')).head.seq).toBeGreaterThan(before.head.seq)
    expect((await clerk.enter({ problem: '第4个窗口无人值守' })).number).toBe('教务-004')
  })
})

describe('the number of an item stands', () => {
  async function aScene(): Promise<{
    readonly office: Person
    readonly clerk: Person
    readonly row: ItemRow
    readonly at: (moment: string, method: string, path: string, body?: object) => Promise<Response>
  }> {
    const campaign = await open()
    const at = clockOf(campaign)
    const clerk = await campaign.unit('jwc')
    const id = crypto.randomUUID()
    const set = { problem: '窗口无人值守', owner: '甲某某', due: '2017-07-31', measures: '排班' }
    await at(clerk, '2017-06-05T09:00', 'POST', '/sync', aPush([{ id, base: 0, set }]))
    return {
      office: campaign.office,
      clerk,
      row: await clerk.row(id),
      at: async (moment, method, path, body) => at(campaign.office, moment, method, path, body),
    }
  }

  test('on what waits, in the overview and in the history', async () => {
    const { clerk, row, at } = await aScene()
    const overview = await json<Overview>(await at('2017-08-15T09:00', 'GET', '/overview'))
    expect(overview.overdue.map(({ number }) => number)).toEqual(['教务-001'])
    const todo = await json<Todo>(await at('2017-08-15T09:00', 'GET', '/todo'))
    expect(todo.matters.find(({ item }) => item === row.id)?.number).toBe('教务-001')
    expect((await clerk.get<ItemHistory>(`/items/${row.id}`)).item.number).toBe('教务-001')
  })

  test('in the circular and its list, and is the same a month later when 总序号 has moved', async () => {
    const { at, clerk } = await aScene()
    const circular = async (day: string): Promise<CircularDraft> => {
      const { id } = await json<Snapshot>(await at(`${day}T09:00`, 'POST', '/snapshots', {}))
      return json(await at(`${day}T09:01`, 'POST', '/circulars', { snapshot: id }))
    }
    const said = ({ circular: { sections } }: CircularDraft): string =>
      sections.flatMap(({ paragraphs }) => paragraphs).join('\n')
    const first = await circular('2017-08-15')
    expect(said(first)).toContain('由教务处负责的教务-001号问题，逾期15天')
    expect(first.circular.attachments[0]?.rows.map(({ number }) => number)).toEqual(['教务-001'])
    const text = await textOf(await at('2017-08-15T09:02', 'GET', `/circulars/${first.id}/file.docx`))
    expect(text).toContain('教务-001')
    expect(text).not.toMatch(/第\d+项/)
    // A row that stands before it in the order of the ledger: typed rows come after those of files.
    await take(clerk, '台账.csv', ['1,,流程未公开,公开,2017-12-31,陈磊'])
    const later = await circular('2017-09-15')
    expect(said(later)).toContain('教务-001号问题，逾期46天')
  })

  test('in the leaders’ workbook, its lists and what changed since', async () => {
    const { at } = await aScene()
    await at('2017-08-01T09:00', 'POST', '/snapshots', {})
    const { id } = await json<Snapshot>(await at('2017-08-15T09:00', 'POST', '/snapshots', {}))
    const text = await textOf(await at('2017-08-15T09:01', 'GET', `/snapshots/${id}/summary.xlsx`))
    expect(text).toContain('编号')
    expect(text).toContain('教务-001')
  })

  test('on the supervision notice, the reminder, the closing sheet and its file’s name, and the unit’s report', async () => {
    const { at, row, clerk, office } = await aScene()
    const asked = { unit: 'jwc', items: [row.id], demand: '请于期限前办结', answerBy: '2017-08-25' }
    const notice = await json<Notice>(await at('2017-08-15T09:00', 'POST', '/notices', asked))
    const letter = await textOf(await at('2017-08-15T09:01', 'GET', `/notices/${notice.id}/file.docx`))
    expect(letter).toContain('编号教务-001')
    const { id } = await json<Snapshot>(await at('2017-08-15T09:02', 'POST', '/snapshots', {}))
    const reminder = await json<CircularDraft>(
      await at('2017-08-15T09:03', 'POST', '/circulars', { snapshot: id, kind: 'reminder', unit: 'jwc' }),
    )
    expect(JSON.stringify(reminder.circular)).toContain('编号教务-001')
    expect(await textOf(await clerk.send('GET', '/unit-report/file.docx'))).toContain('编号教务-001')
    await clerk.post(`/items/${row.id}/closure-request`, { completedOn: '2017-07-20', note: '已排班' })
    const sheet = await office.send('GET', `/items/${row.id}/closing-sheet.docx`)
    expect(decodeURIComponent(sheet.headers.get('content-disposition') ?? '')).toContain(
      '销号单（教务-001）.docx',
    )
    expect(await textOf(sheet)).toContain('编号：教务-001')
  })

  test('in the self-checking ledger, in a column of its own', async () => {
    const { clerk } = await aScene()
    const text = await textOf(await clerk.send('GET', '/ledger/self-check.xlsx'))
    expect(text).toContain('问题编号')
    expect(text).toContain('教务-001')
  })
})
