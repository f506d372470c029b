/** A ledger drawn as a test needs it, read as the education office's (教务处) file. */
import type { Finding } from '#rules/items/finding'
import type { SheetGrid } from '#rules/cells/grid'
import { readBook } from '#rules/reading/readBook'
import type { BookReading } from '#rules/reading/reading'
import { demoCampaign } from './demoCampaign.ts'
import { gridOf, type Drawn } from './gridOf.ts'

export const header = ['序号', '问题表现', '整改措施', '整改时限', '责任人']
export const first = ['1', '窗口中午无人值守', '实行午间轮班', '2017-07-31', '陈磊']
export const second = ['2', '报销单据审核积压', '增设审核岗位', '2017-08-31', '黄丽娟']
export const third = ['3', '公文流转拖拉', '实行限时办结', '2017-09-30', '徐建国']
/** Problems of the first two rows. */
export const both = ['窗口中午无人值守', '报销单据审核积压']

/** `merges` as people write them: 'A1:D1'. */
export function read(
  rows: readonly (readonly Drawn[])[],
  merges: readonly string[] = [],
  file = '教务处.xlsx',
  more: Partial<SheetGrid> = {},
): BookReading {
  return readBook(file, [gridOf(rows, merges, more)], demoCampaign)
}

export function codes(book: BookReading): string[] {
  return book.findings.map(({ code }) => code)
}

export function finding(book: BookReading, code: string): Finding | undefined {
  return book.findings.find((one) => one.code === code)
}

export function problems(book: BookReading): (string | undefined)[] {
  return book.items.map(({ problem }) => problem)
}
