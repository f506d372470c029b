import { describe, expect, test } from 'vitest'
import { asDay } from '#rules/calendar/day'
import { registerFigures } from '#rules/registers/registerFigures'
import type { RegisterEntry } from '#rules/registers/register'
import type { SummaryFacts } from '#rules/figures/facts'
import { buildSummary } from '#rules/summary/summary'
import { summaryFactsOf } from '#rules/summary/summaryFacts'
import type { Block, TableRow } from '#rules/sheets/summarySheet'
import { readWorkbookFile } from '../../../worker/documents/xlsx/read.ts'
import { writeSummary } from '../../../worker/documents/summaryXlsx.ts'
import { aCampaign, anItem } from '../../stories.ts'
import { schemaErrors } from '../documents/schemaErrors.ts'
import { asOf, paperFacts } from '../summary/paperFacts.ts'
import { anEntry } from './entries.ts'

const campaign = aCampaign()
const items = [
  { id: 'a', unit: 'jwc', isClosed: true },
  { id: 'b', unit: 'jwc', isClosed: true },
]

const entries = [
  anEntry('leads', { unit: 'jwc', firstResponsible: '甲', post: '处长', group: '领导小组' }),
  anEntry('plans', { unit: 'jwc', title: '方案', receivedOn: '2017-05-30' }),
  anEntry('plans', { unit: 'cwc', title: '方案', receivedOn: '2017-06-02' }),
  anEntry('learning', { unit: 'jwc', form: 'group', people: 12 }),
  anEntry('regulations', { unit: 'jwc', name: '窗口服务办法', items: ['a'] }),
  anEntry('orders', { unit: 'cwc', text: '=报销流程公示', givenOn: '2017-07-03', due: '2017-07-31' }),
  anEntry('publicity', { channel: 'website', title: '动员部署' }),
  anEntry('experiences', {
    unit: 'jwc',
    kind: 'experience',
    title: '一次告知',
    text: '+一次说清',
    writtenOn: '2017-08-01',
  }),
]

function facts(of: readonly RegisterEntry[]): SummaryFacts {
  const units = campaign.units.map(({ id }) => id)
  const registers = registerFigures({ campaign, units, entries: of, items }, asOf)
  return { ...summaryFactsOf(paperFacts([anItem({ due: asDay('2017-06-30') })])), registers }
}

function sheet(name: string, of: readonly RegisterEntry[] = entries): readonly Block[] {
  return buildSummary(facts(of)).sheets.find((one) => one.name === name)?.blocks ?? []
}

function rows(blocks: readonly Block[], id: string): readonly TableRow[] {
  const table = blocks.find((block) => block.kind === 'table' && block.id === id)
  return table?.kind === 'table' ? table.rows : []
}

const lines = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => (block.kind === 'line' ? [block.text] : []))

describe('汇总表的登记情况', () => {
  test('每个单位一行：第一责任人、方案、报告、学习、检查、调度、制度', () => {
    const units = rows(sheet('登记情况'), 'RegisterUnits')
    expect(units).toHaveLength(29)
    expect(units.find(([unit]) => unit === '教务处')).toEqual([
      '教务处',
      '甲',
      '按时',
      '未到期',
      1,
      0,
      0,
      '1/2',
    ])
    expect(units.find(([unit]) => unit === '财务处')).toEqual([
      '财务处',
      '未登记',
      '迟报',
      '未到期',
      0,
      0,
      1,
      '—',
    ])
    expect(units.find(([unit]) => unit === '图书馆')?.[2]).toBe('未报')
  })

  test('制度占比、宣传篇数各一句，没有的不说', () => {
    expect(lines(sheet('登记情况'))).toEqual([
      '已销号2项，其中1项建立了制度，占50%；持续整改的问题还有0项没有制度。',
      '宣传报道：校园网站1篇。',
    ])
  })

  test('没有落实的调度事项列在下面，就是下次的议程（M-35）', () => {
    expect(rows(sheet('登记情况'), 'Agenda')).toEqual([
      ['财务处', '2017-07-03', '2017-07-31', '=报销流程公示'],
    ])
    expect(rows(sheet('登记情况', []), 'Agenda')).toEqual([])
  })

  test('经验建议列在汇总表中，没有的说明没有（M-29）', () => {
    expect(rows(sheet('经验建议'), 'Experiences')).toEqual([
      ['教务处', '经验做法', '一次告知', '+一次说清', '2017-08-01'],
    ])
    expect(lines(sheet('经验建议', []))).toEqual(['截至2017年8月15日还没有登记经验做法和意见建议。'])
  })

  test('以前的汇总没有登记簿，就没有这两张表', () => {
    const names = buildSummary({ ...facts(entries), registers: null }).sheets.map(({ name }) => name)
    expect(names).not.toContain('登记情况')
    expect(names).not.toContain('经验建议')
  })

  test('写成的工作簿合乎规范，像公式的文字仍是文字', async () => {
    for (const of of [entries, []]) {
      const pieces = []
      for await (const piece of writeSummary(buildSummary(facts(of)))) pieces.push(piece)
      const bytes = new Uint8Array(Buffer.concat(pieces))
      expect(schemaErrors(bytes, 'summary.xlsx')).toEqual([])
      if (of.length === 0) continue
      const { sheets } = await readWorkbookFile(bytes, 'summary.xlsx')
      const cells = sheets
        .filter(({ name }) => name === '登记情况' || name === '经验建议')
        .flatMap(({ rows: grid }) => grid.flatMap((row) => row ?? []))
      const values = cells.map((cell) => cell?.value)
      expect(values).toContain('=报销流程公示')
      expect(values).toContain('+一次说清')
    }
  })
})
