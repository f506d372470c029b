/**
 * 单位 — which of the campaign's units a text names, by name or alias.
 */
import type { Unit } from './campaign.ts'
import { squashLabel } from './cellText.ts'

export interface UnitsNamed {
  /** The unit that the text as a whole names; null when it names none, several, or says more. */
  readonly exact: Unit | null
  /** Every unit that the text mentions, in the order of the text. */
  readonly mentions: readonly Unit[]
}

/** Finds units in a text; of names that overlap the longest wins (土木工程学院 over 工程学院). */
export function findUnits(text: string, units: readonly Unit[]): UnitsNamed {
  const bare = squashLabel(text)
  const names = units.flatMap((unit) =>
    [unit.name, ...unit.aliases].map((name) => ({ unit, name: squashLabel(name) })),
  )
  const exact = names.find(({ name }) => name === bare)?.unit ?? null
  const mentions = names.filter(({ name }) => name !== '' && bare.includes(name)).map(({ unit }) => unit)
  return { exact, mentions: [...new Set(mentions)] }
}
