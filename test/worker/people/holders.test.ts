import { runInDurableObject } from 'cloudflare:test'
import { describe, expect, test } from 'vitest'
import { addDays } from '#rules/calendar/day'
import type { CampaignView } from '#wire/campaign'
import type { CodeList, CodeMade } from '#wire/code'
import type { DeputyList, DeputyNamed } from '#wire/deputy'
import type { ItemHistory, ItemRow } from '#wire/item'
import type { RecordedLines } from '#wire/record'
import { momentIn } from '../../../worker/calendar/officeTime.ts'
import { deputyHolds } from '../../../worker/ledger/people/admission.ts'
import { readSession } from '../../../worker/guard/session.ts'
import { bindings, expectProblem, open, send, signIn, type Opened, type Person } from '../api.ts'

const today = momentIn('Asia/Shanghai', new Date()).day

async function holderOf(
  { office }: Opened,
  role: string,
  holder: string,
  unitId?: string,
): Promise<{ person: Person; id: string; code: string }> {
  const body = { role, label: '', holder, ...(unitId === undefined ? {} : { unitId }) }
  const { code, line } = await office.post<CodeMade>('/codes', body)
  return { person: await signIn(code), id: line.id, code }
}

async function nameDeputy(person: Person, more: object = {}): Promise<Response> {
  const body = { name: '李某', from: today, until: addDays(today, 10), reason: '外出学习', ...more }
  return person.send('POST', '/deputies', { body })
}

async function actors(office: Person, id: string): Promise<string[]> {
  return (await office.get<ItemHistory>(`/items/${id}`)).changes.map(({ by }) => by)
}

describe('the holder of a pass', () => {
  test('stands in the history, in a conflict and on the row beside the unit; a shared code stays the unit', async () => {
    const campaign = await open()
    const { unit, office } = campaign
    const shared = await unit('jwc')
    const { person: named } = await holderOf(campaign, 'unit', '王某', 'jwc')
    const row = await shared.enter({ problem: '窗口无人值守', owner: '甲某某' })
    await named.sync([{ id: row.id, base: 1, set: { measures: '排班到人' } }])
    expect(await actors(office, row.id)).toEqual(['教务处', '教务处·王某'])
    expect((await office.row(row.id)).updatedBy).toBe('教务处·王某')
    const { conflicts } = await shared.sync([{ id: row.id, base: 1, set: { measures: '公示电话' } }])
    expect(conflicts[0]?.fields[0]).toMatchObject({ theirs: '排班到人', theirsBy: '教务处·王某' })
  })

  test('of each role is named after its body', async () => {
    const campaign = await open({ closure: { confirm: true } })
    const names: string[] = []
    for (const [role, unitId] of [
      ['head', 'jwc'],
      ['office'],
      ['group'],
      ['publicity'],
      ['leader'],
    ] as const) {
      const { person } = await holderOf(campaign, role, '张某', unitId)
      names.push((await person.get<CampaignView>('')).name)
    }
    expect(names).toEqual([
      '教务处负责人·张某',
      `${names[1]?.split('·')[0]}·张某`,
      '领导小组·张某',
      '宣传部·张某',
      '领导·张某',
    ])
  })

  test('is listed with the code; the sealed record names the pass, and shows the holder while he is known', async () => {
    const campaign = await open()
    const { person, id } = await holderOf(campaign, 'unit', '王某', 'jwc')
    await person.enter({ problem: '窗口无人值守', owner: '甲某某' })
    const { codes } = await campaign.office.get<CodeList>('/codes')
    expect(codes.find((line) => line.id === id)?.holder).toBe('王某')
    expect(codes.filter(({ holder }) => holder !== '')).toHaveLength(1)
    const { lines } = await campaign.office.get<RecordedLines>('/record/lines')
    expect(lines.map(({ by }) => by)).toContain('教务处·王某')
    const sealed = await (await campaign.office.send('GET', '/record')).text()
    expect(sealed).toContain(`教务处（code:${id}）`)
    expect(sealed).not.toContain('教务处·王某')
    expect(await campaign.office.get('/record/check')).toMatchObject({ breaks: [] })
  })

  test('has a name and nothing that would pass for two', async () => {
    const { office } = await open()
    const body = { role: 'leader', label: '', holder: '李某（代张某）' }
    await expectProblem(await office.send('POST', '/codes', { body }), 422, 'request.invalid')
  })
})

describe('a deputy', () => {
  test('acts with both names, from the first day to the last, by a code of his own', async () => {
    const campaign = await open({ closure: { confirm: true } })
    const { office, unit } = campaign
    const { person: head } = await holderOf(campaign, 'group', '张某')
    const response = await nameDeputy(head)
    expect(response.status).toBe(201)
    const { code, line } = await response.json<DeputyNamed>()
    expect(line).toMatchObject({ principal: '张某', name: '李某', state: 'acting', namedBy: '领导小组·张某' })
    const deputy = await signIn(code)
    const clerk = await unit('jwc')
    const row = await clerk.enter({
      problem: '窗口无人值守',
      measures: '排班',
      evidence: '排班表',
      owner: '甲某某',
    })
    await clerk.post<ItemRow>(`/items/${row.id}/closure-request`, { completedOn: '2017-08-01', note: '' })
    await office.post(`/items/${row.id}/review`, { decision: 'close', note: '' })
    await deputy.post(`/items/${row.id}/confirmation`, { decision: 'close', note: '' })
    expect((await actors(office, row.id)).at(-1)).toBe('领导小组·李某（代张某）')
  })

  test('is refused to those who share a pass, to deputies, for a past or an endless time', async () => {
    const campaign = await open()
    await expectProblem(await nameDeputy(await campaign.unit('jwc')), 409, 'deputy.not-possible')
    const { person } = await holderOf(campaign, 'unit', '王某', 'jwc')
    const { code } = await (await nameDeputy(person)).json<DeputyNamed>()
    const deputy = await signIn(code)
    await expectProblem(await nameDeputy(deputy, { name: '赵某' }), 409, 'deputy.not-possible')
    await expectProblem(await nameDeputy(person, { until: addDays(today, -1) }), 409, 'deputy.not-possible')
    await expectProblem(await nameDeputy(person, { until: addDays(today, 400) }), 409, 'deputy.not-possible')
    await expectProblem(await nameDeputy(person, { name: '王某' }), 409, 'deputy.not-possible')
    await expectProblem(await nameDeputy(person, { reason: ' ' }), 422, 'request.invalid')
    expect((await person.get<CampaignView>('')).mayNameDeputy).toBe(true)
    expect((await deputy.get<CampaignView>('')).mayNameDeputy).toBe(false)
    expect((await (await campaign.unit('jwc')).get<CampaignView>('')).mayNameDeputy).toBe(false)
  })

  test('does not enter before the first day, nor act after the last', async () => {
    const campaign = await open()
    const { person } = await holderOf(campaign, 'unit', '王某', 'jwc')
    const early = await (await nameDeputy(person, { from: addDays(today, 2) })).json<DeputyNamed>()
    expect(early.line.state).toBe('to-come')
    await expectProblem(
      await send('POST', '/api/session', { body: { code: early.code } }),
      401,
      'deputy.not-yet',
    )
    const now = await (await nameDeputy(person)).json<DeputyNamed>()
    const deputy = await signIn(now.code)
    const bearer = await readSession(`Bearer ${deputy.session.token}`, bindings.SESSION_SECRET)
    await runInDurableObject(bindings.CAMPAIGN.getByName(campaign.id), (_instance, { storage }) => {
      const at = (days: number): string => `${addDays(today, days)}T04:00:00.000Z`
      expect(deputyHolds(storage.sql, bearer, at(-2))).toBe(false)
      expect(deputyHolds(storage.sql, bearer, at(2))).toBe(true)
    })
  })

  test('is ended by whoever named him or keeps the codes, by nobody else; and with the pass he stands for', async () => {
    const campaign = await open()
    const { office } = campaign
    const { person, id } = await holderOf(campaign, 'unit', '王某', 'jwc')
    const { person: other } = await holderOf(campaign, 'unit', '钱某', 'jwc')
    const first = await (await nameDeputy(person)).json<DeputyNamed>()
    await expectProblem(await other.send('DELETE', `/deputies/${first.line.id}`), 404, 'deputy.unknown')
    expect((await other.get<DeputyList>('/deputies')).deputies).toEqual([])
    expect((await office.get<DeputyList>('/deputies')).deputies).toHaveLength(1)
    const deputy = await signIn(first.code)
    expect((await person.send('DELETE', `/deputies/${first.line.id}`)).status).toBe(200)
    await expectProblem(await deputy.send('GET', '/items'), 401, 'session.ended')
    const second = await (await nameDeputy(person)).json<DeputyNamed>()
    const next = await signIn(second.code)
    await office.send('DELETE', `/codes/${id}`)
    await expectProblem(await next.send('GET', '/items'), 401, 'session.ended')
    await expectProblem(
      await send('POST', '/api/session', { body: { code: second.code } }),
      401,
      'code.revoked',
    )
  })
})
