/** Flags (疑点): found anew from the ledger each time they are asked for; only people's decisions are kept. */
import type { Campaign } from '#rules/campaign/campaign'
import type { Day } from '#rules/calendar/day'
import { findFlags, type IntegrityFacts } from '#rules/checks/integrity'
import type { Flag } from '#rules/checks/integrity/flag'
import type { ZeroFact } from '#rules/checks/integrity/zeroAgainstFindings'
import { periodsOf } from '#rules/weeks/period'
import type { DecidedFlag, FlagDecision, FlagList, FlagRow, ItemTitles } from '#wire/flag'
import { calendarOf } from '../../calendar/stateHolidays.ts'
import type { Ledger } from '../Ledger.ts'
import type { Answer } from '../Answer.ts'
import type { Actor } from '#wire/actor'
import { currentItems, type CurrentItem } from '../items/itemRows.ts'
import { recordAct } from '../record/recordAct.ts'

const decisionOrder = { note: 1, dismiss: 2 } as const

export function listFlags({ sql, campaign }: Ledger): FlagList {
  const items = currentItems(sql, null)
  const flags = flagsOf(sql, campaign, items)
  return {
    flags,
    titles: titlesOf(
      items,
      flags.flatMap((flag) => flag.items),
    ),
  }
}

/** All flags with their last decisions, those that wait for one first. */
export function flagsOf(sql: SqlStorage, campaign: Campaign, items: readonly CurrentItem[]): FlagRow[] {
  const decided = decisionsByFlag(sql)
  return foundFlags(sql, campaign, items)
    .map((flag) => ({ ...flag, decided: decided.get(flag.key) ?? null }))
    .toSorted((a, b) => rank(a) - rank(b))
}

/** What a person made of a flag that stands now. */
export function decideFlag({ sql, campaign }: Ledger, actor: Actor, given: FlagDecision): Answer<FlagRow> {
  const flag = flagsOf(sql, campaign, currentItems(sql, null)).find(({ key }) => key === given.key)
  if (flag === undefined) return { refusal: { code: 'flag.unknown' } }
  const { decided: _decided, ...body } = flag
  sql.exec(
    `INSERT INTO flag_decision (flag, kind, decision, reason, body, at, on_day, by_whom) VALUES (?,?,?,?,?,?,?,?)`,
    flag.key,
    flag.kind,
    given.decision,
    given.reason,
    JSON.stringify(body),
    actor.at,
    actor.day,
    actor.name,
  )
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
      .map(({ id, unit, content }) => [id, { unit, problem: content.problem ?? '' }]),
  )
}

interface Found {
  readonly stamp: string
  readonly campaign: Campaign
  readonly flags: readonly Flag[]
}

/** The last finding of each object: twenty thousand items take some seconds, and reading does not change them. */
const lastFound = new WeakMap<SqlStorage, Found>()

function foundFlags(sql: SqlStorage, campaign: Campaign, items: readonly CurrentItem[]): readonly Flag[] {
  // Files, extensions and requests each leave a line in the history; reports are kept apart.
  const { stamp } = sql
    .exec<{ stamp: string }>(
      `SELECT (SELECT coalesce(max(seq), 0) FROM item_change) || '-' || (SELECT coalesce(max(no), 0) FROM report) ||
         '-' || (SELECT coalesce(max(row_cursor), 0) FROM item) AS stamp`,
    )
    .one()
  const last = lastFound.get(sql)
  if (last !== undefined && last.stamp === stamp && last.campaign === campaign) return last.flags
  const flags = findFlags(factsOf(sql, campaign, items), campaign)
  lastFound.set(sql, { stamp, campaign, flags })
  return flags
}

function rank({ decided }: FlagRow): number {
  return decided === null ? 0 : decisionOrder[decided.decision]
}

function decisionsByFlag(sql: SqlStorage): Map<string, DecidedFlag> {
  const rows = sql.exec<{ flag: string; decision: string; reason: string; on_day: string; by_whom: string }>(
    'SELECT flag, decision, reason, on_day, by_whom FROM flag_decision ORDER BY no',
  )
  return new Map(
    Array.from(rows, (row) => [
      row.flag,
      {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only decisions of the wire are written
        decision: row.decision as DecidedFlag['decision'],
        reason: row.reason,
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written as a Day
        on: row.on_day as Day,
        by: row.by_whom,
      },
    ]),
  )
}

function factsOf(sql: SqlStorage, campaign: Campaign, items: readonly CurrentItem[]): IntegrityFacts {
  const evidence = sql
    .exec<{ item: string; name: string; sha256: string }>(
      'SELECT item, name, sha256 FROM evidence WHERE removed_at IS NULL ORDER BY rowid',
    )
    .toArray()
  const extensions = sql
    .exec<{ id: string; item: string; from: string; askedOn: string }>(
      `SELECT id, item, from_due AS "from", asked_on AS askedOn FROM extension ORDER BY no`,
    )
    .toArray()
  const requests = sql
    .exec<{ item: string; unit: string; on: string }>(
      `SELECT item, unit, day AS "on" FROM item_change WHERE act = 'request-closure' ORDER BY unit, day, seq`,
    )
    .toArray()
  /* oxlint-disable typescript/no-unsafe-type-assertion -- days were written as such */
  return {
    items: items.map(({ id, unit, content, createdOn }) => ({ id, unit, content, createdOn })),
    evidence,
    extensions: extensions.map((one) => ({ ...one, from: one.from as Day, askedOn: one.askedOn as Day })),
    requests: requests.map((one) => ({ ...one, on: one.on as Day })),
    zeroReports: zeroReportsOf(sql, campaign),
  }
  /* oxlint-enable typescript/no-unsafe-type-assertion */
}

/** Weeks whose last report is a zero report, by unit and week. */
function zeroReportsOf(sql: SqlStorage, campaign: Campaign): ZeroFact[] {
  const declared = new Set(
    sql
      .exec<{ unit: string; period: string }>(
        `SELECT unit, period FROM report WHERE kind = 'zero'
           AND no IN (SELECT max(no) FROM report GROUP BY unit, period)`,
      )
      .toArray()
      .map(({ unit, period }) => `${unit} ${period}`),
  )
  const periods = periodsOf(campaign, calendarOf(campaign))
  return campaign.units.flatMap(({ id: unit }) =>
    periods.flatMap(({ period, from, to }, index) =>
      declared.has(`${unit} ${period}`) ? [{ unit, period, from, to, index }] : [],
    ),
  )
}

export const flagActs = { 'flag.list': listFlags, 'flag.decide': decideFlag }
