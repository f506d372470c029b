/**
 * Deputies (代理) — whoever has a pass by name names somebody who acts in his place for a time. The deputy enters by a
 * code of his own, which begins and ends with the days and ends with the pass that it stands for; what he does carries
 * both names.
 */
import { daysBetween, type Day } from '#rules/calendar/day'
import { SHARED, whyNoDeputy } from '#rules/people/whoActs'
import type { Actor } from '#wire/actor'
import type { DeputyLine, NewDeputy } from '#wire/deputy'
import type { Answer } from '../Answer.ts'
import type { CommandsOf } from '../command.ts'
import type { Ledger } from '../Ledger.ts'
import { recordAct } from '../record/recordAct.ts'
import { findCode, ID_LENGTH, keepCodes, revokeCode } from './codeRows.ts'
import { findDeputy, insertDeputy, listDeputies, type DeputyRow } from './holderRows.ts'

export const deputyCommands = {
  queries: {
    'deputy.list': ({ sql }, actor, now: string): DeputyLine[] =>
      listDeputies(sql, keepsCodes(actor) ? null : (actor.pass ?? '')).map((row) => lineOf(sql, row, now)),
  },
  steps: { 'deputy.name': nameDeputy, 'deputy.end': endDeputy },
} satisfies CommandsOf<'deputy'>

/** Those who hand out and take back codes see and end everybody's. */
function keepsCodes({ role }: Actor): boolean {
  return role === 'office' || role === 'admin'
}

function lineOf(sql: SqlStorage, row: DeputyRow, now: string): DeputyLine {
  const code = findCode(sql, row.id)
  const isOver =
    code === null || code.revoked_at !== null || (code.expires_at !== null && code.expires_at <= now)
  return {
    id: row.id,
    principal: row.principal,
    name: row.deputy,
    from: row.from_on,
    until: row.until_on,
    reason: row.reason,
    namedAt: row.at,
    namedBy: row.by_whom,
    state: isOver ? 'over' : row.from_at > now ? 'to-come' : 'acting',
  }
}

/** A code about to be kept for a deputy: made by the route, which alone sees its text. */
export interface DeputyCode {
  readonly hash: string
  readonly expiresAt: string
  readonly fromAt: string
  /** The real day: codes live in the world and not in a demo's past. */
  readonly today: Day
  readonly now: string
}

function nameDeputy(
  { sql }: Ledger,
  actor: Actor,
  { name, from, until, reason }: NewDeputy,
  code: DeputyCode,
): Answer<DeputyLine> {
  const { holder = SHARED, pass } = actor
  const days = daysBetween(from, until) + 1
  const stop = whyNoDeputy({ name, from, until }, holder, { today: code.today, days })
  if (stop !== null || pass === undefined) {
    return { refusal: { code: 'deputy.not-possible', detail: stop ?? '演示中不能指定代理人。' } }
  }
  const label = `${name}（代${holder.name}）`
  const { hash, expiresAt } = code
  const fresh = { hash, role: actor.role, unit: actor.unit, label, expiresOn: until, expiresAt, holder: '' }
  keepCodes(sql, [fresh], actor.at, actor.name)
  const row: DeputyRow = {
    id: hash.slice(0, ID_LENGTH),
    pass,
    principal: holder.name,
    deputy: name,
    from_on: from,
    until_on: until,
    from_at: code.fromAt,
    reason,
    at: actor.at,
    by_whom: actor.name,
  }
  insertDeputy(sql, actor, row)
  recordAct(sql, actor, { act: 'deputy.name', subject: `code:${row.id}`, detail: { pass, from, until } })
  return { value: lineOf(sql, row, code.now) }
}

/** Ended early by whoever named him, or by those who keep the codes; what he did stays his and the other's. */
function endDeputy({ sql }: Ledger, actor: Actor, id: string, now: string): Answer<DeputyLine> {
  const row = findDeputy(sql, id)
  if (row === null || (row.pass !== actor.pass && !keepsCodes(actor))) {
    return { refusal: { code: 'deputy.unknown' } }
  }
  // A deputy's pass is not the one that he stands for, so that he cannot end himself into silence.
  if (findCode(sql, id)?.revoked_at === null) {
    revokeCode(sql, actor, id, now)
    recordAct(sql, actor, { act: 'deputy.end', subject: `code:${id}`, detail: { pass: row.pass } })
  }
  return { value: lineOf(sql, row, now) }
}
