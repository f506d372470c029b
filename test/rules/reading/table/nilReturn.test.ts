import { describe, expect, test } from 'vitest'
import { isNilReturn } from '#rules/reading/table/nilReturn'

const openings = [
  '',
  '经自查，',
  '经认真排查，我院',
  '本月',
  '2017年8月份',
  '截至目前，',
  '我科室本季度',
  '本支行',
  '全镇',
]
const denials = ['未发现', '没有发现', '暂未发现', '未收到', '无', '不存在', '无新增']
const objects = [
  '问题',
  '安全隐患',
  '问题线索',
  '违规违纪行为',
  '群众反映',
  '投诉举报',
  '信访件',
  '重大风险',
  '违规违纪问题',
]
const closings = ['', '。', '，零报告', '，特此零报告。']

const nils = openings.flatMap((opening, i) =>
  denials.flatMap((denial, j) =>
    objects.map(
      (object, k) => `${opening}${denial}${object}${closings[(i + j + k) % closings.length] ?? ''}`,
    ),
  ),
)

describe('零报告', () => {
  test('什么时候、谁、没有什么，怎么写都是零报告', () => {
    expect(nils.filter((text) => !isNilReturn(text))).toEqual([])
  })

  test.each([
    '零报告',
    '零上报',
    '零隐患',
    '零投诉',
    '无新增',
    '均无',
    '本月零报告',
    '本周无新增问题，实行零报告制度',
  ])('“%s”是零报告', (text) => {
    expect(isNilReturn(text)).toBe(true)
  })

  test.each([
    '检查中未发现灭火器过期问题，责任人失职',
    '未收到整改通知就自行施工',
    '无证上岗',
    '无障碍设施损坏',
    '没有建立隐患台账',
    '未发现问题的原因是检查不细',
    '零星用工未签合同',
    '投诉举报未登记',
    '无人值守',
    '未收到群众反映的问题不上报',
    '未整改问题',
    '未报告事故',
  ])('“%s”是问题，不是零报告', (text) => {
    expect(isNilReturn(text)).toBe(false)
  })
})
