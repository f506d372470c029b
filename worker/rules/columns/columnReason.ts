/**
 * 判断理由 — why a column was understood as it was, in one plain Chinese sentence.
 */
import type { ColumnEvidence } from './columnEvidence.ts'
import type { Candidate } from './candidate.ts'
import type { PathMeaning } from './columnPath.ts'
import { labelOf, type ItemField } from '../fields/field.ts'

/** 「“承诺办结日”：承诺＋办结＋日 → 整改时限；查看的 8 个值中 8 个是日期或期限」. */
export function sayMapping(candidate: Candidate, field: ItemField): string {
  const meaning = candidate.meanings.find(({ role }) => role === field)
  const head = sayLabel(candidate.input.path.at(-1) ?? '', labelOf(field), meaning)
  const values = sayValues(field, candidate.evidence)
  return values === null ? head : `${head}；${values}`
}

function sayLabel(label: string, name: string, meaning: PathMeaning | undefined): string {
  if (meaning === undefined) return `表头“${label}”的用词看不出是“${name}”`
  const under = meaning.turnedBy === undefined ? '' : `在“${meaning.turnedBy}”之下，`
  if (meaning.by === 'words' && meaning.parts !== undefined)
    return `“${label}”：${under}${sayParts(meaning.parts)} → ${name}`
  if (under !== '') return `表头“${label}”${under}指“${name}”`
  return meaning.by === 'likeness'
    ? `表头“${label}”与“${name}”的写法相近`
    : `表头“${label}”是“${name}”的常见写法`
}

/** Why a column is kept as it stands: its words name none of the ledger's fields. */
export function sayPlainExtra({ input, meanings }: Candidate): string {
  const parts = meanings.find(({ role }) => role === 'extra')?.parts
  const words = parts === undefined ? '' : `“${input.path.at(-1) ?? ''}”：${sayParts(parts)}，`
  return `${words}不属于台账的固定栏目，原样保留`
}

function sayParts(parts: readonly string[]): string {
  return parts.join('＋')
}

/** What is counted of a field's values, and its words. */
const counted: Partial<
  Record<
    ItemField,
    readonly [
      share: keyof Omit<ColumnEvidence, 'latest' | 'distinct' | 'distinctUnits' | 'unitsNamed'>,
      words: string,
    ]
  >
> = {
  due: ['limits', '日期或期限'],
  foundOn: ['days', '日期'],
  completedOn: ['days', '日期'],
  closedOn: ['days', '日期'],
  category: ['categories', '本次行动的问题类别'],
  kind: ['kinds', '本次行动的问题类型'],
  claimed: ['claims', '整改状态的用词'],
  disposal: ['disposals', '处置类型的用词'],
  unit: ['units', '参加单位的名称'],
  department: ['departments', '部门名称'],
  owner: ['people', '人名'],
  leader: ['people', '人名'],
  itemNo: ['numbering', '编号'],
}

function sayValues(field: ItemField, evidence: ColumnEvidence): string | null {
  const kind = counted[field]
  if (kind === undefined || evidence.values === 0) return null
  const [share, words] = kind
  return `查看的 ${evidence.values} 个值中 ${Math.round(evidence[share] * evidence.values)} 个是${words}`
}
