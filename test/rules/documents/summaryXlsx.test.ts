import PizZip from 'pizzip'
import { beforeAll, describe, expect, test } from 'vitest'
import { addDays, asDay } from '#rules/calendar/day'
import type { SummaryFacts } from '#rules/figures/facts'
import { buildSummary } from '#rules/summary/summary'
import { summaryFactsOf } from '#rules/summary/summaryFacts'
import { readWorkbookFile } from '../../../worker/documents/xlsx/read.ts'
import { writeSummary } from '../../../worker/documents/summaryXlsx.ts'
import { anItem } from '../../stories.ts'
import { aWeekStatus, asOf, paperFacts } from '../summary/paperFacts.ts'
import { schemaErrors } from './schemaErrors.ts'

const items = [
  anItem({ problem: '=HYPERLINK("http://example.invalid","点我")', due: asDay('2017-06-30') }),
  anItem({ problem: '+86 总机无人接听', due: asDay('2017-08-18'), measures: '1、公开电话；\n2、专人值守' }),
  anItem({ problem: '-对师生态度生硬', claimed: 'done', completedOn: asDay('2017-08-01') }),
  anItem({ problem: '@全体 通知不到位', claimed: 'closed', unit: 'tsg' }),
  anItem({ problem: '#REF!', unit: 'tsg', extras: { 整改措施: '单位自设同名栏', 整改目标: '同' } }),
  anItem({ problem: '_x0041_<&>"\u0001', unit: 'ty', disposal: 'ongoing' }),
]
const input = paperFacts(items, {
  reports: aWeekStatus(asOf, { xsc: 'missing', ty: 'zero', tw: 'late' }),
  zeroReports: [{ file: '零报告.xlsx', sheet: '表', row: 4, unit: 'ty', text: '经自查，暂未发现问题' }],
  findings: [
    {
      file: '台账.xlsx',
      sheet: '台账',
      cell: 'G12',
      field: 'due',
      code: 'due.impossible',
      severity: 'ask',
      given: '9月31日前',
      message: '9月没有31日。',
      suggestion: '2017-09-30',
    },
  ],
})

async function summaryBytes(facts: SummaryFacts): Promise<Uint8Array> {
  const pieces = []
  for await (const piece of writeSummary(buildSummary(facts))) pieces.push(piece)
  return new Uint8Array(Buffer.concat(pieces))
}

/** What a ledger with a history adds: changes, notices, weeks. */
const history = {
  course: {
    weeks: [
      { day: asDay('2017-08-06'), found: 4, closures: 0, total: 4, closed: 0, overdue: 1 },
      { day: asDay('2017-08-13'), found: 2, closures: 1, total: 6, closed: 1, overdue: 1 },
      { day: asOf, found: 0, closures: 0, total: 6, closed: 1, overdue: 1 },
    ],
    closing: { found: 6, closed: 1, timed: 1, onTime: 1, reopened: 0, medianDays: 12 },
  },
  notices: [
    {
      number: '督办〔2017〕1号',
      unit: 'jwc',
      issuedOn: asDay('2017-08-01'),
      answerBy: asDay('2017-08-08'),
      state: 'waiting',
      answeredOn: null,
      items: [{ id: 'a', ledgerNo: 1, problem: '=1+1' }],
    },
  ],
  changes: {
    counts: { added: 0, changed: 1, closed: 0, reopened: 0, dropped: 0, gone: 1, unchanged: 5 },
    pages: () => [
      [
        {
          kind: 'changed',
          id: 'a',
          ledgerNo: 1,
          origin: { file: '台账.xlsx', sheet: '台账', row: 4 },
          unit: 'jwc',
          problem: '@变更',
          fields: [{ key: 'due', from: '2017-06-01', to: '2017-06-30' }],
        },
        {
          kind: 'gone',
          id: 'b',
          ledgerNo: null,
          origin: { file: '台账.xlsx', sheet: '台账', row: 9 },
          unit: null,
          problem: null,
          fields: [],
        },
      ],
    ],
  },
} as const satisfies Parameters<typeof summaryFactsOf>[1]
const facts = summaryFactsOf(input, history)

let bytes: Uint8Array
let zip: PizZip
beforeAll(async () => {
  bytes = await summaryBytes(facts)
  zip = new PizZip(bytes)
})

function part(path: string): string {
  const file = zip.file(path)
  if (file === null) throw new Error(`no part ${path}`)
  return file.asText()
}

function parts(pattern: RegExp): string[] {
  return Object.keys(zip.files).filter((name) => pattern.test(name))
}

describe('summary.xlsx', () => {
  test('keeps to the ECMA-376 schemas, with and without items', async () => {
    expect(schemaErrors(bytes, 'summary.xlsx')).toEqual([])
    const empty = await summaryBytes(summaryFactsOf(paperFacts([])))
    expect(schemaErrors(empty, 'empty.xlsx')).toEqual([])
    const ofKinds = [anItem({ unit: 'jwc', kind: '慢作为', category: 2 }), anItem({ unit: 'tsg' })]
    const kinds = await summaryBytes(summaryFactsOf(paperFacts(ofKinds)))
    expect(schemaErrors(kinds, 'kinds.xlsx')).toEqual([])
  })

  test('is the same, byte for byte, from the same state', async () => {
    expect(await summaryBytes(summaryFactsOf(paperFacts(items.toReversed(), input), history))).toEqual(bytes)
  })

  test('has no formula at all, whatever people typed', () => {
    for (const name of parts(/^xl\/worksheets\/sheet\d+\.xml$/)) expect(part(name)).not.toMatch(/<f[ >]/)
  })

  test('gives every text back as it was typed, also what looks like a formula or an error', async () => {
    const { sheets } = await readWorkbookFile(bytes, '汇总.xlsx')
    const ledger = sheets.find(({ name }) => name === '汇总台账')
    const problems = ledger?.rows.slice(3).map((row) => row?.[5]?.value)
    expect(problems?.slice(0, 5)).toEqual(items.slice(0, 5).map(({ problem }) => problem))
    const cells = part('xl/worksheets/sheet13.xml').match(/<c r="F[4-8]"[^>]*>/g)
    expect(cells?.every((cell) => /t="(s|inlineStr)"/.test(cell))).toBe(true)
    expect(part('xl/sharedStrings.xml')).toContain('_x005F_x0041_&lt;&amp;&gt;')
  })

  test('marks formula-like text as text, so that editing the cell does not run it', () => {
    const style = Number(/<c r="F4"[^>]* s="(\d+)"/.exec(part('xl/worksheets/sheet13.xml'))?.[1])
    const format = (part('xl/styles.xml').split('<cellXfs')[1] ?? '').match(/<xf [^>]*>/g)?.[style]
    const id = /numFmtId="(\d+)"/.exec(format ?? '')?.[1]
    expect(id === '49' || part('xl/styles.xml').includes(`numFmtId="${id}" formatCode="@"`)).toBe(true)
  })

  test('writes days as real days', async () => {
    const overdue = part('xl/worksheets/sheet7.xml')
    expect(overdue).toMatch(/<c r="D4" s="\d+"><v>42916<\/v><\/c>/)
    expect(part('xl/styles.xml')).toContain('formatCode="yyyy-mm-dd"')
  })

  test('gives a filter table headings that are each there once', () => {
    for (const name of parts(/^xl\/tables\/table\d+\.xml$/)) {
      const headings = [...part(name).matchAll(/<tableColumn [^>]*name="([^"]*)"/g)].map(
        ([, heading]) => heading,
      )
      expect(new Set(headings).size).toBe(headings.length)
      expect(headings).not.toContain('')
    }
    expect(parts(/^xl\/tables\//)).not.toEqual([])
  })

  test('carries the charted values, for previewers that do not calculate', () => {
    const charts = parts(/^xl\/charts\/chart\d+\.xml$/)
    expect(charts).toHaveLength(4)
    for (const name of charts) {
      expect(part(name).match(/<c:numCache>/g)?.length).toBe(part(name).match(/<c:numRef>/g)?.length)
      expect(part(name)).toContain('<c:strCache>')
    }
    expect(part('xl/charts/chart1.xml')).toContain('<c:v>已销号</c:v>')
  })

  test('repeats the header on printed pages and keeps it in sight', () => {
    const ledger = part('xl/worksheets/sheet13.xml')
    expect(ledger).toMatch(/<pane xSplit="3" ySplit="3"/)
    expect(ledger).toContain('fitToWidth=')
    expect(part('xl/workbook.xml')).toContain('>&apos;汇总台账&apos;!$3:$3<')
  })

  test('follows links to cells that exist', () => {
    const links = [...part('xl/worksheets/sheet7.xml').matchAll(/location="&apos;汇总台账&apos;!A(\d+)"/g)]
    expect(links.map(([, row]) => row)).toEqual(['4'])
    expect(part('xl/worksheets/sheet13.xml')).toContain('<c r="A4"')
  })

  test('takes sheets full of long texts and a year without a holiday table', async () => {
    const long = Array.from({ length: 50 }, (_, index) =>
      anItem({
        problem: '问'.repeat(1 + index * 80),
        due: addDays(asOf, -index),
        extras: { ['长'.repeat(300)]: 'x' },
      }),
    )
    const state = paperFacts(long, { calendar: { years: [], holidays: {}, makeupDays: {} } })
    expect(schemaErrors(await summaryBytes(summaryFactsOf(state)), 'long.xlsx')).toEqual([])
  })
})
