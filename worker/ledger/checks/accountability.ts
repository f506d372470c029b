/** Accountability (责任追究, M-38): decided by people, resting on failed checks, reopened items or flags; never deleted. */
import type { Campaign } from '#rules/campaign/campaign'
import { verdictLabels } from '#rules/checks/checkRound'
import type { Day } from '#rules/calendar/day'
import { whyNoAccountability } from '#rules/checks/ladderProposal'
import type { Accountability, AccountabilityList, CitableEvidence, NewAccountability } from '#wire/ladder'
import type { Ledger } from '../Ledger.ts'
import type { Answer } from '../Answer.ts'
import type { Actor } from '#wire/actor'
import { failedRows } from './checkRoundRows.ts'
import { reopenings } from '../closure/closureRecord.ts'
import { flagsOf } from './flags.ts'
import { currentItems } from '../items/itemRows.ts'
import { fromJson } from '../store/jsonRows.ts'
import { recordAct } from '../record/recordAct.ts'

export function listAccountabilities({ sql, campaign }: Ledger, unit: string | null): AccountabilityList {
  return {
    accountabilities: accountabilitiesOf(sql, unit),
    citable: unit === null ? [] : citableOf(sql, campaign, unit),
  }
}

/** Holds to account, on evidence that exists; refused without. */
export function holdToAccount(
  { sql, campaign }: Ledger,
  actor: Actor,
  request: NewAccountability,
): Answer<Accountability> {
  if (!campaign.units.some(({ id }) => id === request.unit)) return { refusal: { code: 'unit.unknown' } }
  const citable = citableOf(sql, campaign, request.unit)
  const stop = whyNoAccountability(request.evidence, citable)
  if (stop !== null) return { refusal: { code: 'accountability.without-evidence', detail: stop } }
  const evidence = citable.filter(({ kind, ref }) =>
    request.evidence.some((one) => one.kind === kind && one.ref === ref),
  )
  const made = { ...request, id: crypto.randomUUID(), evidence, on: actor.day, by: actor.name }
  sql.exec(
    `INSERT INTO accountability (id, unit, person, form, reason, evidence, at, on_day, by_whom) VALUES (?,?,?,?,?,?,?,?,?)`,
    made.id,
    made.unit,
    made.person,
    made.form,
    made.reason,
    JSON.stringify(evidence),
    actor.at,
    actor.day,
    actor.name,
  )
  recordAct(sql, actor, { act: 'accountability.make', subject: `unit:${made.unit}`, detail: made })
  return { value: made }
}

/** Everything of a unit that can be cited: failed checks, reopened items, flags that nobody has dismissed. */
function citableOf(sql: SqlStorage, campaign: Campaign, unit: string): CitableEvidence[] {
  const all = currentItems(sql, null)
  const reopened = reopenings(sql, null)
  return [
    ...failedRows(sql, unit).map(({ round, row }): CitableEvidence => ({
      kind: 'check',
      ref: row.id,
      text: `${round.name}${row.verdict === null ? '' : verdictLabels[row.verdict]}：${row.problem}（${row.reason}）`,
    })),
    ...all.flatMap((item): CitableEvidence[] => {
      const times = reopened.get(item.id)
      if (item.unit !== unit || times === undefined) return []
      return [
        { kind: 'reopening', ref: item.id, text: `销号后重开${times}次：${item.content.problem ?? ''}` },
      ]
    }),
    ...flagsOf(sql, campaign, all)
      .filter(({ units, decided }) => units.includes(unit) && decided?.decision !== 'dismiss')
      .map(({ key, reason }): CitableEvidence => ({ kind: 'flag', ref: key, text: `疑点：${reason}` })),
  ]
}

function accountabilitiesOf(sql: SqlStorage, unit: string | null): Accountability[] {
  const rows = sql.exec<{
    id: string
    unit: string
    person: string
    form: string
    reason: string
    evidence: string
    on_day: string
    by_whom: string
  }>(
    `SELECT id, unit, person, form, reason, evidence, on_day, by_whom FROM accountability
     WHERE ?1 IS NULL OR unit = ?1 ORDER BY no DESC`,
    unit,
  )
  return Array.from(rows, (row) => ({
    id: row.id,
    unit: row.unit,
    person: row.person,
    form: row.form,
    reason: row.reason,
    evidence: fromJson(row.evidence),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written as a Day
    on: row.on_day as Day,
    by: row.by_whom,
  }))
}

export const accountabilityActs = {
  'accountability.list': listAccountabilities,
  'accountability.make': holdToAccount,
}
