import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readBook } from '#rules/reading/readBook'
import type { BookReading, ColumnReading } from '#rules/reading/reading'
import { readWorkbookFile } from '../../../worker/documents/xlsx/read.ts'
import { demoCampaign } from '../demoCampaign.ts'

/** Small workbooks that were once read wrongly, and how a careful colleague reads them. */
async function readCase(file: string): Promise<BookReading> {
  const bytes = readFileSync(new URL(`../../ledgers/cases/${encodeURIComponent(file)}`, import.meta.url))
  const { sheets } = await readWorkbookFile(bytes, file)
  return readBook(file, sheets, demoCampaign)
}

function column(book: BookReading, label: string): ColumnReading | undefined {
  return book.sheets[0]?.columns.find((one) => one.label === label)
}

describe('谁检查的不等于谁整改', () => {
  test.each([
    ['c05-inspector-vs-responsible.xlsx', '检查单位', ['保卫处', '保卫处', '保卫处']],
    ['d00-检查单位.xlsx', '检查单位', ['保卫处', '纪委', '保卫处']],
    ['d02-检查部门.xlsx', '检查部门', ['保卫处', '纪委', '保卫处']],
  ])('%s：归整改责任单位，%s是来源', async (file, label, found) => {
    const book = await readCase(file)
    expect(book.items.map(({ unit }) => unit)).toEqual(['tsg', 'xsc', 'hqc'])
    expect(column(book, label)?.field).toBe('source')
    expect(book.items.map(({ source }) => source)).toEqual(found)
  })
})

test('“问题确认”整栏空着，“修改要求”里才是问题：问一次，不逐行说缺问题', async () => {
  const book = await readCase('b18-empty-problem-column.xlsx')
  expect(column(book, '修改要求')).toMatchObject({ field: 'extra', guess: 'problem' })
  expect(book.items.map(({ extras }) => extras?.['修改要求'])).toEqual([
    '选课结果页应显示已选学分',
    '成绩页导出按钮无反应，应修复',
    '角色授权应能由学院完成',
  ])
  const codes = book.findings.map(({ code }) => code)
  expect(codes.filter((code) => code === 'column.unsure')).toHaveLength(1)
  expect(codes).not.toContain('problem.missing')
})

test('没有问题栏的表头也是表头：列出各栏，问哪一栏是问题', async () => {
  const book = await readCase('e01-header-no-problem-label.xlsx')
  expect(book.sheets[0]).toMatchObject({ kind: 'ledger', headerRows: [2] })
  expect(column(book, '未完成说明')).toMatchObject({ field: 'extra', guess: 'problem' })
  expect(column(book, '计划完成时间')?.field).toBe('due')
  expect(column(book, '完成时间')?.field).toBe('completedOn')
  expect(book.items).toHaveLength(3)
})

test('“一般”“三违”“二级隐患”“四风问题”不是第几类', async () => {
  const book = await readCase('b16-category-yiban.xlsx')
  expect(book.items.map(({ category }) => category)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    7,
    3,
  ])
  expect(book.items.map(({ extras }) => extras?.['问题类型'])).toEqual([
    '一般',
    '三违',
    '二级隐患',
    '四风问题',
    undefined,
    undefined,
  ])
  expect(book.findings.filter(({ code }) => code === 'category.unknown')).toHaveLength(4)
})

describe('test/ledgers/cases', () => {
  test('b08b 末行的一个空格不是内容', async () => {
    expect((await readCase('b08b-used-range-space.xlsx')).items).toHaveLength(2)
  })

  test('b11 WPS 单元格里的图片是“图片1张”，不是公式文字', async () => {
    const { items } = await readCase('b11-dispimg.xlsx')
    expect(items.map(({ evidence }) => evidence)).toEqual(['图片1张', '图片1张'])
  })

  test('b12 公式没有保存结果：说清是哪一格，不借上一行的内容', async () => {
    const book = await readCase('b12-formula-no-cache.xlsx')
    expect(book.items.map(({ problem, due }) => [problem, due])).toEqual([
      ['教学事故认定拖延', undefined],
      [undefined, '2017-06-30'],
    ])
    expect(book.findings.map(({ code, cell }) => `${code} ${cell}`)).toEqual([
      'cell.uncalculated D3',
      'cell.uncalculated B4',
    ])
    expect(book.findings[0]?.message).toContain('保存一次')
  })

  test('b19 同一份台账的三个版本，以最新的为准，旧版比过并说明', async () => {
    const book = await readCase('b19-versions.xlsx')
    expect(book.items.map(({ origin, claimed }) => `${origin.sheet} ${claimed}`)).toEqual([
      ...Array.from({ length: 4 }, () => '7月3日版 done'),
      '7月3日版 in-progress',
    ])
    expect(book.findings.map(({ code, sheet }) => `${code} ${sheet}`)).toEqual([
      'sheet.older-version 6月12日版',
      'sheet.older-version 6月20日版',
    ])
  })

  test('b21 复合文件的流名不分大小写', async () => {
    expect((await readCase('b21-WORKBOOK-capitals.xls')).items).toHaveLength(5)
  })

  test.each(['c03-notes-after-rows.xlsx', 'c04-notes-short.xlsx'])(
    '%s 表下的说明不论长短都不是问题',
    async (file) => {
      const book = await readCase(file)
      expect(book.items.map(({ itemNo }) => itemNo)).toEqual(['1', '2'])
      expect(book.sheets[0]?.footerRows).toEqual([6, 7, 8])
      expect(book.sheets[0]?.columns[0]).toMatchObject({ label: '序号', field: 'itemNo' })
    },
  )

  test('c08 状态词认得的照读，说不清的问', async () => {
    const book = await readCase('c08-status-words.xlsx')
    expect(book.items.map(({ claimed }) => claimed ?? '问')).toEqual([
      'not-started',
      'in-progress',
      'closed',
      '问',
      '问',
      '问',
      'in-progress',
      '问',
      'done',
      'done',
      '问',
      '问',
    ])
    const asked = book.findings.filter(({ code }) => code === 'claimed.unknown')
    expect(asked.map(({ given }) => given)).toEqual([
      '已缓解',
      '监控中',
      '现场处置',
      '待确认',
      '不予处理',
      '挂起',
    ])
    expect(asked.every(({ severity, choices }) => severity === 'ask' && choices?.length === 4)).toBe(true)
  })
})
