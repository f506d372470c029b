import { describe, expect, test } from 'vitest'
import {
  confirmedMeanings,
  headerChange,
  headerFingerprint,
  headerProfile,
  isMeaning,
} from '#rules/reading/answers/profile'
import type { Profile } from '#rules/reading/answers/profile'
import type { ColumnReading } from '#rules/reading/reading'

function column(
  label: string,
  field: ColumnReading['field'],
  more: Partial<ColumnReading> = {},
): ColumnReading {
  return { column: 0, path: label.split('/'), label, field, confidence: 1, reason: '', guess: null, ...more }
}

const form = [
  column('序号', 'itemNo'),
  column('存在的问题', 'problem'),
  column('整改措施', 'measures'),
  column('责任人', 'owner'),
  column('收口', 'extra', { guess: 'due', confidence: 0.5 }),
]
const kept = (unit: string | null, columns = form, answers = { 收口: 'due' }): Profile => ({
  unit,
  ...headerProfile(columns, answers),
})
const without = (label: string): ColumnReading[] => form.filter((one) => one.label !== label)

describe('表头编号', () => {
  test('换了栏目顺序、标题里多了空格换行，仍是同一个表头', () => {
    expect(headerFingerprint([['收 口'], ['责任\n人']])).toBe(headerFingerprint([['责任人'], ['收口']]))
  })

  test('多一栏、上级标题不同，就是另一个表头', () => {
    const plain = headerFingerprint([['责任人'], ['收口']])
    expect(headerFingerprint([['责任人'], ['收口'], ['备注']])).not.toBe(plain)
    expect(headerFingerprint([['责任人'], ['时限', '收口']])).not.toBe(plain)
  })
})

describe('确认了什么', () => {
  test('没有答复的疑问不算确认，下次还要问', () => {
    expect(headerProfile(form).mapping).not.toHaveProperty('收口')
  })

  test('人选定的记为选定，其余只是看过', () => {
    const { mapping, chosen } = headerProfile(form, { 收口: 'due' })
    expect(mapping).toMatchObject({ 收口: 'due', 责任人: 'owner' })
    expect(chosen).toEqual(['收口'])
  })

  test('同名两栏含义不同，谁也不算确认', () => {
    const twice = [...form, column('责任人', 'extra')]
    expect(headerProfile(twice).mapping).not.toHaveProperty('责任人')
  })

  test('栏名碰巧是程序里的词，照样只是栏名', () => {
    const odd = [...form, column('constructor', 'extra'), column('valueOf', 'extra')]
    expect(headerProfile(odd).mapping).toMatchObject({ constructor: 'extra', valueof: 'extra' })
  })

  test('只能确认为台账的栏目或附加栏；时限原文由时限带出，不单独指定', () => {
    expect(['due', 'extra', 'dueText', 'deadline'].map(isMeaning)).toEqual([true, true, false, false])
  })
})

describe('沿用上次的对应关系', () => {
  test('同一表头全部沿用', () => {
    expect(confirmedMeanings([kept('jwc')], [{ columns: form }])).toMatchObject({
      收口: 'due',
      序号: 'itemNo',
    })
  })

  test('表头改了一栏，其余沿用，只有新栏没有说法', () => {
    const revised = [...without('整改措施'), column('归口', 'extra', { guess: 'department' })]
    const known = confirmedMeanings([kept('jwc')], [{ columns: revised }])
    expect(known).toMatchObject({ 收口: 'due', 责任人: 'owner' })
    expect(known).not.toHaveProperty('归口')
    expect(headerChange([kept('jwc')], { columns: revised })).toEqual({
      added: ['归口'],
      missing: ['整改措施'],
    })
  })

  test('另一种表只共用一两个栏名，只沿用人选定过的', () => {
    const other = ['甲', '乙', '丙', '责任人', '收口'].map((label) => column(label, 'extra'))
    expect(confirmedMeanings([kept('jwc')], [{ columns: other }])).toEqual({ 收口: 'due' })
    expect(headerChange([kept('jwc')], { columns: other })).toBeNull()
  })

  test('本单位的说法先于全校的', () => {
    const profiles = [kept(null, form, { 收口: 'completedOn' }), kept('jwc')]
    expect(confirmedMeanings(profiles, [{ columns: form }])['收口']).toBe('due')
  })

  test('几个单位说法不一，就当没有确认过', () => {
    const profiles = [kept('jwc'), kept('cwc', form, { 收口: 'completedOn' })]
    expect(confirmedMeanings(profiles, [{ columns: form }])).not.toHaveProperty('收口')
  })

  test('一个单位先后两次说法不同，以后一次为准', () => {
    const profiles = [kept('jwc', form, { 收口: 'completedOn' }), kept('jwc')]
    expect(confirmedMeanings(profiles, [{ columns: form }])['收口']).toBe('completedOn')
  })
})
