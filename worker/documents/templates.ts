/** The templates that come with the product, as bytes; an office may replace them by its own, kind by kind. */
import type { PaperKind } from '#rules/campaign/paperKind'
import circular from './templates/circular.docx'
import closingSheet from './templates/closingSheet.docx'
import letter from './templates/letter.docx'
import report from './templates/report.docx'
import unitReport from './templates/unitReport.docx'

/** 通报 has the red head, 督办单 and 提醒函 the form of letters, 总结报告 goes upwards with 签发人. */
export const standardTemplates: Readonly<Record<PaperKind, ArrayBuffer>> = {
  'weekly-circular': circular,
  'overdue-circular': circular,
  'supervision-notice': letter,
  reminder: letter,
  'closing-sheet': closingSheet,
  'unit-report': unitReport,
  'final-report': report,
}
