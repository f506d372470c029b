import { describe, expect, test } from 'vitest'
import { asDay, serialOfDay } from '#rules/calendar/day'
import type { Cell, SheetGrid } from '#rules/cells/grid'
import { readRegisterSheet, type ReadingSetting } from '#rules/registers/readRegisterSheet'
import type { RegisterEntry } from '#rules/registers/register'
import { registerBook } from '#rules/registers/registerBook'
import { registerOf, registers } from '#rules/registers/registers'
import { readWorkbookFile } from '../../../worker/documents/xlsx/read.ts'
import { writeSummary } from '../../../worker/documents/summaryXlsx.ts'
import { aCampaign } from '../../stories.ts'
import { schemaErrors } from '../documents/schemaErrors.ts'
import { dateCell, gridOf } from '../gridOf.ts'
import { anEntry } from './entries.ts'

const campaign = aCampaign()
const office: ReadingSetting = {
  campaign,
  sender: { role: 'office', unit: null, day: asDay('2017-08-15') },
  linked: [],
}
const clerk: ReadingSetting = {
  ...office,
  sender: { role: 'unit', unit: 'jwc', day: asDay('2017-08-15') },
}
const learning = registerOf('learning')

async function bytesOf(entries: readonly RegisterEntry[], key = learning.key): Promise<Uint8Array> {
  const pieces = []
  const workbook = registerBook(registerOf(key), entries, entries, campaign)
  for await (const piece of writeSummary(workbook)) pieces.push(piece)
  return new Uint8Array(Buffer.concat(pieces))
}

/** The first sheet of a file, with rows written below what is there. */
async function sheetWith(
  entries: readonly RegisterEntry[],
  rows: readonly (readonly Cell['value'][])[],
): Promise<SheetGrid> {
  const { sheets } = await readWorkbookFile(await bytesOf(entries), '登记簿.xlsx')
  const [sheet] = sheets
  if (sheet === undefined) throw new Error('没有工作表')
  return { ...sheet, rows: [...sheet.rows, ...rows.map((row) => row.map((value) => ({ value })))] }
}

describe('登记簿的表', () => {
  test('每本登记簿都能成表，合乎规范，空的也能', async () => {
    for (const { key, fields } of registers) {
      const values = Object.fromEntries(
        fields.map((field) => [
          field.key,
          field.kind === 'number' ? 3 : field.kind === 'day' ? '2017-07-01' : '=甲',
        ]),
      )
      expect(schemaErrors(await bytesOf([anEntry(key, values)], key), `${key}.xlsx`), key).toEqual([])
    }
    expect(schemaErrors(await bytesOf([]), 'empty.xlsx')).toEqual([])
  })

  test('填在空行里的能读入；带登记号的是登记过的，不再读入', async () => {
    const entered = anEntry('learning', { unit: 'cwc', heldOn: '2017-06-05', form: 'group', topic: '动员会' })
    const grid = await sheetWith(
      [entered],
      [[null, '教务处', '2017年7月3日', '专题辅导', null, '作风建设', 30]],
    )
    const reading = readRegisterSheet(learning, grid, office)
    expect(reading).toMatchObject({ known: 1, unread: [] })
    expect(reading?.rows).toMatchObject([
      {
        values: { unit: 'jwc', heldOn: '2017-07-03', form: 'lecture', topic: '作风建设', people: 30 },
        faults: [],
      },
    ])
  })
})

describe('读入登记', () => {
  const header = ['日期', '学习形式', '学习内容', '参加人数', '记录人']

  test('自己的表只要栏目名称对得上就能读；没有的栏目说出来', () => {
    const grid = gridOf([
      ['学习记录'],
      header,
      [dateCell(serialOfDay(asDay('2017-07-03'))), '中心组学习', '党章', '12', '乙'],
    ])
    const reading = readRegisterSheet(learning, grid, clerk)
    expect(reading?.unread).toEqual(['记录人'])
    expect(reading?.rows).toMatchObject([
      { row: 3, values: { unit: 'jwc', heldOn: '2017-07-03', form: 'group', people: 12 }, faults: [] },
    ])
  })

  test('读不懂的留着原样，指明是哪一格', () => {
    const grid = gridOf([header, ['9月31日', '看电影', '', '十来个']])
    const [row] = readRegisterSheet(learning, grid, clerk)?.rows ?? []
    expect(row?.faults.map(({ cell, code, given }) => [cell, code, given])).toEqual([
      ['A2', 'entry.impossible-day', '9月31日'],
      ['B2', 'entry.unknown-choice', '看电影'],
      ['C2', 'entry.missing', ''],
      ['D2', 'entry.not-a-number', '十来个'],
    ])
  })

  test('写着别的单位的行不能由本单位登记', () => {
    const grid = gridOf([
      ['单位', ...header],
      ['财务处', '2017-07-03', '个人自学', '党章'],
    ])
    const [row] = readRegisterSheet(learning, grid, clerk)?.rows ?? []
    expect(row?.faults).toMatchObject([{ cell: 'A2', code: 'entry.not-yours' }])
    const own = gridOf([
      ['单位', ...header],
      ['教务处', '2017-07-03', '个人自学', '党章'],
    ])
    expect(readRegisterSheet(learning, own, clerk)?.rows[0]?.faults).toEqual([])
  })

  test('督导发现按序号找到是哪次检查', () => {
    const visit = anEntry('visits', { place: '教学楼' })
    const grid = gridOf([
      ['哪次检查', '发现日期', '责任单位', '发现的问题'],
      [`第${visit.no}号`, '2017-07-05', '教务处', '台账没有更新'],
    ])
    const [row] =
      readRegisterSheet(registerOf('visit-findings'), grid, { ...office, linked: [visit] })?.rows ?? []
    expect(row).toMatchObject({ values: { visit: visit.id, unit: 'jwc' }, faults: [] })
  })

  test('同一行读两次是同一条登记，内容不同的是另一条', () => {
    const read = (topic: string): string | undefined =>
      readRegisterSheet(learning, gridOf([header, ['2017-07-03', '个人自学', topic]]), clerk)?.rows[0]?.id
    expect(read('党章')).toBe(read('党章'))
    expect(read('党章')).not.toBe(read('准则'))
    expect(read('党章')).toMatch(/^[A-Za-z0-9-]{8,64}$/)
  })

  test('没有登记簿栏目的表不认', () => {
    expect(
      readRegisterSheet(
        learning,
        gridOf([
          ['序号', '存在问题'],
          ['1', '无人值守'],
        ]),
        clerk,
      ),
    ).toBeNull()
  })
})
