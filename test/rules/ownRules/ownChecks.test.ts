import { describe, expect, test } from 'vitest'
import { asDay } from '#rules/calendar/day'
import type { Campaign } from '#rules/campaign/campaign'
import type { ComparisonOfRule, OwnCheck } from '#rules/campaign/ownRules'
import { choiceFault } from '#rules/items/checkItem'
import type { ItemContent } from '#rules/items/item'
import { brokenChecks, keepsCheck, stoppingChecks } from '#rules/ownRules/ownChecks'
import { isWrittenFault, readOwnCheck, writeOwnCheck } from '#rules/ownRules/readOwnCheck'
import { aCampaign } from '../../stories.ts'

const campaign = aCampaign()

function rule(column: string, comparison: ComparisonOfRule, than = '', stops = true): OwnCheck {
  const read = readOwnCheck({ column, comparison, than, words: '不符合本专项要求', stops })
  if (isWrittenFault(read)) throw new Error(read.message)
  return read
}

function keeps(check: OwnCheck, content: ItemContent): boolean {
  return keepsCheck(check, content, campaign)
}

describe('办公室自己定的规则', () => {
  test('日期之间：整改时限不早于发现日期', () => {
    const check = rule('整改时限', 'not-earlier', '发现日期')
    const found = asDay('2017-08-10')
    expect(keeps(check, { due: asDay('2017-08-10'), foundOn: found })).toBe(true)
    expect(keeps(check, { due: asDay('2017-08-09'), foundOn: found })).toBe(false)
  })

  test('与一个日期比：写成2017年9月30日也认', () => {
    const check = rule('整改时限', 'not-later', '2017年9月30日')
    expect(check.than).toEqual({ value: '2017-09-30' })
    expect(keeps(check, { due: asDay('2017-09-30') })).toBe(true)
    expect(keeps(check, { due: asDay('2017-10-01') })).toBe(false)
  })

  test('空格不算不符，哪一边空着都一样；“必须填写”除外', () => {
    const check = rule('整改时限', 'not-earlier', '发现日期')
    expect(keeps(check, { due: asDay('2017-08-09') })).toBe(true)
    expect(keeps(check, { foundOn: asDay('2017-08-09') })).toBe(true)
    expect(keeps(check, {})).toBe(true)
    expect(keeps(rule('岗位', 'required'), {})).toBe(false)
    expect(keeps(rule('岗位', 'required'), { post: ' 　' })).toBe(false)
    expect(keeps(rule('岗位', 'required'), { post: '窗口' })).toBe(true)
  })

  test('数：自有栏目“金额”不大于10000；写的不是数，算不符', () => {
    const check = rule('金额', 'at-most', '10000')
    expect(check.column).toBe('extras/金额')
    expect(keeps(check, { extras: { 金额: '9999.5' } })).toBe(true)
    expect(keeps(check, { extras: { 金额: ' 10000 ' } })).toBe(true)
    expect(keeps(check, { extras: { 金额: '10001' } })).toBe(false)
    expect(keeps(check, { extras: { 金额: '约三千' } })).toBe(false)
  })

  test('数不按文字比：9 小于 10', () => {
    expect(keeps(rule('金额', 'less', '10'), { extras: { 金额: '9' } })).toBe(true)
    expect(keeps(rule('金额', 'equal', '10'), { extras: { 金额: '10.0' } })).toBe(true)
    expect(keeps(rule('金额', 'more', '【预算】'), { extras: { 金额: '9', 预算: '10' } })).toBe(false)
  })

  test('文字：包含、不包含、等于，不看空格', () => {
    expect(keeps(rule('整改措施', 'contains', '制度'), { measures: '完善 制 度' })).toBe(true)
    expect(keeps(rule('整改措施', 'lacks', '另行通知'), { measures: '另行通知' })).toBe(false)
    expect(keeps(rule('处置类型', 'equal', '持续整改'), { disposal: 'ongoing' })).toBe(true)
    expect(keeps(rule('处置类型', 'not-equal', '立行立改'), { disposal: 'immediate' })).toBe(false)
    expect(keeps(rule('问题类别', 'equal', '服务意识弱'), { category: 7 })).toBe(true)
    expect(keeps(rule('问题类别', 'equal', '7'), { category: 6 })).toBe(false)
  })

  test('字数', () => {
    expect(keeps(rule('原因分析', 'long-enough', '5'), { cause: '四个字呢' })).toBe(false)
    expect(keeps(rule('原因分析', 'short-enough', '5'), { cause: '四个字呢' })).toBe(true)
  })

  test('阻止的不能报送，提醒的只提示', () => {
    const of: Campaign = {
      ...campaign,
      ownChecks: [rule('岗位', 'required'), rule('问题来源', 'required', '', false)],
    }
    expect(brokenChecks({}, of, undefined).map(({ no }) => no)).toEqual([1, 2])
    expect(stoppingChecks({}, of, undefined).map(({ no }) => no)).toEqual([1])
  })

  test('规则定得晚：早就不符、这次没有动的，不阻止；动了仍不符的，阻止', () => {
    const of: Campaign = { ...campaign, ownChecks: [rule('整改时限', 'not-later', '2017-09-30')] }
    const agreed: ItemContent = { due: asDay('2017-10-30') }
    expect(stoppingChecks({ ...agreed, progress: '已开会' }, of, agreed)).toEqual([])
    expect(stoppingChecks({ due: asDay('2017-11-30') }, of, agreed)).toHaveLength(1)
    expect(brokenChecks(agreed, of, agreed)).toMatchObject([{ isOld: true }])
  })

  test('写法读得回来：栏目、值、与栏目同名的值', () => {
    for (const check of [
      rule('整改时限', 'not-earlier', '发现日期'),
      rule('金额', 'more', '【预算】'),
      rule('校区', 'equal', '“发现日期”'),
      rule('整改时限', 'earlier', '2017-09-30'),
      rule('岗位', 'required'),
    ]) {
      expect(readOwnCheck(writeOwnCheck(check))).toEqual(check)
    }
  })

  test('写错的说明错在哪一格、怎么改', () => {
    const fault = (comparison: ComparisonOfRule, than: string, column = '整改时限') =>
      readOwnCheck({ column, comparison, than, words: '请核对', stops: true })
    expect(fault('not-later', '月底')).toMatchObject({
      key: 'than',
      message: expect.stringContaining('不是确有的日期'),
    })
    expect(fault('not-later', '')).toMatchObject({ key: 'than' })
    expect(fault('required', '发现日期')).toMatchObject({ key: 'than' })
    expect(fault('earlier', '整改时限')).toMatchObject({ key: 'than' })
    expect(fault('less', '一百', '金额')).toMatchObject({ message: expect.stringContaining('不是数') })
    expect(fault('long-enough', '发现日期', '原因分析')).toMatchObject({ key: 'than' })
  })

  test('自有栏目只能填所列的内容', () => {
    const of = { ownLists: [{ label: '校区', choices: ['东校区', '西校区'] }] }
    expect(choiceFault('校区', '东校区', of)).toBeNull()
    expect(choiceFault('楼宇', '随便', of)).toBeNull()
    expect(choiceFault('校区', '南校区', of)).toMatchObject({ choices: ['东校区', '西校区'] })
  })
})
