/** The ladder (阶梯): what the rules propose for each unit now, and what people decided of it. Nothing issues by itself. */
import type { Campaign, EscalationMeasure, LadderLevel, UnitId } from '#rules/campaign/campaign'
import type { Day } from '#rules/calendar/day'
import {
  missingInARow,
  openProposals,
  proposeSteps,
  type LadderFact,
  type LadderProposal,
  type LateItem,
} from '#rules/checks/ladderProposal'
import { latenessOf } from '#rules/items/lateness'
import type { DecidedStep, LadderView, NewLadderDecision } from '#wire/ladder'
import { calendarOf } from '../../calendar/stateHolidays.ts'
import type { Ledger } from '../Ledger.ts'
import type { Answer } from '../Answer.ts'
import type { Actor } from '#wire/actor'
import { failedRows } from './checkRoundRows.ts'
import { reopenings } from '../closure/closureRecord.ts'
import { movesByItem } from '../items/extensionRows.ts'
import { titlesOf } from './flags.ts'
import { currentItems, type CurrentItem } from '../items/itemRows.ts'
import { fromJson } from '../store/jsonRows.ts'
import { noticesIn } from '../notices/noticeRows.ts'
import { recordAct } from '../record/recordAct.ts'
import { reportMatrix } from '../weeks/reportRows.ts'

export function viewLadder({ sql, campaign }: Ledger, actor: Actor): LadderView {
  const items = currentItems(sql, null)
  const decided = decidedSteps(sql)
  const proposals = openProposals(proposalsOf(sql, campaign, actor, items), decided)
  const named = [...proposals, ...decided].flatMap(({ grounds }) => grounds.flatMap((ground) => ground.items))
  return { proposals, decided, titles: titlesOf(items, named) }
}

/** A person takes or declines one open proposal; what is then issued is issued by hand (M-37). */
export function decideStep(
  { sql, campaign }: Ledger,
  actor: Actor,
  given: NewLadderDecision,
): Answer<DecidedStep> {
  const proposals = proposalsOf(sql, campaign, actor, currentItems(sql, null))
  const open = openProposals(proposals, decidedSteps(sql)).find(
    ({ unit, level }) => unit === given.unit && level === given.level,
  )
  if (open === undefined) return { refusal: { code: 'ladder.unknown' } }
  const id = crypto.randomUUID()
  sql.exec(
    `INSERT INTO ladder_decision (id, unit, level, decision, reason, grounds, at, on_day, by_whom)
     VALUES (?,?,?,?,?,?,?,?,?)`,
    id,
    given.unit,
    given.level,
    given.decision,
    given.reason,
    JSON.stringify(open.grounds),
    actor.at,
    actor.day,
    actor.name,
  )
  recordAct(sql, actor, {
    act: `ladder.${given.decision}`,
    subject: `unit:${given.unit}`,
    detail: { ...given, ...open },
  })
  return {
    value: { ...open, id, decision: given.decision, reason: given.reason, on: actor.day, by: actor.name },
  }
}

/** Decisions so far, newest first. */
export function decidedSteps(sql: SqlStorage): DecidedStep[] {
  const rows = sql.exec<{
    id: string
    unit: string
    level: string
    decision: string
    reason: string
    grounds: string
    on_day: string
    by_whom: string
  }>(
    'SELECT id, unit, level, decision, reason, grounds, on_day, by_whom FROM ladder_decision ORDER BY no DESC',
  )
  /* oxlint-disable typescript/no-unsafe-type-assertion -- levels, decisions and days are written by this file alone */
  return Array.from(rows, (row) => ({
    id: row.id,
    unit: row.unit,
    level: row.level as LadderLevel,
    decision: row.decision as DecidedStep['decision'],
    reason: row.reason,
    grounds: fromJson(row.grounds),
    on: row.on_day as Day,
    by: row.by_whom,
  }))
  /* oxlint-enable typescript/no-unsafe-type-assertion */
}

function proposalsOf(
  sql: SqlStorage,
  campaign: Campaign,
  actor: Actor,
  items: readonly CurrentItem[],
): LadderProposal[] {
  const late = lateItems(sql, campaign, actor.day, items)
  return proposeSteps(campaign, late, factsByUnit(sql, campaign, actor, items, late))
}

function lateItems(
  sql: SqlStorage,
  campaign: Campaign,
  today: Day,
  items: readonly CurrentItem[],
): LateItem[] {
  const calendar = calendarOf(campaign)
  const moves = movesByItem(sql, null)
  return items.flatMap(({ id, unit, content }): LateItem[] => {
    const lateness = latenessOf({ ...content, moves: moves.get(id) }, today, campaign, calendar)
    return lateness === null ? [] : [{ id, unit, lateness }]
  })
}

/** What adds up in each unit. */
function factsByUnit(
  sql: SqlStorage,
  campaign: Campaign,
  actor: Actor,
  items: readonly CurrentItem[],
  late: readonly LateItem[],
): Map<UnitId, LadderFact[]> {
  const reopened = reopenings(sql, null)
  const lateNotices = noticesIn(sql, ['waiting', 'returned'], null).filter(
    ({ answerBy }) => answerBy < actor.day,
  )
  const failed = failedRows(sql, null)
  const matrix = reportMatrix(sql, campaign, calendarOf(campaign), actor, null)
  const missing = new Map(matrix.units.map(({ unit, statuses }) => [unit, missingInARow(statuses)]))
  // Where nobody has ever reported here, reports are collected elsewhere and nobody is called missing.
  const isReporting = matrix.units.some(({ statuses }) =>
    statuses.some((status) => status !== 'missing' && status !== 'not-due'),
  )
  return new Map(
    campaign.units.map(({ id }) => {
      const own = <Row extends { readonly unit: UnitId }>(rows: readonly Row[]): Row[] =>
        rows.filter(({ unit }) => unit === id)
      const rowsOf = (measure: EscalationMeasure, ids: readonly string[]): LadderFact => ({
        measure,
        count: ids.length,
        items: ids,
      })
      const ownNotices = own(lateNotices)
      return [
        id,
        [
          rowsOf(
            'overdue-items',
            own(late).map((item) => item.id),
          ),
          { measure: 'missing-reports', count: isReporting ? (missing.get(id) ?? 0) : 0, items: [] },
          {
            measure: 'late-notices',
            count: ownNotices.length,
            items: ownNotices.flatMap((notice) => notice.items.map((item) => item.id)),
          },
          rowsOf(
            'failed-checks',
            own(failed.map(({ row }) => row)).map(({ item }) => item),
          ),
          rowsOf(
            'reopened-items',
            own(items)
              .filter((item) => reopened.has(item.id))
              .map((item) => item.id),
          ),
        ],
      ]
    }),
  )
}

export const ladderActs = { 'ladder.view': viewLadder, 'ladder.decide': decideStep }
