/** Orders that are the same on every machine: by code unit, not by locale. */
import type { Origin } from './item.ts'

export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** By file, sheet and row. */
export function comparePlaces(a: Origin, b: Origin): number {
  return compareText(a.file, b.file) || compareText(a.sheet, b.sheet) || a.row - b.row
}
