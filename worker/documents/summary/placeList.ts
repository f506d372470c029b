/** Sets a long list: its header now, its rows when they are written. */
import type { ListRow, RowList } from '#rules/sheets/summarySheet'
import type { PlacedRow } from '../xlsx/writing/placed.ts'
import { linkLook, looks } from './looks.ts'
import {
  linkTo,
  placedValue,
  placeFilter,
  placeHead,
  placeHighlights,
  rowHeight,
  type TablePlace,
  type TablePlaces,
} from './placeTable.ts'
import type { SheetLayout } from './SheetLayout.ts'

export function placeList(layout: SheetLayout, list: RowList, places: TablePlaces): void {
  const place = placeHead(layout, list, [])
  layout.columnLooks = list.columns.map(({ kind }) => looks[kind])
  layout.headerRow = place.headerRow
  layout.list = { firstRow: place.firstRow, pages: () => placedPages(layout, list, place, places) }
  layout.next = place.firstRow + list.count
  placeHighlights(layout, place)
  if (list.count > 0) placeFilter(layout, list.id, place)
  places.set(list.id, place)
}

async function* placedPages(
  layout: SheetLayout,
  list: RowList,
  place: TablePlace,
  places: TablePlaces,
): AsyncGenerator<readonly PlacedRow[], void> {
  let count = 0
  for await (const page of list.pages()) {
    count += page.length
    yield page.map((row) => ({
      values: row.values.map((value, index) => placedValue(value, list.columns[index])),
      height: rowHeight(layout, place, row.values),
      links: linksOf(list, row, places),
    }))
  }
  // What refers to the list was written with this count; a file that contradicts itself must not go out.
  if (count !== list.count) throw new Error(`list ${list.id} has ${count} rows, not ${list.count}`)
}

function linksOf(
  { columns, linkColumn }: RowList,
  { link }: ListRow,
  places: TablePlaces,
): PlacedRow['links'] {
  const column = linkColumn === undefined ? undefined : columns[linkColumn]
  if (link === undefined || linkColumn === undefined || column === undefined) return []
  return [{ column: linkColumn, look: linkedLooks[column.kind], link: linkTo(link, places) }]
}

/** Made once: styles are told apart by the look's object. */
const linkedLooks = {
  text: linkLook(looks.text),
  word: linkLook(looks.word),
  number: linkLook(looks.number),
  percent: linkLook(looks.percent),
  day: linkLook(looks.day),
}
