/**
 * 判断理由 — why a column was understood as it was, in one plain Chinese sentence.
 */
import type { ColumnEvidence } from './columnEvidence.ts'
import type { Candidate } from './columnNeighbours.ts'
import { labelOf, type ItemField } from './field.ts'

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
        : meaning.by === 'alias'
          ? `表头“${label}”是“${name}”的常见写法`
          : meaning.by === 'head'
            ? `从表头“${label}”的用词看是“${name}”`
            : `表头“${label}”与“${name}”的写法相近`
  return values === null ? head : `${head}；${values}`
}

function sayValues(field: ItemField, evidence: ColumnEvidence): string | null {
  const kinds: Partial<Record<ItemField, [share: number, words: string]>> = {
    due: [evidence.limits, '日期或期限'],
    foundOn: [evidence.days, '日期'],
    completedOn: [evidence.days, '日期'],
    closedOn: [evidence.days, '日期'],
    category: [evidence.categories, '本次行动的问题类别'],
    kind: [evidence.kinds, '本次行动的问题类型'],
    claimed: [evidence.claims, '整改状态的用词'],
    disposal: [evidence.disposals, '处置类型的用词'],
    unit: [evidence.units, '参加单位的名称'],
    department: [evidence.departments, '部门名称'],
    owner: [evidence.people, '人名'],
    leader: [evidence.people, '人名'],
    itemNo: [evidence.numbering, '编号'],
  }
  const kind = kinds[field]
  if (kind === undefined || evidence.values === 0) return null
  return `查看的 ${evidence.values} 个值中 ${Math.round(kind[0] * evidence.values)} 个是${kind[1]}`
}
