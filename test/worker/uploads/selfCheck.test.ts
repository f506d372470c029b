import PizZip from 'pizzip'
import { describe, expect, test } from 'vitest'
import type { ItemPage, ItemRow } from '#wire/item'
import type { Upload } from '#wire/upload'
import { expectProblem, json, open, type Opened, type Person } from '../api.ts'

async function fetched(person: Person, query = ''): Promise<Uint8Array> {
  const response = await person.send('GET', `/ledger/self-check.xlsx${query}`)
  expect(response.status).toBe(200)
  return new Uint8Array(await response.arrayBuffer())
}

/** As if somebody had typed over a text in a spreadsheet program. */
function edited(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const zip = new PizZip(bytes)
  const shared = zip.file('xl/sharedStrings.xml')?.asText() ?? ''
  expect(shared).toContain(`>${from}<`)
  zip.file('xl/sharedStrings.xml', shared.replace(`>${from}<`, `>${to}<`))
  return zip.generate({ type: 'uint8array' })
}

async function sendBack(person: Person, bytes: Uint8Array, query = ''): Promise<Upload> {
  const file = encodeURIComponent('教务处整改台账（自查表）.xlsx')
  const response = await person.send('POST', `/uploads?file=${file}${query}`, { bytes })
  expect(response.status).toBeLessThan(300)
  return json<Upload>(response)
}

async function aScene(): Promise<Opened & { clerk: Person; rows: readonly ItemRow[] }> {
  const campaign = await open()
  const clerk = await campaign.unit('jwc')
  const rows = [
    await clerk.enter({ problem: '窗口无人值守', owner: '某甲', measures: '重新排班', due: '2017-07-31' }),
    await clerk.enter({
      problem: '=1+1 不是公式',
      owner: '某乙',
      disposal: 'ongoing',
      'extras/联系电话': '内线',
    }),
  ]
  return { ...campaign, clerk, rows }
}

describe('a self-checking ledger', () => {
  test('comes back unchanged and changes nothing; its rules and lists are no items', async () => {
    const { clerk } = await aScene()
    const { plan, reading, identical } = await sendBack(clerk, await fetched(clerk))
    expect(plan).toEqual({ added: 0, changed: 0, untouched: 2, gone: 0 })
    expect(identical).toBe(false)
    expect(reading.items.map(({ problem }) => problem)).toEqual(['窗口无人值守', '=1+1 不是公式'])
    expect(reading.items[1]?.extras).toEqual({ 联系电话: '内线' })
    expect(reading.findings.filter(({ severity }) => severity !== 'note')).toEqual([])
  })

  test('comes back by way of the office, its rows known by their ids', async () => {
    const { office, clerk, rows } = await aScene()
    const bytes = edited(await fetched(office, '?unit=jwc'), '窗口无人值守', '窗口经常无人值守')
    const read = await sendBack(office, bytes)
    expect(read.plan).toEqual({ added: 0, changed: 1, untouched: 1, gone: 0 })
    expect(read.changes).toMatchObject([{ id: rows[0]?.id, fields: [{ field: 'problem' }] }])
    await office.post(`/uploads/${read.id}/acceptance`, { basis: read.basis })
    const { items } = await clerk.get<ItemPage>('/items')
    expect(new Set(items.map(({ content }) => content.problem))).toEqual(
      new Set(['=1+1 不是公式', '窗口经常无人值守']),
    )
  })

  test('does not take back what was changed in the ledger after it had been fetched', async () => {
    const { clerk, rows } = await aScene()
    const [row] = rows
    if (row === undefined) throw new Error('two rows')
    const old = edited(await fetched(clerk), '某甲', '某丙')
    await clerk.sync([{ id: row.id, base: 1, set: { measures: '重新排班并公示' } }])
    const read = await sendBack(clerk, old)
    expect(read.changes).toMatchObject([
      { id: row.id, fields: [{ field: 'owner', from: '某甲', to: '某丙' }] },
    ])
    await clerk.post(`/uploads/${read.id}/acceptance`, { basis: read.basis })
    const taken = await clerk.row(row.id)
    expect(taken.content).toMatchObject({ owner: '某丙', measures: '重新排班并公示' })
    // The same file once more undoes nothing either.
    await clerk.sync([{ id: row.id, base: taken.version, set: { owner: '某丁' } }])
    expect((await sendBack(clerk, old)).plan).toMatchObject({ changed: 0, untouched: 2 })
  })

  test('of an empty ledger is a form to begin with', async () => {
    const { unit } = await open()
    const clerk = await unit('cwc')
    const read = await sendBack(clerk, await fetched(clerk))
    expect(read.plan).toEqual({ added: 0, changed: 0, untouched: 0, gone: 0 })
  })

  test('is of the unit’s own rows, whatever it asks for; the office names the unit', async () => {
    const { office, unit, leader } = await aScene()
    const other = await unit('cwc')
    const shared = new PizZip(await fetched(other, '?unit=jwc')).file('xl/sharedStrings.xml')?.asText()
    expect(shared).not.toContain('窗口无人值守')
    await expectProblem(await office.send('GET', '/ledger/self-check.xlsx'), 422, 'unit.unknown')
    await expectProblem(await leader.send('GET', '/ledger/self-check.xlsx'), 403, 'access.denied')
  })

  test('comes for all units in one file to the office, and to a unit its own alone', async () => {
    const { office, clerk } = await aScene()
    const filesFor = async (person: Person): Promise<PizZip> =>
      new PizZip(await (await person.send('GET', '/ledger/self-checks.zip')).arrayBuffer())
    const all = await filesFor(office)
    expect(Object.keys(all.files)).toHaveLength(29)
    const one = all.file('教务处整改台账（自查表）.xlsx')?.asUint8Array()
    expect(one).toEqual(await fetched(clerk))
    expect(Object.keys((await filesFor(clerk)).files)).toEqual(['教务处整改台账（自查表）.xlsx'])
  })

  test('is the same, byte for byte, of an unchanged ledger on one day', async () => {
    const { clerk } = await aScene()
    expect(await fetched(clerk)).toEqual(await fetched(clerk))
  })
})
