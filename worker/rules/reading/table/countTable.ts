/** 统计表 — small tables that stand beside or below a ledger and count it: 整改状态｜项数, 隐患等级｜数量. */

/** A table that counts is a few columns wide. */
export const WIDEST_COUNT = 4
const COUNTS = /^(?:[^\s]{0,6}(?:数|数量|人次)|合计|小计|总计|占比|比例|百分比)$/

/** Whether a squashed label heads a column of counts. */
export function isCountLabel(label: string): boolean {
  return COUNTS.test(label)
}
