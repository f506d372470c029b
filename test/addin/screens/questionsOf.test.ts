import { describe, expect, test } from 'vitest'
import { readBook } from '#rules/reading/readBook'
import { countQuestions, questionsOf } from '../../../addin/screens/reading/questionsOf.ts'

import { aCampaign } from '../../stories.ts'

const campaign = aCampaign()
const rows = [
  ['序号', '单位', '存在的问题', '整改措施', '整改时限', '责任人', '收口'],
  ['1', '教务处', '成绩更正流程长', '并联审批', '8月前', '甲', '2017-08-31'],
  ['2', '某某中心', '窗口午间无人值守', '排班轮值', '2017-09-15', '乙', '2017-08-31'],
  ['3', '某某中心', '教室借用审批慢', '网上办理', '2017-09-15', '丙', '2017-08-31'],
  ['4', '教务处、图书馆', '指示牌陈旧', '更换', '2017-09-15', '丁', '2017-08-31'],
]
const reading = readBook(
  '汇总.xlsx',
  [{ name: '台账', rows: rows.map((row) => row.map((value) => ({ value }))), merges: [], date1904: false }],
  campaign,
)

describe('what a reading asks', () => {
  test('limits with their honest readings, rows without a unit by what stands in its place', () => {
    const questions = questionsOf(reading, campaign, true)
    expect(questions.limits.map(({ reference, choices }) => [reference, choices])).toEqual([
      ['台账!E2', ['2017-07-31', '2017-08-31']],
    ])
    expect(
      questions.units.map(({ text, references, choices }) => [text, references, choices.map(({ id }) => id)]),
    ).toEqual([
      ['某某中心', ['台账!3', '台账!4'], []],
      ['教务处、图书馆', ['台账!5'], ['jwc', 'tsg']],
    ])
    expect(countQuestions(questions)).toBe(questions.columns.length + 3)
  })

  test('nothing is both a question and a remark, and nothing is neither', () => {
    const { remarks, limits } = questionsOf(reading, campaign, true)
    const codes = new Set(remarks.map(({ code }) => code))
    expect(codes.has('unit.unknown')).toBe(false)
    expect(limits.every(({ finding }) => !remarks.includes(finding))).toBe(true)
    const asUnit = questionsOf(reading, campaign, false)
    expect(asUnit.units).toEqual([])
    // 某某中心 stands in two rows and is said once.
    expect(asUnit.remarks.filter(({ field }) => field === 'unit')).toHaveLength(2)
  })
})
