import { describe, expect, test } from 'vitest'
import { ownReading } from '#rules/reading/answers/ownReading'
import { aCampaign } from '../../../stories.ts'

describe('单位报送的台账', () => {
  const origin = { file: '台账.xlsx', sheet: '台账', row: 7 }
  const reading = {
    file: '台账.xlsx',
    items: [
      { problem: '没写单位', origin },
      { problem: '本单位的', unit: 'jwc', origin },
      { problem: '别单位的', unit: 'cwc', origin },
    ],
    findings: [],
    zeroReports: [{ file: '台账.xlsx', sheet: '零', row: 3, unit: null, text: '本周无问题' }],
    sheets: [],
  }

  test('没写单位的算本单位的，写了别单位的逐行指明不收', () => {
    const own = ownReading(reading, 'jwc', aCampaign())
    expect(own.items.map((item) => [item.problem, item.unit])).toEqual([
      ['没写单位', 'jwc'],
      ['本单位的', 'jwc'],
    ])
    expect(own.findings).toMatchObject([{ code: 'unit.foreign', given: '别单位的', severity: 'block' }])
    expect(own.findings[0]?.message).toContain('工作表“台账”第7行写的单位是“财务处”，本次以“教务处”登录')
    expect(own.zeroReports).toMatchObject([{ unit: 'jwc' }])
  })
})
