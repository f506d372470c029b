import { describe, expect, test } from 'vitest'
import { checkFields, normaliseFields } from '#rules/items/checkItem'
import type { FieldValue } from '#rules/items/itemFields'
import { aCampaign } from '../../stories.ts'

const campaign = aCampaign()

function codesOf(set: Record<string, FieldValue>): string[] {
  return checkFields(normaliseFields(set), campaign).map((finding) => finding.code)
}

describe('每个值都再校验一遍', () => {
  test('好的值没有话说', () => {
    expect(
      codesOf({
        problem: '窗口无人值守',
        kind: '慢作为',
        category: 3,
        due: '2017-07-31',
        disposal: 'time-limited',
        claimed: 'done',
        'extras/备注': '群众反映',
      }),
    ).toEqual([])
  })

  test('不存在的日期不收', () => {
    expect(codesOf({ due: '2017-09-31' })).toEqual(['due.impossible'])
    expect(codesOf({ foundOn: '7月底' })).toEqual(['foundOn.impossible'])
    expect(codesOf({ completedOn: '2017-7-1' })).toEqual(['completedOn.impossible'])
    expect(codesOf({ due: 42947 })).toEqual(['due.impossible'])
  })

  test('类别、类型、处置、状态只收本次专项行动列明的（M-12、M-13）', () => {
    expect(codesOf({ category: 9 })).toEqual(['category.unknown'])
    expect(codesOf({ category: '其他' })).toEqual(['category.unknown'])
    expect(codesOf({ category: '3' })).toEqual([])
    expect(codesOf({ kind: '假作为' })).toEqual(['kind.unknown'])
    expect(codesOf({ disposal: '尽快' })).toEqual(['disposal.unknown'])
    expect(codesOf({ claimed: '快好了' })).toEqual(['claimed.unknown'])
  })

  test('单位、销号日期和已销号不由填报人填写', () => {
    expect(codesOf({ unit: 'jwc' })).toEqual(['unit.not-yours'])
    expect(codesOf({ closedOn: '2017-07-01' })).toEqual(['closedOn.not-yours'])
    expect(codesOf({ claimed: 'closed' })).toEqual(['claimed.closed'])
  })

  test('问题表现只写一个词的不收（M-04）', () => {
    expect(codesOf({ problem: '拖拉' })).toEqual(['problem.vague'])
    expect(codesOf({ problem: '窗口无人' })).toEqual([])
  })

  test('问题表现不能清空，其他栏目可以', () => {
    expect(codesOf({ problem: ' ' })).toEqual(['problem.missing'])
    expect(codesOf({ owner: '', due: null, category: '' })).toEqual([])
  })

  test('看不见的控制字符和残缺字符不收，换行和制表符可以', () => {
    expect(codesOf({ problem: '窗口甲\u0000乙' })).toEqual(['text.unprintable'])
    expect(codesOf({ problem: '窗口甲\ud83d乙' })).toEqual(['text.unprintable'])
    expect(codesOf({ problem: '甲\n乙\t丙😀' })).toEqual([])
  })

  test('没有的栏目不收', () => {
    expect(codesOf({ salary: 1 })).toEqual(['field.unknown'])
    expect(codesOf({ 'extras/': '甲' })).toEqual(['field.unknown'])
  })

  test('每句话说出栏目、所填内容和出路', () => {
    const [finding] = checkFields({ kind: '假作为' }, campaign)
    expect(finding).toMatchObject({
      field: 'kind',
      severity: 'block',
      given: '假作为',
      choices: campaign.kinds,
    })
    expect(finding?.message).toBe('“问题类型”：“假作为”不在可选范围内。请从下拉列表中选择。')
  })
})

describe('收下之前的整理', () => {
  test('去掉首尾空白，空的算没填，数字在文字栏是文字', () => {
    expect(
      normaliseFields({ problem: ' 甲 ', owner: '  ', itemNo: 12, category: ' 3 ', 'extras/备注': 5 }),
    ).toEqual({
      problem: '甲',
      owner: null,
      itemNo: '12',
      category: 3,
      'extras/备注': '5',
    })
  })
})
