import { describe, expect, test } from 'vitest'
import { sayPlanGaps } from '#rules/items/claimGate'
import {
  asClaim,
  awaitsReview,
  claimInstead,
  missingForClosure,
  itemCan,
  needsConfirmation,
  notDropped,
  whyNoNewLimit,
  whyNot,
  whyReasonNeeded,
  withoutOffice,
  type ItemStatus,
} from '#rules/items/closure'
import { asDay } from '#rules/calendar/day'
import type { ItemContent } from '#rules/items/item'
import { timelinessOf } from '#rules/items/lateness'

const today = asDay('2017-08-15')

function standing(state: ItemStatus['state'], content: ItemContent = {}, withdrawn = false): ItemStatus {
  return { state, withdrawn, content }
}

describe('什么状态下能办什么', () => {
  test('整改中的问题可以修改、撤回、申请销号，没有申请不能审核', () => {
    const item = standing('open')
    expect([
      itemCan.edit(item),
      itemCan.withdraw(item),
      itemCan.requestClosure(item),
      itemCan.review(item),
    ]).toEqual([true, true, true, false])
    expect(whyNot('review', item)).toBe('责任单位还没有申请销号，也没有报告完成。')
  })

  test('已申请销号的等待审核，不能撤回，也不必再申请', () => {
    const item = standing('closure-requested', { claimed: 'done' })
    expect([
      itemCan.edit(item),
      itemCan.withdraw(item),
      itemCan.requestClosure(item),
      itemCan.review(item),
    ]).toEqual([true, false, false, true])
  })

  test('已销号的不再改动', () => {
    const item = standing('closed', { claimed: 'closed' })
    expect([
      itemCan.edit(item),
      itemCan.withdraw(item),
      itemCan.requestClosure(item),
      itemCan.review(item),
    ]).toEqual([false, false, false, false])
  })

  test('没有申请不销号：台账里写了已完成，也只能退回', () => {
    const claim = standing('open', { claimed: 'done' })
    expect(itemCan.review(claim)).toBe(true)
    expect(whyNot('close', claim)).toContain('还没有申请销号，不能销号')
    expect(itemCan.close(standing('closure-requested', { claimed: 'done' }))).toBe(true)
  })

  test('没有佐证材料的，同意销号须写理由', () => {
    expect(whyReasonNeeded({}, 0, ' ')).toContain('没有上传佐证材料')
    expect(whyReasonNeeded({}, 0, '纸质材料已核验')).toBeNull()
    expect(whyReasonNeeded({}, 1, '')).toBeNull()
    expect(whyReasonNeeded({ evidence: '排班表' }, 0, '')).toBeNull()
  })

  test('核减的不再办理，只能由办公室重开', () => {
    const item = standing('dropped', { claimed: 'dropped' })
    expect(whyNot('edit', item)).toContain('已经核减')
    expect(whyNot('requestClosure', item)).toContain('已经核减')
    expect(itemCan.reopen(item)).toBe(true)
    expect(itemCan.drop(standing('closed', { claimed: 'closed' }))).toBe(false)
  })

  test('重开须定新的时限，长期坚持的除外', () => {
    expect(whyNoNewLimit({ due: today }, undefined, today)).toBe('重开的问题须定新的整改时限。')
    expect(whyNoNewLimit({ due: today }, asDay('2017-08-14'), today)).toContain('已经过去')
    expect(whyNoNewLimit({ due: today }, today, today)).toBeNull()
    expect(whyNoNewLimit({ disposal: 'ongoing' }, undefined, today)).toBeNull()
  })

  test('文件里的已销号，对系统里没销号的只是报完成', () => {
    const closedOn = asDay('2017-08-01')
    expect(claimInstead({}, { claimed: 'closed', closedOn, progress: '已换' })).toEqual({
      claimed: 'done',
      progress: '已换',
      'extras/销号日期（来文填写）': closedOn,
    })
    expect(claimInstead({ claimed: 'closed' }, { closedOn: asDay('2017-08-02') })).toBeNull()
    expect(claimInstead({}, { claimed: 'done' })).toBeNull()
  })

  test('文件里的已核减、原时限、延期次数，都不作数，原样留着', () => {
    expect(notDropped({ problem: '甲', claimed: 'dropped' })).toEqual({
      problem: '甲',
      extras: { '整改状态（来文填写）': '已核减' },
    })
    const said = { problem: '甲', firstDue: asDay('2017-06-01'), extendedTimes: '2' }
    expect(withoutOffice(said, false)).toEqual({
      problem: '甲',
      extras: { 原时限: '2017-06-01', 延期次数: '2' },
    })
    expect(withoutOffice(said, true)).toEqual({ problem: '甲' })
  })

  test('只有已销号的可以重开', () => {
    expect(itemCan.reopen(standing('closed', { claimed: 'closed' }))).toBe(true)
    expect(whyNot('reopen', standing('open'))).toBe('这条问题还没有销号，不需要重开。')
    expect(itemCan.reopen(standing('closed', {}, true))).toBe(false)
  })

  test('办公室已同意、等领导小组确认的，单位和办公室都不能再动，只等确认', () => {
    const item = standing('closure-reviewed', { claimed: 'done' })
    expect(itemCan.confirm(item)).toBe(true)
    expect(awaitsReview(item)).toBe(false)
    for (const act of ['edit', 'withdraw', 'requestClosure', 'review', 'reopen'] as const) {
      expect(whyNot(act, item)).toBe('办公室已同意销号，正等领导小组确认，现在不能改动。')
    }
    expect(whyNot('confirm', standing('closure-requested', { claimed: 'done' }))).toBe(
      '这条问题不在等领导小组确认。',
    )
  })

  test('要不要领导小组确认由专项行动定，没有写的不要', () => {
    expect(needsConfirmation({})).toBe(false)
    expect(needsConfirmation({ closure: { confirm: true } })).toBe(true)
  })

  test('已撤回的什么也不能办', () => {
    const item = standing('open', {}, true)
    expect(whyNot('edit', item)).toBe('这条问题已经撤回。')
    expect(itemCan.requestClosure(item)).toBe(false)
  })

  test('台账里写明已完成的，等同申请，待办公室审核', () => {
    expect(awaitsReview(standing('open', { claimed: 'done' }))).toBe(true)
    expect(awaitsReview(standing('open', { completedOn: today }))).toBe(true)
    expect(awaitsReview(standing('open', { claimed: 'in-progress' }))).toBe(false)
    expect(awaitsReview(standing('open', { claimed: 'done' }, true))).toBe(false)
  })
})

describe('申请销号的条件', () => {
  const ready: ItemContent = { measures: '排班到人', evidence: '排班表', foundOn: asDay('2017-06-01') }

  test('措施、佐证、完成日期齐备才可申请', () => {
    expect(missingForClosure(ready, { completedOn: today, note: '' }, today)).toEqual([])
  })

  test('缺什么说什么', () => {
    const missing = missingForClosure({}, { completedOn: today, note: '' }, today)
    expect(missing.map((lack) => lack.code)).toEqual(['closure.without-measures', 'closure.without-evidence'])
  })

  test('佐证可以在申请中说明', () => {
    expect(
      missingForClosure({ measures: '排班到人' }, { completedOn: today, note: '见排班表' }, today),
    ).toEqual([])
  })

  test('上传了佐证文件的，也算有佐证', () => {
    const measures = '排班到人'
    expect(missingForClosure({ measures }, { completedOn: today, note: '', files: 1 }, today)).toEqual([])
    expect(missingForClosure({ measures }, { completedOn: today, note: '', files: 0 }, today)).toHaveLength(1)
  })

  test('完成日期不能在将来，也不能早于发现', () => {
    const code = 'closure.completed-impossible'
    expect(missingForClosure(ready, { completedOn: asDay('2017-08-16'), note: '' }, today)).toMatchObject([
      { code },
    ])
    expect(missingForClosure(ready, { completedOn: asDay('2017-05-31'), note: '' }, today)).toMatchObject([
      { code },
    ])
    expect(missingForClosure(ready, { completedOn: asDay('2017-06-01'), note: '' }, today)).toEqual([])
  })
})

describe('整改要素不全的销号', () => {
  test('申请和审核时指出缺原因分析和哪几个要素，不拦（M-19、M-20）', () => {
    const whole: ItemContent = {
      cause: '签字环节多',
      measures: '压减签字环节',
      goal: '三日办结',
      due: today,
      leader: '甲',
      department: '教务科',
      owner: '乙',
    }
    expect(sayPlanGaps(whole)).toBe(null)
    const { due: _due, ...withoutDue } = whole
    expect(sayPlanGaps({ ...withoutDue, disposal: 'ongoing' })).toBe(null)
    expect(sayPlanGaps({ measures: '排班', owner: '乙' })).toBe(
      '台账中没有填写原因分析、整改目标、整改时限、牵头领导、责任部室。',
    )
    expect(
      missingForClosure({ measures: '排班', evidence: '排班表' }, { completedOn: today, note: '' }, today),
    ).toEqual([])
  })
})

describe('持续整改的销号（M-27）', () => {
  const ready = { measures: '建立长效机制', evidence: '制度汇编', disposal: 'ongoing' } as const
  const claim = { completedOn: today, note: '' }

  test('没有登记制度的不能申请，登记了就可以', () => {
    expect(missingForClosure(ready, { ...claim, regulations: 0 }, today)).toMatchObject([
      { code: 'closure.without-regulation', field: 'disposal' },
    ])
    expect(missingForClosure(ready, { ...claim, regulations: 1 }, today)).toEqual([])
  })

  test('限时整改的不要求', () => {
    const timed = { ...ready, disposal: 'time-limited' } as const
    expect(missingForClosure(timed, { ...claim, regulations: 0 }, today)).toEqual([])
  })
})

describe('单位台账里的已销号', () => {
  test('只算报告完成，待办公室审核；单位写的销号日期另存', () => {
    const claim = asClaim({
      problem: '甲',
      claimed: 'closed',
      closedOn: asDay('2017-07-01'),
      due: asDay('2017-06-30'),
    })
    expect(claim).toEqual({
      problem: '甲',
      claimed: 'done',
      due: '2017-06-30',
      extras: { '销号日期（单位填写）': '2017-07-01' },
    })
    expect(timelinessOf(claim, today, 7)).toBe('done')
  })

  test('要领导小组确认的，办公室来文里的已销号也只算报告完成（M-24）', () => {
    const closed: ItemContent = { problem: '甲', claimed: 'closed', closedOn: asDay('2017-07-01') }
    expect(asClaim(closed, 'office')).toEqual({
      problem: '甲',
      claimed: 'done',
      extras: { '销号日期（来文填写）': '2017-07-01' },
    })
  })

  test('没有写已销号的原样不动', () => {
    const content: ItemContent = { problem: '甲', claimed: 'in-progress' }
    expect(asClaim(content)).toBe(content)
  })
})
