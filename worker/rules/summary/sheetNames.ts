/** 各表名称 — the sheets of the summary, in their order. */
export const sheetNames = {
  overview: '总览',
  changes: '较上次变化',
  charts: '图表',
  units: '各单位情况',
  categories: '类别分布',
  kinds: '类型分布',
  course: '进程与成效',
  overdue: '逾期清单',
  supervised: '督办清单',
  dueSoon: '临期清单',
  awaiting: '待销号清单',
  dropped: '核减清单',
  reports: '周报告情况',
  stages: '阶段与节点',
  registers: '登记情况',
  experiences: '经验建议',
  ledger: '汇总台账',
  findings: '待核实事项',
  notes: '说明',
} as const

export const ledgerSheetName = sheetNames.ledger
export const ledgerTableId = 'Ledger'
