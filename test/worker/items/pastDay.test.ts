import PizZip from 'pizzip'
import { describe, expect, test } from 'vitest'
import type { Extension } from '#wire/extension'
import type { ItemHistory, ItemRow, SyncAnswer } from '#wire/item'
import type { Overview, Snapshot } from '#wire/overview'
import type { Upload } from '#wire/upload'
import app from '../../../worker/index.ts'
import { zipWhole } from '../../../worker/documents/zip.ts'
import { aPush, bindings, json, open, request, type Opened, type Person, type Sent } from '../api.ts'

/** The campaign's people, each acting at a moment of the demo's clock. */
interface Clocked {
  readonly campaign: Opened
  readonly send: (
    person: Person,
    moment: string,
    method: string,
    path: string,
    sent?: Sent,
  ) => Promise<Response>
  readonly ask: <T>(person: Person, moment: string, method: string, path: string, sent?: Sent) => Promise<T>
}

async function openClocked(): Promise<Clocked> {
  const campaign = await open()
  const env = { ...bindings, DEMO: campaign.id }
  const send: Clocked['send'] = async (person, moment, method, path, sent = {}) =>
    app.fetch(
      request(method, `/api/campaigns/${campaign.id}${path}`, {
        ...sent,
        token: person.session.token,
        headers: { 'x-demo-now': moment },
      }),
      env,
    )
  const ask: Clocked['ask'] = async (person, moment, method, path, sent) => {
    const response = await send(person, moment, method, path, sent)
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
    return json(response)
  }
  return { campaign, send, ask }
}

const id = (no: number): string => `row-0000-${no}`

/** Row `no` with what is to be set; `base` 0 enters it. */
function change(no: number, base: number, set: Record<string, string | number | null>): object {
  return { body: aPush([{ id: id(no), base, set }]) }
}

const sheetXml = (rows: readonly (readonly string[])[]): string =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows
    .map(
      (row, index) =>
        `<row r="${index + 1}">${row
          .map(
            (text, column) =>
              `<c r="${'ABCD'[column]}${index + 1}" t="inlineStr"><is><t>${text}</t></is></c>`,
          )
          .join('')}</row>`,
    )
    .join('')}</sheetData></worksheet>`

/** A ledger file of 图书馆, its rows in this order. */
function ledgerFile(problems: readonly [problem: string, due: string][]): Uint8Array {
  const rows = [
    ['图书馆问题整改台账'],
    ['序号', '单位', '问题表现', '整改时限'],
    ...problems.map(([problem, due], index) => [String(index + 1), '图书馆', problem, due]),
  ]
  const main = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const relation = (kind: string, target: string): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${main}/${kind}" Target="${target}"/></Relationships>`
  const parts = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    '_rels/.rels': relation('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${main}"><sheets><sheet name="台账" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relation('worksheet', 'worksheets/sheet1.xml'),
    'xl/worksheets/sheet1.xml': sheetXml(rows),
  }
  return zipWhole(Object.entries(parts).map(([path, content]) => ({ path, content: [content] })))
}

async function takeFileIn(
  { ask, campaign: { office } }: Clocked,
  day: string,
  bytes: Uint8Array,
): Promise<void> {
  const upload = await ask<Upload>(
    office,
    `${day}T10:00`,
    'POST',
    `/uploads?file=${encodeURIComponent('图书馆.xlsx')}`,
    { bytes },
  )
  await ask(office, `${day}T10:01`, 'POST', `/uploads/${upload.id}/acceptance`, {
    body: {},
  })
}

/** Two months of a campaign, each evening frozen as of its own day. */
async function twoMonths(world: Clocked): Promise<Map<string, { snapshot: Snapshot; overview: Overview }>> {
  const { campaign, ask } = world
  const { office } = campaign
  const jwc = await campaign.unit('jwc')
  const evenings = new Map<string, { snapshot: Snapshot; overview: Overview }>()
  const evening = async (day: string): Promise<void> => {
    const moment = `${day}T23:59`
    evenings.set(day, {
      snapshot: await ask(office, moment, 'POST', '/snapshots', { body: { asOf: day } }),
      overview: await ask(office, moment, 'GET', `/overview?asOf=${day}`),
    })
  }
  await ask(
    jwc,
    '2017-06-20T09:00',
    'POST',
    '/sync',
    change(1, 0, { problem: '窗口无人值守', due: '2017-06-30', measures: '专人值守' }),
  )
  await ask(
    jwc,
    '2017-06-20T09:05',
    'POST',
    '/sync',
    change(2, 0, { problem: '重复登记', due: '2017-07-05' }),
  )
  await takeFileIn(
    world,
    '2017-06-20',
    ledgerFile([
      ['座位不足', '2017-7-15'],
      ['闭馆过早', '2017-8-1'],
    ]),
  )
  await evening('2017-06-20')
  const wanted = { to: '2017-07-20', reason: '人手不足，正在调配，月内可以完成' }
  const asked = await ask<Extension>(jwc, '2017-06-29T09:00', 'POST', `/items/${id(1)}/extensions`, {
    body: wanted,
  })
  await evening('2017-06-29')
  await ask(office, '2017-07-03T09:00', 'POST', `/extensions/${asked.id}/decision`, {
    body: { decision: 'approve', note: '' },
  })
  await evening('2017-07-03')
  const { items } = await ask<SyncAnswer>(jwc, '2017-07-10T09:00', 'POST', '/sync', { body: aPush([]) })
  const second = items.find((row: ItemRow) => row.id === id(2))
  await ask(jwc, '2017-07-10T09:10', 'POST', '/sync', {
    body: aPush([
      { id: id(2), base: second?.version ?? 0, set: {}, withdraw: '重复登记', withdrawKind: 'duplicate' },
    ]),
  })
  const { withdrawals } = await ask<ItemHistory>(office, '2017-07-10T10:00', 'GET', `/items/${id(2)}`)
  await ask(office, '2017-07-10T10:05', 'POST', `/withdrawals/${withdrawals[0]?.id}/decision`, {
    body: { decision: 'drop', note: '' },
  })
  await evening('2017-07-10')
  // The same file with a row before the others: both move down.
  await takeFileIn(
    world,
    '2017-07-18',
    ledgerFile([
      ['无障碍通道堵塞', '2017-9-1'],
      ['座位不足', '2017-7-15'],
      ['闭馆过早', '2017-8-1'],
    ]),
  )
  await evening('2017-07-18')
  const claim = { completedOn: '2017-07-19', note: '值班表、照片' }
  await ask(jwc, '2017-07-19T15:00', 'POST', `/items/${id(1)}/closure-request`, { body: claim })
  await evening('2017-07-19')
  await ask(office, '2017-07-25T15:00', 'POST', `/items/${id(1)}/review`, {
    body: { decision: 'close', note: '值班表、照片已核验' },
  })
  await evening('2017-07-25')
  await ask(office, '2017-08-10T15:00', 'POST', `/items/${id(1)}/reopening`, {
    body: { note: '回头看发现反弹', due: '2017-09-10' },
  })
  await evening('2017-08-10')
  return evenings
}

describe('a past day', () => {
  test('is told from the history as it stood at its end: the same figures and the same rows', async () => {
    const world = await openClocked()
    const evenings = await twoMonths(world)
    const { office } = world.campaign
    const figures = Array.from(evenings.values(), ({ snapshot }) => snapshot.tally.byTimeliness)
    expect(new Set(figures.map((one) => JSON.stringify(one))).size).toBeGreaterThan(4)
    for (const [day, { snapshot, overview }] of evenings) {
      const now = '2017-08-15T09:00'
      const told = await world.ask<Snapshot>(office, now, 'POST', '/snapshots', { body: { asOf: day } })
      expect({ day, ...told.tally }).toEqual({ day, ...snapshot.tally })
      expect(told).toMatchObject({ sha256: snapshot.sha256, itemCount: snapshot.itemCount, basis: 'history' })
      expect(await world.ask<Overview>(office, now, 'GET', `/overview?asOf=${day}`)).toEqual(overview)
    }
  })

  test('before the campaign is no day of it: the rows of today are judged by that day, and it says so', async () => {
    const { campaign, ask } = await openClocked()
    const jwc = await campaign.unit('jwc')
    await ask(
      jwc,
      '2017-07-20T09:00',
      'POST',
      '/sync',
      change(1, 0, { problem: '迟来的台账', due: '2017-07-01' }),
    )
    const { office } = campaign
    const taken = await ask<Snapshot>(office, '2017-07-20T10:00', 'POST', '/snapshots', {
      body: { asOf: '2017-07-10' },
    })
    expect(taken).toMatchObject({ basis: 'present', itemCount: 1, tally: { byTimeliness: { overdue: 1 } } })
  })

  test('may be judged with the rows of today when it is asked', async () => {
    const { campaign, ask } = await openClocked()
    const jwc = await campaign.unit('jwc')
    await ask(
      jwc,
      '2017-07-01T09:00',
      'POST',
      '/sync',
      change(1, 0, { problem: '第一条问题', due: '2017-07-01' }),
    )
    await ask(
      jwc,
      '2017-07-21T09:00',
      'POST',
      '/sync',
      change(2, 0, { problem: '迟来的一条', due: '2017-07-01' }),
    )
    const counts = []
    for (const rows of ['then', 'now']) {
      const body = { asOf: '2017-07-10', rows }
      const taken = await ask<Snapshot>(campaign.office, '2017-07-22T09:00', 'POST', '/snapshots', { body })
      counts.push([taken.basis, taken.itemCount])
    }
    expect(counts).toEqual([
      ['history', 1],
      ['present', 2],
    ])
  })
})

describe('汇总 of one state', () => {
  const moment = '2017-08-15T09:00'

  /** A week after `moment`: what was frozen then is what it is compared with. */
  const weekLater = '2017-08-22T09:00'

  async function summaryOf(
    { ask, send, campaign }: Clocked,
    pressed = moment,
  ): Promise<{ taken: Snapshot; bytes: Uint8Array }> {
    const taken = await ask<Snapshot>(campaign.office, pressed, 'POST', '/snapshots', { body: {} })
    const file = await send(campaign.office, pressed, 'GET', `/snapshots/${taken.id}/summary.xlsx`)
    return { taken, bytes: new Uint8Array(await file.arrayBuffer()) }
  }

  test('is the same workbook byte for byte: pressed twice, and in two campaigns of the same rows', async () => {
    const [one, other] = [await openClocked(), await openClocked()]
    for (const world of [one, other]) await twoMonths(world)
    const first = await summaryOf(one)
    const again = await summaryOf(one)
    expect(again.taken.no).toBe(first.taken.no + 1)
    expect(again.bytes).toEqual(first.bytes)
    expect((await summaryOf(other)).bytes).toEqual(first.bytes)
  })

  test('after one row changed tells of one 变更 and nothing else', async () => {
    const world = await openClocked()
    await twoMonths(world)
    const { campaign, ask } = world
    await summaryOf(world)
    const jwc = await campaign.unit('jwc')
    const { item } = await ask<{ item: ItemRow }>(jwc, moment, 'GET', `/items/${id(1)}`)
    await ask(jwc, weekLater, 'POST', '/sync', change(1, item.version, { owner: '=王某' }))
    const { taken, bytes } = await summaryOf(world, weekLater)
    expect(taken.changes).toEqual({
      added: 0,
      changed: 1,
      closed: 0,
      reopened: 0,
      dropped: 0,
      gone: 0,
      unchanged: 4,
    })
    const part = (path: string): string => new PizZip(bytes).file(path)?.asText() ?? ''
    const sheet = part('xl/worksheets/sheet2.xml')
    expect(sheet.match(/<row r="\d+"/g)).toHaveLength(4)
    expect(part('xl/sharedStrings.xml')).toContain('<t>具体责任人：（空） → =王某</t>')
    // Pressed again on the unchanged state it is compared with what the first was compared with.
    expect((await summaryOf(world, weekLater)).bytes).toEqual(bytes)
  })
})
