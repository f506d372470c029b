/**
 * 表中各行 — what each row under a header is: an item, a nil return, a section, a total, a footer …
 *
 * No row is dropped and reading never stops at a blank key cell: what is not recognised as something else and
 * has content is an item or is asked about. Rows count from 0.
 */
import { squashLabel } from '../../cells/cellText.ts'
import type { ItemField } from '../../fields/field.ts'
import { isNil } from './nilRow.ts'
import { findUnits } from '../../campaign/unit.ts'
import { DAY_ONLY, goesOnNoting, isFooter, isNote, isTotal, SIGNED } from './footerRows.ts'
import { isColumnNumbers } from './headerMarks.ts'
import type { RowContext } from './RowContext.ts'
import { isChildNumber, numberOf } from './rowNumbers.ts'
import { widthAt, type Placed } from '../MergedGrid.ts'

export type RowKind =
  | 'blank'
  | 'item'
  /** A problem whose measures stand in the numbered rows below it: 1 over 1.1, 1.2. */
  | 'heading'
  | 'nil'
  | 'section'
  | 'total'
  | 'footer'
  | 'header'
  | 'title'
  | 'example'
  | 'only-number'
  | 'doubtful'

const EXAMPLE = /^[（(【[]?\s*(?:填写|填报)?(?:例|示例|样例|范例|举例|例如|例子)\s*\d?\s*(?:[：:）)】\]]|$)/
const OPENS_EXAMPLE = new Set('（(【[ 　填例示样范举')
const SECTION =
  /^[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|^第[一二三四五六七八九十]{1,3}(?:部分|类|方面|章|组)/
const SECTION_END = /(?:部门|单位|院系|方面|类|问题|片区|系统|机关|教辅)\s*(?:[（(][^）)]*[）)])?\s*[：:]?$/
const CHINESE_NUMBER = /^[（(]?[一二三四五六七八九十]{1,3}[)）、.．]?$/
const CONTINUATION = /^[（(]?(?:续表?\s*\d*|续上表|接上表|接上页|转下页|下页续)[）)]?$/
/** 6月, 2017年第三季度, 第二周: rows kept by month have it over them. */
const PERIOD_ONLY =
  /^(?:20\d\d年度?)?(?:\d{1,2}月份?|第?[一二三四1-4]季度|第[\d一二三四五六七八九十]{1,3}[周期批])$/
const DASHES = /^[/／\\—–-]+$/
const PAGE_NUMBER = /^(?=.)(?:第[\d一二三四五六七八九十]+页)?(?:共[\d一二三四五六七八九十]+页)?$/
/** Two of three cells that repeat the header make a repeated header. */
const REPEATED = 0.66

/** Kinds of the rows from `from` to `to`, both inclusive. */
export function classifyRows(context: RowContext, from: number, to: number): RowKind[] {
  const kinds: RowKind[] = []
  let ended = false
  /** Rows of the notes that are being read; 0 outside of notes. */
  let noted = 0
  for (let row = from; row <= to; row++) {
    const cells = context.grid.row(row)
    const goesOn: boolean = noted > 0 && goesOnNoting(context, cells, noted)
    const kind: RowKind = goesOn ? 'footer' : kindOf(context, row, ended)
    if (goesOn || (kind === 'footer' && isNote(cells))) noted++
    else if (kind !== 'blank') noted = 0
    if (kind === 'footer') ended = true
    else if (kind === 'item') ended = false
    kinds.push(kind)
  }
  settleHeadings(context, kinds, from)
  settleIsland(context, kinds, from)
  settleTail(context, kinds, from)
  return kinds
}

function kindOf(context: RowContext, row: number, ended: boolean): RowKind {
  const { grid } = context
  const cells = grid.row(row)
  const first = cells[0]
  if (first === undefined) return 'blank'
  if (isRepeatedHeader(context, row) || isColumnNumbers(cells)) return 'header'
  if (cells.length === 1 && CONTINUATION.test(first.text)) return 'title'
  if (cells.length <= 4 && isPageHead(context, cells)) return 'title'
  if (isExample(cells)) return 'example'
  if (isTotal(context, cells)) return 'total'
  if (cells.length === 1 && namesUnit(context, first)) return 'section'
  if (isFooter(context, cells)) return 'footer'
  if (isNil(context, cells)) return 'nil'
  if (cells.length === 1 && isNumberAlone(context, first) && !holdsFromAbove(context, row))
    return 'only-number'
  if (cells.length > 1 && cells.every((cell) => isNumberAlone(context, cell) || DASHES.test(cell.text)))
    return 'only-number'
  if (isSection(context, cells, row)) return 'section'
  if (cells.length === 1 && isStray(context, first, row)) return ended ? 'footer' : 'doubtful'
  return ended && cells.length === 1 && !isText(context.fieldAt(first.column)) ? 'footer' : 'item'
}

/** 例, 填写示例 in one of the first cells. */
function isExample(cells: readonly Placed[]): boolean {
  for (let i = 0; i < 3; i++) {
    const text = cells[i]?.text ?? ''
    if (OPENS_EXAMPLE.has(text.charAt(0)) && EXAMPLE.test(text)) return true
  }
  return false
}

/** What a printed page repeats above its header: the title, the unit, and its own number. */
function isPageHead({ aboveTexts }: RowContext, cells: readonly Placed[]): boolean {
  const known = cells.filter(({ text }) => aboveTexts.has(text))
  if (known.length === cells.length) return true
  return (
    (known.length > 0 || cells.length === 1) &&
    cells.every(({ text }) => aboveTexts.has(text) || PAGE_NUMBER.test(squashLabel(text)))
  )
}

function isRepeatedHeader({ grid, labelsAt }: RowContext, row: number): boolean {
  const cells = grid.row(row)
  if (cells.length < 2) return false
  const repeats = ({ column, text }: Placed): boolean =>
    text.length <= 60 && (labelsAt(column)?.has(squashLabel(text)) ?? false)
  // A look at four cells spares the rest of nearly every row.
  if (!cells.slice(0, 4).some(repeats)) return false
  const same = cells.filter(repeats).length
  return same >= 2 && same / cells.length >= REPEATED
}

/** Whether a problem from a merged block above holds in this row. */
function holdsFromAbove({ grid, block, fieldAt }: RowContext, row: number): boolean {
  for (let column = block.left; column <= block.right; column++) {
    if (fieldAt(column) !== 'problem' && fieldAt(column) !== 'measures') continue
    const placed = grid.at(row, column)
    if (placed !== undefined && placed.row < row) return true
  }
  return false
}

function isNumberAlone(context: RowContext, { text, column }: Placed): boolean {
  return (
    context.fieldAt(column) === 'itemNo' &&
    /^[A-Za-z]{0,4}[-\d.]{1,8}$|^[一二三四五六七八九十]{1,3}$|^[①-⑳]$/.test(text)
  )
}

/** 教务处（责任领导：周明）, 财务处 共2项: a unit by itself opens its rows. A stamp's place (教务处（盖章）) does not. */
function namesUnit({ fieldAt, units }: RowContext, { text, column }: Placed): boolean {
  if (text.length > 40 || fieldAt(column) === 'department' || SIGNED.test(text)) return false
  const bare = sectionName(text)
  return bare !== text && findUnits(bare, units).exact !== null
}

/** A section's name without its number, its notes in brackets and the count of its rows. */
export function sectionName(text: string): string {
  return text
    .replace(/^[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]\s*/, '')
    .replace(/[（(][^）)]*[）)]\s*[：:]?$/, '')
    .replace(/[：:，,\s]*共?计?\s*[\d一二三四五六七八九十]+\s*(?:项|个|条|件)(?:问题)?$/, '')
    .trim()
}

function isSection(context: RowContext, cells: readonly Placed[], row: number): boolean {
  const [first, second] = cells
  if (first === undefined || cells.length > 2 || holdsFromAbove(context, row)) return false
  if (second !== undefined) {
    // 一 ｜ 机关部门: the number in its own cell.
    const rank = CHINESE_NUMBER.test(first.text) && second.text.length <= 20
    return rank && (SECTION_END.test(second.text) || findUnits(second.text, context.units).exact !== null)
  }
  if (first.text.length > 60) return false
  if (findUnits(first.text, context.units).exact !== null)
    return context.fieldAt(first.column) !== 'department'
  if (PERIOD_ONLY.test(squashLabel(first.text))) return true
  const field = context.fieldAt(first.column)
  const wide =
    widthAt(context.grid, row, first.column) >= Math.max(3, (context.block.right - context.block.left) / 2)
  if (wide) return true
  if (isText(field)) return isSectionText(context, first, row)
  return SECTION.test(first.text) || SECTION_END.test(first.text)
}

/** A section's line is short and says nothing of a deed. */
const LONGEST_SECTION = 24
const SENTENCE = /[，。；,;]|未|不|无|没|缺|乱|差|漏|超/
/** 护理部, 第一项目部: a part of the unit by itself. */
const PART_NAME =
  /^[\u4e00-\u9fff\d]{2,12}(?:部|科|处|室|组|队|院|系|公司|中心|所|站|办|局|村|社区|车间|支行|网点|班组)$/

/**
 * A line among the problems is a section where every item has a number and it has none, and what it says is a name:
 * 一、安全方面, （二）护理部.
 */
function isSectionText(context: RowContext, { text, column }: Placed, row: number): boolean {
  if (text.length > LONGEST_SECTION || context.fieldAt(column) === 'progress') return false
  const bare = sectionName(text)
  const isName = SECTION_END.test(text) || PART_NAME.test(bare) || (SECTION.test(text) && bare.length <= 12)
  if (!isName || SENTENCE.test(bare)) return false
  const [before, after] = [neighbour(context, row, -1), neighbour(context, row, 1)]
  return (
    [before, after].every(
      (cells) => cells === null || cells.length === 1 || numberOf(context, cells) !== '',
    ) &&
    after !== null &&
    after.length > 2 &&
    numberOf(context, after) !== ''
  )
}

/** The next row with cells in this direction, within the table's reach; null when there is none. */
function neighbour({ grid, block }: RowContext, row: number, step: 1 | -1): readonly Placed[] | null {
  for (let at = row + step; at > block.last && Math.abs(at - row) <= 3; at += step) {
    const cells = grid.row(at)
    if (cells.length > 0) return cells
  }
  return null
}

/** A numbered problem without measures, limit and people of its own, over rows numbered under it, is their heading. */
function settleHeadings(context: RowContext, kinds: RowKind[], from: number): void {
  const { grid, fieldAt } = context
  kinds.forEach((kind, i) => {
    if (kind !== 'item') return
    const cells = grid.row(from + i)
    const number = numberOf(context, cells)
    if (number === '' || cells.some(({ column }) => ACTED.has(fieldAt(column) ?? ''))) return
    const next = kinds.findIndex((other, at) => at > i && other !== 'blank')
    if (next < 0 || kinds[next] !== 'item') return
    const below = numberOf(context, grid.row(from + next))
    if (below !== '' && isChildNumber(below, number)) kinds[i] = 'heading'
  })
}

/** Fields that say what is done of a problem, by whom, by when. */
const ACTED: ReadonlySet<string> = new Set(['measures', 'due', 'owner', 'progress', 'claimed', 'completedOn'])

/** One cell by itself where no text of an item belongs: in the number column, or outside the table. */
function isStray(context: RowContext, cell: Placed, row: number): boolean {
  return !isText(context.fieldAt(cell.column)) && !holdsFromAbove(context, row)
}

function isText(field: ItemField | 'extra' | null): boolean {
  return (
    field === 'problem' ||
    field === 'measures' ||
    field === 'progress' ||
    field === 'cause' ||
    field === 'goal'
  )
}

/**
 * Below a gap at the foot, rows without number that fill far fewer cells than the items do are another table
 * (隐患等级 ｜ 数量): set aside and said, never read as items.
 */
function settleIsland({ grid, fieldAt }: RowContext, kinds: RowKind[], from: number): void {
  let start = kinds.length
  while (start > 0 && kinds[start - 1] !== 'blank') start--
  const gap = kinds[start - 1] === 'blank' && (kinds[start - 2] === 'blank' || kinds[start - 2] === 'total')
  const sizes = kinds
    .slice(0, start)
    .flatMap((kind, i) => (kind === 'item' ? [grid.row(from + i).length] : []))
    .toSorted((a, b) => a - b)
  const usual = sizes[Math.floor(sizes.length / 2)]
  if (!gap || usual === undefined) return
  const island = kinds.slice(start).map((_, i) => grid.row(from + start + i))
  const apart = island.every(
    (cells) => cells.length <= usual / 2 && cells.every(({ column }) => fieldAt(column) !== 'itemNo'),
  )
  if (!apart) return
  for (let i = start; i < kinds.length; i++)
    if (kinds[i] === 'item' || kinds[i] === 'section') kinds[i] = 'doubtful'
}

/** After the last item nothing opens a section; what stands there alone belongs to the footer. */
function settleTail(context: RowContext, kinds: RowKind[], from: number): void {
  for (let i = kinds.length - 1; i >= 0; i--) {
    const kind = kinds[i]
    if (kind === 'item' || kind === 'nil' || kind === 'example') {
      const cells = context.grid.row(from + i)
      // A day or the unit's name alone at the foot is a signature.
      const signature = cells.every(
        ({ text }) => DAY_ONLY.test(text) || findUnits(text, context.units).exact !== null,
      )
      if (kind !== 'item' || !signature || cells.length > 2) return
      kinds[i] = 'footer'
    } else if (kind === 'section' || kind === 'doubtful') kinds[i] = 'footer'
  }
}
