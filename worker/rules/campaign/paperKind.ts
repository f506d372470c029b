/** 文种 — the kinds of paper that the office and the units put out; a Word template and a number series for each. */
export type PaperKind =
  | 'weekly-circular'
  | 'overdue-circular'
  | 'supervision-notice'
  | 'reminder'
  | 'closing-sheet'
  | 'unit-report'
  | 'final-report'

export const paperLabels: Readonly<Record<PaperKind, string>> = {
  'weekly-circular': '周通报',
  'overdue-circular': '逾期通报',
  'supervision-notice': '督办单',
  reminder: '提醒函',
  'closing-sheet': '销号单',
  'unit-report': '单位总结报告',
  'final-report': '总结报告',
}

export const paperKinds: readonly PaperKind[] = [
  'weekly-circular',
  'overdue-circular',
  'supervision-notice',
  'reminder',
  'closing-sheet',
  'unit-report',
  'final-report',
]
