/**
 * 取值评分 — how the values of a column speak for or against a field, from the evidence counted in them.
 */
import type { ColumnEvidence } from './columnEvidence.ts'
import { definitionOf, type ItemField } from '../fields/field.ts'

/** How the values speak for (to 1) or against (to -1) a field; 0 when they say nothing. */
export function valueScore(field: ItemField, evidence: ColumnEvidence): number {
  if (evidence.values === 0) return 0
  const score = rawScore(field, evidence)
  // One value proves little against a clear label.
  return score < 0 && evidence.values === 1 ? score * 0.4 : score
}

function rawScore(field: ItemField, evidence: ColumnEvidence): number {
  const { averageLength, days, people } = evidence
  switch (field) {
    case 'itemNo':
      return evidence.numbering >= 0.6 ? 1 : averageLength > 20 ? -1 : 0
    case 'due':
      return closed(evidence.limits, 0.6)
    case 'foundOn':
    case 'completedOn':
    case 'closedOn':
      return closed(days, 0.6)
    case 'category':
      return closed(evidence.categories, 0.5)
    case 'kind':
      return closed(evidence.kinds, 0.5)
    case 'claimed':
      return closed(evidence.claims, 0.5)
    case 'disposal':
      return closed(evidence.disposals, 0.5)
    case 'unit':
      return closed(evidence.units, 0.5)
    case 'department':
      if (people >= 0.7 && evidence.departments < 0.3) return -0.7
      return days >= 0.5 || averageLength > 30 ? -0.8 : evidence.departments >= 0.5 ? 1 : 0
    case 'owner':
    case 'leader':
      if (evidence.digits >= 0.5) return -1
      return days >= 0.5 || averageLength > 30 ? -0.8 : people >= 0.6 ? 1 : 0
    case 'problem':
    case 'measures':
    case 'cause':
    case 'goal':
      if (days >= 0.5 || evidence.numbering >= 0.8) return -0.8
      return people >= 0.8 && averageLength <= 4 ? -0.7 : averageLength >= 6 ? 0.5 : 0
    case 'progress':
    case 'evidence':
    case 'source':
    case 'post':
      return days >= 0.6 ? -0.7 : 0
    case 'dueText':
      return 0
    default:
      return rawScore(likeField(field), evidence)
  }
}

/** A field that has no case of its own is judged as another of its kind. */
function likeField(field: ItemField): 'owner' | 'foundOn' | 'source' {
  const { kind, names } = definitionOf(field)
  return names === 'person' ? 'owner' : kind === 'day' ? 'foundOn' : 'source'
}

/** A closed vocabulary: full marks above the floor, against when hardly any value belongs to it. */
function closed(share: number, floor: number): number {
  if (share >= floor) return 1
  return share === 0 ? -1 : share < 0.25 ? -0.5 : 0
}
