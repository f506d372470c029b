/** What is asked about items and decided by the office, in Chinese: taking one out of the count (核减), transfer (移交). */
import { sayMonthDay, type Day } from '#rules/calendar/day'
import {
  withdrawalLabels,
  withdrawalStateLabels,
  type WithdrawalKind,
  type WithdrawalState,
} from '#rules/items/count/withdrawal'

export const zhWithdrawals = {
  title: '核减',
  ask: '申请核减',
  askHint: '由办公室决定。决定以前照常计入，核减以后单列，不会消失。',
  kind: '核减类别',
  kinds: (of: WithdrawalKind): string => withdrawalLabels[of],
  state: (of: WithdrawalState): string => withdrawalStateLabels[of],
  reason: '核减理由',
  reasonHint: '不属实的写明怎样核实，重复的写明与哪一条重复，移交的写明移交给哪个单位。',
  send: '提交核减申请',
  alone: '刚登记、还没有列入汇总：在表中删行后可以直接划去。',
  drop: '同意核减',
  refuse: '不予核减',
  needsReason: '不予核减须写明理由。',
  chooseKind: '请选择核减类别',
  list: (n: number): string => `核减 ${n} 项（单列，不计入完成率和销号率）`,
}

export const zhTransfers = {
  title: '移交其他单位',
  lead: '编号、时限、经过、延期、佐证材料一并转去；原单位看得到去向，不再计入原单位。',
  unit: '移交给',
  choose: '请选择单位',
  reason: '移交理由',
  reasonHint: '两个单位都看得到，写进经过。',
  send: '移交',
  gone: (unit: string, on: Day): string =>
    `这条问题已于${sayMonthDay(on)}移交“${unit}”，以下是移交前的内容和经过。`,
  list: (n: number): string => `移交 ${n} 条`,
  line: (from: string, to: string, on: Day): string => `${sayMonthDay(on)} ${from} → ${to}`,
}
