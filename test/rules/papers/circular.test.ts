import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { draftCircular, draftOverdueCircular } from '#rules/papers/circular'
import { addDays, asDay } from '#rules/calendar/day'
import type { Claimed } from '#rules/items/item'
import type { TalliedItem } from '#rules/figures/tally'
import type { Paper } from '#rules/papers/paper'
import { sayPercent } from '#rules/cells/percent'
import { namings } from '#rules/papers/circular/tone'
import { aCampaign, anItem } from '../../stories.ts'
import { aWeekStatus, asOf, paperFacts } from '../summary/paperFacts.ts'

const campaign = aCampaign()
const late = (unit: string, daysLate: number): ReturnType<typeof anItem> =>
  anItem({ unit, due: addDays(asOf, -daysLate), disposal: 'time-limited' })
const closed = anItem({ claimed: 'closed', disposal: 'immediate' })

function textOf(circular: Paper): string {
  return circular.sections.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs]).join('\n')
}

describe('周通报', () => {
  test('标题、期号、依据、截至日、署名齐全（M-01）', () => {
    const circular = draftCircular(paperFacts([closed]))
    expect(circular).toMatchObject({
      title: '关于“不作为、乱作为、慢作为”问题专项清理工作进展情况的通报',
      number: '第　期',
      addressee: '各单位：',
      signedBy: '专项清理工作领导小组办公室',
      issuedOn: '2017-08-15',
    })
    expect(circular.opening).toMatch(/^根据河北省“一问责八清理”专项行动部署要求，.*截至2017年8月15日/)
  })

  test('没有上级依据就不写“根据”', () => {
    const plain = paperFacts([closed], { campaign: aCampaign({ authority: '' }) })
    expect(draftCircular(plain).opening).toMatch(/^现将/)
  })

  test('写明件数和占比，百分比至多一位小数', () => {
    const text = textOf(draftCircular(paperFacts([closed, late('jwc', 3), late('jwc', 5)])))
    expect(text).toContain('登记问题3项。其中，已销号1项，占33.3%')
    expect(text).toContain('逾期未完成2项，占66.7%')
    expect(text).toContain('立行立改1项，完成1项，占100%')
    expect(text).toContain('限时整改2项，尚无报完成的')
  })

  test('核减的不悄悄消失：总数照旧，写明几项、为什么，占比按实有数算', () => {
    const dropped: TalliedItem = {
      ...anItem({ claimed: 'dropped', due: addDays(asOf, -9), disposal: 'time-limited' }),
      dropped: { on: asOf, kind: 'unfounded', reason: '查无此事' },
    }
    const twice = { ...dropped, dropped: { on: asOf, kind: 'duplicate', reason: '与第1项重复' } as const }
    const text = textOf(draftCircular(paperFacts([closed, late('jwc', 3), dropped, twice])))
    expect(text).toContain(
      '登记问题4项，经办公室核减2项（不属实1项、重复1项），实有2项。其中，已销号1项，占50%',
    )
    expect(text).toContain('逾期未完成1项，占50%')
    expect(text).toContain('限时整改1项，尚无报完成的')
  })

  test('没有逾期就说没有，也不提督办，没有附件', () => {
    const circular = draftCircular(paperFacts([closed]))
    expect(textOf(circular)).toContain('目前没有逾期未完成的问题。')
    expect(textOf(circular)).not.toMatch(/督办|附件/)
    expect(circular.attachments).toEqual([])
  })

  test('逾期按专项行动单位名单的次序点名到项', () => {
    const text = textOf(draftCircular(paperFacts([late('tsg', 9), late('dzb', 3), late('dzb', 20)])))
    expect(text).toContain(
      '由党政办公室负责的第1、2项，分别逾期3、20天；由图书馆负责的第3项，逾期9天。请以上责任单位加快工作节奏',
    )
  })

  test('逾期多的单位只列前三项并写总数，全部列入附件', () => {
    const many = [40, 30, 20, 10, 5].map((days) => late('jwc', days))
    const circular = draftCircular(paperFacts(many))
    expect(textOf(circular)).toContain('由教务处负责的第1、2、3项等5项，逾期最长40天。请该单位加快')
    expect(circular.attachments[0]?.rows).toHaveLength(5)
  })

  test('督办阶梯只提建议，由办公室研究', () => {
    const text = textOf(draftCircular(paperFacts([late('jwc', 2), late('jwc', 9), late('jwc', 30)])))
    expect(text).toContain(
      '逾期满1天的1项，建议提醒；逾期满8天的1项，建议督办；逾期满16天的1项，建议通报，由办公室研究后办理。',
    )
  })

  test('不点名时批评不出现单位名称，也没有名单附件', () => {
    const reports = aWeekStatus(asOf, { xsc: 'missing', ty: 'zero' })
    const input = paperFacts(
      [late('jwc', 9), anItem({ unit: 'tsg' }), anItem({ unit: 'gh', due: addDays(asOf, 2) })],
      { reports },
    )
    const circular = draftCircular(input, { tone: { naming: 'anonymous' } })
    for (const name of ['教务处', '图书馆', '学生处', '工会']) expect(textOf(circular)).not.toContain(name)
    expect(textOf(circular)).toContain('体育部')
    expect(circular.attachments).toEqual([])
  })

  test('报送情况分按时、零报告、迟报、缺报，缺报点名', () => {
    const reports = aWeekStatus(asOf, { xsc: 'missing', ty: 'zero', tw: 'late' })
    expect(textOf(draftCircular(paperFacts([closed], { reports })))).toContain(
      '8月11日截止的第11周周报告，应报单位29个，按时报送27个，其中实行零报告1个（体育部）；迟报1个（团委）；缺报1个（学生处）。',
    )
  })

  test('全部按时就不批评', () => {
    const text = textOf(draftCircular(paperFacts([closed])))
    expect(text).toContain('应报单位29个，全部按时报送。')
    expect(text).not.toMatch(/缺报|迟报/)
  })

  test('没有周报告时只说台账：谁报了，谁零报告，谁没有声音', () => {
    const nobody = Object.fromEntries(campaign.units.map(({ id }) => [id, 'missing'] as const))
    const input = paperFacts([closed], {
      campaign: aCampaign({ units: campaign.units.slice(4, 8) }),
      reports: aWeekStatus(asOf, nobody),
      zeroReports: [{ file: '零报告.xlsx', sheet: '表', row: 2, unit: 'xsc', text: '零报告' }],
    })
    const text = textOf(draftCircular(input))
    expect(text).toContain(
      '报送问题台账的单位1个；没有发现问题、实行零报告的1个（学生处）；既未登记问题、也未报送零报告的2个（科研处、人事处）。',
    )
    expect(text).not.toContain('缺报')
    expect(textOf(draftCircular(input, { tone: { naming: 'anonymous' } }))).not.toContain('科研处')
  })

  test('还没到第一次周报告，略去报送一节，序号接着排', () => {
    const early = asDay('2017-05-20')
    const circular = draftCircular(paperFacts([closed], { asOf: early, reports: aWeekStatus(early) }))
    expect(circular.sections.map(({ heading }) => heading)).toEqual([
      '一、总体情况',
      '二、时限执行情况',
      '三、下一步工作要求',
    ])
    expect(textOf(circular)).toContain('下一期周报告请于6月2日17:00前报送')
  })

  test('尚未登记问题也能出通报', () => {
    const circular = draftCircular(paperFacts([]))
    expect(textOf(circular)).toContain('各单位尚未登记问题')
    expect(textOf(circular)).not.toContain('NaN')
  })

  test('总结报告的节点提前三十天提醒', () => {
    const autumn = asDay('2017-10-20')
    const circular = draftCircular(paperFacts([closed], { asOf: autumn, reports: aWeekStatus(autumn) }))
    expect(textOf(circular)).toContain('专项清理总结报告请于11月15日前报送')
    expect(textOf(draftCircular(paperFacts([closed])))).not.toContain('总结报告')
  })

  test('只点单位类别时不出现单位名称，各类别的项数相加等于逾期总数', () => {
    const reports = aWeekStatus(asOf, { xsc: 'missing', tm: 'missing' })
    const input = paperFacts([late('jwc', 9), late('tm', 3), late('tm', 4)], { reports })
    const circular = draftCircular(input, { tone: { naming: 'by-kind' } })
    const text = textOf(circular)
    expect(text).toContain('按单位类别看，机关部门1项、教学单位2项。')
    expect(text).toContain('缺报2个（机关部门1个、教学单位1个）')
    expect(text).not.toMatch(/教务处|土木|学生处/)
    expect(circular.attachments).toEqual([])
  })

  test('不点某单位的名，数字照算，名单写“等”，附件不列', () => {
    const reports = aWeekStatus(asOf, { xsc: 'missing', tw: 'missing' })
    const leftOut = [
      { unit: 'jwc', reason: '已当面约谈' },
      { unit: 'tw', reason: '新成立' },
    ]
    const circular = draftCircular(paperFacts([late('jwc', 9), late('tsg', 3)], { reports }), {
      tone: { leftOut },
    })
    expect(textOf(circular)).toContain('有2项，涉及2个单位')
    expect(textOf(circular)).toContain('缺报2个（学生处等）')
    expect(textOf(circular)).not.toMatch(/教务处|约谈|团委/)
    expect(circular.attachments[0]?.rows.map(({ unit }) => unit)).toEqual(['图书馆'])
  })

  test('表扬只写全部完成并且按时报送的单位；不写表扬时一个字也没有', () => {
    const input = paperFacts([anItem({ unit: 'tsg', claimed: 'closed' }), late('jwc', 3)])
    expect(textOf(draftCircular(input, { tone: { praise: 'named' } }))).toContain(
      '有1个单位登记的问题已全部整改完成、周报告按时报送（图书馆），予以表扬。',
    )
    expect(textOf(draftCircular(input))).not.toContain('表扬')
  })

  test('抽查不合格的点名到问题；不点名时只写项数', () => {
    const failures = [
      {
        id: 'a',
        unit: 'tsg',
        problem: '开馆时间未公示。',
        reason: '现场没有公示',
        checkedOn: asDay('2017-08-10'),
      },
    ]
    const input = paperFacts([late('jwc', 3)])
    expect(textOf(draftCircular(input, { failures }))).toContain(
      '问题有1项：图书馆“开馆时间未公示”（8月10日检查：现场没有公示）。',
    )
    const anonymous = textOf(draftCircular(input, { failures, tone: { naming: 'anonymous' } }))
    expect(anonymous).toContain('抽查和“回头看”发现整改不到位的问题有1项')
    expect(anonymous).not.toMatch(/图书馆|公示/)
  })

  test('逾期通报只说逾期，以“特此通报”结束', () => {
    const circular = draftOverdueCircular(paperFacts([late('jwc', 9), closed]))
    expect(circular.title).toContain('逾期未完成问题的通报')
    expect(circular.number).toBe('通报〔2017〕　号')
    expect(circular.sections.map(({ heading }) => heading)).toEqual(['一、逾期情况', '二、工作要求'])
    expect(textOf(circular)).toMatch(/由教务处负责的第[12]项，逾期9天/)
    expect(circular.closing).toBe('特此通报。')
  })

  const item = fc
    .record({
      unit: fc.constantFrom(...campaign.units.map(({ id }) => id)),
      days: fc.option(fc.integer({ min: -60, max: 60 }), { nil: null }),
      claimed: fc.constantFrom<Claimed>('in-progress', 'done', 'closed'),
    })
    .map(({ unit, days, claimed }) =>
      anItem({ unit, claimed, ...(days === null ? {} : { due: addDays(asOf, days) }) }),
    )

  test('任何台账：每个数字都登记在案，位置与文字相符，与统计相等', () => {
    fc.assert(
      fc.property(
        fc.array(item, { minLength: 1, maxLength: 40 }),
        fc.constantFrom(...namings),
        (items, naming) => {
          const input = paperFacts(items)
          const circular = draftCircular(input, { tone: { naming, praise: 'named' } })
          for (const { section, paragraph, start, text } of circular.figures) {
            const printed = circular.sections[section]?.paragraphs[paragraph] ?? ''
            expect(printed.slice(start, start + text.length)).toBe(text)
          }
          const { byTimeliness, total } = input.tally
          const said = (key: string): number =>
            circular.figures.find((figure) => figure.key === key)?.value ?? 0
          expect(said('total')).toBe(total)
          expect(said('closed')).toBe(byTimeliness.closed)
          expect(said('overdue')).toBe(byTimeliness.overdue)
          const ladder = circular.figures.filter(({ key }) => key.startsWith('ladder.'))
          expect(ladder.reduce((sum, { value }) => sum + value, 0)).toBe(byTimeliness.overdue)
          expect(textOf(circular)).not.toMatch(/undefined|NaN|null|，，|。。|；；|，。/)
        },
      ),
      { numRuns: 80 },
    )
  })
})

describe('占比', () => {
  test('整数不带小数，最多一位', () => {
    expect(sayPercent(32, 45)).toBe('71.1%')
    expect(sayPercent(6, 22)).toBe('27.3%')
    expect(sayPercent(1, 2)).toBe('50%')
  })

  test('没有全部完成就不写100%，不是一件没有就不写0%', () => {
    expect(sayPercent(9999, 10000)).toBe('99.9%')
    expect(sayPercent(1, 100000)).toBe('0.1%')
    expect(sayPercent(0, 3)).toBe('0%')
    expect(sayPercent(3, 3)).toBe('100%')
    expect(sayPercent(0, 0)).toBe('—')
  })
})
