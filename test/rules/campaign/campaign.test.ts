import { nextRung } from '#rules/campaign/stepTaken'
import { describe, expect, test } from 'vitest'
import { stagesOn } from '#rules/campaign/campaign'
import { asDay } from '#rules/calendar/day'
import { aCampaign } from '../../stories.ts'

describe('专项行动', () => {
  const stages = (day: string): string[] => stagesOn(aCampaign(), asDay(day)).map((stage) => stage.name)

  test('7月15日同处第二、第三阶段；5月20日只在第一阶段；10月10日只在第四阶段（M-03）', () => {
    expect(stages('2017-07-15')).toEqual(['全面清理、自查自纠', '集中整改、解决问题'])
    expect(stages('2017-05-20')).toEqual(['制定方案、动员部署'])
    expect(stages('2017-10-10')).toEqual(['完善制度、总结提高'])
    expect(stages('2017-12-01')).toEqual([])
  })

  test('督办阶梯按逾期天数取最高一级，天数是设置', () => {
    expect([0, 1, 7, 8, 15, 16, 99].map((days) => nextRung(aCampaign().ladder, days, []))).toEqual([
      null,
      'reminder',
      'reminder',
      'supervision',
      'supervision',
      'circular',
      'circular',
    ])
    expect(nextRung([], 99, [])).toBeNull()
  })
})
