/** One worksheet's XML, piece by piece: what comes before its rows, row after row, what comes after. */
import { cellName, columnName } from '#rules/grid'
import { cellText, looksLikeFormula } from './cellText.ts'
import { highlightRules } from './highlightRules.ts'
import type { CellLook, PlacedCell, PlacedSheet, PlacedValue } from './placed.ts'
import { placeName, rangeName } from './placeNames.ts'
import type { SharedTexts } from './SharedTexts.ts'
import type { StyleBook } from './StyleBook.ts'
import { XML_HEAD, xmlEscape } from './xmlEscape.ts'

/** What the sheets of a workbook have in common. */
export interface SheetSetting {
  readonly styles: StyleBook
  readonly texts: SharedTexts
}

/** Numbers by which a sheet's own relations name its parts. */
export interface SheetRelations {
  readonly drawing: string | null
  readonly tables: readonly string[]
}

/** More would run into the other half of the page's header; Excel refuses more than 255 in all. */
const LONGEST_HEADER = 40
/** Paper sizes by their number in the format. */
const PAPER = { a4: 9, a3: 8 } as const

export function* sheetPart(
  sheet: PlacedSheet,
  setting: SheetSetting,
  relations: SheetRelations,
): Generator<string, void> {
  yield headOf(sheet)
  yield '<sheetData>'
  const rows = new RowWriter(sheet, setting)
  const last = lastRow(sheet)
  for (let row = 0; row <= last; row++) yield rows.write(row)
  yield '</sheetData>'
  yield merges(sheet)
  yield highlightRules(sheet.highlights, setting.styles)
  yield* hyperlinks(sheet)
  yield footOf(sheet, relations)
}

function lastRow({ rows, cells, heights }: PlacedSheet): number {
  let last = rows.length - 1
  for (const row of cells.keys()) last = Math.max(last, row)
  for (const row of heights.keys()) last = Math.max(last, row)
  return last
}

function headOf({ tabColour, gridLines, freeze, columns }: PlacedSheet): string {
  const widths = columns.map(({ width, hidden }, column) => {
    const at = `min="${column + 1}" max="${column + 1}"`
    return `<col ${at} width="${width}" customWidth="1"${hidden === true ? ' hidden="1"' : ''}/>`
  })
  return [
    XML_HEAD,
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"',
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">',
    `<sheetPr><tabColor rgb="FF${tabColour}"/><pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<sheetViews><sheetView${gridLines ? '' : ' showGridLines="0"'} workbookViewId="0">${pane(freeze)}</sheetView></sheetViews>`,
    '<sheetFormatPr defaultRowHeight="15"/>',
    widths.length === 0 ? '' : `<cols>${widths.join('')}</cols>`,
  ].join('')
}

function pane({ rows, columns }: PlacedSheet['freeze']): string {
  if (rows === 0 && columns === 0) return ''
  const split = [columns > 0 ? ` xSplit="${columns}"` : '', rows > 0 ? ` ySplit="${rows}"` : ''].join('')
  const active = rows === 0 ? 'topRight' : columns === 0 ? 'bottomLeft' : 'bottomRight'
  return `<pane${split} topLeftCell="${cellName(rows, columns)}" activePane="${active}" state="frozen"/>`
}

class RowWriter {
  readonly #sheet: PlacedSheet
  readonly #setting: SheetSetting
  readonly #letters: readonly string[]
  /** Style attribute of each column's cells; null where an empty cell needs no place in the file. */
  readonly #styles: readonly (string | null)[]
  /** The same for texts that look like a formula. */
  readonly #plainStyles = new Map<CellLook | undefined, string>()

  constructor(sheet: PlacedSheet, setting: SheetSetting) {
    this.#sheet = sheet
    this.#setting = setting
    const widest = sheet.rows.reduce((most, row) => Math.max(most, row.length), sheet.columns.length)
    this.#letters = Array.from({ length: widest }, (_, column) => columnName(column))
    this.#styles = sheet.columns.map(({ look }) => (look === undefined ? null : this.#styleOf(look)))
  }

  write(row: number): string {
    const height = this.#sheet.heights.get(row)
    const values = this.#sheet.rows[row] ?? []
    const cells = this.#sheet.cells.get(row)
    if (values.length === 0 && cells === undefined && height === undefined) return ''
    const place = String(row + 1)
    const opening = `<row r="${place}"${height === undefined ? '' : ` ht="${height}" customHeight="1"`}>`
    const written = cells === undefined ? this.#values(values, place) : this.#mixed(values, cells, place)
    return `${opening}${written}</row>`
  }

  #values(values: readonly PlacedValue[], row: string): string {
    let written = ''
    for (let column = 0; column < values.length; column++) {
      written += this.#cell(column, row, values[column] ?? null, this.#styles[column] ?? null, undefined)
    }
    return written
  }

  #mixed(values: readonly PlacedValue[], cells: ReadonlyMap<number, PlacedCell>, row: string): string {
    let written = ''
    const last = Math.max(values.length - 1, ...cells.keys())
    for (let column = 0; column <= last; column++) {
      const cell = cells.get(column)
      const value = cell?.value === undefined ? (values[column] ?? null) : cell.value
      const look = cell?.look
      const style = look === undefined ? (this.#styles[column] ?? null) : this.#styleOf(look)
      if (cell !== undefined || column < values.length) written += this.#cell(column, row, value, style, look)
    }
    return written
  }

  #cell(
    column: number,
    row: string,
    value: PlacedValue,
    style: string | null,
    look: CellLook | undefined,
  ): string {
    const letters = this.#letters[column] ?? columnName(column)
    const place = `<c r="${letters}${row}"`
    if (typeof value === 'number') return `${place}${style ?? ''}><v>${value}</v></c>`
    const text = value === null ? '' : cellText(value)
    if (text === '') return style === null ? '' : `${place}${style}/>`
    const shown = looksLikeFormula(text)
      ? this.#plainStyle(look ?? this.#sheet.columns[column]?.look)
      : (style ?? '')
    const number = this.#setting.texts.numberOf(text)
    return number === undefined
      ? `${place}${shown} t="inlineStr"><is><t>${xmlEscape(text)}</t></is></c>`
      : `${place}${shown} t="s"><v>${number}</v></c>`
  }

  /** Text format (@): whoever edits the cell does not turn it into a formula. */
  #plainStyle(look: CellLook | undefined): string {
    let style = this.#plainStyles.get(look)
    if (style === undefined) {
      style = look === undefined ? '' : this.#styleOf({ ...look, format: '@' })
      this.#plainStyles.set(look, style)
    }
    return style
  }

  #styleOf(look: CellLook): string {
    return ` s="${this.#setting.styles.numberOf(look)}"`
  }
}

function merges({ merges: ranges }: PlacedSheet): string {
  if (ranges.length === 0) return ''
  const cells = ranges.map((range) => `<mergeCell ref="${rangeName(range)}"/>`)
  return `<mergeCells count="${ranges.length}">${cells.join('')}</mergeCells>`
}

function* hyperlinks({ cells }: PlacedSheet): Generator<string, void> {
  let isOpen = false
  for (const [row, inRow] of cells) {
    for (const [column, { link }] of inRow) {
      if (link === undefined) continue
      if (!isOpen) yield '<hyperlinks>'
      isOpen = true
      const location = xmlEscape(placeName(link.sheet, link.cell))
      yield `<hyperlink ref="${cellName(row, column)}" location="${location}"/>`
    }
  }
  if (isOpen) yield '</hyperlinks>'
}

function footOf({ page, breaks }: PlacedSheet, { drawing, tables }: SheetRelations): string {
  const rowBreaks = breaks.map((row) => `<brk id="${row}" max="16383" man="1"/>`)
  const count = `count="${breaks.length}" manualBreakCount="${breaks.length}"`
  const tableParts = tables.map((id) => `<tablePart r:id="${id}"/>`)
  return [
    '<printOptions horizontalCentered="1"/>',
    '<pageMargins left="0.5" right="0.5" top="0.8" bottom="0.75" header="0.4" footer="0.4"/>',
    `<pageSetup paperSize="${PAPER[page.paper]}" fitToWidth="${page.pagesAcross}" fitToHeight="${page.onePage ? 1 : 0}" orientation="${page.orientation}"/>`,
    `<headerFooter><oddHeader>${header(page)}</oddHeader><oddFooter>&amp;C&amp;9第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter>`,
    breaks.length === 0 ? '' : `<rowBreaks ${count}>${rowBreaks.join('')}</rowBreaks>`,
    drawing === null ? '' : `<drawing r:id="${drawing}"/>`,
    tables.length === 0 ? '' : `<tableParts count="${tables.length}">${tableParts.join('')}</tableParts>`,
    '</worksheet>',
  ].join('')
}

function header({ headerLeft, headerRight }: PlacedSheet['page']): string {
  return xmlEscape(`&L&9${headerText(headerLeft)}&R&9${headerText(headerRight)}`)
}

/** & is the header's own escape. */
function headerText(text: string): string {
  const short = text.length <= LONGEST_HEADER ? text : `${text.slice(0, LONGEST_HEADER - 1)}…`
  return short.replaceAll('&', '&&')
}
