import { describe, expect, test } from 'vitest'
import { roles } from '#rules/campaign/role'
import { asDay } from '#rules/calendar/day'
import type { ItemContent } from '#rules/items/item'
import {
  seesConfidential,
  tellingTexts,
  WITHHELD,
  withheldContent,
  withoutTexts,
} from '#rules/people/withheld'

const item: ItemContent = {
  unit: 'jwc',
  category: 3,
  problem: '某岗位人员长期不在岗',
  owner: '甲某某',
  measures: '核实考勤并处理到人',
  due: asDay('2017-08-31'),
  claimed: 'in-progress',
  source: '办公室转办',
  extras: { 备注: '涉及两名工作人员的私事' },
}

describe('保密问题', () => {
  test('本单位、办公室和领导小组看内容，其他人都不看', () => {
    const readers = roles.filter((role) => seesConfidential(role, 'jwc', 'jwc'))
    expect(readers).toEqual(['unit', 'head', 'office', 'group'])
    expect(roles.filter((role) => seesConfidential(role, 'cwc', 'jwc'))).toEqual(['office', 'group'])
  })

  test('只计数、不点名：单位、类别、时限、状态留着，其余一字不留', () => {
    expect(withheldContent(item)).toEqual({
      unit: 'jwc',
      category: 3,
      problem: WITHHELD,
      due: '2017-08-31',
      claimed: 'in-progress',
    })
  })

  test('核减的理由和内容一样，不说；日期和类别留着', () => {
    const dropped = { on: asDay('2017-08-01'), kind: 'unfounded', reason: '经核查，两人系病休' } as const
    expect(withheldContent({ ...item, dropped }).dropped).toEqual({ ...dropped, reason: WITHHELD })
  })

  test('别处写着同样的话，也一并隐去；三五个字的常用词不动', () => {
    const texts = tellingTexts(item)
    expect(texts).toEqual(['某岗位人员长期不在岗', '核实考勤并处理到人', '涉及两名工作人员的私事'])
    expect(tellingTexts({ problem: '私设小金库', cause: '管理不严' })).toEqual(['私设小金库'])
    const shown = { 标题: '关于某岗位人员长期不在岗的通报', 行: [{ text: '甲某某' }], 数: 3 }
    expect(withoutTexts(shown, texts)).toEqual({ ...shown, 标题: `关于${WITHHELD}的通报` })
    const quoted = ['他说“不去”就不去了一整天']
    expect(
      withoutTexts(JSON.stringify({ a: '他说"不去"就不去了一整天' }), ['他说"不去"就不去了一整天']),
    ).toBe(JSON.stringify({ a: WITHHELD }))
    expect(withoutTexts(quoted, texts)).toEqual(quoted)
  })

  test('字节、日期一类不动', () => {
    const bytes = new Uint8Array([1, 2])
    expect(withoutTexts({ bytes }, ['六个字以上的话']).bytes).toBe(bytes)
  })
})
