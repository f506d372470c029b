/** 表头的样子 — what texts and rows of a header look like, whatever they mean. */
import { squashLabel } from '../../cells/cellText.ts'
import { codesOf } from '../../columns/codeList.ts'
import type { MergedGrid, Placed } from '../MergedGrid.ts'

/** 列号: 1 2 3 …, A B C …, (1) (2) …, ① ② …, 甲 乙 丙 …, also with 栏次 in front or sums such as 4=2+3. */
export function isColumnNumbers(cells: readonly Placed[]): boolean {
  if (cells.length < 3 || cells.some(({ text }) => text.length > 10)) return false
  const marks = cells
    .map(({ text }) => squashLabel(text))
    .filter((text) => !/^(?:栏次|列次|列号|序号)$/.test(text))
  if (marks.length < 3) return false
  const all = marks.map(rankOf)
  // 甲 乙 1 2 3 …: the first columns by stem, the others counted anew.
  const stems = marks.findIndex((mark) => !HEAVENLY_STEMS.includes(mark))
  const ranks = stems > 0 && all[stems] === 1 ? all.slice(stems) : all
  return ranks.every((rank, i) => rank !== null && (i === 0 ? rank <= 2 : rank === (ranks[i - 1] ?? -9) + 1))
}

const HEAVENLY_STEMS = '甲乙丙丁戊己庚辛壬癸'

function rankOf(mark: string): number | null {
  const number = /^(\d{1,2})(?:=.*)?$/.exec(mark)
  if (number) return Number(number[1])
  if (/^[a-z]$/.test(mark)) return mark.charCodeAt(0) - 96
  const stem = mark.length === 1 ? HEAVENLY_STEMS.indexOf(mark) : -1
  return stem >= 0 ? stem + 1 : null
}

/** A row of nothing but bracketed hints: （年/月/日）, （是/否）. */
export function isHintRow(cells: readonly Placed[]): boolean {
  return (
    cells.length > 0 &&
    cells.every(({ text }) => /^[（(【[].{1,40}[）)】\]]$|^\*?(?:必填|选填|可选)项?$/s.test(text))
  )
}

/** 填报单位：教务处 — a label and its value in one cell; a colon inside brackets or at the end is none. */
export function isMetadataText(text: string): boolean {
  if (text.length > 300) return false
  const bare = text.replace(/[（(【[][^）)】\]]*[）)】\]]/g, '')
  return /[：:]\s*\S/.test(bare) && codesOf(text).size === 0 && !/[：:]\s*\d+[.、]/.test(bare)
}

/** A label may carry a code list; more is a sentence. */
export const LONGEST_LABEL = 60
/** Short, no number, no day, no sentence. */
export function isLabelLike(text: string): boolean {
  if (text.length > LONGEST_LABEL || isMetadataText(text)) return false
  const bare = text.replace(/[（(【[][^）)】\]]*[）)】\]]/g, '').replace(/\s+/g, '')
  if (bare.length > 30 || /[。！？]$/.test(bare)) return false
  return !/^[\d./年月日%-]+$/.test(bare)
}

/** Names of columns are short; what stands under them is longer, a number or a day. */
const LONGEST_NAME = 12
const FEWEST_NAMES = 4
const ROWS_LOOKED_AT = 3

/**
 * A row of names nobody knows over rows of values: each a short word of its own, most with something longer, a number or
 * a day beneath.
 */
export function looksLikeHeader(grid: MergedGrid, row: number): boolean {
  const cells = grid.row(row)
  if (cells.length < FEWEST_NAMES || new Set(cells.map(({ text }) => text)).size < cells.length) return false
  if (!cells.every(({ text }) => text.length <= LONGEST_NAME && isLabelLike(text) && !/^\d/.test(text)))
    return false
  const below = Array.from({ length: ROWS_LOOKED_AT }, (_, i) => grid.row(row + 1 + i)).filter(
    ({ length }) => length > 0,
  )
  const [next] = below
  if (next === undefined || next.length * 2 < cells.length) return false
  const isValue = ({ text }: Placed): boolean =>
    text.length > LONGEST_NAME || /^[\d.\-/年月日]+前?$/.test(text)
  return below.every((values) => values.filter(isValue).length >= 2)
}
