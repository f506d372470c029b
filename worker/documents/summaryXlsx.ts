/** Sets the summary (汇总表) in type as an .xlsx file. */
import type { Block, SummarySheet, SummaryWorkbook } from '#rules/sheets/summarySheet'
import { ledgerSheetName } from '#rules/summary/sheetNames'
import { bodyFont, bodySize } from './summary/looks.ts'
import { placeSheet } from './summary/placeSheet.ts'
import type { TablePlaces } from './summary/placeTable.ts'
import type { PlacedSheet } from './xlsx/writing/placed.ts'
import { writeWorkbook } from './xlsx/write.ts'

/** The file's bytes, piece by piece; the same workbook always gives the same. */
export function writeSummary(workbook: SummaryWorkbook): AsyncIterable<Uint8Array> {
  const placed = new Map<string, PlacedSheet>()
  const places: TablePlaces = new Map()
  const inOrder = workbook.sheets.toSorted((a, b) => reachOf(a) - reachOf(b))
  for (const sheet of inOrder) placed.set(sheet.name, placeSheet(sheet, workbook.header, places))
  return writeWorkbook({
    title: workbook.title,
    creator: workbook.creator,
    font: { name: bodyFont, size: bodySize },
    sheets: workbook.sheets.flatMap(({ name }) => placed.get(name) ?? []),
    // The lists are found on the way through the ledger.
    writtenFirst: ledgerSheetName,
  })
}

/**
 * Sheets that are pointed to are set first: those that point nowhere, such as the ledger, then what links into it,
 * then charts. Setting a sheet makes none of its list's rows.
 */
function reachOf({ blocks }: SummarySheet): number {
  return Math.max(0, ...blocks.map(reachOfBlock))
}

function reachOfBlock(block: Block): number {
  if (block.kind === 'charts') return 2
  if (block.kind === 'list') return block.linkColumn === undefined ? 0 : 1
  return block.kind === 'table' && block.links !== undefined ? 1 : 0
}
