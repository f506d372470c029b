/** Sets a sheet's blocks one under another, and the page it prints on. */
import type {
  Block,
  CardsBlock,
  Chart,
  LinksBlock,
  SummarySheet,
  TextBlock,
} from '#rules/sheets/summarySheet'
import type { PlacedChart, PlacedSheet } from '../xlsx/writing/placed.ts'
import { cardLooks, chartColours, looks, toneColours } from './looks.ts'
import { placeList } from './placeList.ts'
import { linkTo, placeTable, type TablePlace, type TablePlaces } from './placeTable.ts'
import { SheetLayout } from './SheetLayout.ts'

/** Units that fit across a page at full size, its margins of half an inch taken off (a unit is 7 pixels). */
const PAGE_UNITS = {
  a4: { portrait: 98, landscape: 145 },
  a3: { portrait: 145, landscape: 211 },
} as const

/** Below this scale body text would print smaller than 6.5 points. */
const SMALLEST_SCALE = 0.62

/** Space between blocks, in points. */
const GAP = 6

/** Height of a chart's row, in points. */
const CHART_ROW = 18

export function placeSheet(
  sheet: SummarySheet,
  header: { readonly left: string; readonly right: string },
  places: TablePlaces,
): PlacedSheet {
  const layout = new SheetLayout(sheet)
  for (const block of sheet.blocks) placeBlock(layout, block, places)
  for (const step of layout.afterwards) step()
  const shown = layout.widths.filter((_, column) => !layout.hidden.has(column))
  const total = shown.reduce((sum, width) => sum + width, 0)
  const across = PAGE_UNITS[sheet.page.paper][sheet.page.orientation] / SMALLEST_SCALE
  return {
    name: sheet.name,
    tabColour: chartColours[sheet.tone],
    columns: layout.widths.map((width, column) => {
      const look = layout.columnLooks[column]
      return {
        width,
        // A hidden column is empty: its cells need no look, and no place in the file.
        ...(layout.hidden.has(column) ? { hidden: true } : look === undefined ? {} : { look }),
      }
    }),
    list: layout.list,
    cells: layout.cells,
    heights: layout.heights,
    merges: layout.merges,
    freeze:
      layout.headerRow === null
        ? { rows: 0, columns: 0 }
        : { rows: layout.headerRow + 1, columns: sheet.freezeColumns },
    tables: layout.tables,
    highlights: layout.highlights,
    charts: layout.charts,
    breaks: layout.breaks,
    page: {
      paper: sheet.page.paper,
      orientation: sheet.page.orientation,
      onePage: sheet.page.onePage === true,
      pagesAcross: Math.max(1, Math.ceil(total / across)),
      repeatRow: layout.headerRow,
      repeatColumns: sheet.freezeColumns,
      headerLeft: header.left,
      headerRight: header.right,
    },
    gridLines: false,
  }
}

function placeBlock(layout: SheetLayout, block: Block, places: TablePlaces): void {
  switch (block.kind) {
    case 'title':
    case 'heading':
    case 'line':
    case 'note':
      placeText(layout, block)
      return
    case 'cards':
      placeCards(layout, block, places)
      return
    case 'list':
      placeList(layout, block, places)
      return
    case 'links':
      placeLinks(layout, block, places)
      return
    case 'table':
      if (layout.sheet.mainTable !== block.id) layout.setHeight(layout.next++, GAP)
      placeTable(layout, block, places)
      return
    case 'pair': {
      const place = placeTable(layout, block.table, places)
      const left = block.table.columns.reduce((sum, { span }) => sum + (span ?? 1), 0)
      const to = { row: layout.next, column: layout.widths.length }
      layout.charts.push(toChart(block.chart, place, { row: place.headerRow, column: left }, to))
      return
    }
    case 'charts': {
      layout.setHeight(layout.next++, GAP)
      const from = { row: layout.next, column: 0 }
      for (let row = 0; row < block.height; row++) layout.setHeight(layout.next++, CHART_ROW)
      const to = { row: layout.next, column: pageColumns(layout) }
      // Its table may stand below it.
      layout.afterwards.push(() => {
        const place = places.get(block.chart.table)
        if (place === undefined) throw new Error(`no table ${block.chart.table} to chart`)
        layout.charts.push(toChart(block.chart, place, from, to))
      })
    }
  }
}

/** Columns of the grid that fill one page; a chart spans no more. */
function pageColumns({ sheet, widths }: SheetLayout): number {
  let room: number = PAGE_UNITS[sheet.page.paper][sheet.page.orientation]
  let columns = 0
  for (const width of widths) {
    room -= width
    if (room < 0) break
    columns++
  }
  return Math.max(columns, 1)
}

function placeText(layout: SheetLayout, { kind, text, tone, breakBefore }: TextBlock): void {
  const isCover = layout.sheet.mainTable === null && kind === 'title'
  const look = {
    ...(isCover ? looks.coverTitle : looks[kind]),
    ...(tone === undefined ? {} : { colour: toneColours[tone].ink }),
  }
  if (kind === 'heading') layout.setHeight(layout.next++, 8)
  if (breakBefore === true) layout.breaks.push(layout.next)
  const columns = layout.widths.length
  if (layout.sheet.freezeColumns > 0) {
    // A merge across the frozen edge tears when one scrolls, so the text runs on to the right instead.
    layout.set(layout.next, 0, { value: text, look: { ...look, wrap: false } })
    layout.setHeight(layout.next, layout.heightOf(text, 0, columns, { ...look, wrap: false }))
  } else {
    layout.setAcross(layout.next, 0, columns, { value: text, look })
    layout.setHeight(layout.next, layout.heightOf(text, 0, columns, look) + (kind === 'title' ? 8 : 0))
  }
  layout.next++
}

function placeCards(layout: SheetLayout, { cards }: CardsBlock, places: TablePlaces): void {
  layout.setHeight(layout.next++, GAP)
  const span = Math.floor(layout.widths.length / cards.length)
  for (const [index, card] of cards.entries()) {
    const { label, value, change } = cardLooks(card.tone, card.form === 'percent')
    const column = index * span
    layout.setAcross(layout.next, column, span, { value: card.label, look: label })
    layout.setAcross(layout.next + 1, column, span, {
      value: card.value,
      look: value,
      ...(card.target === undefined ? {} : { link: linkTo(card.target, places) }),
    })
    layout.setAcross(layout.next + 2, column, span, {
      value: card.change === '' ? null : card.change,
      look: change,
    })
    layout.setHeight(layout.next, layout.heightOf(card.label, column, span, label) + 4)
    layout.setHeight(layout.next + 1, 34)
    layout.setHeight(layout.next + 2, 18)
  }
  layout.next += 3
}

/** Two columns of links, each with its note. */
function placeLinks(layout: SheetLayout, { links }: LinksBlock, places: TablePlaces): void {
  const half = Math.floor(layout.widths.length / 2)
  const rows = Math.ceil(links.length / 2)
  for (const [index, { text, note, target }] of links.entries()) {
    const [row, column] = [layout.next + (index % rows), index < rows ? 0 : half]
    layout.setAcross(row, column, 2, { value: text, look: looks.link, link: linkTo(target, places) })
    layout.setAcross(row, column + 2, half - 2, { value: note, look: looks.note })
    layout.setHeight(row, Math.max(18, layout.heightOf(note, column + 2, half - 2, looks.note)))
  }
  layout.next += rows
}

function toChart(
  chart: Chart,
  place: TablePlace,
  from: PlacedChart['from'],
  to: PlacedChart['to'],
): PlacedChart {
  const { columns } = place
  const rows = place.rows.slice(0, chart.rows)
  const range = (column: number): { top: number; left: number; bottom: number; right: number } => {
    const at = place.starts[column] ?? 0
    return { top: place.firstRow, left: at, bottom: place.firstRow + rows.length - 1, right: at }
  }
  return {
    type: chart.type,
    title: chart.title,
    sheet: place.sheet,
    from,
    to,
    categories: {
      range: range(chart.categories),
      values: rows.map((row) => String(row[chart.categories] ?? '')),
    },
    series: chart.series.map(({ column, tone }) => ({
      name: columns[column]?.label ?? '',
      range: range(column),
      values: rows.map((row) => Number(row[column] ?? 0)),
      colour: chartColours[tone],
    })),
    ...(chart.points === undefined ? {} : { points: chart.points.map((tone) => chartColours[tone]) }),
  }
}
