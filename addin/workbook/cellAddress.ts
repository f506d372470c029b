/** Addresses as Office.js gives them. */
import type { Merge } from '#rules/cells/grid'

/** 'Sheet1!A1:B2,Sheet1!D4' → blocks, 0-based. */
export function blocksOf(address: string): Merge[] {
  return [...address.matchAll(/\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?(?=,|$)/g)].map((found) => ({
    top: Number(found[2]) - 1,
    left: columnIndex(found[1] ?? ''),
    bottom: Number(found[4] ?? found[2]) - 1,
    right: columnIndex(found[3] ?? found[1] ?? ''),
  }))
}

/** 'A' → 0. */
export function columnIndex(name: string): number {
  let index = 0
  for (const letter of name) index = index * 26 + letter.charCodeAt(0) - 64
  return index - 1
}

/** 'B12' → row and column, 0-based; null for what is no cell's address. */
export function placeOfCell(cell: string): { readonly row: number; readonly column: number } | null {
  const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(cell) ?? []
  return digits === '' ? null : { row: Number(digits) - 1, column: columnIndex(letters) }
}
