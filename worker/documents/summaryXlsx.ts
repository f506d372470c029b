/** Sets the summary (汇总表) in type as an .xlsx file. */
import { cellName } from '#rules/grid'
import type { SummarySheet, SummaryWorkbook } from '#rules/summarySheet'
import { bodyFont, bodySize } from './summary/looks.ts'
import { placeSheet } from './summary/placeSheet.ts'
import type { PlacedSheet } from './xlsx/placed.ts'
import { writeWorkbook } from './xlsx/write.ts'

/** The same workbook always gives the same bytes. */
export async function writeSummary(workbook: SummaryWorkbook): Promise<Uint8Array> {
  const placed = new Map<string, PlacedSheet>()
  const findLink = (sheet: string, table: string | undefined, row: number | undefined): string =>
    linkedCell(placed.get(sheet), table, row)
  // Links lead to sheets that are set before: lists point into the ledger, the overview at everything.
  for (const sheet of linkOrder(workbook.sheets))
    placed.set(sheet.name, placeSheet(sheet, workbook.header, findLink))
  return writeWorkbook({
    title: workbook.title,
    creator: workbook.creator,
    font: { name: bodyFont, size: bodySize },
    sheets: workbook.sheets.flatMap(({ name }) => placed.get(name) ?? []),
  })
}

/** Sheets whose tables are linked to first, the overview with its links to all last. */
function linkOrder(sheets: readonly SummarySheet[]): SummarySheet[] {
  const hasLinks = ({ blocks }: SummarySheet): number =>
    blocks.some(({ kind }) => kind === 'links')
      ? 2
      : Number(blocks.some((block) => block.kind === 'table' && block.links !== undefined))
  return sheets.toSorted((a, b) => hasLinks(a) - hasLinks(b))
}

function linkedCell(
  sheet: PlacedSheet | undefined,
  table: string | undefined,
  row: number | undefined,
): string {
  if (table === undefined || row === undefined) return 'A1'
  const place = sheet?.tables.find(({ name }) => name === table)
  if (place === undefined) throw new Error(`no table ${table} to link to`)
  return cellName(place.range.top + 1 + row, place.range.left)
}
