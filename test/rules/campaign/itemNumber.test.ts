import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Unit } from '#rules/campaign/campaign'
import { isShortForm, itemNumber, NO_UNIT_SHORT, shortFormOf, shortFormsOf } from '#rules/campaign/itemNumber'
import { aCampaign } from '../../stories.ts'

const { units } = aCampaign()

function aUnit(id: string, name: string, more: Partial<Unit> = {}): Unit {
  return { id, name, aliases: [], ...more }
}

const shortsOf = (...list: readonly Unit[]): string[] => [...shortFormsOf(list).values()]

describe('编号', () => {
  test('是单位简称加流水号，至少三位，过千照写', () => {
    expect(itemNumber('教务', 8)).toBe('教务-008')
    expect(itemNumber('教务', 999)).toBe('教务-999')
    expect(itemNumber('教务', 1000)).toBe('教务-1000')
  })

  test('没有单位的问题用“未分”', () => {
    expect(shortFormOf(units, '')).toBe(NO_UNIT_SHORT)
    expect(shortFormOf(units, 'nobody')).toBe(NO_UNIT_SHORT)
  })

  test('单位没有设简称的，由名称得来：去掉处、部、学院这些各单位都有的字', () => {
    const named = (id: string): string => shortFormOf(units, id)
    expect([named('jwc'), named('cwc'), named('dzb'), named('xcb')]).toEqual(['教务', '财务', '党政', '宣传'])
    expect([named('tsg'), named('gh'), named('jw')]).toEqual(['图书馆', '工会', '纪委'])
  })

  test('名称太长的，用短一些的别名', () => {
    expect(shortFormOf(units, 'ny')).toBe('能环')
    expect(shortFormOf(units, 'jz')).toBe('建艺')
  })

  test('专项的29个单位，简称两两不同', () => {
    const shorts = [...shortFormsOf(units).values()]
    expect(new Set(shorts).size).toBe(29)
    for (const short of shorts) expect(isShortForm(short)).toBe(true)
  })

  test('设了简称的用设定的，别的单位由名称得来的不与它相同', () => {
    expect(shortsOf(aUnit('a', '教务处'), aUnit('b', '教学处', { short: '教务' }))).toEqual([
      '教务处',
      '教务',
    ])
  })

  test('名称去掉后缀相同的，先列的得短的', () => {
    expect(shortsOf(aUnit('a', '信息处'), aUnit('b', '信息系'), aUnit('c', '信息中心'))).toEqual([
      '信息',
      '信息系',
      '信息中心',
    ])
  })

  test('后来加的单位不改变前面各单位的简称', () => {
    const before = shortFormsOf(units)
    const after = shortFormsOf([...units, aUnit('new', '教务部'), aUnit('newer', '学生中心')])
    for (const [id, short] of before) expect(after.get(id)).toBe(short)
  })

  test('任何名称的单位都有合格的简称，两两不同，也不是“未分”', () => {
    const name = fc
      .array(
        fc.constantFrom('教', '务', '学', '生', '处', '部', '系', '院', '-', ' ', 'A', '1', '未', '分'),
        {
          minLength: 1,
          maxLength: 10,
        },
      )
      .map((signs) => signs.join(''))
    fc.assert(
      fc.property(
        fc.array(fc.record({ name, aliases: fc.array(name, { maxLength: 2 }) }), {
          minLength: 1,
          maxLength: 12,
        }),
        (list) => {
          const shorts = shortsOf(...list.map((one, index) => ({ id: `u${index}`, ...one })))
          expect(new Set([NO_UNIT_SHORT, ...shorts]).size).toBe(list.length + 1)
          for (const short of shorts) expect(isShortForm(short)).toBe(true)
        },
      ),
      { numRuns: 3000 },
    )
  })

  test('简称只能是文字和数字，编号里的短横才分得开', () => {
    expect(['教务', '6号楼', 'IT'].map(isShortForm)).toEqual([true, true, true])
    expect(['', '教 务', '教-务', '教/务', '一二三四五六七八九'].map(isShortForm)).toEqual(
      Array.from({ length: 5 }, () => false),
    )
  })
})
