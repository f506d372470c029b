/** 登记簿 — every register of a campaign, in the order in which the campaign comes to them. */
import { clues } from './clues.ts'
import { meetings, orders } from './dispatch.ts'
import { experiences } from './experiences.ts'
import { learning } from './learning.ts'
import { leads } from './leads.ts'
import { materials, plans } from './materials.ts'
import { opinions } from './opinions.ts'
import { publicity } from './publicity.ts'
import type { Register, RegisterKey } from './register.ts'
import { regulations } from './regulations.ts'
import { selfChecks } from './selfChecks.ts'
import { visitFindings, visits } from './visits.ts'

export const registers: readonly Register[] = [
  leads,
  plans,
  learning,
  opinions,
  clues,
  selfChecks,
  visits,
  visitFindings,
  meetings,
  orders,
  regulations,
  experiences,
  publicity,
  materials,
]

const byKey = new Map<string, Register>(registers.map((register) => [register.key, register]))

/** The register under this key; null when there is none. */
export function registerNamed(key: string): Register | null {
  return byKey.get(key) ?? null
}

export function registerOf(key: RegisterKey): Register {
  const register = registerNamed(key)
  if (register === null) throw new Error(`no such register: ${key}`)
  return register
}
