import { describe, expect, test } from 'vitest'
import { defaultRequestLimit, HEAVY, requestLimitOf } from '#rules/campaign/requestLimit'
import { RateLimiter } from '#rules/campaign/RateLimiter'
import { costOf } from '../../../worker/guard/requestCost.ts'

const limit = { burst: 10, perMinute: 60 }

describe('访问频次', () => {
  test('一次放完之后要等，等一秒补一次', () => {
    const brake = new RateLimiter()
    for (let turn = 0; turn < 10; turn++) expect(brake.passes('甲', 1, limit, 0)).toBe(true)
    expect(brake.passes('甲', 1, limit, 0)).toBe(false)
    expect(brake.passes('甲', 1, limit, 999)).toBe(false)
    expect(brake.passes('甲', 1, limit, 1000)).toBe(true)
    expect(brake.passes('甲', 1, limit, 1000)).toBe(false)
  })

  test('一个访问码用完，不影响别的访问码', () => {
    const brake = new RateLimiter()
    expect(brake.passes('甲', 10, limit, 0)).toBe(true)
    expect(brake.passes('甲', 1, limit, 0)).toBe(false)
    expect(brake.passes('乙', 10, limit, 0)).toBe(true)
  })

  test('闲置多久也只补满，不会越攒越多；时钟倒走不会多给', () => {
    const brake = new RateLimiter()
    expect(brake.passes('甲', 10, limit, 1_000_000)).toBe(true)
    expect(brake.passes('甲', 11, limit, 99_000_000)).toBe(false)
    expect(brake.passes('甲', 10, limit, 99_000_000)).toBe(true)
    expect(brake.passes('甲', 1, limit, 0)).toBe(false)
  })

  test('用过的访问码再多，占用的内存有限', () => {
    const brake = new RateLimiter()
    for (let no = 0; no < 5000; no++) brake.passes(`码${no}`, 1, limit, no * 1000)
    expect(brake.passes('码4999', 10, limit, 4999 * 1000)).toBe(false)
  })

  test('收发文件按五次算，看页面按一次算', () => {
    expect(costOf('POST', '/api/campaigns/x/uploads')).toBe(HEAVY)
    expect(costOf('GET', '/api/campaigns/x/snapshots/1/summary.xlsx')).toBe(HEAVY)
    expect(costOf('GET', '/api/campaigns/x/uploads/1/file')).toBe(HEAVY)
    expect(costOf('GET', '/api/campaigns/x/uploads')).toBe(1)
    expect(costOf('GET', '/api/campaigns/x/overview')).toBe(1)
    expect(costOf('POST', '/api/campaigns/x/sync')).toBe(1)
  })

  test('办公室一次拖入五百个单位的台账，不会被拦下', () => {
    const brake = new RateLimiter()
    const { burst } = requestLimitOf({})
    expect(burst).toBe(defaultRequestLimit.burst)
    // Each file is sent and taken in.
    for (let no = 0; no < 500; no++) {
      expect(brake.passes('办公室', HEAVY, defaultRequestLimit, no * 100)).toBe(true)
      expect(brake.passes('办公室', HEAVY, defaultRequestLimit, no * 100)).toBe(true)
    }
  })
})
