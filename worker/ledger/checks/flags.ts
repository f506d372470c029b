/** Flags (疑点): found anew from the ledger each time they are asked for; only people's decisions are kept. */
import type { Campaign } from '#rules/campaign/campaign'
import { findFlags, type IntegrityFacts } from '#rules/checks/integrity'
import type { Flag } from '#rules/checks/integrity/flag'
import type { ZeroFact } from '#rules/checks/integrity/zeroAgainstFindings'
import { periodsOf } from '#rules/weeks/period'
import type { FlagDecision, FlagList, FlagRow, ItemTitles } from '#wire/flag'
import { calendarOf } from '../../calendar/stateHolidays.ts'
import type { CommandsOf } from '../command.ts'
import type { Ledger } from '../Ledger.ts'
import type { Answer } from '../Answer.ts'
import type { Actor } from '#wire/actor'
import { currentItems, type CurrentItem } from '../items/rows/itemRows.ts'
import {
  decisionsByFlag,
  evidenceFacts,
  extensionFacts,
  insertDecision,
  requestFacts,
  stampOf,
  zeroReported,
} from './flagRows.ts'
import { recordAct } from '../record/recordAct.ts'

const decisionOrder = { note: 1, dismiss: 2 } as const

export const flagCommands = {
  queries: { 'flag.list': listFlags },
  steps: { 'flag.decide': decideFlag },
} satisfies CommandsOf<'flag'>

function listFlags(ledger: Ledger): FlagList {
  const items = currentItems(ledger.sql, null)
  const flags = flagsOf(ledger, items)
  return {
    flags,
    titles: titlesOf(
      items,
      flags.flatMap((flag) => flag.items),
    ),
  }
}

/** All flags with their last decisions, those that wait for one first. */
export function flagsOf(ledger: Ledger, items: readonly CurrentItem[]): FlagRow[] {
  const decided = decisionsByFlag(ledger.sql)
  return foundFlags(ledger, items)
    .map((flag) => ({ ...flag, decided: decided.get(flag.key) ?? null }))
    .toSorted((a, b) => rank(a) - rank(b))
}

/** What a person made of a flag that stands now. */
function decideFlag(ledger: Ledger, actor: Actor, given: FlagDecision): Answer<FlagRow> {
  const { sql } = ledger
  const flag = flagsOf(ledger, currentItems(sql, null)).find(({ key }) => key === given.key)
  if (flag === undefined) return { refusal: { code: 'flag.unknown' } }
  const { decided: _decided, ...body } = flag
  insertDecision(sql, actor, body, given)
  recordAct(sql, actor, {
    act: `flag.${given.decision}`,
    subject: `flag:${flag.key}`,
    detail: { ...given, body },
  })
  const { decision, reason } = given
  return { value: { ...flag, decided: { decision, reason, on: actor.day, by: actor.name } } }
}

/** What people know these items by, by id. */
export function titlesOf(items: readonly CurrentItem[], ids: readonly string[]): ItemTitles {
  const wanted = new Set(ids)
  return Object.fromEntries(
    items
      .filter(({ id }) => wanted.has(id))
      .map(({ id, number, unit, content }) => [id, { unit, number, problem: content.problem ?? '' }]),
  )
}

interface Found {
  readonly stamp: string
  readonly campaign: Campaign
  readonly flags: readonly Flag[]
}

/** The last finding of each object: twenty thousand items take some seconds, and reading does not change them. */
const lastFound = new WeakMap<SqlStorage, Found>()

function foundFlags({ sql, campaign }: Ledger, items: readonly CurrentItem[]): readonly Flag[] {
  const stamp = stampOf(sql)
  const last = lastFound.get(sql)
  if (last !== undefined && last.stamp === stamp && last.campaign === campaign) return last.flags
  const flags = findFlags(factsOf(sql, campaign, items), campaign)
  lastFound.set(sql, { stamp, campaign, flags })
  return flags
}

function rank({ decided }: FlagRow): number {
  return decided === null ? 0 : decisionOrder[decided.decision]
}

function factsOf(sql: SqlStorage, campaign: Campaign, items: readonly CurrentItem[]): IntegrityFacts {
  return {
    items: items.map(({ id, unit, content, createdOn, isTakenOver }) => ({
      id,
      unit,
      content,
      createdOn,
      isTakenOver,
    })),
    evidence: evidenceFacts(sql),
    extensions: extensionFacts(sql),
    requests: requestFacts(sql),
    zeroReports: zeroReportsOf(sql, campaign),
  }
}

/** Weeks whose last report is a zero report, by unit and week. */
function zeroReportsOf(sql: SqlStorage, campaign: Campaign): ZeroFact[] {
  const declared = new Set(zeroReported(sql).map(({ unit, period }) => `${unit} ${period}`))
  const periods = periodsOf(campaign, calendarOf(campaign))
  return campaign.units.flatMap(({ id: unit }) =>
    periods.flatMap(({ period, from, to }, index) =>
      declared.has(`${unit} ${period}`) ? [{ unit, period, from, to, index }] : [],
    ),
  )
}
