import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Campaign } from '#rules/campaign/campaign'
import { draftCircular } from '#rules/papers/circular'
import { addDays } from '#rules/calendar/day'
import { previewCircular, type CircularPreview } from '#rules/papers/circularPreview'
import type { PaperFacts } from '#rules/figures/facts'
import type { TalliedItem } from '#rules/figures/tally'
import { aCampaign, anItem } from '../../stories.ts'
import { aWeekStatus, asOf, paperFacts } from '../summary/paperFacts.ts'

const campaign = aCampaign()
const late = (unit: string, daysLate: number): TalliedItem => anItem({ unit, due: addDays(asOf, -daysLate) })
const nameOf = (unit: string, of: Campaign = campaign): string =>
  of.units.find(({ id }) => id === unit)?.name ?? ''

function textOf({ lines }: CircularPreview): string[] {
  return lines.map(({ text }) => text)
}

function wholeText(input: PaperFacts): string {
  return draftCircular(input)
    .sections.flatMap(({ paragraphs }) => paragraphs)
    .join('\n')
}

describe('如果现在汇总，本单位会被这样写', () => {
  test('逾期的写明第几项、逾期几天，就是通报里的那一句，并指到那几条', () => {
    const input = paperFacts([late('dzb', 3), late('jwc', 9), late('tsg', 20)])
    const { lines, attachment } = previewCircular(input, 'jwc')
    expect(lines).toMatchObject([
      {
        heading: '三、存在的问题',
        topic: 'overdue',
        text: '由教务处负责的第2项，逾期9天。',
        items: [{ ledgerNo: 2 }],
      },
    ])
    expect(wholeText(input)).toContain('由教务处负责的第2项，逾期9天')
    expect(attachment.map(({ unit, ledgerNo, daysLate }) => [unit, ledgerNo, daysLate])).toEqual([
      ['教务处', 2, 9],
    ])
  })

  test('缺报、迟报、时限不清、临近到期各是一句，各指到要改的地方', () => {
    const reports = aWeekStatus(asOf, { jwc: 'missing', tsg: 'late' })
    const items = [
      anItem({ unit: 'jwc' }),
      anItem({ unit: 'jwc', due: addDays(asOf, 2) }),
      anItem({ unit: 'tsg' }),
    ]
    const { lines } = previewCircular(paperFacts(items, { reports }), 'jwc')
    expect(lines.map(({ topic, items: named }) => [topic, named.length])).toEqual([
      ['report', 0],
      ['no-due', 1],
      ['due-soon', 1],
    ])
    expect(lines.map(({ text }) => text)).toEqual([
      '缺报1个（教务处）。',
      '整改时限没有填写或者表述不清的问题有2项（教务处等），无法判断是否按期完成。',
      '1项将在7天内到期（教务处第2项8月17日到期），请责任单位倒排工期，确保按期完成。',
    ])
  })

  test('没有什么可写的单位，一句也没有', () => {
    const input = paperFacts([late('jwc', 9), anItem({ unit: 'tsg', claimed: 'closed' })])
    expect(previewCircular(input, 'tsg')).toMatchObject({ lines: [], attachment: [] })
  })

  test('单位名称恰好是别的词语的一部分时，不会张冠李戴', () => {
    const units = [
      { id: 'a', name: '办公室', aliases: [] },
      { id: 'b', name: '党委办公室', aliases: [] },
    ]
    const named = aCampaign({ units })
    const items = [late('b', 9), anItem({ unit: 'a', claimed: 'done' })]
    const input = paperFacts(items, { campaign: named, reports: { periods: [], units: [] } })
    expect(wholeText(input)).toContain('办公室将逐项审核')
    expect(textOf(previewCircular(input, 'a'))).toEqual([])
    expect(textOf(previewCircular(input, 'b'))).toEqual(['由党委办公室负责的第2项，逾期9天。'])
  })

  test('任何台账下：点到的单位必有一句，没有点到的必没有；绝不出现别的单位', () => {
    const units = campaign.units.slice(0, 5).map(({ id }) => id)
    const anyItem = fc.record({
      unit: fc.constantFrom(...units),
      dueIn: fc.option(fc.integer({ min: -40, max: 20 })),
      isDone: fc.boolean(),
    })
    const anySaid = fc.dictionary(
      fc.constantFrom(...units),
      fc.constantFrom('zero' as const, 'late' as const, 'missing' as const),
    )
    fc.assert(
      fc.property(fc.array(anyItem, { maxLength: 12 }), anySaid, (rows, said) => {
        const items = rows.map(({ unit, dueIn, isDone }) =>
          anItem({
            unit,
            ...(dueIn === null ? {} : { due: addDays(asOf, dueIn) }),
            ...(isDone ? { claimed: 'done' as const } : {}),
          }),
        )
        const input = paperFacts(items, { reports: aWeekStatus(asOf, said) })
        const whole = wholeText(input)
        for (const unit of units) {
          const circularPreview = previewCircular(input, unit)
          const text = textOf(circularPreview).join('')
          expect(text.includes(nameOf(unit))).toBe(whole.includes(nameOf(unit)))
          expect(circularPreview.lines.length > 0).toBe(whole.includes(nameOf(unit)))
          const others = campaign.units.filter(({ id }) => id !== unit).map(({ name }) => name)
          expect(others.filter((name) => JSON.stringify(circularPreview).includes(name))).toEqual([])
          expect(text).not.toMatch(/[\uE000\uE001]/)
        }
      }),
      { numRuns: 200 },
    )
  })
})
