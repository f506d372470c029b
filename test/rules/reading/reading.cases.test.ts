import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readBook } from '#rules/reading/readBook'
import type { BookReading } from '#rules/reading/reading'
import { readWorkbookFile } from '../../../worker/documents/xlsx/read.ts'
import { demoCampaign } from '../demoCampaign.ts'

/** Small inputs that were once read wrongly; each stands for a kind. */
async function read(file: string): Promise<BookReading> {
  const bytes = readFileSync(new URL(`../../ledgers/cases/${file}`, import.meta.url))
  return readBook(file, (await readWorkbookFile(bytes, file)).sheets, demoCampaign)
}

describe('test/ledgers/cases', () => {
  test('b08b 末行的一个空格不是内容', async () => {
    expect((await read('b08b-used-range-space.xlsx')).items).toHaveLength(2)
  })

  test('b11 WPS 单元格里的图片是“图片1张”，不是公式文字', async () => {
    const { items } = await read('b11-dispimg.xlsx')
    expect(items.map(({ evidence }) => evidence)).toEqual(['图片1张', '图片1张'])
  })

  test('b12 公式没有保存结果：说清是哪一格，不借上一行的内容', async () => {
    const book = await read('b12-formula-no-cache.xlsx')
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
    const book = await read('b19-versions.xlsx')
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
    expect((await read('b21-WORKBOOK-capitals.xls')).items).toHaveLength(5)
  })

  test.each(['c03-notes-after-rows.xlsx', 'c04-notes-short.xlsx'])(
    '%s 表下的说明不论长短都不是问题',
    async (file) => {
      const book = await read(file)
      expect(book.items.map(({ itemNo }) => itemNo)).toEqual(['1', '2'])
      expect(book.sheets[0]?.footerRows).toEqual([6, 7, 8])
      expect(book.sheets[0]?.columns[0]).toMatchObject({ label: '序号', field: 'itemNo' })
    },
  )

  test('c08 状态词认得的照读，说不清的问', async () => {
    const book = await read('c08-status-words.xlsx')
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
