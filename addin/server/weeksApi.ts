/** Calls for the weekly rhythm: prepared weeks, words to urge a unit, exemptions. */
import type { Exemption, ExemptionList, NewExemption } from '#wire/exemption'
import type { PreparedWeek, PreparedWeeks, Urging } from '#wire/week'
import type { Calls } from './calls.ts'

interface WeeksApi {
  weeks(): Promise<PreparedWeeks>
  prepare(period: string): Promise<PreparedWeek>
  urge(period: string, unit: string): Promise<Urging>
  exemptions(): Promise<ExemptionList>
  exempt(request: NewExemption): Promise<ExemptionList>
  endExemption(id: string, reason: string): Promise<Exemption>
}

export function weeksApi({ get, post }: Calls): WeeksApi {
  return {
    weeks: () => get('/weeks'),
    prepare: (period) => post(`/weeks/${period}/preparation`, {}),
    urge: (period, unit) => get(`/weeks/${period}/urging?unit=${encodeURIComponent(unit)}`),
    exemptions: () => get('/exemptions'),
    exempt: (request) => post('/exemptions', request),
    endExemption: (id, reason) => post(`/exemptions/${id}/end`, { reason }),
  }
}
