/** One worksheet's XML, piece by piece: what comes before its rows, row after row, what comes after. */
import { cellName, columnName } from '#rules/cells/grid'
import type { ZipPiece } from '../../zip.ts'
import { cellRules } from './cellRules.ts'
import { cellText, looksLikeFormula } from './cellText.ts'
import { highlightRules } from './highlightRules.ts'
import type { CellLook, PlacedLink, PlacedRow, PlacedSheet, PlacedValue } from './placed.ts'
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

export async function* sheetPart(
  sheet: PlacedSheet,
  setting: SheetSetting,
  relations: SheetRelations,
): AsyncGenerator<ZipPiece, void> {
  yield headOf(sheet)
  yield '<sheetData>'
  const rows = new RowWriter(sheet, setting)
  const links: [place: string, link: PlacedLink][] = []
  const lines = [...new Set([...sheet.cells.keys(), ...sheet.heights.keys()])].toSorted((a, b) => a - b)
  let row = sheet.list?.firstRow ?? 0
  for (const line of lines.filter((one) => sheet.list === null || one < row)) yield rows.write(line)
  for await (const page of sheet.list?.pages() ?? []) {
    yield rows.writePage(row, page)
    for (const listed of page) {
      for (const { column, link } of listed.links) links.push([cellName(row, column), link])
      row++
    }
  }
  if (sheet.list !== null) for (const line of lines.filter((one) => one >= row)) yield rows.write(line)
  yield '</sheetData>'
  yield merges(sheet)
  yield highlightRules(sheet.highlights, setting.styles)
  yield cellRules(sheet.rules ?? [])
  yield* hyperlinks(sheet, links)
  yield footOf(sheet, relations)
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
    this.#letters = sheet.columns.map((_, column) => columnName(column))
    this.#styles = sheet.columns.map(({ look }) => (look === undefined ? null : this.#styleOf(look)))
  }

  write(row: number): string {
    const height = this.#sheet.heights.get(row)
    const cells = [...(this.#sheet.cells.get(row) ?? [])].toSorted(([a], [b]) => a - b)
    const place = String(row + 1)
    const written = cells.map(([column, { value = null, formula, look }]) => {
      const style = look === undefined ? null : this.#styleOf(look)
      const at = this.#placeOf(column, place)
      if (formula === undefined)
        return this.#cell(at, value, style, look ?? this.#sheet.columns[column]?.look)
      return `${at}${style ?? ''}><f>${xmlEscape(formula)}</f></c>`
    })
    return `${opening(place, height)}${written.join('')}</row>`
  }

  *writePage(first: number, page: readonly PlacedRow[]): Generator<string, void> {
    for (const [index, row] of page.entries()) yield this.#writeListed(first + index, row)
  }

  #writeListed(row: number, { values, height, links }: PlacedRow): string {
    const place = String(row + 1)
    let written = opening(place, height)
    for (let column = 0; column < values.length; column++) {
      const linked = links.length === 0 ? undefined : links.find((link) => link.column === column)
      const style = linked === undefined ? (this.#styles[column] ?? null) : this.#styleOf(linked.look)
      const at = this.#placeOf(column, place)
      const look = linked?.look ?? this.#sheet.columns[column]?.look
      written += this.#cell(at, values[column] ?? null, style, look)
    }
    return `${written}</row>`
  }

  /** The beginning of a cell. */
  #placeOf(column: number, row: string): string {
    return `<c r="${this.#letters[column] ?? columnName(column)}${row}"`
  }

  #cell(place: string, value: PlacedValue, style: string | null, look: CellLook | undefined): string {
    if (typeof value === 'number') return `${place}${style ?? ''}><v>${value}</v></c>`
    const text = value === null ? '' : cellText(value)
    if (text === '') return style === null ? '' : `${place}${style}/>`
    const shown = looksLikeFormula(text) ? this.#plainStyle(look) : (style ?? '')
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

function opening(place: string, height: number | undefined): string {
  return `<row r="${place}"${height === undefined ? '' : ` ht="${height}" customHeight="1"`}>`
}

function merges({ merges: ranges }: PlacedSheet): string {
  if (ranges.length === 0) return ''
  const cells = ranges.map((range) => `<mergeCell ref="${rangeName(range)}"/>`)
  return `<mergeCells count="${ranges.length}">${cells.join('')}</mergeCells>`
}

function* hyperlinks(
  { cells }: PlacedSheet,
  listed: readonly [place: string, link: PlacedLink][],
): Generator<string, void> {
  const single: [string, PlacedLink][] = []
  for (const [row, inRow] of cells) {
    for (const [column, { link }] of inRow) if (link !== undefined) single.push([cellName(row, column), link])
  }
  if (single.length + listed.length === 0) return
  yield '<hyperlinks>'
  for (const [place, link] of single) yield hyperlink(place, link)
  for (const [place, link] of listed) yield hyperlink(place, link)
  yield '</hyperlinks>'
}

function hyperlink(place: string, { sheet, cell }: PlacedLink): string {
  return `<hyperlink ref="${place}" location="${xmlEscape(placeName(sheet, cell))}"/>`
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
