import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anonymisePaper, namesToStrike } from '#rules/papers/anonymousPaper'
import { draftCircular } from '#rules/papers/circular'
import { namings } from '#rules/papers/circular/tone'
import { rowsOfFigure } from '#rules/papers/circular/figureRows'
import { circularFacts } from '#rules/papers/circular'
import { addDays, asDay } from '#rules/calendar/day'
import { draftKinds, draftPaper, whyNothingToSay, type DraftKind } from '#rules/papers/draftPaper'
import { draftFinalReport } from '#rules/papers/finalReport'
import type { Claimed } from '#rules/items/item'
import type { Paper } from '#rules/papers/paper'
import { paperNumber } from '#rules/papers/paperNumber'
import { draftReminder } from '#rules/papers/reminder'
import { isStale, sayStaleness, stalenessOf } from '#rules/papers/stalePaper'
import type { TalliedItem } from '#rules/figures/tally'
import { unitKindOf } from '#rules/campaign/unitKind'
import { withdrawalKinds } from '#rules/items/count/withdrawal'
import { draftUnitReport } from '#rules/papers/unitReport'
import { aCampaign, anItem } from '../../stories.ts'
import { aWeekStatus, asOf, paperFacts } from '../summary/paperFacts.ts'

const campaign = aCampaign()
const late = (unit: string, daysLate: number): TalliedItem =>
  anItem({ unit, due: addDays(asOf, -daysLate), owner: '甲某某' })

function textOf(paper: Paper): string {
  return [
    paper.title,
    paper.addressee,
    paper.opening,
    ...paper.sections.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs]),
    paper.closing,
    JSON.stringify(paper.attachments),
  ].join('\n')
}

const anyItem = fc
  .record({
    unit: fc.constantFrom(...campaign.units.map(({ id }) => id)),
    days: fc.option(fc.integer({ min: -60, max: 60 }), { nil: null }),
    claimed: fc.constantFrom<Claimed>('in-progress', 'done', 'closed', 'dropped'),
    owner: fc.constantFrom('甲某某', '乙某', '丙某、丁某某'),
    kind: fc.constantFrom(...campaign.kinds),
    category: fc.integer({ min: 1, max: 8 }),
  })
  .map(({ days, ...rest }) => anItem({ ...rest, ...(days === null ? {} : { due: addDays(asOf, days) }) }))
  .map((item): TalliedItem => {
    const kind = withdrawalKinds[(item.owner ?? '').length % 4] ?? 'mistaken'
    return item.claimed === 'dropped' ? { ...item, dropped: { on: asOf, kind, reason: '已核实' } } : item
  })

describe('文号和期号', () => {
  test('草稿不占号，定稿才有号；号不编虚位，年份用六角括号', () => {
    expect(paperNumber({}, 'weekly-circular', asOf, null)).toBe('第　期')
    expect(paperNumber({}, 'weekly-circular', asOf, 3)).toBe('第3期')
    expect(paperNumber({}, 'overdue-circular', asOf, null)).toBe('通报〔2017〕　号')
    expect(paperNumber({}, 'overdue-circular', asOf, 3)).toBe('通报〔2017〕3号')
    expect(paperNumber({}, 'unit-report', asOf, 3)).toBe('')
  })

  test('机关代字按文种设置', () => {
    const papers = { numbers: { 'weekly-circular': { form: 'number', word: '校清办通' } } } as const
    expect(paperNumber({ papers }, 'weekly-circular', asOf, 12)).toBe('校清办通〔2017〕12号')
  })
})

describe('上级依据', () => {
  test('每种通报、提醒函和总结报告都写明上级部署（M-01）', () => {
    const input = paperFacts([late('jwc', 20)])
    for (const kind of draftKinds) {
      const paper = draftPaper(input, { kind, unit: 'jwc' })
      expect([kind, paper.opening]).toEqual([
        kind,
        expect.stringContaining(`根据${campaign.authority}部署要求，`),
      ])
    }
  })
})

describe('单位类别', () => {
  test('按名称分机关部门、教学单位、直属单位，单位写明的以写明的为准', () => {
    const kindOf = (name: string, kind?: string): string =>
      unitKindOf({ name, ...(kind === undefined ? {} : { kind }) })
    expect(['教务处', '宣传部', '团委'].map((name) => kindOf(name))).toEqual(Array(3).fill('机关部门'))
    expect(['土木工程学院', '数理系', '体育部', '马克思主义学院'].map((name) => kindOf(name))).toEqual(
      Array(4).fill('教学单位'),
    )
    expect(kindOf('图书馆')).toBe('直属单位')
    expect(kindOf('体育部', '机关部门')).toBe('机关部门')
  })
})

describe('数字变化', () => {
  test('台账没有变，就没有变化', () => {
    const items = [late('jwc', 3), anItem({ claimed: 'closed' })]
    const staleness = stalenessOf(draftCircular(paperFacts(items)), draftCircular(paperFacts(items)))
    expect(staleness).toEqual({ figures: [], wording: [], rows: 0 })
    expect(isStale(staleness)).toBe(false)
  })

  test('写明哪一句的哪个数从几变成几', () => {
    const before = [late('jwc', 3), anItem({ unit: 'tsg', due: addDays(asOf, 60) })]
    const [first, second] = before
    if (first === undefined || second === undefined) throw new Error('two items')
    const now = [first, { ...second, claimed: 'closed' as const }]
    const staleness = stalenessOf(draftCircular(paperFacts(before)), draftCircular(paperFacts(now)))
    const closed = staleness.figures.find(({ key }) => key === 'closed')
    expect(closed).toMatchObject({ before: '0', now: '1' })
    expect(closed?.sentence).toContain('已销号0项')
    expect(sayStaleness(staleness)).toMatch(/^\d+处数字已变化/)
  })

  test('哪一样变了说哪一样，没有变的不说', () => {
    const figure = { key: 'a', section: 0, paragraph: 0, sentence: '', before: '1', now: '2' }
    const none = { figures: [], wording: [], rows: 0 }
    expect(sayStaleness(none)).toBe('')
    expect(sayStaleness({ ...none, figures: [figure] })).toBe('1处数字已变化')
    expect(sayStaleness({ ...none, wording: [{ before: '甲', now: null }] })).toBe('1段文字已变化')
    expect(sayStaleness({ ...none, rows: 3 })).toBe('附件有3行已变化')
    expect(sayStaleness({ figures: [figure], wording: [{ before: null, now: '乙' }], rows: 3 })).toBe(
      '1处数字已变化，1段文字已变化，附件有3行已变化',
    )
  })

  test('数没有变、点名的单位变了，也算变化', () => {
    const row = late('jwc', 3)
    const staleness = stalenessOf(
      draftCircular(paperFacts([row])),
      draftCircular(paperFacts([{ ...row, unit: 'cwc' }])),
    )
    expect(isStale(staleness)).toBe(true)
    expect(staleness.rows).toBe(1)
  })

  test('任何台账：重写一遍与草稿相同，当且仅当没有变化', () => {
    fc.assert(
      fc.property(
        fc.array(anyItem, { minLength: 1, maxLength: 15 }),
        fc.array(anyItem, { minLength: 1, maxLength: 15 }),
        fc.constantFrom(...namings),
        (before, now, naming) => {
          const [a, b] = [before, now].map((items) => draftCircular(paperFacts(items), { tone: { naming } }))
          if (a === undefined || b === undefined) throw new Error('two drafts')
          const isSame =
            JSON.stringify([a.sections, a.attachments]) === JSON.stringify([b.sections, b.attachments])
          expect(isStale(stalenessOf(a, b))).toBe(!isSame)
        },
      ),
      { numRuns: 150 },
    )
  })
})

describe('网站公开版', () => {
  test('任何台账、任何文种：没有单位名称、没有人名、没有名单，数字都在', () => {
    const failures = [
      { id: 'a', unit: 'tsg', problem: '甲某某值班脱岗', reason: '无人', checkedOn: asDay('2017-08-10') },
    ]
    fc.assert(
      fc.property(
        fc.array(anyItem, { minLength: 1, maxLength: 20 }),
        fc.constantFrom('weekly-circular' as const, 'overdue-circular' as const, 'final-report' as const),
        (items, kind) => {
          const reports = aWeekStatus(asOf, { ty: 'zero', xsc: 'missing', tw: 'late' })
          const input = paperFacts(items, { reports })
          const tone = { naming: 'named', praise: 'named' } as const
          const open = anonymisePaper(draftPaper(input, { kind, tone, failures }), campaign, items)
          const kept = new RegExp(`${campaign.office}|${campaign.name}|${campaign.institution}`, 'g')
          const text = textOf(open).replace(kept, '')
          const { units, persons } = namesToStrike(campaign, items)
          for (const name of [...units, ...persons]) expect(text).not.toContain(name)
          expect(open.attachments).toEqual([])
          for (const { section, paragraph, start, text: number } of open.figures) {
            const printed = open.sections[section]?.paragraphs[paragraph] ?? ''
            expect(printed.slice(start, start + number.length)).toBe(number)
          }
        },
      ),
      { numRuns: 80 },
    )
  })

  test('括号里只有单位名称的名单整个去掉，落款单位保留', () => {
    const input = paperFacts([anItem({ claimed: 'closed' })], {
      reports: aWeekStatus(asOf, { ty: 'zero' }),
    })
    const open = anonymisePaper(draftCircular(input), campaign, [])
    expect(textOf(open)).toContain('其中实行零报告1个。')
    expect(open.signedBy).toBe('专项清理工作领导小组办公室')
  })
})

test('去掉名称以后，每个数字仍指着自己的那一处', () => {
  const paragraph = '教务处2项，图书馆2项，财务处2项，共6项。'
  const places = [...paragraph.matchAll(/2|6/g)]
  const base = draftCircular(paperFacts([late('jwc', 30)]))
  const figures = places.map(({ 0: text, index }, n) => {
    return { key: `places.${n}`, value: Number(text), section: 0, paragraph: 0, start: index, text }
  })
  const open = anonymisePaper(
    { ...base, sections: [{ heading: '一、', paragraphs: [paragraph] }], figures },
    campaign,
    [],
  )
  const after = open.sections[0]?.paragraphs[0] ?? ''
  expect(after).not.toContain('教务处')
  const wanted = [...after.matchAll(/2|6/g)].map(({ index }) => index)
  expect(open.figures.map(({ start }) => start)).toEqual(wanted)
})

describe('网站公开版的边界', () => {
  test('责任人一栏写“办公室”“责任单位”的不是人名，通报自己的话不受影响', () => {
    const items = [late('jwc', 30)].map((item) => ({ ...item, owner: '办公室、责任单位', leader: '丁某某' }))
    const open = anonymisePaper(draftCircular(paperFacts(items)), campaign, items)
    expect(textOf(open)).toContain('由办公室研究后办理')
    expect(textOf(open)).toContain('责任单位主要负责同志要亲自过问')
    expect(textOf(open)).not.toMatch(/教务处|丁某某/)
  })
})

describe('提醒函', () => {
  test('只写这个单位：逾期几天、何时到期、哪一期没有报', () => {
    const reports = aWeekStatus(asOf, { jwc: 'missing' })
    const items = [late('jwc', 46), anItem({ due: addDays(asOf, 2) }), late('tsg', 9)]
    const paper = draftReminder(paperFacts(items, { reports }), 'jwc')
    expect(paper.addressee).toBe('教务处：')
    expect(paper.sections.map(({ heading }) => heading)).toEqual([
      '一、逾期未完成的问题',
      '二、即将到期的问题',
      '三、周报告',
      '四、请你单位办理',
    ])
    expect(textOf(paper)).toContain('6月30日到期，逾期46天，其中工作日')
    expect(textOf(paper)).toContain('8月11日截止的周报告还没有收到')
    expect(textOf(paper)).not.toContain('图书馆')
  })

  test('没有需要提醒的就不发，没有逾期就不发逾期通报', () => {
    const input = paperFacts([anItem({ claimed: 'closed' })])
    const why = (kind: DraftKind, unit?: string): string | null =>
      whyNothingToSay(input, { kind, unit }, draftPaper(input, { kind, unit }))
    expect(why('reminder', 'jwc')).toContain('没有需要提醒')
    expect(why('reminder')).toContain('发给哪个单位')
    expect(why('overdue-circular')).toContain('没有逾期')
    expect(why('weekly-circular')).toBe(null)
  })
})

describe('总结报告', () => {
  test('办公室的总结写总数、周报告按时率、各类问题，呈领导小组', () => {
    const items = [anItem({ claimed: 'closed', kind: '慢作为', category: 7 }), late('jwc', 3)]
    const paper = draftFinalReport(paperFacts(items))
    expect(paper.addressee).toBe('专项清理工作领导小组：')
    expect(paper.sections.map(({ heading }) => heading)).toEqual([
      '一、总体情况',
      '二、主要做法',
      '三、整改成效',
      '四、存在的不足',
      '五、下一步工作',
    ])
    expect(textOf(paper)).toContain('慢作为问题1项，完成1项')
    expect(textOf(paper)).toContain('共报送11期，应报319份次，按时报送319份次，按时率100%')
    expect(textOf(paper)).toContain('对尚未销号的1项继续挂账督办')
    expect(textOf(paper)).not.toMatch(/undefined|NaN|与上次/)
  })

  test('单位的总结逐项写完成的和没完成的，台账里没有的请单位补充而不编造', () => {
    const items = [
      anItem({
        problem: '窗口无人值守。',
        measures: '重新排班。',
        claimed: 'closed',
        completedOn: asDay('2017-07-01'),
      }),
      anItem({ problem: '流程不公开', due: asDay('2017-08-01') }),
      late('tsg', 3),
    ]
    const text = textOf(draftUnitReport(paperFacts(items), 'jwc'))
    expect(text).toContain('共登记问题2项；已整改完成1项，占50%，其中经审核销号1项；尚未完成1项。')
    expect(text).toContain('1．窗口无人值守。整改措施：重新排班，2017年7月1日完成，已销号。')
    expect(text).toContain('逾期14天。（请补充目前进展和未完成的原因。）')
    expect(text).toContain('请结合本单位实际填写')
    expect(text).not.toContain('图书馆')
  })

  test('单位的总结里，核减的不算没完成，也不悄悄消失', () => {
    const items = [
      anItem({ problem: '窗口无人值守', claimed: 'closed', completedOn: asDay('2017-07-01') }),
      anItem({ problem: '流程不公开', claimed: 'dropped', due: asDay('2017-08-01') }),
    ]
    const text = textOf(draftUnitReport(paperFacts(items), 'jwc'))
    expect(text).toContain(
      '共登记问题2项，经办公室核减1项；已整改完成1项，占100%，其中经审核销号1项；尚未完成0项。',
    )
  })
})

describe('数字的来处', () => {
  test('任何台账、任何口径：凡数得出行的数字，行数就等于这个数字', () => {
    fc.assert(
      fc.property(
        fc.array(anyItem, { minLength: 1, maxLength: 20 }),
        fc.constantFrom(...namings),
        fc.constantFrom('weekly-circular' as const, 'final-report' as const),
        (items, naming, kind) => {
          const input = paperFacts(items)
          const paper = draftPaper(input, { kind, tone: { naming } })
          const facts = circularFacts(input, {})
          for (const { key, value } of paper.figures) {
            const rows = rowsOfFigure(key, facts)
            if (rows === null || /share|rate|longest|days-late|units$/.test(key)) continue
            expect([key, rows.length]).toEqual([key, value])
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})
