import { expect, test } from 'vitest'
import type { CellAccount } from '#rules/reading/reading'
import { comparable, eachCell, ExpectedLedgers } from './expectedLedgers.ts'

const ledgers = new ExpectedLedgers('')

test.each(ledgers.books)('$file 的每一格都读得对', async (expected) => {
  const book = await ledgers.read(expected.file)
  expect(book.items.map((item, i) => comparable(item, expected.items[i]))).toEqual(
    expected.items.map((item) => comparable(item, item)),
  )
  expect(book.zeroReports.map(({ sheet, row, unit }) => ({ sheet, row, unit }))).toEqual(
    expected.zeroReports.map(({ sheet, row, unit }) => ({ sheet, row, unit })),
  )
  for (const { sheet, cell, field } of expected.findings) {
    expect(eachCell(book.findings)).toContainEqual(
      expect.objectContaining(cell === null ? { sheet, field } : { sheet, cell, field }),
    )
  }
})

test.each(ledgers.books)('$file 的每个非空格都有去处', async ({ file }) => {
  for (const { cells } of (await ledgers.read(file)).sheets) expect(sumOf(cells)).toBe(cells.total)
})

function sumOf({ total, ...uses }: CellAccount): number {
  expect(total).toBeGreaterThanOrEqual(0)
  return Object.values(uses).reduce((sum, count) => sum + count, 0)
}
