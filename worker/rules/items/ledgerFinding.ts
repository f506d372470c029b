/**
 * 规范台账的校验问题 — findings of the standard ledger and their sentences: place, what is wrong, the way out.
 */
import type { ItemField } from '../fields/field.ts'
import { fieldDefinitions, labelOf } from '../fields/field.ts'
import type { Finding, Severity } from './finding.ts'
import { isItemField } from './itemFields.ts'

export interface LedgerPlace {
  readonly file: string
  readonly sheet: string
}

/** Where in the ledger; `cell` is null when the sheet has no such column. */
export interface CellPlace {
  readonly row: number
  readonly cell: string | null
}

/** Texts in a sentence are cut at this length; the cell itself shows the whole. */
const SHOWN_TEXT = 24

/** `<field>.<what is wrong with it>`. */
export type FieldCode = `${ItemField}.${string}`

export interface SaidOfCell {
  readonly code: FieldCode
  readonly severity: Severity
  readonly given: string
  readonly choices?: readonly string[]
  readonly why?: string
}

/** Makes a finding with its sentence. One choice is a suggestion, several are a question. */
export function ledgerFinding(
  place: LedgerPlace,
  at: CellPlace,
  { code, severity, given, choices = [], why = '' }: SaidOfCell,
): Finding {
  const field = fieldOfCode(code)
  const sentence = sentenceFor(code)
  const [only] = choices
  return {
    ...place,
    cell: at.cell,
    field,
    code,
    severity,
    given,
    message: `第 ${at.row} 行${sentence(`“${labelOf(field)}”`, `“${shorten(given)}”`, choices, why)}`,
    ...(choices.length === 1 && only !== undefined ? { suggestion: only } : {}),
    ...(choices.length > 1 ? { choices } : {}),
  }
}

/** The field that a code is about. */
export function fieldOfCode(code: FieldCode): ItemField {
  const [field = ''] = code.split('.')
  if (!isItemField(field)) throw new Error(`no field in ${code}`)
  return field
}

/** The same sentence where no sheet is at hand to name a row of: what a row sent to the server lacks. */
export function sayMissing(field: ItemField, code: FieldCode): string {
  return sentenceFor(code)(`“${labelOf(field)}”`, '', [], '')
}

function sentenceFor(code: string): Sentence {
  const sentence = sentences[code] ?? sentences[code.slice(code.indexOf('.') + 1)]
  if (sentence === undefined) throw new Error(`no sentence for ${code}`)
  return sentence
}

/** For a column that no row fills. */
export function emptyColumnMessage({ field }: Pick<Finding, 'field'>, rows: number): string {
  return `“${fieldLabel(field)}”一栏 ${rows} 行都没有填。请逐行补填。`
}

function fieldLabel(field: Finding['field']): string {
  return fieldDefinitions.find((definition) => definition.field === field)?.label ?? field
}

type Sentence = (label: string, given: string, choices: readonly string[], why: string) => string

const sentences: Readonly<Record<string, Sentence>> = {
  missing: (label) => `没有填${label}。请补填。`,
  'missing-before-rectification': (label) => `已转为整改，但没有填${label}。请先剖析原因再转为整改中。`,
  'missing-before-done': (label) => `报称已完成，但没有填${label}。请补填后再报完成。`,
  'error-value': (label, given) => `${label}是错误值${given}。请改正公式或直接填写。`,
  'not-a-day': (label, given, choices, why) =>
    `${label}写的是${given}，不是日期${why === '' ? '' : `（${why}）`}。` +
    (choices.length > 0
      ? `建议：${choices.join(' 或 ')}。`
      : '请写成“年-月-日”（年四位，月日各两位）；长期坚持的写在“时限原文”。'),
  unknown: (label, given, choices) =>
    `${label}写的是${given}，不在可选范围内。请从下拉列表中选择${choices.length > 0 ? `：${choices.join('、')}` : ''}。`,
  'too-long': (label) => `${label}超过 4000 字，不能报送。请精简，详细材料另附。`,
  'source.without-giver': (label) =>
    `${label}是征求意见，没有写明意见来自谁。请写成“征求意见（师生）”的样子，或在登记簿“征求意见”中登记。`,
  'problem.vague': (label, given) => `${label}只写了${given}，看不出具体问题。请写明时间、地点、具体表现。`,
  'problem.several': (label) => `${label}里写了几个问题。请一行写一个，逐一登记、逐一销号。`,
  'category.text-missing': (label) =>
    `${label}选的是“其它突出问题”，但问题表现没有写清是什么。请写明群众反映的具体事项。`,
  'category.tag-other': (label, given) =>
    `“具体情形”写的${given}不属于所选的${label}。请改选类别，或改写具体情形。`,
  'due.after-campaign': (label, given) =>
    `${label}${given}晚于专项行动的结束日。请核对；确需长期解决的，处置类型选“持续整改”。`,
  'due.fixed': (label, given, choices) =>
    `${label}原定${choices.join('')}，已经过了，不能自行改成${given}。请改回；要推迟的，请对这一条申请延期，由办公室决定。`,
  'due.before-campaign': (label, given) => `${label}${given}早于专项行动的开始日。请核对年份。`,
  'due.too-long-for-immediate': (label, given, choices) =>
    `处置类型是“立行立改”，但${label}定到${given}。${choices.length > 0 ? `立行立改应不晚于 ${choices.join('')}，` : ''}请提前时限或改为“限时整改”。`,
  'due.missing-for-time-limited': (label) => `处置类型是“限时整改”，须写明${label}。请填写日期。`,
  'goal.missing-for-time-limited': (label) => `处置类型是“限时整改”，须写明${label}。`,
  'measures.no-mechanism': (label) => `处置类型是“持续整改”，${label}里须写明完善什么制度或机制。`,
  'measures.no-milestone': (label) =>
    `处置类型是“持续整改”，${label}里看不出分几步、何时做到哪一步。请写明阶段安排，例如“每月抽查”“12月底前修订”。`,
  'completedOn.before-found': (label, given) => `${label}${given}早于发现日期。请核对两个日期。`,
  'completedOn.future': (label, given) => `${label}${given}还没有到。请核对日期。`,
  'completedOn.without-claim': (label, given) => `填了${label}${given}，但整改状态不是“已完成”。请核对。`,
  'foundOn.future': (label, given) => `${label}${given}还没有到。请核对日期。`,
  'claimed.closed': () => `整改状态写了“已销号”。销号由办公室审核，审核前按“已完成”报送，请申请销号。`,
  'closedOn.office-only': (label) => `${label}由办公室审核后填写，本单位所填不报送。需要销号的，请申请销号。`,
  'unit.other': (label, given) =>
    `${label}写的是${given}，不是本单位。本单位只能报送自己的问题，请改正或移交办公室。`,
}

function shorten(text: string): string {
  const flat = text.replace(/\s+/g, ' ')
  return flat.length > SHOWN_TEXT ? `${flat.slice(0, SHOWN_TEXT)}…` : flat
}
