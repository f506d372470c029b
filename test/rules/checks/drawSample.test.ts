import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawInspectors } from '#rules/checks/drawInspectors'
import { randomFrom } from '#rules/checks/drawRandom'
import { DRAW_ALGORITHM, drawSample } from '#rules/checks/drawSample'
import {
  frameText,
  stratumOf,
  weightOf,
  type DrawCandidate,
  type DrawSettings,
} from '#rules/checks/drawSettings'
import { cpuTime } from '../../cpuTime.ts'

/** Computed by a second implementation, in Python, from the description alone. */
const VECTOR = [437108773, 3785924629, 2541045104, 1919329229, 3432383911, 2133608326, 133557343, 511132254]
const DICE = [5, 4, 1, 4, 3, 3, 4, 2, 2, 1, 2, 0]
const FIXED = ['item-0019', 'item-0010', 'item-0024', 'item-0027', 'item-0014', 'item-0020']

const plain: DrawSettings = { size: 5, strataBy: [], weights: { late: 3, reopened: 3 }, eachStratum: false }

function candidate(no: number, more: Partial<DrawCandidate> = {}): DrawCandidate {
  const id = `item-${String(no).padStart(4, '0')}`
  return { id, unit: 'jwc', category: 1, state: 'closed', isLate: false, reopened: 0, ...more }
}

function aFrame(count: number): DrawCandidate[] {
  return Array.from({ length: count }, (_, no) =>
    candidate(no, {
      unit: ['jwc', 'cwc', 'tsg'][no % 3] ?? '',
      isLate: no % 4 === 0,
      reopened: no % 7 === 0 ? 1 : 0,
    }),
  )
}

const candidates = fc
  .array(
    fc.record({
      unit: fc.constantFrom('jwc', 'cwc', 'tsg', 'hqc'),
      category: fc.constantFrom(1, 2, null),
      state: fc.constantFrom('open' as const, 'closed' as const),
      isLate: fc.boolean(),
      reopened: fc.nat(2),
    }),
    { maxLength: 60 },
  )
  .map((rows) => rows.map((row, no) => candidate(no, row)))

const settings = fc.record({
  size: fc.option(fc.nat(70)),
  strataBy: fc.subarray(['unit' as const, 'category' as const, 'state' as const]),
  weights: fc.record({ late: fc.integer({ min: 1, max: 9 }), reopened: fc.integer({ min: 1, max: 9 }) }),
  eachStratum: fc.boolean(),
})

describe('随机数', () => {
  test('种子相同，数列相同，与写进记录的算法一致', () => {
    const { below } = randomFrom('2017-08-15')
    expect(Array.from({ length: 8 }, () => below(2 ** 32))).toEqual(VECTOR)
    const dice = randomFrom('台账')
    expect(Array.from({ length: 12 }, () => dice.below(6))).toEqual(DICE)
  })

  test('抽不出来的范围报错，不给一个数', () => {
    const { below } = randomFrom('范围')
    for (const bound of [0, -1, 0.5, 1.5, NaN, 2 ** 32 + 1, Infinity]) {
      expect(() => below(bound)).toThrow(RangeError)
    }
    expect(below(1)).toBe(0)
  })

  test('每个数机会相等', () => {
    const { below } = randomFrom('均匀')
    const counts = [0, 0, 0, 0, 0, 0, 0]
    for (let turn = 0; turn < 70_000; turn++) {
      const drawn = below(7)
      counts[drawn] = (counts[drawn] ?? 0) + 1
    }
    // Standard deviation of each count is 93; five of them is one case in a million.
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(465)
  })
})

describe('抽查', () => {
  test('同样的台账、种子和设置，谁来抽结果都一样；与台账的先后次序无关', () => {
    const frame = aFrame(100)
    const once = drawSample(frame, '8月15日', { ...plain, size: 10, strataBy: ['unit'] })
    expect(drawSample(frame.toReversed(), '8月15日', { ...plain, size: 10, strataBy: ['unit'] })).toEqual(
      once,
    )
    expect(frameText(frame.toReversed())).toBe(frameText(frame))
    expect(drawSample(frame, '8月16日', { ...plain, size: 10, strataBy: ['unit'] })).not.toEqual(once)
  })

  test('这一版算法的结果从此不变', () => {
    expect(DRAW_ALGORITHM).toBe('sfc32-strata-1')
    const { drawn, strata } = drawSample(aFrame(30), '固定', { ...plain, size: 6, strataBy: ['unit'] })
    expect(drawn.map(({ id }) => id)).toEqual(FIXED)
    expect(strata.map(({ key, candidates: of, drawn: count }) => [key, of, count])).toEqual([
      ['cwc', 10, 2],
      ['jwc', 10, 2],
      ['tsg', 10, 2],
    ])
  })

  test('抽足数目、不重复、不出界，每层的数目与实抽一致', () => {
    fc.assert(
      fc.property(candidates, fc.string(), settings, (frame, seed, request) => {
        const { drawn, strata } = drawSample(frame, seed, request)
        expect(drawn).toHaveLength(Math.min(request.size ?? frame.length, frame.length))
        const ids = drawn.map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        const byId = new Map(frame.map((one) => [one.id, one]))
        for (const { id, stratum, weight } of drawn) {
          const one = byId.get(id)
          if (one === undefined) throw new Error(`${id} was not in the frame`)
          expect([stratum, weight]).toEqual([
            stratumOf(one, request.strataBy),
            weightOf(one, request.weights),
          ])
        }
        for (const { key, candidates: of, drawn: count } of strata) {
          expect(count).toBeLessThanOrEqual(of)
          expect(drawn.filter(({ stratum }) => stratum === key)).toHaveLength(count)
        }
      }),
    )
  })

  test('要求各层都有的，只要名额够，每层至少抽一条', () => {
    fc.assert(
      fc.property(candidates, fc.string(), (frame, seed) => {
        const request = { ...plain, size: 12, strataBy: ['unit', 'state'] as const, eachStratum: true }
        for (const { drawn } of drawSample(frame, seed, request).strata) expect(drawn).toBeGreaterThan(0)
      }),
    )
  })

  test('逾期的、重开过的按权数多抽', () => {
    const frame = [candidate(0), candidate(1, { isLate: true }), candidate(2, { isLate: true, reopened: 2 })]
    const counts = new Map<string, number>()
    const turns = 13_000
    for (let turn = 0; turn < turns; turn++) {
      const [first] = drawSample(frame, `第${turn}次`, { ...plain, size: 1 }).drawn
      counts.set(first?.id ?? '', (counts.get(first?.id ?? '') ?? 0) + 1)
    }
    // Tickets 1 : 3 : 9 of 13. Standard deviations are at most 54; five of them is one case in a million.
    const [one, three, nine] = frame.map(({ id }) => counts.get(id) ?? 0)
    expect(Math.abs((one ?? 0) - 1000)).toBeLessThan(160)
    expect(Math.abs((three ?? 0) - 3000)).toBeLessThan(250)
    expect(Math.abs((nine ?? 0) - 9000)).toBeLessThan(270)
  })

  test('抽完不放回：全部抽出时次序也按权数，票多的多半在前', () => {
    const frame = [candidate(0), candidate(1, { isLate: true })]
    let lateFirst = 0
    for (let turn = 0; turn < 4000; turn++) {
      const { drawn } = drawSample(frame, `轮${turn}`, { ...plain, size: null })
      expect(drawn).toHaveLength(2)
      if (drawn[0]?.id === 'item-0001') lateFirst++
    }
    expect(Math.abs(lateFirst - 3000)).toBeLessThan(140)
  })

  test('同一条不能在名单里出现两次', () => {
    expect(() => drawSample([candidate(1), candidate(1)], '种子', plain)).toThrow(/twice/)
  })

  test('两万条里抽五百条，不到一秒', () => {
    const frame = aFrame(20_000)
    const { ms, result } = cpuTime(() => drawSample(frame, '大', { ...plain, size: 500, strataBy: ['unit'] }))
    expect(result.drawn).toHaveLength(500)
    expect(ms).toBeLessThan(1000)
  })
})

describe('检查人员', () => {
  const inspectors = [
    { name: '甲', unit: 'jwc' },
    { name: '乙', unit: 'cwc' },
    { name: '丙', unit: null },
  ]

  test('回避本单位：谁也不检查自己的单位', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('jwc', 'cwc', 'tsg'), { maxLength: 40 }),
        fc.string(),
        (units, seed) => {
          const chosen = drawInspectors(
            units.map((unit) => ({ unit })),
            inspectors,
            seed,
          )
          chosen.forEach((index, at) => {
            expect(index).not.toBeNull()
            expect(inspectors[index ?? 0]?.unit).not.toBe(units[at])
          })
        },
      ),
    )
  })

  test('件数摊匀，都须回避的写明没有人', () => {
    const rows = Array.from({ length: 9 }, () => ({ unit: 'tsg' }))
    const loads = [0, 0, 0]
    for (const index of drawInspectors(rows, inspectors, '种子'))
      loads[index ?? 0] = (loads[index ?? 0] ?? 0) + 1
    expect(loads).toEqual([3, 3, 3])
    expect(drawInspectors([{ unit: 'jwc' }], [{ name: '甲', unit: 'jwc' }], '种子')).toEqual([null])
    expect(drawInspectors([{ unit: 'jwc' }], [], '种子')).toEqual([null])
  })
})
