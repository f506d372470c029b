/** Registers in Chinese: names, fields and choices are the descriptions' own. */
import { obligationLabels, partLabels, type ObligationState } from '#rules/registers/materials'
import type { Register, RegisterField } from '#rules/registers/register'
import type { EntryAct } from '#wire/register'
import { sayDay, type Day } from '#rules/day'

const acts: Readonly<Record<EntryAct, string>> = {
  add: '登记',
  change: '修改',
  withdraw: '撤回',
  turn: '转入台账',
}

export const zhRegisters = {
  registers: {
    lead: '台账以外要登记的事项。橙色数字是还要办的。',
    name: (register: Register): string => register.name,
    purpose: (register: Register): string => register.purpose,
    field: (_register: Register, field: RegisterField): string => field.label,
    hint: (_register: Register, field: RegisterField): string => field.hint ?? '',
    choice: (_register: Register, field: RegisterField, code: string): string =>
      field.choices?.[code] ?? code,
    count: (n: number): string => `${n} 条`,
    waiting: (n: number): string => `${n} 项待办`,
    back: '全部登记簿',
    add: '新登记',
    adding: '登记',
    save: '保存',
    saved: '已登记。',
    entry: (no: number): string => `第 ${no} 号`,
    none: '还没有登记。点“新登记”开始。',
    noneToRead: '还没有登记。',
    search: '查找登记',
    noneFound: '没有找到。请换一个词。',
    more: (n: number): string => `还有 ${n} 条，请查找`,
    withdrawnOnes: (n: number): string => `已撤回 ${n} 条`,
    withdrawn: (reason: string): string => `已撤回：${reason}`,
    change: '修改',
    fill: '填写落实情况',
    withdraw: '撤回',
    withdrawReason: '撤回理由',
    withdrawHint: '登记不删除，撤回后仍可查看。',
    withdrawSend: '撤回这条登记',
    turn: '转入台账',
    turnHint: (unit: string): string => `转为“${unit}”台账中的一行，该单位下次同步时收到。`,
    turned: '已转入台账',
    toItem: '去看这条问题',
    history: '登记经过',
    act: (act: EntryAct): string => acts[act],
    by: (by: string, at: string): string => `${by}，${at}`,
    stamped: '由系统记为登记当天',
    choose: '请选择',
    linked: (n: number): string => `已选 ${n} 条问题`,
    findItems: '查找问题',
    unlink: '移去',
    moreItems: (n: number): string => `还有 ${n} 条，请写得更具体`,
    noItems: '没有可选的问题。',
    lostItem: '（问题已不在台账中）',
    noEntries: (name: string): string => `“${name}”还没有登记，请先登记。`,
    noUnit: '（未定单位）',
    missing: '还有没填好的栏目，见上面的提示。',
    ofItem: '相关登记',
    gaps: {
      title: '要办的',
      none: '没有要补、要催的。',
      leads: (n: number): string => `${n} 个单位没有登记第一责任人`,
      ownLead: '本单位还没有登记第一责任人',
      owed: (name: string, part: string, due: Day): string =>
        `${name}${part === 'plan' || part === 'report' ? '' : `（${partLabels[part] ?? part}）`}，${sayDay(due)}`,
      units: (state: ObligationState, n: number): string => `${obligationLabels[state]} ${n} 个单位`,
      own: (state: ObligationState): string => obligationLabels[state],
      agenda: (n: number): string => `下次调度议程：${n} 项没有落实情况`,
      late: '已过期限',
      checks: (n: number): string => `${n} 次单位检查查出问题，没有按时纠正`,
      clues: (n: number): string => `${n} 条线索没有转办`,
      findings: (n: number): string => `${n} 条督导发现没有转办`,
      givers: (n: number): string => `${n} 条征求意见得来的问题，没有写明意见来自谁`,
      ongoing: (n: number): string => `${n} 条持续整改的问题还没有制度`,
    },
    figures: {
      title: '统计',
      learning: (n: number, people: number): string => `学习动员 ${n} 次，${people} 人次`,
      channels: (counts: readonly string[]): string => `宣传报道：${counts.join('，')}`,
      share: (share: string, covered: number, closed: number): string =>
        `已销号问题有制度的占 ${share}（${covered}/${closed}）`,
      pair: (word: string, n: number): string => `${word} ${n}`,
    },
  },
}
