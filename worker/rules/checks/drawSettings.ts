/**
 * 抽查的设置 — how a draw is divided and weighted.
 *
 * Items are drawn by strata (单位、类别、状态), late and reopened items stand in the pot several times. The plan says
 * 加大抽查力度 and gives no number: all of these are settings of the campaign or of the draw.
 */
import type { Campaign, DrawWeights } from '../campaign/campaign.ts'
import type { ItemState } from '../items/closure.ts'

/** What a stratum is made of. */
export type Stratum = 'unit' | 'category' | 'state'
export const strata: readonly Stratum[] = ['unit', 'category', 'state']
export const stratumLabels: Readonly<Record<Stratum, string>> = {
  unit: '单位',
  category: '类别',
  state: '状态',
}

export interface DrawSettings {
  /** How many; null draws every candidate. */
  readonly size: number | null
  readonly strataBy: readonly Stratum[]
  readonly weights: DrawWeights
  /** Whether every stratum gives at least one, as far as the size reaches. */
  readonly eachStratum: boolean
}

/** Three tickets for a late or a reopened item against one for any other; nine for one that is both. */
const DEFAULT_WEIGHTS: DrawWeights = { late: 3, reopened: 3 }

export function weightsOf(campaign: Pick<Campaign, 'spotCheck'>): DrawWeights {
  return campaign.spotCheck ?? DEFAULT_WEIGHTS
}

/** An item as it stood in the pot. */
export interface DrawCandidate {
  readonly id: string
  readonly unit: string
  readonly category: number | null
  readonly state: ItemState
  /** 逾期, or struck off or claimed done after its limit. */
  readonly isLate: boolean
  readonly reopened: number
}

/** How many tickets a candidate has. */
export function weightOf({ isLate, reopened }: DrawCandidate, weights: DrawWeights): number {
  return (isLate ? weights.late : 1) * (reopened > 0 ? weights.reopened : 1)
}

/** The stratum that a candidate lies in, as the record writes it: 'jwc/1/closed'. */
export function stratumOf(candidate: DrawCandidate, by: readonly Stratum[]): string {
  return strata
    .filter((one) => by.includes(one))
    .map((one) => String(candidate[one] ?? '—'))
    .join('/')
}

/**
 * The candidates in the order of the record, by id: whatever order they come in, the draw is the same. Throws when an
 * id stands twice.
 */
export function inDrawOrder(frame: readonly DrawCandidate[]): DrawCandidate[] {
  const sorted = frame.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  sorted.forEach(({ id }, index) => {
    if (sorted[index + 1]?.id === id) throw new Error(`candidate ${id} stands twice in the frame`)
  })
  return sorted
}

/** What is hashed of a frame: one line of JSON per candidate, in the order of the record. */
export function frameText(frame: readonly DrawCandidate[]): string {
  return inDrawOrder(frame)
    .map(({ id, unit, category, state, isLate, reopened }) =>
      JSON.stringify([id, unit, category, state, isLate, reopened]),
    )
    .join('\n')
}
