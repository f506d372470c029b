/** Accountability (责任追究, M-38): decided by people, resting on failed checks, reopened items or flags; never deleted. */
import { verdictLabels } from '#rules/checks/checkRound'
import { whyNoAccountability } from '#rules/checks/ladderProposal'
import type { Accountability, AccountabilityList, CitableEvidence, NewAccountability } from '#wire/ladder'
import type { CommandsOf } from '../command.ts'
import type { Ledger } from '../Ledger.ts'
import type { Answer } from '../Answer.ts'
import type { Actor } from '#wire/actor'
import { insertAccountability, listAccountabilities } from './accountabilityRows.ts'
import { failedRows } from './checkRoundRows.ts'
import { reopenings } from '../closure/closureRows.ts'
import { flagsOf } from './flags.ts'
import { currentItems } from '../items/rows/itemRows.ts'
import { recordAct } from '../record/recordAct.ts'

export const accountabilityCommands = {
  queries: { 'accountability.list': listAll },
  steps: { 'accountability.make': holdToAccount },
} satisfies CommandsOf<'accountability'>

/** Of one unit with what can be cited against it; of all when `unit` is null. */
function listAll(ledger: Ledger, _actor: Actor, unit: string | null): AccountabilityList {
  return {
    accountabilities: listAccountabilities(ledger.sql, unit),
    citable: unit === null ? [] : citableOf(ledger, unit),
  }
}

/** Holds to account, on evidence that exists; refused without. */
function holdToAccount(ledger: Ledger, actor: Actor, request: NewAccountability): Answer<Accountability> {
  const { sql, campaign } = ledger
  if (!campaign.units.some(({ id }) => id === request.unit)) return { refusal: { code: 'unit.unknown' } }
  const citable = citableOf(ledger, request.unit)
  const stop = whyNoAccountability(request.evidence, citable)
  if (stop !== null) return { refusal: { code: 'accountability.without-evidence', detail: stop } }
  const evidence = citable.filter(({ kind, ref }) =>
    request.evidence.some((one) => one.kind === kind && one.ref === ref),
  )
  const made = { ...request, id: crypto.randomUUID(), evidence, on: actor.day, by: actor.name }
  insertAccountability(sql, actor, made)
  recordAct(sql, actor, { act: 'accountability.make', subject: `unit:${made.unit}`, detail: made })
  return { value: made }
}

/** Everything of a unit that can be cited: failed checks, reopened items, flags that nobody has dismissed. */
function citableOf(ledger: Ledger, unit: string): CitableEvidence[] {
  const { sql } = ledger
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
    ...flagsOf(ledger, all)
      .filter(({ units, decided }) => units.includes(unit) && decided?.decision !== 'dismiss')
      .map(({ key, reason }): CitableEvidence => ({ kind: 'flag', ref: key, text: `疑点：${reason}` })),
  ]
}
