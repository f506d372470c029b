import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fieldDefinitions } from '#rules/field'
import type { ReadItem } from '#rules/item'
import { readBook } from '#rules/readBook'
import type { BookReading, CellAccount } from '#rules/reading'
import { readWorkbookFile } from '../../worker/documents/xlsx/read.ts'
import { demoCampaign } from './demoCampaign.ts'

interface ExpectedBook {
  readonly file: string
  readonly items: readonly ReadItem[]
  readonly findings: readonly { file: string; sheet: string; cell: string | null; field: string }[]
  readonly zeroReports: readonly { file: string; sheet: string; row: number; unit: string }[]
}

const folder = new URL('../ledgers/', import.meta.url)
const expectedBooks: readonly ExpectedBook[] = JSON.parse(
  readFileSync(new URL('expected.json', folder), 'utf8'),
)

async function read(file: string): Promise<BookReading> {
  const { sheets } = await readWorkbookFile(readFileSync(new URL(encodeURIComponent(file), folder)), file)
  return readBook(file, sheets, demoCampaign)
}

/** Expected items list no item numbers, and no limit text where the cell is a real date. */
function comparable(item: ReadItem, expected: ReadItem | undefined): object {
  const fields = fieldDefinitions
    .map(({ field }) => field)
    .filter((field) => field !== 'itemNo' && (field !== 'dueText' || expected?.dueText !== undefined))
  return {
    origin: item.origin,
    extras: item.extras ?? {},
    ...Object.fromEntries(fields.map((field) => [field, item[field]])),
  }
}

test.each(expectedBooks)('$file 的每一格都读得对', async (expected) => {
  const book = await read(expected.file)
  expect(book.items.map((item, i) => comparable(item, expected.items[i]))).toEqual(
    expected.items.map((item) => comparable(item, item)),
  )
  expect(book.zeroReports.map(({ sheet, row, unit }) => ({ sheet, row, unit }))).toEqual(
    expected.zeroReports.map(({ sheet, row, unit }) => ({ sheet, row, unit })),
  )
  for (const { sheet, cell, field } of expected.findings) {
    expect(book.findings).toContainEqual(
      expect.objectContaining(cell === null ? { sheet, field } : { sheet, cell, field }),
    )
  }
})

test.each(expectedBooks)('$file 的每个非空格都有去处', async ({ file }) => {
  for (const { cells } of (await read(file)).sheets) expect(sumOf(cells)).toBe(cells.total)
})

function sumOf({ total, ...uses }: CellAccount): number {
  expect(total).toBeGreaterThanOrEqual(0)
  return Object.values(uses).reduce((sum, count) => sum + count, 0)
}
