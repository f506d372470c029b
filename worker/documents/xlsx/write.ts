/**
 * Writing .xlsx through hucre: the only place that knows how the library wants it.
 *
 * The same workbook gives the same bytes: the document's dates are fixed, and hucre's zip carries no time.
 */
import { writeXlsx, type Cell, type WriteSheet } from 'hucre/xlsx'
import { cellName, columnName } from '#rules/grid'
import { cellStyle } from './cellStyle.ts'
import { cellText, isErrorName, looksLikeFormula } from './cellText.ts'
import { conditionalRules } from './conditionalRules.ts'
import { finishPackage } from './finishPackage.ts'
import type {
  CellRange,
  PlacedCell,
  PlacedChart,
  PlacedSheet,
  PlacedValue,
  PlacedWorkbook,
} from './placed.ts'

/** The file tells the day of its figures in its pages; a made-at time would only make equal files differ. */
const FIXED_TIME = new Date('2000-01-01T00:00:00Z')

/** Labels of parts that are not there would lie over the others. */
const noughtHidden = { formatCode: '0;;' }

/** More would run into the other half of the page's header; Excel refuses more than 255 in all. */
const LONGEST_HEADER = 40

export async function writeWorkbook(book: PlacedWorkbook): Promise<Uint8Array> {
  const bytes = await writeXlsx({
    sheets: book.sheets.map(toWriteSheet),
    properties: { title: book.title, creator: book.creator, created: FIXED_TIME, modified: FIXED_TIME },
    defaultFont: { name: book.font.name, size: book.font.size },
  })
  return finishPackage(
    bytes,
    book.sheets.flatMap(({ charts }) => charts),
  )
}

function toWriteSheet(sheet: PlacedSheet): WriteSheet {
  const { page, freeze } = sheet
  return {
    name: sheet.name,
    columns: sheet.columns.map(({ width, hidden, look }) => ({
      width,
      ...(hidden === true ? { hidden: true } : {}),
      ...(look === undefined ? {} : { style: cellStyle(look) }),
    })),
    rows: sheet.rows.map(writtenRow),
    cells: writtenCells(sheet),
    rowDefs: new Map([...sheet.heights].map(([row, height]) => [row, { height }])),
    merges: sheet.merges.map(({ top, left, bottom, right }) => ({
      startRow: top,
      startCol: left,
      endRow: bottom,
      endCol: right,
    })),
    conditionalRules: conditionalRules(sheet.highlights),
    tables: sheet.tables.map(({ name, range, columns }) => ({
      name,
      range: rangeName(range),
      columns: columns.map((label) => ({ name: cellText(label) })),
      style: 'TableStyleLight1',
      showRowStripes: false,
    })),
    charts: sheet.charts.map(toSheetChart),
    ...(freeze.rows > 0 || freeze.columns > 0 ? { freezePane: { ...freeze } } : {}),
    rowBreaks: sheet.breaks.map((row) => row - 1),
    view: { showGridLines: sheet.gridLines, tabColor: { rgb: sheet.tabColour } },
    pageSetup: {
      paperSize: page.paper,
      orientation: page.orientation,
      fitToPage: true,
      fitToWidth: page.pagesAcross,
      fitToHeight: page.onePage ? 1 : 0,
      margins: { left: 0.5, right: 0.5, top: 0.8, bottom: 0.75, header: 0.4, footer: 0.4 },
      horizontalCentered: true,
      ...(page.repeatRow === null ? {} : { printTitlesRow: `$${page.repeatRow + 1}:$${page.repeatRow + 1}` }),
      ...(page.pagesAcross > 1 && page.repeatColumns > 0
        ? { printTitlesColumn: `$A:$${columnName(page.repeatColumns - 1)}` }
        : {}),
    },
    headerFooter: {
      oddHeader: `&L&9${headerText(page.headerLeft)}&R&9${headerText(page.headerRight)}`,
      oddFooter: '&C&9第 &P 页，共 &N 页',
    },
  }
}

/** & is the header's own escape. */
function headerText(text: string): string {
  const short = text.length <= LONGEST_HEADER ? text : `${text.slice(0, LONGEST_HEADER - 1)}…`
  return short.replaceAll('&', '&&')
}

/** A row of twenty thousand is copied only when one of its texts needs it. */
function writtenRow(row: readonly PlacedValue[]): PlacedValue[] {
  const written = row.map(writtenValue)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- hucre only reads rows, its type forgets readonly
  return written.every((value, column) => value === row[column]) ? (row as PlacedValue[]) : written
}

function writtenValue(value: PlacedValue): PlacedValue {
  return typeof value === 'string' ? cellText(value) : value
}

function writtenCells(sheet: PlacedSheet): Map<string, Partial<Cell>> {
  const cells = new Map<string, Partial<Cell>>()
  for (const [row, values] of sheet.rows.entries()) {
    for (const [column, value] of values.entries()) {
      if (typeof value !== 'string' || !needsCare(value)) continue
      const look = sheet.columns[column]?.look
      cells.set(`${row},${column}`, writtenCell({ value, ...(look === undefined ? {} : { look }) }))
    }
  }
  for (const [key, cell] of sheet.cells) {
    const [row = 0, column = 0] = key.split(',').map(Number)
    const value = cell.value === undefined ? (sheet.rows[row]?.[column] ?? null) : cell.value
    cells.set(key, writtenCell({ ...cell, value }))
  }
  return cells
}

function needsCare(text: string): boolean {
  return looksLikeFormula(text) || isErrorName(text)
}

function writtenCell({ value = null, look, link }: PlacedCell): Partial<Cell> {
  const isFormulaLike = typeof value === 'string' && looksLikeFormula(value)
  const style = look === undefined ? undefined : cellStyle(isFormulaLike ? { ...look, format: '@' } : look)
  return {
    ...(style === undefined ? {} : { style }),
    ...(typeof value === 'string' && isErrorName(value)
      ? { richText: [{ text: cellText(value) }] }
      : { value: writtenValue(value) }),
    ...(link === undefined ? {} : { hyperlink: { target: '', location: placeName(link.sheet, link.cell) } }),
  }
}

function toSheetChart(chart: PlacedChart): NonNullable<WriteSheet['charts']>[number] {
  const place = (range: CellRange): string => placeName(chart.sheet, rangeName(range, '$'))
  const isDoughnut = chart.type === 'doughnut'
  return {
    type: chart.type,
    title: chart.title,
    titleFontSize: 12,
    titleBold: true,
    altText: chart.title,
    lang: 'zh-CN',
    roundedCorners: false,
    anchor: {
      from: { row: chart.from.row, col: chart.from.column },
      to: { row: chart.to.row, col: chart.to.column },
    },
    legend: isDoughnut ? 'right' : 'bottom',
    legendFontSize: 9,
    ...(isDoughnut
      ? { holeSize: 55, dataLabels: { showValue: true, fontSize: 9, numberFormat: noughtHidden } }
      : {
          barGrouping: 'stacked',
          gapWidth: 45,
          overlap: 100,
          dataLabels: {
            showValue: true,
            fontSize: 8,
            fontColor: 'FFFFFF',
            numberFormat: noughtHidden,
          },
          axes: {
            x: { reverse: chart.type === 'bar', labelFontSize: 9 },
            y: {
              ...(chart.type === 'bar' ? { crosses: 'max' } : {}),
              labelFontSize: 9,
              numberFormat: { formatCode: '0' },
              gridlines: { major: true },
            },
          },
        }),
    series: chart.series.map(({ name, range, colour }) => ({
      name,
      values: place(range),
      categories: place(chart.categories.range),
      color: colour,
      ...(chart.points === undefined
        ? {}
        : { dataPoints: chart.points.map((fillColor, idx) => ({ idx, fillColor })) }),
    })),
  }
}

function placeName(sheet: string, cell: string): string {
  return `'${sheet.replaceAll("'", "''")}'!${cell}`
}

function rangeName({ top, left, bottom, right }: CellRange, absolute: '$' | '' = ''): string {
  const name = (row: number, column: number): string =>
    absolute === '' ? cellName(row, column) : `$${columnName(column)}$${row + 1}`
  return `${name(top, left)}:${name(bottom, right)}`
}
