import { describe, expect, test } from 'vitest'
import { asDay } from '#rules/calendar/day'
import { roleNames } from '#rules/campaign/role'
import { countActs, countLabels, countsOf, mayLower } from '#rules/items/count/countActs'

const today = asDay('2017-07-10')
const past = asDay('2017-07-01')

describe('谁能让数字变小', () => {
  test('单位只能划去草稿，列入汇总的要申请', () => {
    expect(mayLower('strike', 'unit', true)).toContain('total')
    expect(mayLower('strike', 'unit', false)).toEqual([])
    expect(mayLower('drop', 'unit', true)).toEqual([])
    expect(mayLower('drop', 'office', false)).toEqual(['open', 'overdue', 'unclear'])
  })

  test('报完成不减总数，也不减未销号数', () => {
    expect(mayLower('claim', 'unit', false)).toEqual(['overdue', 'unclear'])
  })

  test('表上没有的动作，谁做都不减', () => {
    expect(mayLower(null, 'office', true)).toEqual([])
  })

  test('总数只会因为划去草稿、收回草稿文件而变小', () => {
    const lowering = Object.entries(countActs).filter(([, { lowers }]) =>
      lowers.some((count) => count === 'total'),
    )
    expect(lowering.map(([name]) => name)).toEqual(['strike', 'take-back'])
  })

  test('逾期、待明确、待销号、已销号、核减、划去，各算什么', () => {
    expect(countsOf({ due: past }, false, today)).toEqual(['total', 'open', 'overdue'])
    expect(countsOf({}, false, today)).toEqual(['total', 'open', 'unclear'])
    expect(countsOf({ due: past, claimed: 'done' }, false, today)).toEqual(['total', 'open'])
    expect(countsOf({ due: past, claimed: 'closed' }, false, today)).toEqual(['total'])
    expect(countsOf({ due: past, claimed: 'dropped' }, false, today)).toEqual(['total'])
    expect(countsOf({ due: past }, true, today)).toEqual([])
  })

  test('读得懂的一张表', async () => {
    const lines = Object.values(countActs).map(({ label, lowers, by, because }) => {
      const counts = lowers.map((count) => countLabels[count]).join('、') || '一个数也不减'
      return `${label}：${by.map((role) => roleNames[role].short).join('、')}；${counts}；${because}`
    })
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('countActs.txt')
  })
})
