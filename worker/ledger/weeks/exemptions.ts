/** 免报: granting it, ending it, listing. */
import { periodsOf } from '#rules/weeks/period'
import type { Exemption, ExemptionEnd, NewExemption } from '#wire/exemption'
import { calendarOf } from '../../calendar/stateHolidays.ts'
import type { CommandsOf } from '../command.ts'
import type { Ledger } from '../Ledger.ts'
import type { Answer } from '../Answer.ts'
import type { Actor } from '#wire/actor'
import { endExemption, findExemption, listExemptions, saveExemption } from './exemptionRows.ts'
import { recordAct } from '../record/recordAct.ts'

export const exemptionCommands = {
  queries: {
    'exemption.list': ({ sql }, actor): Exemption[] =>
      listExemptions(sql).filter(({ unit }) => actor.unit === null || unit === actor.unit),
  },
  steps: { 'exemption.grant': grantExemption, 'exemption.end': endEarly },
} satisfies CommandsOf<'exemption'>

function grantExemption({ sql, campaign }: Ledger, actor: Actor, request: NewExemption): Answer<Exemption[]> {
  const { from, to, reason } = request
  const units = [...new Set(request.units)]
  if (units.some((id) => !campaign.units.some((unit) => unit.id === id))) {
    return { refusal: { code: 'unit.unknown' } }
  }
  const names = new Set(periodsOf(campaign, calendarOf(campaign)).map(({ period }) => period))
  if (!names.has(from) || !names.has(to)) return { refusal: { code: 'report.period-unknown' } }
  const granted = units.map((unit): Exemption => {
    const id = crypto.randomUUID()
    saveExemption(sql, actor, { id, unit, from, to, reason })
    recordAct(sql, actor, {
      act: 'exemption.grant',
      subject: `unit:${unit}`,
      detail: { id, from, to, reason },
    })
    return exemptionAt(sql, id)
  })
  return { value: granted }
}

function endEarly({ sql }: Ledger, actor: Actor, id: string, { reason }: ExemptionEnd): Answer<Exemption> {
  const held = findExemption(sql, id)
  if (held === null) return { refusal: { code: 'exemption.unknown' } }
  if (held.ended !== null) return { value: held }
  endExemption(sql, actor, id, reason)
  const { unit, from, to } = held
  recordAct(sql, actor, {
    act: 'exemption.end',
    subject: `unit:${unit}`,
    detail: { id, from, to, reason },
  })
  return { value: exemptionAt(sql, id) }
}

function exemptionAt(sql: SqlStorage, id: string): Exemption {
  const kept = findExemption(sql, id)
  if (kept === null) throw new Error('an exemption was kept but is not there')
  return kept
}
