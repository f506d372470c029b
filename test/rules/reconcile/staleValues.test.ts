import { describe, expect, test } from 'vitest'
import { asDay } from '#rules/calendar/day'
import type { FieldValue } from '#rules/items/itemFields'
import { sayStale, staleIn, type PastEdit } from '#rules/reconcile/staleValues'
import { aCampaign } from '../../stories.ts'

const edit = (day: string, field: string, from: FieldValue, to: FieldValue): PastEdit => ({
  day: asDay(day),
  by: '教务处',
  fields: [{ field, from, to }],
})

describe('文件里的旧内容', () => {
  const history = [
    edit('2017-07-20', 'measures', '增设岗位', '错时服务'),
    edit('2017-08-03', 'measures', '错时服务', '网上受理'),
    edit('2017-08-05', 'owner', '甲', '乙'),
  ]
  const held = { measures: '网上受理', owner: '乙' }

  test('曾经有过、后来改掉的，是旧内容：说出哪天以前的、现在是什么、谁哪天改的', () => {
    const [stale, ...more] = staleIn({ measures: '增设岗位' }, held, history)
    expect(more).toEqual([])
    if (stale === undefined) throw new Error('nothing is stale')
    expect(sayStale(stale, aCampaign())).toBe(
      '整改措施：文件里的“增设岗位”是7月20日以前的，现在是“网上受理”（教务处8月3日改）。',
    )
  })

  test('从来没有过的，是新内容', () => {
    expect(staleIn({ measures: '上门办理' }, held, history)).toEqual([])
  })

  test('别的栏有过的值，不算这一栏的旧内容', () => {
    expect(staleIn({ owner: '增设岗位' }, held, history)).toEqual([])
  })

  test('改回来过的，以最后一次改掉的那天为准', () => {
    const back = [
      ...history,
      edit('2017-08-10', 'measures', '网上受理', '增设岗位'),
      edit('2017-08-12', 'measures', '增设岗位', '网上受理'),
    ]
    expect(staleIn({ measures: '增设岗位' }, held, back)[0]?.replacedOn).toBe('2017-08-12')
  })

  test('原来空着、后来补填的，文件里又空着，也是旧内容', () => {
    const filled = [edit('2017-08-03', 'progress', null, '已排班')]
    const [stale] = staleIn({ progress: null }, { progress: '已排班' }, filled)
    expect(stale === undefined ? '' : sayStale(stale, aCampaign())).toBe(
      '进展情况：文件里的空格是8月3日以前的，现在是“已排班”（教务处8月3日改）。',
    )
  })

  test('选项按台账的说法说', () => {
    const moved = [edit('2017-08-03', 'claimed', 'in-progress', 'done')]
    const [stale] = staleIn({ claimed: 'in-progress' }, { claimed: 'done' }, moved)
    expect(stale === undefined ? '' : sayStale(stale, aCampaign())).toContain('“整改中”')
  })
})
