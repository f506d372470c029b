/**
 * 谁能让数字变小 — the one table of acts that may lower a count, by whom, and why that is no back door.
 *
 * An act that is not in it lowers nothing. What a unit may do alone either leaves the problem in sight under another
 * word (待销号), or concerns a row that nobody has counted yet; everything else is asked for and decided by the office.
 */
import type { Role } from '../../campaign/role.ts'
import { isClosed, timelinessOf, type Timed } from '../lateness.ts'

/** 总数 · 未销号 · 逾期 · 期限待明确 · 缺报. */
export type Count = 'total' | 'open' | 'overdue' | 'unclear' | 'missing'
export const countLabels: Readonly<Record<Count, string>> = {
  total: '问题总数',
  open: '未销号',
  overdue: '逾期',
  unclear: '期限待明确',
  missing: '缺报',
}

interface CountAct {
  readonly label: string
  readonly lowers: readonly Count[]
  readonly by: readonly Role[]
  /** Only while the row is a draft: in no 汇总, young, the unit's own, neither overdue nor supervised. */
  readonly onlyDraft?: true
  readonly because: string
}

export const countActs = {
  strike: {
    label: '划去',
    lowers: ['total', 'open', 'unclear'],
    by: ['unit', 'office'],
    onlyDraft: true,
    because: '刚登记错、谁也没有统计过的一行，由填报人自己更正。',
  },
  'take-back': {
    label: '收回台账文件',
    lowers: ['total', 'open', 'unclear'],
    by: ['unit', 'office'],
    onlyDraft: true,
    because: '送错的文件整份收回；其中有一条不能自行划去的，单位就不能收回。',
  },
  claim: {
    label: '报完成、申请销号',
    lowers: ['overdue', 'unclear'],
    by: ['unit', 'head', 'office'],
    because: '列为待销号，仍在总数和未销号数中；逾期完成的照样注明，办公室可以退回。',
  },
  'name-limit': {
    label: '补报时限、明确为持续整改',
    lowers: ['unclear'],
    by: ['unit', 'office'],
    because: '正是要单位补报的；报定以后改晚、改没都要申请延期。',
  },
  'draft-limit': {
    label: '草稿改时限',
    lowers: ['overdue'],
    by: ['unit', 'office'],
    onlyDraft: true,
    because: '时限还没有报定，也没有过；列入汇总、登记满几天、别人交办、督办的，改晚都要申请延期。',
  },
  report: {
    label: '报周报告',
    lowers: ['missing'],
    by: ['unit', 'head'],
    because: '补报的列为迟报；有没有销号的问题，就不能报零报告。',
  },
  drop: {
    label: '核减',
    lowers: ['open', 'overdue', 'unclear'],
    by: ['office'],
    because: '由单位申请、办公室决定，仍在总数中，单列在册。',
  },
  transfer: {
    label: '移交',
    lowers: [],
    by: ['office'],
    because: '由办公室决定，连同编号、时限、经过转到另一单位；全部台账一个数也不少，两个单位都看得见。',
  },
  link: {
    label: '关联重复',
    lowers: ['open', 'overdue', 'unclear'],
    by: ['office'],
    because: '由办公室写明理由决定，另一条仍计数，这一条仍在总数中，按核减（重复）单列，可以解除。',
  },
  close: {
    label: '销号',
    lowers: ['open', 'overdue', 'unclear'],
    by: ['office', 'group'],
    because: '由单位申请，逐件审核；专项规定由领导小组确认的，还须确认。',
  },
  extend: {
    label: '批准延期',
    lowers: ['overdue'],
    by: ['office'],
    because: '由单位申请、办公室决定，原时限和延期次数留在台账上。',
  },
  correct: {
    label: '办公室更正内容',
    lowers: ['overdue', 'unclear'],
    by: ['office'],
    because: '办公室逐条更正，经过留在历史中。',
  },
  exempt: {
    label: '免报',
    lowers: ['missing'],
    by: ['office'],
    because: '由办公室决定并写明理由。',
  },
  settings: {
    label: '改专项设置',
    lowers: ['missing'],
    by: ['office', 'admin'],
    because: '改动留有版本；已经过去的各周仍按原来的时点，有问题的单位不能删除。',
  },
} as const satisfies Readonly<Record<string, CountAct>>

export type CountActName = keyof typeof countActs

/** The counts that the act may lower when this role does it; none for an act that is not in the table. */
export function mayLower(act: CountActName | null, role: Role, isDraft: boolean): readonly Count[] {
  if (act === null) return []
  const { by, lowers, onlyDraft }: CountAct = countActs[act]
  return by.includes(role) && (isDraft || onlyDraft !== true || role === 'office') ? lowers : []
}

/** What one item counts for on a day; a struck row counts for nothing. */
export function countsOf(item: Timed, isStruck: boolean, today: Parameters<typeof timelinessOf>[1]): Count[] {
  if (isStruck) return []
  const timeliness = timelinessOf(item, today, 0)
  const counts: Count[] = ['total']
  if (timeliness !== 'dropped' && !isClosed(item)) counts.push('open')
  if (timeliness === 'overdue') counts.push('overdue')
  if (timeliness === 'no-due') counts.push('unclear')
  return counts
}
