import { describe, expect, test } from 'vitest'
import { asDay } from '#rules/calendar/day'
import { checkEntry, isRequired, normaliseEntry, type EntryFault } from '#rules/registers/checkEntry'
import { fieldOf, type RegisterKey, type RegisterValues } from '#rules/registers/register'
import { foreignFaults, mayWrite, ownValues, rightTo } from '#rules/registers/registerAccess'
import { registerOf, registers } from '#rules/registers/registers'
import { aCampaign } from '../../stories.ts'

const setting = { campaign: aCampaign(), today: asDay('2017-08-15') }

function faults(register: RegisterKey, values: RegisterValues): EntryFault[] {
  return checkEntry(registerOf(register), normaliseEntry(values), setting)
}

const codes = (register: RegisterKey, values: RegisterValues): string[] =>
  faults(register, values).map(({ field, code }) => `${field} ${code}`)

const learned = { unit: 'jwc', heldOn: '2017-06-05', form: 'lecture', topic: '作风建设专题辅导' }

describe('登记簿的描述', () => {
  test('每本登记簿的栏目不重名，题目、日期、条件、转入台账所指的栏目都在', () => {
    for (const register of registers) {
      const keys = register.fields.map(({ key }) => key)
      expect(new Set(keys).size, register.key).toBe(keys.length)
      expect(fieldOf(register, register.day).kind).toBe('day')
      const named = [
        register.title,
        ...(register.unitFills ?? []),
        ...Object.values(register.becomes ?? { source: register.title }).slice(register.becomes ? 1 : 0),
        ...register.fields.flatMap((field) => [
          ...(field.requiredWhen === undefined ? [] : [field.requiredWhen.field]),
          ...(field.notBefore === undefined ? [] : [field.notBefore]),
        ]),
      ]
      for (const key of named) expect(keys, register.key).toContain(key)
      for (const field of register.fields) {
        expect(field.choices !== undefined, field.key).toBe(field.kind === 'choice')
        expect(field.register !== undefined, field.key).toBe(field.kind === 'entry')
      }
    }
  })

  test('编号互不相同，单位自己登记的都有单位一栏', () => {
    expect(new Set(registers.map(({ key }) => key)).size).toBe(registers.length)
    for (const register of registers) {
      if (register.reader === 'own') expect(fieldOf(register, 'unit').kind, register.key).toBe('unit')
    }
  })
})

describe('登记时的校验', () => {
  test('填写齐全的可以登记', () => {
    expect(faults('learning', learned)).toEqual([])
  })

  test('必填的没有填，指明是哪一栏', () => {
    expect(faults('learning', { ...learned, topic: '　' })).toEqual([
      { field: 'topic', code: 'entry.missing', given: '', message: '“学习内容”没有填写。请补填。' },
    ])
  })

  test('学习形式选“其他形式”的，须说明是什么形式（M-14）', () => {
    expect(codes('learning', { ...learned, form: 'other' })).toEqual(['otherForm entry.missing'])
    expect(codes('learning', { ...learned, form: 'other', otherForm: '知识竞赛' })).toEqual([])
  })

  test('征求意见须写明意见提出方（M-17）', () => {
    const opinion = { unit: 'jwc', receivedOn: '2017-06-10', text: '希望延长窗口服务时间' }
    expect(codes('opinions', opinion)).toEqual(['giver entry.missing'])
    expect(codes('opinions', { ...opinion, giver: 'people' })).toEqual([])
    expect(codes('opinions', { ...opinion, giver: 'strangers' })).toEqual(['giver entry.unknown-choice'])
  })

  test('不存在的日期、还没有到的日期、早于前一日期的，都不能登记', () => {
    expect(codes('learning', { ...learned, heldOn: '2017-06-31' })).toEqual(['heldOn entry.impossible-day'])
    expect(codes('learning', { ...learned, heldOn: '2017-08-16' })).toEqual(['heldOn entry.day-ahead'])
    expect(codes('learning', { ...learned, heldOn: '2017-08-15' })).toEqual([])
    const check = {
      unit: 'jwc',
      checkedOn: '2017-07-10',
      result: 'slow',
      text: '进度偏慢',
      correction: '增派人手',
    }
    expect(codes('self-checks', { ...check, correctedOn: '2017-07-09' })).toEqual([
      'correctedOn entry.day-too-early',
    ])
    expect(codes('self-checks', { ...check, correctedOn: '2017-07-10' })).toEqual([])
  })

  test('写了纠正措施就要写纠正日期，写了日期就要写措施', () => {
    const check = { unit: 'jwc', checkedOn: '2017-07-10', result: 'slow', text: '进度偏慢' }
    expect(codes('self-checks', check)).toEqual([])
    expect(codes('self-checks', { ...check, correction: '增派人手' })).toEqual(['correctedOn entry.missing'])
    expect(codes('self-checks', { ...check, correctedOn: '2017-07-12' })).toEqual([
      'correction entry.missing',
    ])
    expect(isRequired(fieldOf(registerOf('self-checks'), 'correction'), check)).toBe(false)
  })

  test('名单外的单位、节点不能登记', () => {
    expect(codes('learning', { ...learned, unit: 'nobody' })).toEqual(['unit entry.unknown-unit'])
    const report = { unit: 'jwc', part: 'report', title: '总结报告', receivedOn: '2017-08-01' }
    expect(codes('materials', { ...report, milestone: '中期报告' })).toEqual([
      'milestone entry.unknown-milestone',
    ])
    expect(codes('materials', { ...report, milestone: '专项清理总结报告' })).toEqual([])
  })

  test('人数只写整数；一行的栏目最多二百字；看不见的字符要删去', () => {
    expect(codes('learning', { ...learned, people: 2.5 })).toEqual(['people entry.not-a-number'])
    expect(codes('learning', { ...learned, people: '三十' })).toEqual(['people entry.not-a-number'])
    expect(codes('learning', { ...learned, people: 0 })).toEqual([])
    expect(codes('learning', { ...learned, topic: '学'.repeat(201) })).toEqual(['topic entry.too-long'])
    expect(codes('learning', { ...learned, topic: '学\u0007习' })).toEqual(['topic entry.unprintable'])
  })

  test('没有的栏目不默默丢掉，而是说出来', () => {
    expect(codes('learning', { ...learned, leader: '甲' })).toEqual(['leader entry.unknown-field'])
  })

  test('空白不算填写，重复选的问题只算一条', () => {
    expect(normaliseEntry({ a: ' 甲 ', b: ' ', c: null, d: [], e: ['x', 'x', 'y'], f: 0 })).toEqual({
      a: '甲',
      e: ['x', 'y'],
      f: 0,
    })
  })
})

describe('登记簿的权限', () => {
  test('单位登记自己的，办公室都能登记，领导只读，管理员看不到', () => {
    const rights = (key: RegisterKey): unknown[] =>
      (['unit', 'head', 'office', 'group', 'leader', 'publicity', 'admin'] as const).map((person) =>
        rightTo(registerOf(key), person),
      )
    expect(rights('learning')).toEqual(['write', 'write', 'write', 'read', 'read', null, null])
    expect(rights('clues')).toEqual([null, null, 'write', 'read', 'read', null, null])
    expect(rights('orders')).toEqual(['fill', 'fill', 'write', 'read', 'read', null, null])
    expect(rights('publicity')).toEqual([null, null, 'write', 'read', 'read', 'write', null])
  })

  const clerk = { role: 'unit', unit: 'jwc', day: asDay('2017-06-01') } as const

  test('收到日期由系统记，单位不能自己写；办公室可以', () => {
    const plans = registerOf('plans')
    const receivedOn = fieldOf(plans, 'receivedOn')
    expect(mayWrite(plans, receivedOn, 'unit')).toBe(false)
    expect(mayWrite(plans, receivedOn, 'office')).toBe(true)
    const sent = { title: '工作方案', receivedOn: '2017-05-20' }
    const kept = ownValues(plans, clerk, null, sent)
    expect(kept).toEqual({ unit: 'jwc', title: '工作方案', receivedOn: '2017-06-01' })
    expect(foreignFaults(plans, clerk, sent, kept).map(({ field }) => field)).toEqual(['receivedOn'])
    const office = { role: 'office', unit: null, day: asDay('2017-06-01') } as const
    expect(ownValues(plans, office, null, sent)).toEqual(sent)
  })

  test('单位事后修改，收到日期仍是第一次的', () => {
    const before = { unit: 'jwc', title: '工作方案', receivedOn: '2017-05-30' }
    const kept = ownValues(registerOf('plans'), clerk, before, { ...before, title: '工作方案（修订）' })
    expect(kept).toEqual({ ...before, title: '工作方案（修订）' })
  })

  test('单位对调度事项只填落实情况；交办内容改不动，改了会说出来', () => {
    const orders = registerOf('orders')
    const before = { unit: 'jwc', text: '月底前完成窗口改造', givenOn: '2017-07-03' }
    const sent = {
      unit: 'jwc',
      text: '不办了',
      givenOn: '2017-07-03',
      followUp: '已完成',
      followedOn: '2017-07-28',
    }
    const kept = ownValues(orders, clerk, before, sent)
    expect(kept).toEqual({ ...before, followUp: '已完成', followedOn: '2017-07-28' })
    expect(foreignFaults(orders, clerk, sent, kept)).toMatchObject([
      { field: 'text', code: 'entry.not-yours' },
    ])
    expect(foreignFaults(orders, clerk, { ...sent, text: before.text }, kept)).toEqual([])
  })
})
