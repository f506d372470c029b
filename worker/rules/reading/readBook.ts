/**
 * 读工作簿 — the door of the reader: a workbook's grids become items, findings, zero reports, and an account.
 *
 * Pure: the worker gives grids read from a file, the pane gives the grid of its sheet; both get the same.
 */
import type { Campaign } from '../campaign/campaign.ts'
import { sayFinding, severityOf } from '../items/findingWords.ts'
import type { SheetGrid } from '../cells/grid.ts'
import type { BookReading, ReadingOptions } from './reading.ts'
import { askOnce, poolHeaders } from './headerPool.ts'
import { readSheet, type SheetResult } from './readSheet.ts'

/**
 * Reads all sheets of a workbook.
 *
 * @example
 * readBook('教务处台账.xlsx', sheets, campaign, { unit: 'jwc' })
 */
export function readBook(
  file: string,
  sheets: readonly SheetGrid[],
  campaign: Campaign,
  options: ReadingOptions = {},
): BookReading {
  const results = readSheets(file, sheets, campaign, options)
  const findings = askOnce(results.flatMap((result) => [...result.findings]))
  const zeroReports = results.flatMap((result) => [...result.zeroReports])
  const hasLedger = results.some(({ reading }) => reading.kind === 'ledger')
  if (!hasLedger && zeroReports.length === 0) {
    const code = 'file.no-ledger'
    findings.push({
      file,
      sheet: sheets[0]?.name ?? '',
      cell: null,
      field: 'file',
      code,
      severity: severityOf(code),
      given: file,
      message: sayFinding(code, { place: '', given: file }),
    })
  }
  return {
    file,
    items: results.flatMap((result) => [...result.items]),
    findings,
    zeroReports,
    sheets: results.map(({ reading }) => reading),
  }
}

/** Sheets under one header that was not surely understood are read once more, each with the others' rows. */
function readSheets(
  file: string,
  sheets: readonly SheetGrid[],
  campaign: Campaign,
  options: ReadingOptions,
): SheetResult[] {
  const first = sheets.map((sheet) => readSheet(file, sheet, campaign, options))
  if (sheets.length < 2) return first
  const readings = first.map(({ reading }) => reading)
  const pool = poolHeaders(sheets, readings)
  return pool === null ? first : sheets.map((sheet) => readSheet(file, sheet, campaign, { ...options, pool }))
}
