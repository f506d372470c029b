/** How a cell of the host's sheet is drawn: its own look, its table's, its conditional formats, and red for what breaks a rule. */
import type { Rect } from '../../test/host/address.ts'
import { containsCell } from '../../test/host/address.ts'
import { readFormat } from '../../test/host/model/cellFormat.ts'
import { appearanceAt } from '../../test/host/model/conditional.ts'
import type { Sheet } from '../../test/host/model/sheet.ts'
import { isValid, validationAt } from '../../test/host/model/validation.ts'

type CellStyle = Record<string, string>

/** Excel's sizes are points; a screen has 4 pixels for 3 of them. */
export const PIXELS_PER_POINT = 4 / 3

const HORIZONTAL: Readonly<Record<string, string>> = { Center: 'center', Right: 'right', Left: 'left' }

/** The two families of Excel's table styles a ledger uses, near enough to read by. */
const TABLE_STYLES = {
  light: {
    header: { fontWeight: '600', borderBottom: '1px solid #000000' },
    band: { background: '#f2f2f2' },
  },
  medium: {
    header: { background: '#4472c4', color: '#ffffff', fontWeight: '600' },
    band: { background: '#dde6f4' },
  },
} satisfies Record<string, { header: CellStyle; band: CellStyle }>

function tableLook(sheet: Sheet, row: number, column: number): CellStyle {
  const table = sheet.tables.find((one) => containsCell(one.rect, row, column))
  if (table === undefined) return {}
  const style = table.style.startsWith('TableStyleLight') ? TABLE_STYLES.light : TABLE_STYLES.medium
  if (row === table.rect.row) return { ...style.header }
  return table.looks['showBandedRows'] === true && (row - table.rect.row) % 2 === 1 ? { ...style.band } : {}
}

/** Excel lets a text that is not wrapped run on over empty neighbours. */
export function runsOver(sheet: Sheet, row: number, column: number): boolean {
  const wraps = readFormat(sheet.formatAt(row, column), 'wrapText') === true
  return (
    !wraps &&
    typeof sheet.valueAt(row, column) === 'string' &&
    sheet.valueAt(row, column) !== '' &&
    sheet.valueAt(row, column + 1) === '' &&
    sheet.mergeAt(row, column) === undefined
  )
}

function ownLook(sheet: Sheet, row: number, column: number): CellStyle {
  const format = sheet.formatAt(row, column)
  const style: CellStyle = {}
  if (readFormat(format, 'fill.pattern') !== 'None') style['background'] = String(format['fill.color'] ?? '')
  if (format['font.color'] !== undefined) style['color'] = String(format['font.color'])
  if (format['font.bold'] === true) style['fontWeight'] = '700'
  if (format['font.italic'] === true) style['fontStyle'] = 'italic'
  const aligned = HORIZONTAL[String(readFormat(format, 'horizontalAlignment'))]
  if (aligned !== undefined) style['textAlign'] = aligned
  else if (typeof sheet.valueAt(row, column) === 'number') style['textAlign'] = 'right'
  if (runsOver(sheet, row, column))
    Object.assign(style, { whiteSpace: 'nowrap', overflow: 'visible', zIndex: '1' })
  if (sheet.protection.isLocked(row, column)) style['cursor'] = 'not-allowed'
  return style
}

/** A cell in which nobody may type (编号, 销号时间) breaks no rule by what stands in it. */
function isWrong(sheet: Sheet, row: number, column: number): boolean {
  const custom = validationAt(sheet, row, column)?.rule['custom']
  const isClosed =
    typeof custom === 'object' && custom !== null && Reflect.get(custom, 'formula') === '=FALSE'
  return !isClosed && !isValid(sheet, row, column)
}

function ruleLook(sheet: Sheet, row: number, column: number): CellStyle {
  const appearance = appearanceAt(sheet, row, column)
  const style: CellStyle = {}
  if (appearance.fill !== undefined) style['background'] = appearance.fill
  if (appearance.fontColor !== undefined) style['color'] = appearance.fontColor
  if (appearance.bold === true) style['fontWeight'] = '700'
  if (isWrong(sheet, row, column)) style['boxShadow'] = 'inset 0 0 0 2px #c50f1f'
  return style
}

export function cellLook(sheet: Sheet, row: number, column: number): CellStyle {
  return { ...tableLook(sheet, row, column), ...ownLook(sheet, row, column), ...ruleLook(sheet, row, column) }
}

/** A merged block is drawn as its first cell, grown over the others. `size` gives pixels of rows or columns. */
export function mergeLook(
  merge: Rect,
  row: number,
  column: number,
  size: { width: (column: number) => number; height: (row: number) => number },
): CellStyle {
  if (merge.row !== row || merge.column !== column) return { visibility: 'hidden' }
  const sum = (count: number, from: number, of: (n: number) => number): number =>
    Array.from({ length: count }, (_, n) => of(from + n)).reduce((total, next) => total + next, 0)
  return {
    // The grid sets the width of the one column itself; the least width wins over it.
    minWidth: `${sum(merge.columns, merge.column, size.width)}px`,
    minHeight: `${sum(merge.rows, merge.row, size.height)}px`,
    zIndex: '1',
    display: 'grid',
    placeContent: 'center',
    boxSizing: 'border-box',
    boxShadow: 'inset 0 -1px 0 0 #e6e6e6',
    background: '#ffffff',
  }
}
