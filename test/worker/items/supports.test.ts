import { describe, expect, test } from 'vitest'
import { SUPPORT_KEY, SUPPORT_LABEL } from '#rules/items/support/support'
import type { Evidence } from '#wire/evidence'
import type { ItemHistory, ItemPage } from '#wire/item'
import type { Overview, Snapshot } from '#wire/overview'
import type { Todo } from '#wire/todo'
import type { SupportedItems } from '#wire/support'
import { expectProblem, json, open, type Person } from '../api.ts'

const PROBLEM = '窗口午间无人值守'
const whole = { problem: PROBLEM, due: '2099-07-31', measures: '实行轮班', owner: '甲某某' }
const SHARE = '已调配两名值班人员'

const name = async (person: Person, item: string, units: string[], more: object = {}): Promise<Response> =>
  person.send('PUT', `/items/${item}/supports`, { body: { units, told: false, note: '', ...more } })

const share = async (
  person: Person,
  item: string,
  text = SHARE,
  id = crypto.randomUUID(),
): Promise<Response> => person.send('POST', `/items/${item}/shares`, { body: { id, text } })

const upload = async (person: Person, item: string, text: string): Promise<Response> =>
  person.send('POST', `/items/${item}/evidence?file=${encodeURIComponent('值班表.txt')}`, {
    bytes: new TextEncoder().encode(text),
  })

async function supported(set: Record<string, string> = {}) {
  const campaign = await open()
  const [lead, helper, stranger] = await Promise.all(['jwc', 'cwc', 'tsg'].map(campaign.unit))
  if (lead === undefined || helper === undefined || stranger === undefined) throw new Error('three units')
  const row = await lead.enter({ ...whole, ...set })
  return { ...campaign, lead, helper, stranger, row }
}

const listOf = async (person: Person): Promise<SupportedItems['items']> =>
  (await person.get<SupportedItems>('/supports')).items

describe('配合单位', () => {
  test('is named by the office alone; sees the item, and is told so; nobody else sees it', async () => {
    const { lead, helper, stranger, office, row } = await supported()
    await expectProblem(await name(lead, row.id, ['cwc']), 403, 'access.denied')
    expect(await listOf(helper)).toEqual([])
    expect((await name(office, row.id, ['cwc'], { note: '负责调配人员' })).status).toBe(200)
    expect(await listOf(helper)).toMatchObject([
      { id: row.id, number: row.number, unit: 'jwc', content: { problem: PROBLEM }, whyNot: null },
    ])
    expect(await listOf(stranger)).toEqual([])
    const { matters } = await helper.get<Todo>('/todo')
    expect(matters).toMatchObject([{ kind: 'support', item: row.id, note: '牵头单位：教务处' }])
    // Its own ledger and the item's file stay the lead's.
    expect((await helper.get<ItemPage>('/items')).items).toEqual([])
    await expectProblem(await helper.send('GET', `/items/${row.id}`), 404, 'item.unknown')
    const { changes, supports } = await lead.get<ItemHistory>(`/items/${row.id}`)
    expect(changes.at(-1)).toMatchObject({ act: 'support', note: '配合单位：财务处；负责调配人员' })
    expect(supports).toMatchObject([{ unit: 'cwc' }])
  })

  test('adds its progress and files under its own name; lead and office see both shares', async () => {
    const { lead, helper, stranger, office, row } = await supported()
    await name(office, row.id, ['cwc'])
    const id = crypto.randomUUID()
    expect((await share(helper, row.id, SHARE, id)).status).toBe(201)
    expect((await share(helper, row.id, SHARE, id)).status).toBe(201)
    await expectProblem(await share(helper, row.id, '另一句', id), 409, 'support.reused')
    const own = await json<Evidence>(await upload(lead, row.id, '牵头'))
    const file = await json<Evidence>(await upload(helper, row.id, '配合'))
    expect(file).toMatchObject({ unit: 'cwc', by: '财务处' })
    for (const person of [lead, office]) {
      const { shares, evidence } = await person.get<ItemHistory>(`/items/${row.id}`)
      expect(shares).toMatchObject([{ unit: 'cwc', by: '财务处', text: SHARE }])
      expect(evidence.map(({ unit }) => unit)).toEqual(['jwc', 'cwc'])
      expect((await person.send('GET', `/evidence/${file.id}/file`)).status).toBe(200)
      expect((await person.get<Todo>('/todo')).matters).toMatchObject([
        { kind: 'share', note: `财务处：${SHARE}` },
      ])
    }
    expect((await listOf(helper))[0]?.evidence.map((one) => one.id)).toEqual([file.id])
    await expectProblem(await helper.send('GET', `/evidence/${own.id}/file`), 404, 'evidence.unknown')
    await expectProblem(await lead.send('DELETE', `/evidence/${file.id}`), 404, 'evidence.unknown')
    await expectProblem(await share(stranger, row.id), 404, 'item.unknown')
    await expectProblem(await upload(stranger, row.id, '外人'), 404, 'item.unknown')
    await expectProblem(await share(lead, row.id), 404, 'item.unknown')
  })

  test('changes nothing of the row and asks for nothing; only the lead asks for closure', async () => {
    const { lead, helper, office, row } = await supported()
    await name(office, row.id, ['cwc'])
    const now = await lead.row(row.id)
    const pushed = await helper.sync([{ id: row.id, base: now.version, set: { progress: '改了' } }])
    expect(pushed.refused).toMatchObject([{ id: row.id, findings: [{ code: 'item.unknown' }] }])
    const requests: [string, object][] = [
      ['closure-request', { completedOn: '2017-07-20', note: '' }],
      ['extensions', { to: '2099-12-31', reason: '采购' }],
      ['withdrawals', { kind: 'unfounded', reason: '不属实' }],
      ['talk', { id: crypto.randomUUID(), text: '问一句' }],
    ]
    for (const [act, body] of requests) {
      await expectProblem(await helper.send('POST', `/items/${row.id}/${act}`, { body }), 404, 'item.unknown')
    }
    await lead.post(`/items/${row.id}/closure-request`, { completedOn: '2017-07-20', note: '已轮班' })
    await office.post(`/items/${row.id}/review`, { decision: 'close', note: '已核验' })
    expect((await listOf(helper))[0]).toMatchObject({ state: 'closed' })
    await expectProblem(await share(helper, row.id), 409, 'item.not-allowed')
    await expectProblem(await name(office, row.id, []), 409, 'support.not-possible')
  })

  test('counts once, at the lead, and is named in ledger, snapshot and closing sheet', async () => {
    const { lead, office, row } = await supported()
    await name(office, row.id, ['cwc', 'tsg'])
    const { tally } = await office.get<Overview>('/overview')
    expect(tally.total).toBe(1)
    expect([tally.byUnit['jwc']?.total, tally.byUnit['cwc']?.total, tally.byUnit['tsg']?.total]).toEqual([
      1, 0, 0,
    ])
    const names = (await lead.row(row.id)).content.extras?.[SUPPORT_LABEL]
    expect(names?.split('、')).toHaveLength(2)
    const { id } = await office.post<Snapshot>('/snapshots')
    const reading = await office.send('GET', `/snapshots/${id}/reading.json`)
    expect(await reading.text()).toContain(SUPPORT_LABEL)
    expect((await lead.send('GET', `/items/${row.id}/closing-sheet.docx`)).status).toBe(200)
  })

  test('is taken off by the office, and then sees nothing more; what it reported stays', async () => {
    const { lead, helper, office, row } = await supported()
    await name(office, row.id, ['cwc'])
    await share(helper, row.id)
    await name(office, row.id, [])
    expect(await listOf(helper)).toEqual([])
    await expectProblem(await share(helper, row.id, '再报'), 404, 'item.unknown')
    const { supports, shares, item } = await lead.get<ItemHistory>(`/items/${row.id}`)
    expect([supports, shares.length]).toEqual([[], 1])
    expect(item.content.extras?.[SUPPORT_LABEL]).toBeUndefined()
  })

  test('of a confidential item it sees nothing, unless the office says so', async () => {
    const { helper, office, row } = await supported()
    await name(office, row.id, ['cwc'])
    await office.post(`/items/${row.id}/confidentiality`, { confidential: true, reason: '涉及个人' })
    expect(await listOf(helper)).toEqual([])
    expect((await helper.get<Todo>('/todo')).matters).toEqual([])
    await expectProblem(await share(helper, row.id), 404, 'item.unknown')
    await expectProblem(await upload(helper, row.id, '配合'), 404, 'item.unknown')
    await name(office, row.id, ['cwc'], { told: true })
    expect(await listOf(helper)).toMatchObject([{ id: row.id, content: { problem: PROBLEM } }])
    expect((await share(helper, row.id)).status).toBe(201)
  })

  test('is offered from the row’s own column and named only when the office says so', async () => {
    const { lead, helper, office, row } = await supported({ 'extras/配合单位': '财务处、某公司' })
    expect((await office.get<ItemHistory>(`/items/${row.id}`)).offeredSupporters).toEqual(['cwc'])
    expect((await lead.get<ItemHistory>(`/items/${row.id}`)).offeredSupporters).toEqual([])
    expect(await listOf(helper)).toEqual([])
    await name(office, row.id, ['cwc'])
    expect((await office.get<ItemHistory>(`/items/${row.id}`)).offeredSupporters).toEqual([])
  })

  test('stands in a column that no sheet writes, neither the unit’s nor the office’s', async () => {
    const { lead, office, row } = await supported()
    await name(office, row.id, ['cwc'])
    const { version } = await lead.row(row.id)
    const set = { [SUPPORT_KEY]: '图书馆' }
    const fresh = crypto.randomUUID()
    for (const [person, more] of [
      [lead, {}],
      [office, { unit: 'jwc' }],
    ] as const) {
      const { refused } = await person.sync(
        [
          { id: row.id, base: version, set },
          { id: fresh, base: 0, set: { ...whole, ...set } },
        ],
        more,
      )
      expect(refused.flatMap(({ findings }) => findings.map(({ code }) => code))).toEqual([
        'support.fixed',
        'support.fixed',
      ])
    }
  })

  test('is never the lead itself, and not of an item without a lead; wrong names are refused', async () => {
    const { office, row } = await supported()
    await expectProblem(await name(office, row.id, ['jwc']), 409, 'support.not-possible')
    await expectProblem(await name(office, row.id, ['没有']), 409, 'support.not-possible')
    await expectProblem(await name(office, 'none-none', ['cwc']), 404, 'item.unknown')
  })
})
