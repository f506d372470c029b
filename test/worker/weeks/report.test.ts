import { describe, expect, test } from 'vitest'
import type { Report, ReportDraft, ReportMatrix } from '#wire/report'
import type { Upload } from '#wire/upload'
import { aPush, clockOf, expectProblem, open, json } from '../api.ts'

/** The week of 12 to 18 June 2017; its report is due on Friday the 16th at 17:00. */
const WEEK = '2017-W24'

describe('a zero report', () => {
  test('is a report', async () => {
    const { unit, office } = await open()
    const clerk = await unit('ty')
    const kept = await clerk.put<Report>(`/reports/${WEEK}`, { kind: 'zero', text: '' })
    expect(kept).toMatchObject({ unit: 'ty', period: WEEK, kind: 'zero', submittedBy: '体育部' })
    expect(await office.get(`/reports/${WEEK}`)).toEqual({ reports: [kept] })
  })

  test('is refused with the rows that speak against it', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    await clerk.enter({ problem: '窗口无人值守', foundOn: '2017-06-14' })
    await clerk.enter({ problem: '上周的问题', foundOn: '2017-06-09' })
    const zero = await clerk.send('PUT', `/reports/${WEEK}`, { body: { kind: 'zero', text: '' } })
    const problem = await expectProblem(zero, 409, 'report.zero-contradicted')
    expect(problem.findings?.map((finding) => finding.given)).toEqual(['窗口无人值守'])
    expect(problem.findings?.[0]?.message).toContain('2017年6月14日')
    const weekly = await clerk.put<Report>(`/reports/${WEEK}`, { kind: 'weekly', text: '新发现一项' })
    expect(weekly.kind).toBe('weekly')
  })

  test('is not contradicted by a ledger taken over this week; by what was found this week it is', async () => {
    const campaign = await open()
    const at = clockOf(campaign)
    const clerk = await campaign.unit('hqc')
    const take = async (file: string, rows: readonly string[], more: object = {}): Promise<void> => {
      const bytes = new TextEncoder().encode(
        ['序号,存在的问题,整改措施,整改时限,责任人,发现日期', ...rows].join('\r\n'),
      )
      const sent = await clerk.send('POST', `/uploads?file=${encodeURIComponent(file)}`, { bytes })
      const { id } = await json<Upload>(sent)
      await at(clerk, '2017-06-14T09:00', 'POST', `/uploads/${id}/acceptance`, more)
    }
    const undated = '1,值班室夜间无人,排班轮值,2017-08-31,陈磊,'
    const earlier = '2,食堂后厨积水,疏通管道,2017-09-15,于子轩,2017-03-20'
    await take('原有台账.csv', [undated, earlier])
    const draft = await json<ReportDraft>(
      await at(clerk, '2017-06-15T09:00', 'GET', `/reports/draft?period=${WEEK}`),
    )
    // What was taken over is still open: nothing new, and no zero.
    expect(draft.kind).toBe('no-new')
    expect(draft.text).toContain('另由原有台账转入2项，不计入本周新排查。')
    const quiet = { kind: 'no-new', text: '' }
    expect((await at(clerk, '2017-06-15T09:00', 'PUT', `/reports/${WEEK}`, quiet)).status).toBe(200)

    await take('本周.csv', ['1,宿舍漏水无人修,更换水管,2017-08-31,陈磊,2017-06-13'])
    const dated = await at(clerk, '2017-06-15T10:00', 'PUT', `/reports/${WEEK}`, quiet)
    expect((await expectProblem(dated, 409, 'report.zero-contradicted')).findings).toHaveLength(1)
    await take('新发现.csv', ['1,浴室照明损坏,更换灯具,2017-08-31,陈磊,'], { foundThisWeek: true })
    const said = await at(clerk, '2017-06-15T11:00', 'PUT', `/reports/${WEEK}`, quiet)
    const { findings } = await expectProblem(said, 409, 'report.zero-contradicted')
    expect(findings?.map(({ given }) => given)).toEqual(['宿舍漏水无人修', '浴室照明损坏'])
  })

  test('is not contradicted by rows made from an earlier sheet and synced; by rows typed in it is', async () => {
    const campaign = await open()
    const at = clockOf(campaign)
    const clerk = await campaign.unit('ty')
    const sync = async (id: string, more: object): Promise<void> => {
      const set = { problem: `器材室管理混乱${id}`, owner: '陈磊' }
      const push = { pushId: `push-${id}`, cursor: 0, changes: [{ id, base: 0, set, ...more }] }
      expect((await at(clerk, '2017-06-14T09:00', 'POST', '/sync', push)).status).toBe(200)
    }
    const quiet = { kind: 'no-new', text: '' }
    await sync('row-0001', { takenOver: true })
    expect((await at(clerk, '2017-06-15T09:00', 'PUT', `/reports/${WEEK}`, quiet)).status).toBe(200)
    await sync('row-0002', {})
    const typed = await at(clerk, '2017-06-15T10:00', 'PUT', `/reports/${WEEK}`, quiet)
    await expectProblem(typed, 409, 'report.zero-contradicted')
  })

  test('is not contradicted by a withdrawn row', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const row = await clerk.enter({ problem: '登记错了', foundOn: '2017-06-14' })
    await clerk.sync([{ id: row.id, base: 1, set: {}, withdraw: '登记错了' }])
    const kept = await clerk.put<Report>(`/reports/${WEEK}`, { kind: 'zero', text: '' })
    expect(kept.kind).toBe('zero')
  })
})

describe('a quiet week', () => {
  test('M-33: is no zero report while anything is open, but 本周无新增, and the matrix counts the two apart', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const row = await clerk.enter({ problem: '窗口午间无人值守', foundOn: '2017-06-02', due: '2017-06-05' })
    // Entered long after the week, it was not open in it.
    expect((await clerk.put<Report>(`/reports/${WEEK}`, { kind: 'zero', text: '' })).kind).toBe('zero')
    const campaign = await open()
    const now = clockOf(campaign)
    const own = await campaign.unit('jwc')
    const push = aPush([{ id: row.id, base: 0, set: { problem: '窗口午间无人值守', foundOn: '2017-06-02' } }])
    await now(own, '2017-06-06T09:00', 'POST', '/sync', push)
    const moment = '2017-06-16T10:00'
    const put = async (kind: string): Promise<Response> =>
      now(own, moment, 'PUT', `/reports/${WEEK}`, { kind, text: '' })
    const refused = await expectProblem(await put('zero'), 409, 'report.zero-open')
    expect(refused.detail).toMatch(/还有1项没有销号。.*请报“本周无新增”/)
    expect(refused.findings).toMatchObject([{ given: '窗口午间无人值守' }])
    const draft = await json<ReportDraft>(await now(own, moment, 'GET', `/reports/draft?period=${WEEK}`))
    expect(draft).toMatchObject({ kind: 'no-new', hasOpen: true })
    expect(draft.text).toContain('本周无新增问题。')
    expect((await json<Report>(await put('no-new'))).kind).toBe('no-new')
    const matrix = await json<ReportMatrix>(await now(campaign.office, moment, 'GET', '/reports'))
    const week = matrix.periods.findIndex(({ period }) => period === WEEK)
    expect(matrix.units.find(({ unit: id }) => id === 'jwc')?.statuses[week]).toBe('no-new')
  })

  test('with something new is neither', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    await clerk.enter({ problem: '窗口午间无人值守', foundOn: '2017-06-14' })
    const body = { kind: 'no-new', text: '' }
    await expectProblem(
      await clerk.send('PUT', `/reports/${WEEK}`, { body }),
      409,
      'report.zero-contradicted',
    )
  })
})

describe('a weekly report', () => {
  test('belongs to a week of the campaign that has begun', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const body = { kind: 'weekly', text: '进展' }
    await expectProblem(await clerk.send('PUT', '/reports/2017-W02', { body }), 404, 'report.period-unknown')
    await expectProblem(await clerk.send('PUT', '/reports/nonsense', { body }), 404, 'report.period-unknown')
    const ahead = await open({ starts: '2098-01-01', ends: '2099-12-31' })
    const later = await ahead.unit('jwc')
    const first = (await later.get<ReportMatrix>('/reports')).periods.at(-1)?.period
    await expectProblem(await later.send('PUT', `/reports/${first}`, { body }), 409, 'report.period-ahead')
  })

  test('needs words', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    const empty = await clerk.send('PUT', `/reports/${WEEK}`, { body: { kind: 'weekly', text: '  ' } })
    await expectProblem(empty, 422, 'request.invalid')
  })

  test('M-32: stands in the matrix of units × weeks by its first submission, and its last words hold', async () => {
    const campaign = await open()
    const at = clockOf(campaign)
    const clerk = await campaign.unit('jwc')
    await at(clerk, '2017-06-16T16:59', 'PUT', `/reports/${WEEK}`, { kind: 'weekly', text: '初稿' })
    await at(clerk, '2017-06-19T09:00', 'PUT', `/reports/${WEEK}`, { kind: 'weekly', text: '改稿' })
    await at(await campaign.unit('cwc'), '2017-06-16T17:01', 'PUT', `/reports/${WEEK}`, {
      kind: 'weekly',
      text: '晚了',
    })
    await at(await campaign.unit('ty'), '2017-06-15T08:00', 'PUT', `/reports/${WEEK}`, {
      kind: 'zero',
      text: '',
    })
    const seen = await json<ReportMatrix>(await at(campaign.office, '2017-06-20T08:00', 'GET', '/reports'))
    expect([seen.units.length, seen.periods.length]).toEqual([29, 26])
    for (const { statuses } of seen.units) expect(statuses).toHaveLength(26)
    const column = seen.periods.findIndex((period) => period.period === WEEK)
    const statusOf = (unit: string): string | undefined =>
      seen.units.find((row) => row.unit === unit)?.statuses[column]
    expect(['jwc', 'cwc', 'ty', 'tsg'].map(statusOf)).toEqual(['reported', 'late', 'zero', 'missing'])
    const list = await json<{ reports: Report[] }>(
      await at(campaign.office, '2017-06-20T08:00', 'GET', `/reports/${WEEK}`),
    )
    expect(list.reports.find((report) => report.unit === 'jwc')?.text).toBe('改稿')
    const before = await json<ReportMatrix>(await at(campaign.office, '2017-06-16T17:00', 'GET', '/reports'))
    expect(before.units.find((row) => row.unit === 'cwc')?.statuses[column]).toBe('not-due')
  })

  test('drafts itself from the ledger', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    await clerk.enter({ problem: '窗口无人值守。', foundOn: '2017-06-14', due: '2017-06-15' })
    const draft = await clerk.get<ReportDraft>(`/reports/draft?period=${WEEK}`)
    expect(draft).toMatchObject({ period: WEEK, due: '2017-06-16', kind: 'weekly' })
    expect(draft.text).toBe(
      '教务处6月12日至6月18日工作情况补报如下。本周新排查问题1项：“窗口无人值守”。' +
        '截至6月18日，累计问题1项，已销号0项。逾期未完成1项：“窗口无人值守”，将抓紧整改。',
    )
    const quiet = await (await unit('ty')).get<ReportDraft>(`/reports/draft?period=${WEEK}`)
    expect(quiet.kind).toBe('zero')
  })
})
