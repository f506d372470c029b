import { expect, test } from 'vitest'
import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import type { CodeMade } from '#wire/code'
import type { ItemHistory } from '#wire/item'
import type { KeptCheck } from '../../../worker/ledger/record/checkKept.ts'
import type { RemovedPeople } from '../../../worker/ledger/people/removePeople.ts'
import { expectProblem, json, open, OPERATOR, send, signIn, type Opened } from '../api.ts'

async function aCampaignOfPeople(changes: object = {}): Promise<{ campaign: Opened; id: string }> {
  const campaign = await open(changes)
  const unit = await campaign.unit('jwc')
  const { id } = await unit.enter({ problem: '甲小明的窗口无人值守', owner: '甲小明 13800001111' })
  await unit.sync([{ id, base: 1, set: { owner: '乙大同' } }])
  await unit.send('POST', `/items/${id}/evidence?file=${encodeURIComponent('说明.txt')}`, {
    bytes: new TextEncoder().encode('甲小明已经补齐材料。'.repeat(20)),
  })
  await campaign.office.post('/snapshots', { asOf: '2017-08-15' })
  return { campaign, id }
}

async function remove(campaign: string, confirm: boolean): Promise<Response> {
  const path = `/api/operator/campaigns/${campaign}/people-removal`
  return send('POST', path, { token: OPERATOR, body: { confirm } })
}

/** Everything that the campaign still says, in one text. */
async function allText(campaign: string): Promise<string> {
  return runInDurableObject(env.CAMPAIGN.getByName(campaign), (_instance, { storage }) => {
    const tables = storage.sql
      .exec<{ name: string }>(
        `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\'`,
      )
      .toArray()
    return tables
      .map(({ name }) => JSON.stringify(storage.sql.exec(`SELECT * FROM "${name}"`).toArray()))
      .join('\n')
  })
}

test('a dry run counts and changes nothing; the real one leaves no name in any table, and the record holds', async () => {
  const { campaign, id } = await aCampaignOfPeople()
  const before = await allText(campaign.id)
  const tried = await json<RemovedPeople>(await remove(campaign.id, false))
  expect(tried.people).toBe(2)
  expect(tried.values['item.content']).toBe(1)
  expect(tried.evidence).toHaveLength(1)
  expect(await allText(campaign.id)).toBe(before)

  const done = await json<RemovedPeople>(await remove(campaign.id, true))
  expect(done).toEqual(tried)
  const after = await allText(campaign.id)
  expect(before).toMatch(/甲小明|13800001111/)
  expect(after).not.toMatch(/甲小明|乙大同|13800001111/)
  const { item, changes } = await campaign.office.get<ItemHistory>(`/items/${id}`)
  expect(item.content.owner).toMatch(/^人员\d$/)
  expect(item.content.problem).toMatch(/^人员\d的窗口无人值守$/)
  expect(changes.length).toBeGreaterThan(1)
  expect((await campaign.office.get<KeptCheck>('/record/check')).breaks).toEqual([])
  expect((await json<RemovedPeople>(await remove(campaign.id, false))).values).toEqual({})
})

test('is refused while the campaign runs', async () => {
  const stages = [{ name: '整改', from: '2017-06-01', to: '2099-12-31' }]
  const campaign = await open({ stages })
  await expectProblem(await remove(campaign.id, true), 409, 'people.too-early')
})

test('who held a code, stood in for somebody or gave a clue is forgotten too; the record never named them', async () => {
  const campaign = await open()
  const { office } = campaign
  const body = { role: 'unit', unitId: 'jwc', label: '', holder: '丙承志' }
  const { code } = await office.post<CodeMade>('/codes', body)
  const named = await signIn(code)
  const { id } = await named.enter({ problem: '窗口无人值守', owner: '甲小明' })
  const days = { from: '2099-01-01', until: '2099-01-02' }
  await named.post('/deputies', { name: '丁远山', ...days, reason: '外出学习' })
  await named.post(`/items/${id}/talk`, { id: crypto.randomUUID(), text: '丁远山下周到岗' })
  const values = {
    receivedOn: '2017-06-20',
    channel: 'phone',
    text: '窗口无人',
    givenBy: '戊立新',
    unit: 'jwc',
  }
  await office.post('/registers/clues', { id: crypto.randomUUID(), values })
  expect(await allText(campaign.id)).toMatch(/丙承志[\s\S]*丁远山|丁远山[\s\S]*丙承志/)
  await remove(campaign.id, true)
  expect(await allText(campaign.id)).not.toMatch(/丙承志|丁远山|戊立新/)
  expect((await office.get<KeptCheck>('/record/check')).breaks).toEqual([])
})
