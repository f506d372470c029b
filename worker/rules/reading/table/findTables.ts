/**
 * 找表 — every table of a sheet by its header, with the rows above it that are its title and its metadata.
 */
import { squashLabel } from '../../cells/cellText.ts'
import { labelPath, type HeaderBlock, type HeaderFinder } from './headerRows.ts'
import { isMetadataText, looksLikeHeader } from './headerMarks.ts'
import type { MergedGrid, Placed } from '../MergedGrid.ts'
import { stripsOf } from './sideBySide.ts'

export interface FoundTable {
  /** The sheet, or the table's strip of it where tables stand side by side. */
  readonly grid: MergedGrid
  readonly block: HeaderBlock
  /** Title and metadata rows, top to bottom. */
  readonly above: readonly number[]
  /** First and last row under the header; `to` < `from` when there are none. */
  readonly from: number
  readonly to: number
}

/** Rows above a second header that may be its title. */
const MOST_TITLE_ROWS = 4
const SAME_HEADER = 0.66

/** All tables, top to bottom; a header repeated on each printed page opens no new one. */
export function findTables(grid: MergedGrid, finder: HeaderFinder): FoundTable[] {
  const known = tablesUnder(grid, finder, (row) => finder.isHeaderRow(grid, row))
  return known.length > 0 ? known : tablesUnder(grid, finder, (row) => looksLikeHeader(grid, row))
}

function tablesUnder(
  grid: MergedGrid,
  finder: HeaderFinder,
  isHeader: (row: number) => boolean,
): FoundTable[] {
  const { bounds } = grid
  if (bounds === null) return []
  const blocks: { block: HeaderBlock; above: number[] }[] = []
  let row = bounds.top
  while (row <= bounds.bottom) {
    const previous = blocks.at(-1)?.block
    const counts = previous !== undefined && finder.isCountHeader(grid, row)
    if (!counts && (!isHeader(row) || (previous !== undefined && !finder.isHeaderRow(grid, row)))) {
      row++
      continue
    }
    const block = finder.block(grid, row, (previous?.last ?? bounds.top - 1) + 1)
    if (previous !== undefined && isSameHeader(grid, previous, block)) {
      row = block.last + 1
      continue
    }
    const above =
      previous === undefined
        ? rowsBetween(grid, bounds.top, block.top - 1)
        : titleRows(grid, previous.last + 1, block.top)
    blocks.push({ block, above })
    row = block.last + 1
  }
  return blocks.flatMap(({ block, above }, i) => {
    const next = blocks[i + 1]
    const to = next === undefined ? bounds.bottom : (next.above[0] ?? next.block.top) - 1
    const from = block.last + 1
    return stripsOf(grid, block, from, to).map((strip) => ({
      ...strip,
      above: strip.grid === grid ? above : above.filter((title) => strip.grid.row(title).length > 0),
      from,
      to,
    }))
  })
}

/** The labels at each column of a header, as labels are compared. */
export function labelsByColumn(grid: MergedGrid, block: HeaderBlock): Map<number, ReadonlySet<string>> {
  const labels = new Map<number, ReadonlySet<string>>()
  for (let column = block.left; column <= block.right; column++) {
    const path = labelPath(grid, block, column)
    if (path.length > 0) labels.set(column, new Set(path.map(squashLabel)))
  }
  return labels
}

function isSameHeader(grid: MergedGrid, first: HeaderBlock, second: HeaderBlock): boolean {
  const labels = labelsByColumn(grid, first)
  const cells: Placed[] = []
  for (let row = second.top; row <= second.bottom; row++) cells.push(...grid.row(row))
  const same = cells.filter(({ column, text }) => labels.get(column)?.has(squashLabel(text)))
  return same.length >= 2 && same.length / cells.length >= SAME_HEADER
}

function rowsBetween(grid: MergedGrid, from: number, to: number): number[] {
  const rows: number[] = []
  for (let row = from; row <= to; row++) if (grid.row(row).length > 0) rows.push(row)
  return rows
}

function titleRows(grid: MergedGrid, floor: number, top: number): number[] {
  const rows: number[] = []
  for (let row = top - 1; row >= floor && rows.length < MOST_TITLE_ROWS; row--) {
    const cells = grid.row(row)
    const title = cells.length === 1 && !/^\d+$/.test(cells[0]?.text ?? '') && !isSigned(cells)
    const facts = isFacts(cells) && !isSigned(cells)
    if (!title && !facts) break
    rows.unshift(row)
  }
  return rows
}

const BARE_DAY = /^(?:19|20|21)\d\d\s*[年.\-/]\s*\d{1,2}\s*(?:[月.\-/]\s*(?:\d{1,2}\s*日?)?)?$/
/** Beside its label a value is a name or a day. */
const LONGEST_VALUE = 40

/** 填报科室：设备科 ｜ 2024年5月30日; 使用单位： ｜ 城西分公司. */
function isFacts(cells: readonly Placed[]): boolean {
  const isLabel = (text: string | undefined): boolean => /[：:]\s*$/.test(text ?? '')
  const isFact = ({ text }: Placed, i: number): boolean =>
    isMetadataText(text) ||
    isLabel(text) ||
    BARE_DAY.test(text) ||
    (isLabel(cells[i - 1]?.text) && text.length <= LONGEST_VALUE)
  return cells.some(({ text }) => isMetadataText(text) || isLabel(text)) && cells.every(isFact)
}

function isSigned(cells: readonly Placed[]): boolean {
  return cells.some(({ text }) => /签字|签名|盖章|审核人|制表人|^[（(]?(?:注|备注|说明)[：:]/.test(text))
}
