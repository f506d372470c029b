/** 汇总表的页 — what a sheet of the summary holds, as data; `documents/summaryXlsx.ts` sets it in type. */

export interface SummaryWorkbook {
  readonly title: string
  readonly creator: string
  readonly sheets: readonly unknown[]
}
