/** Taking a problem out of the count (核减), in Chinese. */
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
