import { describe, expect, test } from 'vitest'
import { readDayIn } from '../../../worker/ledger/weeks/zeroReports.ts'

describe('the date that a zero report in a ledger bears', () => {
  test('is read where there is exactly one', () => {
    expect(readDayIn('截至2017年6月9日，本单位未发现问题')).toBe('2017-06-09')
    expect(readDayIn('零报告（2017.6.9）')).toBe('2017-06-09')
    expect(readDayIn('２０１７－０６－０９ 无')).toBe('2017-06-09')
  })

  test('is not guessed: none, several, without a year, impossible', () => {
    expect(readDayIn('本周未发现问题')).toBeNull()
    expect(readDayIn('2017年6月5日至2017年6月9日未发现问题')).toBeNull()
    expect(readDayIn('6月9日前未发现问题')).toBeNull()
    expect(readDayIn('2017年6月31日未发现问题')).toBeNull()
  })
})
