/** The plan's roles and safeguards (M-05 … M-09, M-19, M-33), each through the API as a person meets it. */
import { describe, expect, test } from 'vitest'
import type { CampaignView } from '#wire/campaign'
import type { CircularDraft, PublishedList } from '#wire/document'
import type { ItemRow, SyncAnswer } from '#wire/item'
import type { Snapshot } from '#wire/overview'
import type { ReportMatrix } from '#wire/report'
import { clockOf, expectProblem, open } from './api.ts'

describe('roles', () => {
  test('M-05, M-06: the leading group and its office are roles of their own, with codes of their own', async () => {
    const { codes, as } = await open()
    const rolesWithCodes = new Set(codes.map(({ role }) => role))
    for (const role of ['group', 'office', 'leader', 'publicity', 'admin', 'unit', 'head'] as const) {
      expect(rolesWithCodes).toContain(role)
    }
    const group = await (await as('group', '')).get<CampaignView>('')
    const office = await (await as('office', '')).get<CampaignView>('')
    // 领导小组 decides and watches, 办公室 does the daily work; neither does the other's.
    expect(group.permissions).toContain('closure.confirm')
    expect(group.permissions).not.toContain('closure.review')
    expect(office.permissions).toContain('closure.review')
    expect(office.permissions).not.toContain('closure.confirm')
  })

  test('M-07: 汇总, 督办, 抽查 and 销号 are the office’s; every other role gets 403', async () => {
    const { as, unit } = await open()
    const row = await (
      await unit('jwc')
    ).enter({ problem: '窗口无人值守', measures: '排班', evidence: '排班表' })
    const acts = [
      ['/snapshots', {}],
      ['/notices', { unit: 'jwc', items: [row.id], demand: '请说明原因。' }],
      ['/check-rounds', { kind: 'spot-check', purpose: '抽查', size: 1 }],
      [`/items/${row.id}/review`, { decision: 'close', note: '' }],
    ] as const
    for (const role of ['unit', 'head', 'group', 'leader', 'publicity', 'admin'] as const) {
      const person = await as(role, 'jwc')
      for (const [path, body] of acts) {
        await expectProblem(await person.send('POST', path, { body }), 403, 'access.denied')
      }
    }
    expect((await (await unit('jwc')).row(row.id)).state).toBe('open')
  })

  test('M-08: publicity reads what was published and nothing else of the campaign’s items', async () => {
    const { as, unit, office } = await open()
    const row = await (await unit('jwc')).enter({ problem: '窗口无人值守', due: '2017-07-31' })
    const { id: snapshot } = await office.post<Snapshot>('/snapshots', {})
    const { id } = await office.post<CircularDraft>('/circulars', { snapshot })
    const publicity = await as('publicity', '')
    expect((await publicity.get<PublishedList>('/published')).published).toEqual([])
    await office.post(`/circulars/${id}/final`)
    expect((await publicity.get<PublishedList>('/published')).published).toEqual([])
    await office.post(`/circulars/${id}/publication`)
    // The list of what may be 曝光, and its version for the website.
    expect((await publicity.get<PublishedList>('/published')).published.map((one) => one.id)).toEqual([id])
    expect((await publicity.send('GET', `/published/${id}/website.docx`)).status).toBe(200)
    for (const path of [
      '/items',
      `/items/${row.id}`,
      '/overview',
      '/circulars',
      '/snapshots',
      '/reports',
      '/notices',
    ]) {
      await expectProblem(await publicity.send('GET', path), 403, 'access.denied')
    }
    const writing = await publicity.send('POST', '/circulars', { body: { snapshot } })
    await expectProblem(writing, 403, 'access.denied')
  })

  test('M-09: a unit writes its own rows only, whatever unit it names', async () => {
    const { unit } = await open()
    const [owner, other] = [await unit('jwc'), await unit('cwc')]
    const row = await owner.enter({ problem: '窗口无人值守' })
    const pushed = await other.post<SyncAnswer>('/sync', {
      pushId: crypto.randomUUID(),
      cursor: 0,
      unit: 'jwc',
      changes: [{ id: row.id, base: 1, set: { owner: '外人' } }],
    })
    expect(pushed.refused[0]?.findings[0]?.code).toBe('item.unknown')
    expect((await owner.row(row.id)).content.owner).toBeUndefined()
  })
})

describe('a row on its way', () => {
  const entered = { problem: '成绩更正流程长', claimed: 'not-started' }

  test('M-19: does not move to 整改中 before its cause is analysed, nor to 已完成 before its plan is whole', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const row = await clerk.enter(entered)
    const move = async (held: ItemRow, set: Record<string, string | number>): Promise<SyncAnswer> =>
      clerk.sync([{ id: held.id, base: held.version, set }])
    const early = await move(row, { claimed: 'in-progress' })
    expect(early.refused[0]?.findings).toMatchObject([
      { code: 'cause.missing-before-rectification', field: 'cause', severity: 'block' },
    ])
    expect(early.refused[0]?.findings[0]?.message).toContain('请先剖析原因')
    expect((await clerk.row(row.id)).version).toBe(1)
    await move(row, { claimed: 'in-progress', cause: '签字环节多' })
    const working = await clerk.row(row.id)
    expect(working.content.claimed).toBe('in-progress')
    const done = await move(working, { claimed: 'done', completedOn: '2017-06-30', measures: '压减签字环节' })
    expect(done.refused[0]?.findings.map(({ code }) => code)).toEqual(
      ['kind', 'category', 'post', 'goal', 'due', 'leader', 'department', 'owner'].map(
        (field) => `${field}.missing-before-done`,
      ),
    )
    await move(working, {
      claimed: 'done',
      completedOn: '2017-06-30',
      measures: '压减签字环节',
      goal: '三日办结',
      kind: '慢作为',
      category: 2,
      post: '教务科',
      due: '2017-06-30',
      leader: '甲某某',
      department: '教务科',
      owner: '乙某某',
    })
    const claimed = await clerk.row(row.id)
    expect(claimed.content.claimed).toBe('done')
    // A step back is free.
    const back = await move(claimed, { claimed: 'in-progress' })
    expect(back.accepted).toHaveLength(1)
  })

  test('M-04, M-18: what the campaign asks of every row is asked by the worker too', async () => {
    const { unit } = await open({ entry: { required: ['owner', 'post'], problemCharacters: 6 } })
    const clerk = await unit('jwc')
    const push = async (set: Record<string, string>): Promise<string[]> => {
      const { refused } = await clerk.sync([{ id: crypto.randomUUID(), base: 0, set }])
      return refused.flatMap(({ findings }) => findings.map(({ code }) => code))
    }
    expect(await push({ problem: '窗口无人', owner: '甲某某', post: '窗口' })).toEqual(['problem.vague'])
    expect(await push({ problem: '窗口无人值守', owner: '甲某某' })).toEqual(['post.missing'])
    expect(await push({ problem: '窗口无人值守' })).toEqual(['owner.missing', 'post.missing'])
    const row = await clerk.enter({ problem: '窗口无人值守', owner: '甲某某', post: '窗口' })
    const cleared = await clerk.sync([{ id: row.id, base: 1, set: { post: null } }])
    expect(cleared.refused[0]?.findings.map(({ code }) => code)).toEqual(['post.missing'])
  })
})

describe('a week without findings', () => {
  test('M-33: a zero report clears the gap; an empty submission without its mark does not', async () => {
    const campaign = await open()
    const [at, clerk] = [clockOf(campaign), await campaign.unit('ty')]
    const send = async (body: object): Promise<Response> =>
      at(clerk, '2017-06-16T10:00', 'PUT', '/reports/2017-W24', body)
    const status = async (): Promise<string | undefined> => {
      const response = await at(campaign.office, '2017-06-19T09:00', 'GET', '/reports')
      const { periods, units } = await response.json<ReportMatrix>()
      const week = periods.findIndex(({ period }) => period === '2017-W24')
      return units.find(({ unit }) => unit === 'ty')?.statuses[week]
    }
    await expectProblem(await send({ kind: 'weekly', text: '' }), 422, 'request.invalid')
    await expectProblem(await send({}), 422, 'request.invalid')
    expect(await status()).toBe('missing')
    expect((await send({ kind: 'zero', text: '' })).status).toBe(200)
    expect(await status()).toBe('zero')
  })
})
