/**
 * 表头 — finding the rows that name the columns, by content and not by place.
 *
 * A header row is recognised by known labels; the block grows to the parent row above and the leaf rows below
 * by merges, or, in files that lost their merges, by labels that fill each other's gaps. Rows of column numbers
 * (1 2 3, A B C) and of bracketed hints (（年/月/日）) under it belong to it.
 */
import type { ColumnAlias } from '../../campaign/campaign.ts'
import { splitLabel, squashLabel } from '../../cells/cellText.ts'
import { isKnownSpelling, labelStrength } from '../../columns/columnLabels.ts'
import { readWords } from '../../columns/labels/labelGrammar.ts'
import { isCountLabel, WIDEST_COUNT } from './countTable.ts'
import { isColumnNumbers, isHintRow, isLabelLike, isMetadataText, LONGEST_LABEL } from './headerMarks.ts'
import { heightAt, widthAt, type MergedGrid, type Placed } from '../MergedGrid.ts'

/** Rows counted from 0; `last` includes rows of column numbers and hints. */
export interface HeaderBlock {
  readonly top: number
  /** Lowest row with labels. */
  readonly bottom: number
  readonly last: number
  readonly left: number
  readonly right: number
}

/** Published forms go to three rows; one more for a form nobody has seen. */
const MOST_ROWS = 4
/** Of a row's cells, how many must look like labels at all, and how many be known. */
const LABEL_LIKE = 0.75
const KNOWN = 0.34

/** A bare day or number. */
const VALUE = /^\d{2,4}[年./-]\d{1,2}(?:[月./-](?:\d{0,2}日?|[上中下]旬|底|末|初)?(?:之?前)?)?$|^\d{4,}$/
/** QX-07: a row that opens with an item's own number is no header, however its texts end. */
const ITEM_NUMBER = /^[A-Za-z]{1,8}[-_—]?\d{1,12}(?:[-.]\d+)*$/
/** Labels of facts about the sheet: a header may hold one, a row of facts is made of them. */
const REPORTING = /^(?:填报|报送|上报|填表|制表|编制|呈报)/

/** Opens with a figure that is no numbering of a label: 1.序号, 2、存在问题. */
function isNumbered(text: string): boolean {
  return /^\d/.test(text) && !/^\d{1,2}[.、．]\s*[\u4e00-\u9fff]{2,12}$/.test(text)
}

/** Recognises header rows of one campaign; remembers the labels it has judged. */
export class HeaderFinder {
  readonly #aliases: readonly ColumnAlias[]
  readonly #strengths = new Map<string, 0 | 0.5 | 1>()

  constructor(aliases: readonly ColumnAlias[]) {
    this.#aliases = aliases
  }

  strength(text: string): 0 | 0.5 | 1 {
    if (text.length > LONGEST_LABEL || isNumbered(text)) return 0
    const known = this.#strengths.get(text)
    if (known !== undefined) return known
    const strength = labelStrength(text, this.#aliases)
    this.#strengths.set(text, strength)
    return strength
  }

  /** Whether the row names columns of a table. */
  isHeaderRow(grid: MergedGrid, row: number): boolean {
    const cells = grid.row(row)
    if (cells.length < 2 || !this.#startsLikeHeader(cells)) return false
    let exact = 0
    let known = 0
    let like = 0
    let reporting = 0
    const hits: boolean[] = []
    const exactHits: boolean[] = []
    for (const { text } of cells) {
      const strength = isMetadataText(text) ? 0 : this.strength(text)
      // Headers hold no values: a day or a figure makes it a row of facts.
      if (VALUE.test(text)) return false
      hits.push(strength > 0)
      exactHits.push(strength === 1)
      if (REPORTING.test(text)) reporting++
      if (strength === 1) exact++
      if (strength > 0) known++
      if (isLabelLike(text)) like++
    }
    if (like / cells.length < LABEL_LIKE) return false
    const numbered = exact >= 2 && opensNumbering(grid, cells, row)
    if (known / cells.length < KNOWN && !numbered) return false
    if (cells.length > 2 && (alternates(hits) || (alternates(exactHits) && this.#isForm(grid, row, hits))))
      return false
    if (this.#isFormRow(grid.row(row + 1))) return false
    if (reporting * 2 >= cells.length) return false
    return numbered || exact >= 3 || (exact >= 1 && known >= 3) || (exact >= 2 && cells.length <= 3)
  }

  /** Exact labels in turn with likely ones are a form, unless all are labels and the next row opens with none. */
  #isForm(grid: MergedGrid, row: number, hits: readonly boolean[]): boolean {
    const below = grid.row(row + 1)[0]?.text ?? ''
    return !hits.every(Boolean) || hits.length < 5 || below === '' || this.strength(below) > 0
  }

  /** 来源｜自查｜措施｜培训: labels and values in turn, so the row above it names no columns. */
  #isFormRow(cells: readonly Placed[]): boolean {
    if (cells.length < 4 || this.strength(cells[0]?.text ?? '') < 1) return false
    return alternates(cells.map(({ text }) => this.strength(text) > 0))
  }

  /** 整改状态｜项数 over figures: the header of a table that counts. */
  isCountHeader(grid: MergedGrid, row: number): boolean {
    const cells = grid.row(row)
    if (cells.length < 2 || cells.length > WIDEST_COUNT || !cells.every(({ text }) => isLabelLike(text)))
      return false
    const counts = cells.find(({ text }) => isCountLabel(squashLabel(text)))
    if (counts === undefined || !/^\d+(?:\.\d+)?%?$/.test(grid.text(row + 1, counts.column))) return false
    return cells.some((cell) => cell !== counts && this.strength(cell.text) > 0)
  }

  /** Most rows of a ledger start with a number: that, and a look at a few cells, spares the rest. */
  #startsLikeHeader(cells: readonly Placed[]): boolean {
    const opening = cells[0]?.text ?? ''
    if (isNumbered(opening) || ITEM_NUMBER.test(opening)) return false
    return cells.slice(0, 8).some(({ text }) => this.#isSpelling(text))
  }

  #isSpelling(text: string): boolean {
    if (text.length > LONGEST_LABEL || isNumbered(text)) return false
    if (this.#strengths.has(text)) return this.#strengths.get(text) === 1
    return (
      isKnownSpelling(text) || this.#aliases.some(({ label }) => squashLabel(label) === squashLabel(text))
    )
  }

  /** The whole header around a header row; `ceiling` is the first row that may belong to it. */
  block(grid: MergedGrid, row: number, ceiling: number): HeaderBlock {
    let top = row
    while (top > ceiling && row - top < MOST_ROWS - 1 && this.#isParentRow(grid, top - 1, top)) top--
    let bottom = row
    while (bottom - top < MOST_ROWS - 1 && this.#goesOn(grid, top, bottom)) bottom++
    let last = bottom
    while (isColumnNumbers(grid.row(last + 1)) || isHintRow(grid.row(last + 1))) last++
    let left = Infinity
    let right = 0
    for (let r = top; r <= bottom; r++) {
      for (const { column, text } of grid.row(r)) {
        if (isMetadataText(text)) continue
        left = Math.min(left, column)
        right = Math.max(right, column + widthAt(grid, r, column) - 1)
      }
    }
    return { top, bottom, last, left, right }
  }

  #isParentRow(grid: MergedGrid, row: number, below: number): boolean {
    const cells = grid.row(row).filter(({ text }) => !isMetadataText(text))
    if (cells.length === 1) return this.#isLabelBesideFacts(grid, row, below)
    if (cells.length < 2 || !cells.every(({ text }) => isLabelLike(text))) return false
    if (cells.some(({ column }) => heightAt(grid, row, column) > 1)) return true
    if (cells.filter(({ column }) => widthAt(grid, row, column) > 1).length >= 1) {
      return cells.some(({ text }) => this.strength(text) > 0) || spansAll(grid, row, below)
    }
    if (isFilledOut(grid, row, below)) return true
    const gaps = cells.filter(
      ({ column, text }) => grid.at(below, column) === undefined && this.strength(text) > 0,
    )
    return gaps.length >= 1
  }

  /** 序号 ｜ 项目名称：… ｜ 填报人：…: a row of facts in which a column without label below has its own. */
  #isLabelBesideFacts(grid: MergedGrid, row: number, below: number): boolean {
    const facts = grid.row(row).filter(({ text }) => isMetadataText(text))
    const label = grid.row(row).find(({ text }) => !isMetadataText(text))
    if (label === undefined || facts.length === 0 || this.strength(label.text) < 1) return false
    const under = grid.at(below, label.column)
    return under === undefined || under.row === row
  }

  #goesOn(grid: MergedGrid, top: number, bottom: number): boolean {
    for (let row = top; row <= bottom; row++) {
      const spans = grid.row(row).filter(({ column }) => row + heightAt(grid, row, column) - 1 > bottom)
      if (spans.some(({ text }) => this.strength(text) > 0)) return true
    }
    const next = grid.row(bottom + 1)
    if (next.length === 0 || !next.every(({ text }) => isLabelLike(text))) return false
    const parents = grid.row(bottom).filter(({ column }) => widthAt(grid, bottom, column) > 1)
    const under = (column: number): boolean =>
      parents.some((parent) => {
        const offset = column - parent.column
        return offset >= 0 && offset < widthAt(grid, bottom, parent.column)
      })
    if (parents.length > 0 && next.every(({ column }) => under(column))) return true
    return isFilledOut(grid, bottom, bottom + 1) || this.#fillsGaps(grid, bottom, next)
  }

  /** Leaves under parents that lost their merges: known labels, some of them where the row above is empty. */
  #fillsGaps(grid: MergedGrid, bottom: number, next: readonly Placed[]): boolean {
    const known = next.filter(({ text }) => this.strength(text) > 0)
    if (known.length < 2 || known.length / next.length < 0.6) return false
    return next.some(({ column }) => grid.at(bottom, column) === undefined)
  }
}

/** Labels of a column from top to bottom; a parent that lost its merge is found to the left. */
export function labelPath(grid: MergedGrid, block: HeaderBlock, column: number): string[] {
  const path: string[] = []
  let anchor = ''
  for (let row = block.top; row <= block.bottom; row++) {
    const placed = grid.at(row, column) ?? unmergedParent(grid, block, row, column)
    if (placed === undefined || isMetadataText(placed.text)) continue
    const place = `${placed.row},${placed.column}`
    if (place === anchor) continue
    anchor = place
    if (squashLabel(path.at(-1) ?? '') !== squashLabel(placed.text)) path.push(placed.text)
  }
  return path
}

function unmergedParent(
  grid: MergedGrid,
  block: HeaderBlock,
  row: number,
  column: number,
): Placed | undefined {
  if (row === block.bottom || grid.merge(row, column) !== undefined) return undefined
  if (lowerLabel(grid, block, row, column) === undefined) return undefined
  for (let left = column - 1; left >= block.left; left--) {
    const placed = grid.at(row, left)
    if (placed === undefined) continue
    const spread = grid.merge(row, left) === undefined && lowerLabel(grid, block, row, left) !== undefined
    return spread ? placed : undefined
  }
  return undefined
}

function lowerLabel(grid: MergedGrid, block: HeaderBlock, row: number, column: number): Placed | undefined {
  for (let lower = row + 1; lower <= block.bottom; lower++) {
    const placed = grid.own(lower, column)
    if (placed !== undefined) return placed
  }
  return undefined
}

/** 检查（P） ｜ 改进（D） ｜ 处理（A）: words of deeds that together stand over every label below. */
function spansAll(grid: MergedGrid, row: number, below: number): boolean {
  const isOver = ({ column }: Placed): boolean => grid.at(row, column) !== undefined
  return grid.row(below).every(isOver) && grid.row(row).every(({ text }) => isDeed(text))
}

function isDeed(text: string): boolean {
  const { isKnown, parts } = readWords(splitLabel(text).name)
  return isKnown && parts.length > 0
}

/** Merges taken apart by filling every cell: 序号 stands over 序号, 责任分工 twice over 牵头 and 配合. */
function isFilledOut(grid: MergedGrid, upper: number, lower: number): boolean {
  const cells = grid.row(upper)
  const isSame = ({ column, text }: Placed): boolean =>
    squashLabel(grid.text(lower, column)) === squashLabel(text)
  const same = cells.filter(isSame).length
  const spread = cells.filter((cell, i) => !isSame(cell) && cells[i + 1]?.text === cell.text).length
  return same >= 1 && spread >= 1
}

/** 序号 over 1: below strange labels the rows themselves say that this is their header. */
function opensNumbering(grid: MergedGrid, cells: readonly Placed[], row: number): boolean {
  const number = cells.find(({ text }) => /^(?:序号|编号|号|no)$/.test(squashLabel(text)))
  if (number === undefined || cells.length < 3) return false
  const below = row + heightAt(grid, row, number.column)
  return /^0*1[.、]?$/.test(grid.text(below, number.column)) && grid.row(below).length >= 3
}

/** 单位｜教务处｜责任人｜张三: labels and values in turn are a form. */
function alternates(hits: readonly boolean[]): boolean {
  return hits.length >= 2 && hits.every((hit, i) => hit === (i % 2 === 0))
}
