import { describe, expect, test } from 'vitest'
import type { CheckRound } from '#wire/checkRound'
import type { AccountabilityList, Accountability, DecidedStep, LadderView } from '#wire/ladder'
import type { Todo } from '#wire/todo'
import type { NoticeList } from '#wire/notice'
import { expectProblem, open, type Opened } from '../api.ts'

const aRow = { problem: '窗口无人值守', measures: '排班到人', evidence: '排班表' }

/** One closed item of 教务处, found wanting in a spot check. */
async function failedCheck(): Promise<Opened & { readonly item: string; readonly row: string }> {
  const opened = await open()
  const clerk = await opened.unit('jwc')
  const { id } = await clerk.enter(aRow)
  await clerk.post(`/items/${id}/closure-request`, { completedOn: '2017-08-10', note: '' })
  await opened.office.post(`/items/${id}/review`, { decision: 'close', note: '' })
  const round = await opened.office.post<CheckRound>('/check-rounds', {
    kind: 'spot-check',
    purpose: '',
    size: 1,
    strataBy: [],
    eachStratum: false,
    inspectors: [],
  })
  const row = round.list[0]?.id ?? ''
  await opened.office.post(`/check-rows/${row}/verdict`, {
    verdict: 'fail',
    reason: '现场无人',
    due: '2099-09-30',
  })
  return { ...opened, item: id, row }
}

describe('M-37: the ladder', () => {
  test('proposes with the sum behind it and issues nothing; a person takes or declines, with a reason', async () => {
    const { unit, office, leader } = await open()
    const clerk = await unit('jwc')
    const late = await clerk.enter({ problem: '窗口无人值守', due: '2017-07-31' })
    const view = await leader.get<LadderView>('/ladder')
    expect(view.proposals).toMatchObject([
      { unit: 'jwc', level: 'circular', grounds: [{ measure: 'days-late', from: 16, items: [late.id] }] },
    ])
    expect(view.proposals[0]?.grounds[0]?.text).toMatch(
      /^1条问题逾期满16天，2017年7月31日到期，已逾期\d+天（\d+个工作日）。$/,
    )
    expect(view.titles[late.id]).toEqual({ unit: 'jwc', number: '教务-001', problem: '窗口无人值守' })
    // A proposal alone has issued nothing.
    expect((await office.get<NoticeList>('/notices')).notices).toEqual([])
    const step = { unit: 'jwc', level: 'circular' }
    const silent = await office.send('POST', '/ladder/decisions', {
      body: { ...step, decision: 'decline', reason: ' ' },
    })
    expect((await expectProblem(silent, 422, 'request.invalid')).detail).toContain('不采纳须写明理由')
    const declined = await office.post<DecidedStep>('/ladder/decisions', {
      ...step,
      decision: 'decline',
      reason: '正在招标，已说明情况',
    })
    expect(declined.grounds).toEqual(view.proposals[0]?.grounds)
    const after = await office.get<LadderView>('/ladder')
    expect(after.proposals).toEqual([])
    expect(after.decided).toMatchObject([{ decision: 'decline', reason: '正在招标，已说明情况' }])
    const again = await office.send('POST', '/ladder/decisions', {
      body: { ...step, decision: 'take', reason: '' },
    })
    await expectProblem(again, 404, 'ladder.unknown')
    expect((await office.get<Todo>('/todo')).counts.supervise).toBeUndefined()
    // Another item that is late asks again.
    await clerk.enter({ problem: '电话无人接听', due: '2017-07-31' })
    expect((await office.get<LadderView>('/ladder')).proposals).toHaveLength(1)
    expect((await office.get<NoticeList>('/notices')).notices).toEqual([])
    await expectProblem(
      await leader.send('POST', '/ladder/decisions', { body: { ...step, decision: 'take', reason: '' } }),
      403,
      'access.denied',
    )
  })

  test('counts what adds up in a unit; from how many on is a setting of the campaign', async () => {
    const { office } = await failedCheck()
    expect((await office.get<LadderView>('/ladder')).proposals).toMatchObject([
      { unit: 'jwc', level: 'circular', grounds: [{ measure: 'failed-checks', count: 1 }] },
    ])
    const strict = await open({
      ladder: [{ level: 'talk', daysLate: 30 }],
      escalation: [{ measure: 'overdue-items', level: 'supervision', from: 2 }],
    })
    const clerk = await strict.unit('cwc')
    for (const problem of ['甲', '乙'])
      await clerk.enter({ problem: `${problem}类报销排队长`, due: '2017-07-31' })
    const { proposals } = await strict.office.get<LadderView>('/ladder')
    expect(proposals.map(({ level }) => level)).toEqual(['talk', 'supervision'])
  })
})

describe('M-38: accountability', () => {
  test('cannot be made without evidence, nor on evidence that is not there or is another unit’s', async () => {
    const { office, row } = await failedCheck()
    const asked = { unit: 'jwc', person: '', form: '通报批评', reason: '整改走过场' }
    const bare = await office.send('POST', '/accountabilities', { body: { ...asked, evidence: [] } })
    expect((await expectProblem(bare, 422, 'accountability.without-evidence')).detail).toContain('须有依据')
    const invented = { kind: 'check', ref: 'no-such-row' }
    const made = await office.send('POST', '/accountabilities', { body: { ...asked, evidence: [invented] } })
    expect((await expectProblem(made, 422, 'accountability.without-evidence')).detail).toContain('查不到')
    const foreign = await office.send('POST', '/accountabilities', {
      body: { ...asked, unit: 'cwc', evidence: [{ kind: 'check', ref: row }] },
    })
    await expectProblem(foreign, 422, 'accountability.without-evidence')
    const stranger = await office.send('POST', '/accountabilities', {
      body: { ...asked, unit: 'nowhere', evidence: [{ kind: 'check', ref: row }] },
    })
    await expectProblem(stranger, 422, 'unit.unknown')
    expect((await office.get<AccountabilityList>('/accountabilities')).accountabilities).toEqual([])
  })

  test('rests on a failed check and a reopened item, as they stood when they were cited', async () => {
    const { office, leader, item, row } = await failedCheck()
    const { citable } = await office.get<AccountabilityList>('/accountabilities?unit=jwc')
    expect(citable).toEqual([
      { kind: 'check', ref: row, text: '抽查第1次不合格：窗口无人值守（现场无人）' },
      { kind: 'reopening', ref: item, text: '销号后重开1次：窗口无人值守' },
    ])
    const made = await office.post<Accountability>('/accountabilities', {
      unit: 'jwc',
      person: '科室负责人',
      form: '批评教育',
      reason: '整改走过场',
      evidence: citable.map(({ kind, ref }) => ({ kind, ref })),
    })
    expect(made.evidence).toEqual(citable)
    const list = await leader.get<AccountabilityList>('/accountabilities')
    expect(list.accountabilities).toEqual([made])
  })
})
