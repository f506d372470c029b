import PizZip from 'pizzip'
import { describe, expect, test } from 'vitest'
import type {
  CircularDraft,
  CircularList,
  CircularStaleness,
  FigureRows,
  PublishedCircular,
  PublishedList,
  TemplateList,
} from '#wire/document'
import type { CheckRound } from '#wire/checkRound'
import type { ItemRow } from '#wire/item'
import type { Snapshot } from '#wire/overview'
import { expectProblem, open, type Opened, type Person } from '../api.ts'

async function textOf(response: Response): Promise<string> {
  expect(response.status).toBe(200)
  const xml = new PizZip(await response.arrayBuffer()).file('word/document.xml')?.asText() ?? ''
  return xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]*>/g, '')
}

interface Scene extends Opened {
  readonly clerk: Person
  readonly row: ItemRow
}

async function aScene(): Promise<Scene> {
  const campaign = await open()
  const clerk = await campaign.unit('jwc')
  const row = await clerk.enter({ problem: '窗口无人值守', due: '2017-07-31', owner: '甲某某' })
  await (await campaign.unit('cwc')).enter({ problem: '报销单据积压', due: '2017-08-20', owner: '乙某某' })
  return { ...campaign, clerk, row }
}

/** Of today, as the office does it: what comes afterwards makes it stale. */
async function draft(office: Person, more: object = {}): Promise<CircularDraft> {
  const { id } = await office.post<Snapshot>('/snapshots', {})
  return office.post<CircularDraft>('/circulars', { snapshot: id, ...more })
}

describe('a circular', () => {
  test('is a draft without a number, then final with one, then published; drafts leave no gaps', async () => {
    const { office } = await aScene()
    await draft(office)
    const kept = await draft(office)
    expect(kept).toMatchObject({ state: 'draft', kind: 'weekly-circular', sha256: null })
    expect(kept.circular.number).toBe('第　期')
    const final = await office.post<CircularDraft>(`/circulars/${kept.id}/final`)
    expect(final).toMatchObject({ state: 'final', circular: { number: '第1期' } })
    expect(final.sha256).toMatch(/^[0-9a-f]{64}$/)
    const second = await draft(office)
    const overdue = await draft(office, { kind: 'overdue-circular' })
    const finals = [second, overdue].map(async ({ id }) =>
      office.post<CircularDraft>(`/circulars/${id}/final`),
    )
    const numbers = (await Promise.all(finals)).map(({ circular }) => circular.number)
    expect(numbers[0]).toBe('第2期')
    expect(numbers[1]).toMatch(/^通报〔\d{4}〕1号$/)
    const published = await office.post<CircularDraft>(`/circulars/${kept.id}/publication`)
    expect(published.steps.map(({ act }) => act)).toEqual(['draft', 'final', 'publish'])
    await expectProblem(await office.send('POST', `/circulars/${kept.id}/final`), 409, 'circular.not-draft')
    await expectProblem(
      await office.send('POST', `/circulars/${kept.id}/publication`),
      409,
      'circular.not-final',
    )
  })

  test('whose figures the ledger has left behind says which, and is not made final until it is redrafted', async () => {
    const { office, clerk } = await aScene()
    const { id } = await draft(office)
    const fresh = await office.get<CircularStaleness>(`/circulars/${id}/staleness`)
    expect(fresh).toEqual({ figures: [], wording: [], rows: 0, said: '' })
    await clerk.enter({ problem: '流程未公开', due: '2017-08-01' })
    const stale = await office.get<CircularStaleness>(`/circulars/${id}/staleness`)
    expect(stale.figures).toContainEqual(
      expect.objectContaining({ key: 'total', before: '2', now: '3', section: 0, paragraph: 0 }),
    )
    expect(stale.said).toMatch(/^\d+处数字已变化/)
    const refused = await office.send('POST', `/circulars/${id}/final`)
    expect((await expectProblem(refused, 409, 'circular.stale')).detail).toMatch(/处数字已变化.*重新起草/)
    const { id: snapshot } = await office.post<Snapshot>('/snapshots', {})
    const again = await office.post<CircularDraft>(`/circulars/${id}/draft`, { snapshot })
    expect(again.circular.figures.find(({ key }) => key === 'total')).toMatchObject({ value: 3 })
    expect(await office.post(`/circulars/${id}/final`)).toMatchObject({ state: 'final' })
    await clerk.enter({ problem: '又一项问题', due: '2017-08-01' })
    // What is final is compared no more and stays as it was signed.
    expect(await office.get(`/circulars/${id}/staleness`)).toMatchObject({ said: '' })
    const text = await textOf(await office.send('GET', `/circulars/${id}/file.docx`))
    expect(text).toContain('登记问题3项')
  })

  test('leads from each figure to its rows', async () => {
    const { office, row } = await aScene()
    const { id } = await draft(office)
    const rowsOf = async (key: string): Promise<FigureRows['rows']> =>
      (await office.get<FigureRows>(`/circulars/${id}/figures/${key}`)).rows
    expect(await rowsOf('units.jwc.overdue')).toEqual([
      { id: row.id, number: '教务-001', ledgerNo: 1, unit: 'jwc', problem: '窗口无人值守' },
    ])
    expect(await rowsOf('total')).toHaveLength(2)
    expect(await rowsOf('reports.owed')).toBe(null)
  })

  test('names whom the office lets it name, and keeps why somebody was left out', async () => {
    const { office } = await aScene()
    const tone = { naming: 'named', praise: 'none', leftOut: [{ unit: 'jwc', reason: '已约谈' }] }
    const written = await draft(office, { tone })
    expect(written.tone).toEqual(tone)
    const text = await textOf(await office.send('GET', `/circulars/${written.id}/file.docx`))
    expect(text).not.toMatch(/教务处|已约谈/)
    const silent = { ...tone, leftOut: [{ unit: 'jwc', reason: '' }] }
    const { id } = await office.post<Snapshot>('/snapshots', {})
    const refused = await office.send('POST', '/circulars', { body: { snapshot: id, tone: silent } })
    expect((await expectProblem(refused, 422, 'request.invalid')).detail).toContain('理由')
    const unknown = { ...tone, leftOut: [{ unit: 'nobody', reason: '无' }] }
    const stranger = await office.send('POST', '/circulars', { body: { snapshot: id, tone: unknown } })
    await expectProblem(stranger, 422, 'unit.unknown')
  })

  test('of nothing is not drafted', async () => {
    const { office } = await open()
    const { id } = await office.post<Snapshot>('/snapshots', {})
    const none = await office.send('POST', '/circulars', { body: { snapshot: id, kind: 'overdue-circular' } })
    await expectProblem(none, 422, 'circular.nothing')
    const whom = await office.send('POST', '/circulars', { body: { snapshot: id, kind: 'reminder' } })
    expect((await expectProblem(whom, 422, 'circular.nothing')).detail).toContain('哪个单位')
  })
})

describe('publishing', () => {
  async function published(office: Person, more: object = {}): Promise<CircularDraft> {
    const { id } = await draft(office, more)
    await office.post(`/circulars/${id}/final`)
    return office.post<CircularDraft>(`/circulars/${id}/publication`)
  }

  test('M-08: puts it before units, leaders and publicity; drafts and finals nobody but the office side sees', async () => {
    const { office, clerk, as } = await aScene()
    const hidden = await draft(office)
    const publicity = await as('publicity', '')
    for (const reader of [clerk, publicity]) {
      await expectProblem(await reader.send('GET', `/circulars/${hidden.id}`), 403, 'access.denied')
      await expectProblem(await reader.send('GET', `/published/${hidden.id}`), 404, 'circular.unknown')
    }
    const { id } = await published(office)
    for (const reader of [clerk, publicity, await as('leader', ''), await as('head', 'cwc')]) {
      const list = await reader.get<PublishedList>('/published')
      expect(list.published.map((one) => one.id)).toEqual([id])
      const seen = await reader.get<PublishedCircular>(`/published/${id}`)
      expect(seen.circular.number).toBe('第1期')
      expect(Object.keys(seen).toSorted()).toEqual(['circular', 'id', 'kind', 'publishedOn'])
      expect(await textOf(await reader.send('GET', `/published/${id}/file.docx`))).toContain('教务处')
    }
    const admin = await as('admin', '')
    await expectProblem(await admin.send('GET', '/published'), 403, 'access.denied')
  })

  test('gives publicity a version for the website without units and persons, and units none', async () => {
    const { office, clerk, as } = await aScene()
    const { id } = await published(office)
    const publicity = await as('publicity', '')
    const text = await textOf(await publicity.send('GET', `/published/${id}/website.docx`))
    expect(text).toContain('登记问题2项')
    expect(text).toContain('第1期')
    expect(text).not.toMatch(/教务处|财务处|甲某某|乙某某|窗口无人值守/)
    await expectProblem(await clerk.send('GET', `/published/${id}/website.docx`), 403, 'access.denied')
  })

  test('a reminder reaches its unit and nobody else', async () => {
    const { office, clerk, unit, as } = await aScene()
    const { id, circular } = await published(office, { kind: 'reminder', unit: 'jwc' })
    expect(circular.addressee).toBe('教务处：')
    expect((await clerk.get<PublishedList>('/published')).published.map((one) => one.id)).toEqual([id])
    for (const other of [await unit('cwc'), await as('publicity', ''), await as('leader', '')]) {
      expect((await other.get<PublishedList>('/published')).published).toEqual([])
      await expectProblem(await other.send('GET', `/published/${id}`), 404, 'circular.unknown')
    }
  })

  test('withdrawn it leaves the readers and stays with the office, number, reason and all', async () => {
    const { office, clerk } = await aScene()
    const { id } = await published(office)
    const silent = await office.send('POST', `/circulars/${id}/withdrawal`, { body: { note: ' ' } })
    await expectProblem(silent, 422, 'request.invalid')
    await office.post(`/circulars/${id}/withdrawal`, { note: '附件有误' })
    expect((await clerk.get<PublishedList>('/published')).published).toEqual([])
    const { circulars } = await office.get<CircularList>('/circulars')
    expect(circulars[0]).toMatchObject({ id, state: 'withdrawn', circular: { number: '第1期' } })
    expect(circulars[0]?.steps.at(-1)).toMatchObject({ act: 'withdraw', note: '附件有误' })
    // The number is used up.
    const next = await draft(office)
    expect((await office.post<CircularDraft>(`/circulars/${next.id}/final`)).circular.number).toBe('第2期')
  })
})

describe('templates', () => {
  /** The template with a word of its own under the text. */
  async function ownTemplate(office: Person, kind: string, from: string, to: string): Promise<Uint8Array> {
    const response = await office.send('GET', `/templates/${kind}`)
    const zip = new PizZip(await response.arrayBuffer())
    const xml = zip.file('word/document.xml')?.asText() ?? ''
    expect(xml).toContain(from)
    zip.file('word/document.xml', xml.replace(from, to))
    return zip.generate({ type: 'uint8array' })
  }

  test('are replaced and put back by kind; what is final keeps the one that it was set in', async () => {
    const { office } = await aScene()
    const bytes = await ownTemplate(office, 'weekly-circular', '{落款}', '{落款}（章）')
    expect((await office.send('PUT', '/templates/weekly-circular', { bytes })).status).toBe(200)
    const { templates } = await office.get<TemplateList>('/templates')
    expect(templates.filter(({ own }) => own !== null).map(({ kind }) => kind)).toEqual(['weekly-circular'])
    const { id } = await draft(office)
    await office.post(`/circulars/${id}/final`)
    const before = await textOf(await office.send('GET', `/circulars/${id}/file.docx`))
    expect(before).toContain('（章）')
    expect((await office.send('DELETE', '/templates/weekly-circular')).status).toBe(200)
    expect(await textOf(await office.send('GET', `/circulars/${id}/file.docx`))).toBe(before)
    const next = await draft(office)
    expect(await textOf(await office.send('GET', `/circulars/${next.id}/file.docx`))).not.toContain('（章）')
  })

  test('with tags of another kind or misspelt are refused by name', async () => {
    const { office } = await open()
    const misspelt = await ownTemplate(office, 'closing-sheet', '{整改措施}', '{整改措失}')
    const refused = await office.send('PUT', '/templates/closing-sheet', { bytes: misspelt })
    expect((await expectProblem(refused, 422, 'template.bad')).detail).toContain('是否为“整改措施”')
    const sheet = new Uint8Array(await (await office.send('GET', '/templates/closing-sheet')).arrayBuffer())
    const wrong = await office.send('PUT', '/templates/reminder', { bytes: sheet })
    expect((await expectProblem(wrong, 422, 'template.bad')).detail).toContain('提醒函会少了这部分内容')
    await expectProblem(await office.send('GET', '/templates/none'), 404, 'template.unknown')
  })
})

describe('papers of one item and one unit', () => {
  test('a closing sheet is printed from the record of the closure; other units have none', async () => {
    const { office, clerk, row, unit } = await aScene()
    await clerk.sync([{ id: row.id, base: 1, set: { measures: '重新排班' } }])
    const today = (await office.get<{ today: string }>('')).today
    await clerk.post(`/items/${row.id}/closure-request`, { completedOn: today, note: '已重新排班' })
    await office.post(`/items/${row.id}/review`, { decision: 'close', note: '现场核实' })
    const text = await textOf(await clerk.send('GET', `/items/${row.id}/closing-sheet.docx`))
    expect(text).toContain('教务处申请销号：已重新排班。')
    expect(text).toContain('办公室同意销号：现场核实。')
    const other = await unit('cwc')
    await expectProblem(await other.send('GET', `/items/${row.id}/closing-sheet.docx`), 404, 'item.unknown')
  })

  test('a unit’s summary report is of its own rows, whatever it asks for', async () => {
    const { office, clerk } = await aScene()
    const text = await textOf(await clerk.send('GET', '/unit-report/file.docx?unit=cwc'))
    expect(text).toContain('窗口无人值守')
    expect(text).not.toContain('报销单据积压')
    expect(await textOf(await office.send('GET', '/unit-report/file.docx?unit=cwc'))).toContain(
      '报销单据积压',
    )
    await expectProblem(await office.send('GET', '/unit-report/file.docx'), 422, 'unit.unknown')
  })
})

describe('what a spot check found', () => {
  test('M-26: is told in the next weekly circular, and once it is final, never again', async () => {
    const { office, row, clerk } = await aScene()
    await clerk.sync([{ id: row.id, base: 1, set: { measures: '重新排班' } }])
    const { today } = await office.get<{ today: string }>('')
    await clerk.post(`/items/${row.id}/closure-request`, { completedOn: today, note: '已落实' })
    await office.post(`/items/${row.id}/review`, { decision: 'close', note: '现场已看' })
    const round = await office.post<CheckRound>('/check-rounds', {
      kind: 'spot-check',
      purpose: '抽查',
      size: 1,
      strataBy: [],
      eachStratum: false,
      seed: '掷骰 4-2-6',
      inspectors: [{ name: '丙', unit: null }],
      units: ['jwc'],
    })
    const drawn = round.list[0]
    if (drawn === undefined) throw new Error('one row was drawn')
    await office.post(`/check-rows/${drawn.id}/verdict`, {
      verdict: 'fail',
      reason: '现场仍无人值守',
      due: '2099-09-30',
    })
    const first = await draft(office)
    const said = async (id: string): Promise<string> =>
      textOf(await office.send('GET', `/circulars/${id}/file.docx`))
    expect(await said(first.id)).toContain('现场仍无人值守')
    const { figures } = (await office.get<CircularDraft>(`/circulars/${first.id}`)).circular
    expect(figures.find(({ key }) => key === 'checks.failed')?.value).toBe(1)
    await office.post(`/circulars/${first.id}/final`)
    const second = await draft(office)
    expect(await said(second.id)).not.toContain('现场仍无人值守')
  })
})
