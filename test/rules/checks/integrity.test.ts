import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, asDay, type Day } from '#rules/calendar/day'
import { findFlags, type IntegrityFacts } from '#rules/checks/integrity'
import type { FlagKind, ItemFact } from '#rules/checks/integrity/flag'
import { likeGroups } from '#rules/checks/integrity/likeGroups'
import type { ItemContent } from '#rules/items/item'
import { likeness, shinglesOf } from '#rules/cells/likeness'
import { aCampaign } from '../../stories.ts'
import { cpuTime } from '../../cpuTime.ts'

const campaign = aCampaign()
const nothing: IntegrityFacts = { items: [], evidence: [], extensions: [], requests: [], zeroReports: [] }
const copied = '建立窗口值班制度，排班到人，科长每日抽查两次，发现脱岗的当场纠正并在科务会上通报'

let count = 0
function item(unit: string, content: ItemContent = {}): ItemFact {
  count++
  return {
    id: `item-${count}`,
    unit,
    content: { unit, ...content },
    createdOn: asDay('2017-06-05'),
    isTakenOver: false,
  }
}

function flagsOf(facts: Partial<IntegrityFacts>, changes = {}): ReturnType<typeof findFlags> {
  return findFlags({ ...nothing, ...facts }, { ...campaign, ...changes })
}

describe('同一份佐证材料', () => {
  test('一份文件用在两条问题上，点出文件、单位和两条问题', () => {
    const items = [item('jwc'), item('cwc'), item('cwc')]
    const [a, b, c] = items.map(({ id }) => id)
    const file = (
      of: string | undefined,
      name: string,
      sha256: string,
    ): IntegrityFacts['evidence'][number] => ({
      item: of ?? '',
      name,
      sha256,
    })
    const evidence = [file(a, '照片.jpg', 'ab'), file(b, '整改后.jpg', 'ab'), file(c, '照片.jpg', 'cd')]
    const flags = flagsOf({ items, evidence })
    expect(flags).toMatchObject([{ kind: 'same-evidence', units: ['jwc', 'cwc'], items: [a, b] }])
    expect(flags[0]?.reason).toBe(
      '“照片.jpg”这份文件（内容完全相同）用作教务处、财务处2个单位2条问题的佐证。',
    )
  })

  test('同一条问题传了两次的不算', () => {
    const only = item('jwc')
    const evidence = [1, 2].map(() => ({ item: only.id, name: '照片.jpg', sha256: 'ab' }))
    expect(flagsOf({ items: [only], evidence })).toEqual([])
  })
})

describe('措施雷同', () => {
  test('两个单位只改几个字的措施能找出来', () => {
    const items = [
      item('jwc', { measures: copied }),
      item('cwc', { measures: copied.replace('科长', '处长') }),
      item('tsg', { measures: '延长开馆时间至晚上十点，增设自助借还机两台，暑假期间轮流值守' }),
    ]
    const flags = flagsOf({ items })
    expect(flags).toMatchObject([{ kind: 'alike-texts', units: ['jwc', 'cwc'] }])
    expect(flags[0]?.reason).toContain('教务处、财务处2个单位2条问题的“整改措施”几乎相同（相近程度90%以上）')
  })

  test('本单位内相同的、人人会说的短句不算', () => {
    const short = '加强学习，提高认识'
    const items = [
      item('jwc', { measures: copied }),
      item('jwc', { measures: copied }),
      item('cwc', { measures: short }),
      item('tsg', { measures: short }),
    ]
    expect(flagsOf({ items })).toEqual([])
  })

  test('从多相近算起、多短不算，由专项行动定', () => {
    const items = [
      item('jwc', { measures: copied }),
      item('cwc', { measures: copied.replace('科长', '处长') }),
    ]
    expect(flagsOf({ items }, { integrity: { alikePercent: 100 } })).toEqual([])
    expect(flagsOf({ items }, { integrity: { alikeCharacters: 100 } })).toEqual([])
  })

  test('分组查找与逐对比较结果一致：一条不漏，每条都像本组的第一条', () => {
    const words = [
      '值班',
      '排班',
      '公开',
      '流程',
      '培训',
      '责任',
      '考核',
      '窗口',
      '学生',
      '答复',
      '检查',
      '整改',
    ]
    const texts = fc.array(
      fc.array(fc.constantFrom(...words), { minLength: 8, maxLength: 12 }).map((parts) => parts.join('')),
      { maxLength: 25 },
    )
    fc.assert(
      fc.property(texts, fc.constantFrom(0.7, 0.8, 0.9), (all, threshold) => {
        const shingles = all.map((text) => shinglesOf(text))
        const like = (a: number, b: number): boolean => {
          const [one, other] = [shingles[a], shingles[b]]
          return one !== undefined && other !== undefined && likeness(one, other) >= threshold
        }
        const groups = likeGroups(all, threshold, 4)
        for (const [head = 0, ...others] of groups) for (const at of others) expect(like(head, at)).toBe(true)
        const grouped = new Set(groups.flat())
        const heads = all.flatMap((_, at) =>
          groups.some((group) => group.includes(at) && group[0] !== at) ? [] : [at],
        )
        // No text that stands alone is like a head that came before it.
        for (const at of all.keys()) {
          if (grouped.has(at)) continue
          for (const head of heads) if (head !== at) expect(like(head, at)).toBe(false)
        }
      }),
    )
  })

  test('两万条里藏着的一处抄袭，不必逐对比较就能找出', () => {
    const deeds = ['完善', '修订', '公开', '简化', '检查', '通报', '培训', '督促', '核对', '清理']
    const things = [
      '值班制度',
      '办事流程',
      '收费标准',
      '考勤办法',
      '采购程序',
      '答复时限',
      '宿舍管理',
      '奖助评定',
    ]
    const items = Array.from({ length: 20_000 }, (_, no) => {
      const parts = [0, 1, 2, 3, 4].map((turn) => {
        const at = Math.imul(no + 1, 2654435761) >>> (turn * 5)
        return `${deeds[at % 10] ?? ''}${things[(at >>> 3) % 8] ?? ''}第${(at >>> 2) % 977}号`
      })
      return item(['jwc', 'cwc', 'tsg'][no % 3] ?? '', { measures: parts.join('，') })
    })
    const planted = [item('jwc', { measures: copied }), item('hqc', { measures: `${copied}。` })]
    const { ms, result: flags } = cpuTime(() => flagsOf({ items: [...items, ...planted] }))
    expect(flags.filter(({ units }) => units.includes('hqc'))).toHaveLength(1)
    // Two seconds on an idle machine; comparing each with each takes five minutes.
    expect(ms).toBeLessThan(20_000)
  })
})

describe('发现与办结在同一天', () => {
  const day = asDay('2017-06-20')

  test('当天发现当天销号或报完成的提示，立行立改的写明', () => {
    const items = [
      item('jwc', { foundOn: day, claimed: 'closed', completedOn: day, closedOn: day }),
      item('jwc', { foundOn: day, claimed: 'done', completedOn: day, disposal: 'immediate' }),
    ]
    expect(flagsOf({ items }).map(({ reason }) => reason)).toEqual([
      '2017年6月20日发现，当天即销号。请看措施是否真正落实。',
      '2017年6月20日发现，当天即报完成（立行立改）。请看措施是否真正落实。',
    ])
  })

  test('次日完成的、还在整改的不算', () => {
    const items = [
      item('jwc', { foundOn: day, claimed: 'done', completedOn: addDays(day, 1) }),
      item('jwc', { foundOn: day, claimed: 'in-progress' }),
    ]
    expect(flagsOf({ items })).toEqual([])
  })
})

describe('逾期后才申请延期', () => {
  test('到期当天申请不算，次日才申请算', () => {
    const late = item('jwc')
    const due = asDay('2017-07-31')
    const ask = (askedOn: Day): IntegrityFacts['extensions'] => [
      { id: 'e1', item: late.id, from: due, askedOn },
    ]
    expect(flagsOf({ items: [late], extensions: ask(due) })).toEqual([])
    expect(flagsOf({ items: [late], extensions: ask(addDays(due, 4)) })).toMatchObject([
      { kind: 'late-extension', reason: '整改时限2017年7月31日，过了4天，到2017年8月4日才申请延期。' },
    ])
  })
})

describe('节点前集中申请销号', () => {
  const requests = (days: readonly string[]): IntegrityFacts['requests'] =>
    days.map((on, no) => ({ item: `r${no}`, unit: 'jwc', on: asDay(on) }))

  test('总结报告前三天扎堆申请的提示，写明条数和占比', () => {
    const rush = ['2017-11-13', '2017-11-14', '2017-11-14', '2017-11-15', '2017-11-15']
    expect(flagsOf({ requests: requests([...rush, '2017-10-25']) })).toMatchObject([
      {
        kind: 'closure-rush',
        reason: '教务处在“专项清理总结报告”（2017年11月15日）前3天申请销号5条，占此前四周6条的83.3%。',
      },
    ])
  })

  test('条数不多的、平日也一直在申请的、节点次日的不算', () => {
    expect(flagsOf({ requests: requests(['2017-11-13', '2017-11-14', '2017-11-15', '2017-11-15']) })).toEqual(
      [],
    )
    const steady = Array.from({ length: 28 }, (_, no) => addDays(asDay('2017-11-15'), -no))
    expect(flagsOf({ requests: requests([...steady, '2017-11-14', '2017-11-15']) })).toEqual([])
    expect(flagsOf({ requests: requests(Array.from({ length: 9 }, () => '2017-11-16')) })).toEqual([])
  })
})

describe('连续零报告而另有线索', () => {
  const monday = asDay('2017-06-12')
  const week = (no: number, unit = 'jwc'): IntegrityFacts['zeroReports'][number] => {
    const from = addDays(monday, no * 7)
    return { unit, period: `2017-W${24 + no}`, from, to: addDays(from, 6), index: no }
  }
  const clue = item('jwc', { source: '学生来信线索', foundOn: addDays(monday, 9) })

  test('三周零报告、同期有线索的提示', () => {
    const flags = flagsOf({ items: [clue], zeroReports: [week(0), week(1), week(2)] })
    expect(flags).toMatchObject([{ kind: 'zero-against-findings', units: ['jwc'], items: [clue.id] }])
    expect(flags[0]?.reason).toBe(
      '2017年6月12日至2017年7月2日连续3周零报告，同期另有1条问题由他人发现（学生来信线索）。',
    )
  })

  test('巡察反馈、审计发现的是由他人发现，没写来源的不是', () => {
    const zeroReports = [week(0), week(1), week(2)]
    for (const source of ['巡察反馈', '审计发现', '上级交办']) {
      const found = item('jwc', { source, foundOn: addDays(monday, 9) })
      expect(flagsOf({ items: [found], zeroReports })).toMatchObject([{ items: [found.id] }])
    }
    const silent = item('jwc', { foundOn: addDays(monday, 9) })
    expect(flagsOf({ items: [silent], zeroReports })).toEqual([])
  })

  test('只两周的、中间断开的、自查出来的、别的单位的不算', () => {
    const weeks = [week(0), week(1), week(2)]
    expect(flagsOf({ items: [clue], zeroReports: [week(0), week(1)] })).toEqual([])
    expect(flagsOf({ items: [clue], zeroReports: [week(0), week(1), week(3)] })).toEqual([])
    const own = item('jwc', { source: '自查', foundOn: addDays(monday, 9) })
    expect(flagsOf({ items: [own], zeroReports: weeks })).toEqual([])
    const other = item('cwc', { source: '督导检查', foundOn: addDays(monday, 9) })
    expect(flagsOf({ items: [other], zeroReports: weeks })).toEqual([])
  })
})

/** A campaign in which nobody cheats: own words, own files, days apart, requests spread, zeros only where nothing is. */
const cleanCampaign = fc
  .record({
    units: fc.uniqueArray(fc.constantFrom(...campaign.units.map(({ id }) => id)), {
      minLength: 1,
      maxLength: 12,
    }),
    perUnit: fc.integer({ min: 0, max: 9 }),
    seed: fc.nat(100_000),
  })
  .map(({ units, perUnit, seed }): IntegrityFacts => {
    const facts = units.flatMap((unit, unitNo) =>
      Array.from({ length: perUnit }, (_, no) => {
        const foundOn = addDays(asDay('2017-06-01'), (no * 11 + unitNo) % 60)
        const completedOn = addDays(foundOn, 5 + ((seed + no) % 20))
        const own = item(unit, {
          source: no % 2 === 0 ? '自查' : '督导检查',
          measures: ownWords(seed + unitNo * 101 + no * 7),
          foundOn,
          due: addDays(foundOn, 30),
          claimed: 'done',
          completedOn,
        })
        return { own, requestedOn: addDays(asDay('2017-06-10'), no * 8) }
      }),
    )
    return {
      items: facts.map(({ own }) => own),
      evidence: facts.map(({ own }, no) => ({ item: own.id, name: '照片.jpg', sha256: `file-${no}` })),
      extensions: facts.flatMap(({ own }) =>
        own.content.due === undefined
          ? []
          : [{ id: `e-${own.id}`, item: own.id, from: own.content.due, askedOn: own.content.due }],
      ),
      requests: facts.map(({ own, requestedOn }) => ({ item: own.id, unit: own.unit, on: requestedOn })),
      // Declared for weeks long after anything was found.
      zeroReports: units.flatMap((unit) =>
        [0, 1, 2, 3].map((no) => {
          const from = addDays(asDay('2017-10-09'), no * 7)
          return { unit, period: `2017-W${41 + no}`, from, to: addDays(from, 6), index: no }
        }),
      ),
    }
  })

/** Forty characters by chance, so that no two are alike. */
function ownWords(seed: number): string {
  let state = seed + 1
  return Array.from({ length: 40 }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return String.fromCodePoint(0x4e00 + ((state >>> 8) % 4000))
  }).join('')
}

describe('清白的专项与弄虚作假的专项', () => {
  test('清白的专项里什么疑点也没有', () => {
    fc.assert(
      fc.property(cleanCampaign, (facts) => {
        expect(findFlags(facts, campaign)).toEqual([])
      }),
    )
  })

  test('埋进去的每一种都找得出来，而且只找出埋进去的', () => {
    fc.assert(
      fc.property(cleanCampaign, (facts) => {
        const [a, b] = [
          item('gh', { measures: copied, source: '线索', foundOn: asDay('2017-07-05') }),
          item('tw', { measures: `${copied}。` }),
        ]
        const day = asDay('2017-07-18')
        const hasty = item('my', { foundOn: day, claimed: 'closed', closedOn: day })
        const zeros = [0, 1, 2].map((no) => {
          const from = addDays(asDay('2017-07-03'), no * 7)
          return { unit: 'gh', period: `2017-W${27 + no}`, from, to: addDays(from, 6), index: no }
        })
        const planted: IntegrityFacts = {
          items: [...facts.items, a, b, hasty],
          evidence: [
            ...facts.evidence,
            { item: a.id, name: '甲.jpg', sha256: 'x' },
            { item: b.id, name: '乙.jpg', sha256: 'x' },
          ],
          extensions: [...facts.extensions, { id: 'late', item: b.id, from: day, askedOn: addDays(day, 1) }],
          requests: [
            ...facts.requests.filter(({ unit }) => unit !== 'sl'),
            ...[1, 2, 3, 4, 5].map((no) => ({ item: `rush-${no}`, unit: 'sl', on: asDay('2017-11-15') })),
          ],
          zeroReports: [...facts.zeroReports.filter(({ unit }) => unit !== 'gh'), ...zeros],
        }
        const flags = findFlags(planted, campaign)
        const kinds: FlagKind[] = [
          'same-evidence',
          'alike-texts',
          'same-day',
          'late-extension',
          'closure-rush',
          'zero-against-findings',
        ]
        expect(flags.map(({ kind }) => kind)).toEqual(kinds)
        expect(new Set(flags.map(({ key }) => key)).size).toBe(flags.length)
      }),
    )
  })

  test('疑点的编号由事实而来：同样的事实编号不变，多出一条便是新的', () => {
    const items = [item('jwc', { measures: copied }), item('cwc', { measures: copied })]
    const [first] = flagsOf({ items })
    expect(flagsOf({ items })[0]?.key).toBe(first?.key)
    expect(flagsOf({ items: [...items, item('tsg', { measures: copied })] })[0]?.key).not.toBe(first?.key)
  })
})
