/**
 * 判断理由 — why a column was understood as it was, in one plain Chinese sentence.
 */
import type { ColumnEvidence } from './columnEvidence.ts'
import type { Candidate } from './columnNeighbours.ts'
import { labelOf, type ItemField } from '../fields/field.ts'

/** 「表头“完成时限”是“整改时限”的通用写法；8 个值中 8 个是日期或期限」. */
export function sayMapping(candidate: Candidate, field: ItemField): string {
  const label = candidate.input.path.at(-1) ?? ''
  const meaning = candidate.meanings.find(({ role }) => role === field)
  const name = labelOf(field)
  const values = sayValues(field, candidate.evidence)
  const head =
    meaning?.turnedBy !== undefined
      ? `表头“${label}”在“${meaning.turnedBy}”之下，指“${name}”`
      : meaning === undefined
        ? `表头“${label}”不在已知写法之中`
        : meaning.by === 'whole'
          ? `表头“${label}”是“${name}”的常见写法`
          : meaning.by === 'words'
            ? `从表头“${label}”的用词看是“${name}”`
            : `表头“${label}”与“${name}”的写法相近`
  return values === null ? head : `${head}；${values}`
}

/** What is counted of a field's values, and its words. */
const counted: Partial<
  Record<
    ItemField,
    readonly [share: keyof Omit<ColumnEvidence, 'latest' | 'distinct' | 'distinctUnits'>, words: string]
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
