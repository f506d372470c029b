import { describe, expect, test } from 'vitest'
import type { ItemHistory, ItemPage, ItemRow } from '#wire/item'
import type { Upload, UploadAccepted, UploadList } from '#wire/upload'
import { expectProblem, json, open, type Person } from '../api.ts'

declare global {
  interface ImportMeta {
    /** Vite's: files as modules, here as data URLs. */
    glob<T>(pattern: string, options: object): Record<string, T>
  }
}

/** The carried department ledgers, as data URLs: workerd has no files. */
const ledgers = import.meta.glob<string>('../../ledgers/*.xlsx', {
  query: '?inline',
  import: 'default',
  eager: true,
})

function bytesOf(file: string): Uint8Array<ArrayBuffer> {
  const url = ledgers[`../../ledgers/${file}`]
  if (url === undefined) throw new Error(`no such ledger: ${file}`)
  return Uint8Array.from(atob(url.slice(url.indexOf(',') + 1)), (sign) => sign.charCodeAt(0))
}

const ACADEMIC = '01-教务处台账.xlsx'

async function upload(person: Person, file: string, query = ''): Promise<Upload> {
  const response = await person.send('POST', `/uploads?file=${encodeURIComponent(file)}${query}`, {
    bytes: bytesOf(file),
  })
  if (!response.ok) throw new Error(await response.text())
  return json<Upload>(response)
}

describe('a ledger file', () => {
  test('is read, looked at, taken in; the same file again changes nothing', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const first = await upload(clerk, ACADEMIC)
    expect(first.status).toBe('read')
    expect(first.plan).toMatchObject({ added: first.reading.items.length, changed: 0, untouched: 0, gone: 0 })
    expect(first.plan.added).toBeGreaterThan(5)
    expect((await clerk.get<ItemPage>('/items')).items).toEqual([])

    const accepted = await clerk.post<UploadAccepted>(`/uploads/${first.id}/acceptance`)
    expect(accepted).toMatchObject({ added: first.plan.added, changed: 0, untouched: 0 })
    const held = await clerk.get<ItemPage>('/items')
    expect(held.items).toHaveLength(first.plan.added)
    for (const item of held.items) expect(item.origin?.file).toBe(ACADEMIC)
    expect(await clerk.post<UploadAccepted>(`/uploads/${first.id}/acceptance`)).toEqual(accepted)

    const second = await upload(clerk, ACADEMIC)
    expect(second.plan).toEqual({ added: 0, changed: 0, untouched: first.plan.added, gone: 0 })
    await clerk.post(`/uploads/${second.id}/acceptance`)
    expect(await clerk.get<ItemPage>('/items')).toEqual(held)
    expect((await clerk.get<UploadList>('/uploads')).uploads.map((one) => one.status)).toEqual([
      'accepted',
      'accepted',
    ])
  })

  test('does not undo what was since changed in the pane', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const { id } = await upload(clerk, ACADEMIC)
    await clerk.post(`/uploads/${id}/acceptance`)
    const [row] = (await clerk.get<ItemPage>('/items')).items
    if (row === undefined) throw new Error('nothing was taken in')
    await clerk.sync([{ id: row.id, base: 1, set: { goal: '改过的目标' } }])
    const again = await upload(clerk, ACADEMIC)
    expect(again.plan.changed).toBe(0)
    await clerk.post(`/uploads/${again.id}/acceptance`)
    expect((await clerk.row(row.id)).content.goal).toBe('改过的目标')
  })

  test('comes back as it was read', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const sent = await upload(clerk, ACADEMIC)
    expect(await clerk.get<Upload>(`/uploads/${sent.id}`)).toEqual(sent)
  })

  test('of a whole school, sent by one unit: only its own rows come in, the others are named', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const sent = await upload(clerk, '08-全校问题台账（汇总）.xlsx')
    const foreign = sent.reading.findings.filter((finding) => finding.code === 'unit.foreign')
    expect(foreign.length).toBeGreaterThan(0)
    expect(foreign[0]?.message).toMatch(/工作表“.+”第\d+行/)
    for (const item of sent.reading.items) expect(item.unit).toBe('jwc')
  })

  test('with 已销号: struck off where the office brings the row for the first time, else a claim', async () => {
    const { unit, office } = await open()
    const file = '10-保卫处隐患整改.xlsx'
    const isClosed = (item: ItemRow): boolean => item.state === 'closed'
    const clerk = await unit('bwc')
    await clerk.post(`/uploads/${(await upload(clerk, file)).id}/acceptance`)
    const claimed = (await clerk.get<ItemPage>('/items')).items
    expect(claimed.filter(isClosed)).toEqual([])

    const byOffice = await upload(office, file)
    const said = byOffice.reading.items.filter(
      (item) => item.claimed === 'closed' || item.closedOn !== undefined,
    )
    expect(said.length).toBeGreaterThan(0)
    await office.post(`/uploads/${byOffice.id}/acceptance`)
    // Held here already: nothing is struck off that was not asked for, whoever sends the file.
    expect((await office.get<ItemPage>('/items?unit=bwc')).items.filter(isClosed)).toEqual([])
    const former = await open()
    const first = await upload(former.office, file)
    await former.office.post(`/uploads/${first.id}/acceptance`)
    const closed = (await former.office.get<ItemPage>('/items?unit=bwc')).items.filter(isClosed)
    expect(closed).toHaveLength(said.length)
    const { changes } = await former.office.get<ItemHistory>(`/items/${closed[0]?.id}`)
    expect(changes.at(-1)).toMatchObject({ act: 'close', by: '专项清理工作领导小组办公室' })
  })

  test('with 已销号, of the office: a claim where the leading group confirms; no file closes past the group (M-24)', async () => {
    const { office, unit, as } = await open({ closure: { confirm: true } })
    const file = '10-保卫处隐患整改.xlsx'
    const sent = await upload(office, file)
    const said = sent.reading.items.filter((item) => item.claimed === 'closed' || item.closedOn !== undefined)
    expect(said.length).toBeGreaterThan(0)
    await office.post(`/uploads/${sent.id}/acceptance`)
    const { items } = await office.get<ItemPage>('/items?unit=bwc')
    expect(items.filter(({ state }) => state === 'closed')).toEqual([])
    expect(items.filter(({ content }) => content.claimed === 'done').length).toBeGreaterThanOrEqual(
      said.length,
    )

    const first = items.find(({ content }) => content.claimed === 'done')
    // A claim in a file is no request; the unit asks.
    if (first?.state === 'open') {
      const early = await office.send('POST', `/items/${first.id}/review`, {
        body: { decision: 'close', note: '' },
      })
      await expectProblem(early, 409, 'item.not-allowed')
      const clerk = await unit('bwc')
      await clerk.post(`/items/${first.id}/closure-request`, { completedOn: '2017-07-20', note: '已落实' })
    }
    await office.post(`/items/${first?.id}/review`, { decision: 'close', note: '已核验' })
    expect((await office.row(first?.id ?? '')).state).toBe('closure-reviewed')
    const group = await as('group', '')
    await group.post(`/items/${first?.id}/confirmation`, { decision: 'close', note: '' })
    // The same file once more, the struck-off row in it: it stays struck off, the others stay claims.
    const again = await upload(office, file)
    await office.post(`/uploads/${again.id}/acceptance`)
    const after = (await office.get<ItemPage>('/items?unit=bwc')).items
    expect(after.filter(({ state }) => state === 'closed').map(({ id }) => id)).toEqual([first?.id])
  })

  test('a row too long to be kept is named; the others go through', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const rows = [
      '序号,问题表现,整改措施,整改时限,责任人',
      `1,窗口无人值守,${'排班'.repeat(160_000)},2017-07-31,陈磊`,
      '2,报销单据积压,增设岗位,2017-08-31,于子轩',
    ]
    const response = await clerk.send('POST', `/uploads?file=${encodeURIComponent('台账.csv')}`, {
      bytes: new TextEncoder().encode(rows.join('\r\n')),
    })
    const { reading, plan } = await json<Upload>(response)
    expect(reading.findings).toContainEqual(expect.objectContaining({ code: 'row.too-long', cell: null }))
    expect(reading.items.map(({ problem }) => problem)).toEqual(['报销单据积压'])
    expect(plan.added).toBe(1)
  })

  test('that is no workbook, too large or nameless is refused with the way out', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const text = new TextEncoder().encode('not a workbook\u0000\u0001')
    const notBook = await clerk.send('POST', '/uploads?file=a.xlsx', { bytes: text })
    const problem = await expectProblem(notBook, 422, 'file.unreadable')
    expect(problem.detail).toContain('a.xlsx')
    expect(problem.findings?.[0]?.code).toMatch(/^file\./)
    await expectProblem(await clerk.send('POST', '/uploads', { bytes: text }), 422, 'file.name')
    const large = new Uint8Array(10 * 1024 * 1024 + 1)
    const tooLarge = await clerk.send('POST', '/uploads?file=a.xlsx', { bytes: large })
    await expectProblem(tooLarge, 413, 'request.too-large')
  })

  test('of another unit does not exist for a unit', async () => {
    const { unit } = await open()
    const { id } = await upload(await unit('jwc'), ACADEMIC)
    const other = await unit('cwc')
    await expectProblem(await other.send('GET', `/uploads/${id}`), 404, 'upload.unknown')
    const accept = await other.send('POST', `/uploads/${id}/acceptance`, { body: {} })
    await expectProblem(accept, 404, 'upload.unknown')
    const answer = await other.send('POST', `/uploads/${id}/reading`, { body: {} })
    await expectProblem(answer, 404, 'upload.unknown')
    await expectProblem(await other.send('GET', `/uploads/${id}/file`), 404, 'upload.unknown')
    expect(await other.get<UploadList>('/uploads')).toEqual({ uploads: [] })
  })
})

describe('a new row of a file', () => {
  test('that claims completion and says all that closure asks for is kept once, as a request', async () => {
    const { unit, office } = await open()
    const clerk = await unit('jwc')
    const rows = [
      '序号,存在问题,整改措施,整改时限,责任人,进展情况,整改状态,完成时间,佐证材料',
      '1,窗口午间无人值守,实行轮班,2017-06-10,陈磊,已排班并公示,已完成,2017-06-09,排班表',
      '2,报销单据审核积压,限时办结,2017-07-10,陈磊,正在清理,整改中,,',
    ]
    const bytes = new TextEncoder().encode(rows.join('\r\n'))
    const { id } = await json<Upload>(
      await clerk.send('POST', `/uploads?file=${encodeURIComponent('台账.csv')}`, { bytes }),
    )
    expect(await clerk.post<UploadAccepted>(`/uploads/${id}/acceptance`)).toMatchObject({ added: 2 })
    const { items } = await office.get<ItemPage>('/items')
    expect(items.map(({ number, state }) => [number, state])).toEqual([
      ['教务-001', 'closure-requested'],
      ['教务-002', 'open'],
    ])
    const { changes } = await clerk.get<ItemHistory>(`/items/${items[0]?.id}`)
    expect(changes.map(({ act }) => act)).toEqual(['create', 'request-closure'])
  })
})
