/**
 * 序号的层次 — whether one number of a ledger stands under another: 1.1, 1-2, （1）, ① under 1; 1 under 一.
 */
import type { Placed } from '../MergedGrid.ts'
import type { RowContext } from './RowContext.ts'

const LEVELS: readonly RegExp[] = [
  /^[一二三四五六七八九十]{1,3}[、.．]?$/,
  /^[（(][一二三四五六七八九十]{1,3}[）)]$/,
  /^\d{1,3}[、.．]?$/,
  /^[（(]\d{1,3}[）)]$/,
  /^[①-⑳]$/,
]
const SPLIT = /[.\-－–—．/]/

/** Whether `number` is one of those under `parent`. */
export function isChildNumber(number: string, parent: string): boolean {
  const child = partsOf(number)
  const above = partsOf(parent)
  if (child.length > 1 || above.length > 1) {
    return child.length === above.length + 1 && above.every((part, i) => part === child[i])
  }
  const [low, high] = [levelOf(number), levelOf(parent)]
  // A ledger that numbers its items 1 under 一 numbers them on; only lesser marks open a new count.
  return low > high && low >= 3 && high >= 0
}

function partsOf(number: string): string[] {
  return number
    .replace(/[、.．]$/, '')
    .split(SPLIT)
    .map((part) => part.trim())
}

function levelOf(number: string): number {
  return LEVELS.findIndex((level) => level.test(number))
}

/** The number that a row carries; '' when it has none. */
export function numberOf({ fieldAt }: Pick<RowContext, 'fieldAt'>, cells: readonly Placed[]): string {
  return cells.find(({ column }) => fieldAt(column) === 'itemNo')?.text ?? ''
}
