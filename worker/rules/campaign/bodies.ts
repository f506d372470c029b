/**
 * 上级和办公室 — who orders, houses and runs a campaign: named in every title, and the unit of no row.
 */
import type { Campaign } from './campaign.ts'

/** 领导小组办公室, 指挥部办公室: a unit may have 办公室 for its alias. */
const LEADING = /(?:领导小组|工作专班|指挥部|委员会)(?:办公室)?/g

/** The text without the campaign's name, its authority, institution and office; what is part of a unit's name stays. */
export function withoutBodies(
  text: string,
  { name, authority, institution, office, units }: Campaign,
): string {
  const named = units.flatMap((unit) => [unit.name, ...unit.aliases])
  const bodies = [office, name, authority, institution].filter(
    (body) => body !== '' && !named.some((one) => one.includes(body)),
  )
  return bodies.reduce((left, body) => left.replaceAll(body, ''), text).replace(LEADING, '')
}
