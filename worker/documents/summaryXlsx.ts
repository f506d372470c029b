/** Sets the summary (汇总表) in type as an .xlsx file. */
import type { SummaryWorkbook } from '#rules/summarySheet'
import { writeWorkbook } from './xlsx/write.ts'

/** The same workbook always gives the same bytes. */
export function writeSummary(workbook: SummaryWorkbook): Promise<Uint8Array> {
  return writeWorkbook(workbook.title, workbook.creator)
}
