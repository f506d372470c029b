/** Builds a sheet's grid from rows of plain values, as a test would draw it. */
import type { Cell, Merge, SheetGrid } from '#rules/cells/grid'

export type Drawn = string | number | null | undefined | Cell

/** A real date cell of an Excel serial. */
export function dateCell(serial: number, format = 'yyyy-mm-dd'): Cell {
  return { value: serial, format }
}

/** `merges` as people write them: 'A1:D1'. */
export function gridOf(
  rows: readonly (readonly Drawn[])[],
  merges: readonly string[] = [],
  more: Partial<SheetGrid> = {},
): SheetGrid {
  return {
    name: '台账',
    rows: rows.map((row) => row.map(cellOf)),
    merges: merges.map(mergeOf),
    date1904: false,
    ...more,
  }
}

function cellOf(drawn: Drawn): Cell | undefined {
  if (drawn === null || drawn === undefined) return undefined
  return typeof drawn === 'object' ? drawn : { value: drawn }
}

function mergeOf(text: string): Merge {
  const parts = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(text)
  if (parts === null) throw new Error(`not a block: ${text}`)
  const [, left = '', top, right = '', bottom] = parts
  return { left: columnOf(left), top: Number(top) - 1, right: columnOf(right), bottom: Number(bottom) - 1 }
}

function columnOf(name: string): number {
  return Array.from(name).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
