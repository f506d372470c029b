import { describe, expect, test } from 'vitest'
import { eachCell, ExpectedLedgers } from './expectedLedgers.ts'

const sets = [8, 9, 10, 11, 12, 13, 14, 17, 19].map((no) => `held-back-${no}/`)

/**
 * Ledgers of nine other fields (a hospital, a bank, a port …), each with its own campaign, scored once before they were looked
 * at: which rows are items, whose they are, and who had nothing to report.
 */
describe.each(sets)('test/ledgers/%s', (folder) => {
  const ledgers = new ExpectedLedgers(folder)

  test.each(ledgers.books)('$file 的每一行、每一行的单位都读得对', async (expected) => {
    const book = await ledgers.read(expected.file)
    expect(book.items.map(({ origin, unit }) => ({ origin, unit }))).toEqual(
      expected.items.map(({ origin, unit }) => ({ origin, unit })),
    )
    expect(book.zeroReports.map(({ unit }) => unit)).toEqual(expected.zeroReports.map(({ unit }) => unit))
  })

  test.each(ledgers.books)('$file 说不清的单位都问到了', async (expected) => {
    const { findings } = await ledgers.read(expected.file)
    for (const { sheet, cell, field } of expected.findings.filter((one) => one.field === 'unit')) {
      const place = cell === null ? { sheet } : { sheet, cell }
      expect(eachCell(findings)).toContainEqual(expect.objectContaining({ ...place, field }))
    }
  })

  test.each(ledgers.books)('$file 的每个非空格都有去处', async ({ file }) => {
    for (const { cells } of (await ledgers.read(file)).sheets) {
      const { total, ...uses } = cells
      expect(Object.values(uses).reduce((sum, count) => sum + count, 0)).toBe(total)
    }
  })
})
