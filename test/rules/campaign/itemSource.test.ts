import { describe, expect, test } from 'vitest'
import { itemSourceLabels, lacksGiver, readItemSource } from '#rules/campaign/itemSource'

describe('问题来源（M-16）', () => {
  test('方案所列六种来源都认得', () => {
    expect(
      ['自查', '征求意见', '各种渠道线索', '督导检查', '抽查', '回头看'].map((text) => readItemSource(text)),
    ).toEqual(['self-check', 'opinion', 'clue', 'inspection', 'spot-check', 'look-back'])
    for (const label of Object.values(itemSourceLabels)) expect(readItemSource(label)).not.toBeNull()
  })

  test('几个词在一起的，取更具体的一个', () => {
    expect(readItemSource('自查自纠')).toBe('self-check')
    expect(readItemSource('督导抽查')).toBe('spot-check')
    expect(readItemSource('“回头看”检查')).toBe('look-back')
    expect(readItemSource('群众举报 线索')).toBe('clue')
    expect(readItemSource('征求服务对象意见')).toBe('opinion')
  })

  test('方案以外的来源照原样留着，不归入六种', () => {
    expect(readItemSource('巡察反馈')).toBeNull()
    expect(readItemSource(undefined)).toBeNull()
  })

  test('只有征求意见的要说明意见来自谁（M-17）', () => {
    expect(lacksGiver('征求意见')).toBe(true)
    expect(lacksGiver('征求意见（联系单位）')).toBe(false)
    expect(lacksGiver('征求学生意见')).toBe(false)
    expect(lacksGiver('自查')).toBe(false)
  })
})
