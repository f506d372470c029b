/** The ladder (阶梯): what the rules propose for each unit now, and what people decided of it. Nothing issues by itself. */
import type { EscalationMeasure, UnitId } from '#rules/campaign/campaign'
import type { Day } from '#rules/calendar/day'
import {
  missingInARow,
  openProposals,
  proposeSteps,
  type LadderFact,
  type LadderProposal,
  type EarlyItem,
  type LateItem,
} from '#rules/checks/ladderProposal'
import { earlyStepOf } from '#rules/ownRules/lightOf'
import { latenessOf } from '#rules/items/lateness'
import type { Now } from '#rules/weeks/weekPlan'
import type { DecidedStep, LadderView, NewLadderDecision } from '#wire/ladder'
import { calendarOf } from '../../calendar/stateHolidays.ts'
import type { CommandsOf } from '../command.ts'
import type { Ledger } from '../Ledger.ts'
import type { Answer } from '../Answer.ts'
import type { Actor } from '#wire/actor'
import { failedRows } from './checkRoundRows.ts'
import { reopenings } from '../closure/closureRows.ts'
import { movesByItem } from '../items/rows/extensionRows.ts'
import { titlesOf } from './flags.ts'
import { decidedSteps, insertStep } from './ladderRows.ts'
import { stepsByItem, type StepsByItem } from '../items/rows/stepTakenRows.ts'
import { currentItems, type CurrentItem } from '../items/rows/itemRows.ts'
import { noticesIn } from '../notices/noticeRows.ts'
import { recordAct } from '../record/recordAct.ts'
import { reportMatrix } from '../weeks/reportMatrix.ts'

export const ladderCommands = {
  queries: { 'ladder.view': viewLadder },
  steps: { 'ladder.decide': decideStep },
} satisfies CommandsOf<'ladder'>

function viewLadder(ledger: Ledger, actor: Actor): LadderView {
  const { sql } = ledger
  const items = currentItems(sql, null)
  const decided = decidedSteps(sql)
  const proposals = openProposals(proposalsOf(ledger, actor, items), decided)
  const named = [...proposals, ...decided].flatMap(({ grounds }) => grounds.flatMap((ground) => ground.items))
  const steps = stepsByItem(ledger, null)
  const proposed = new Set(proposals.flatMap(({ grounds }) => grounds.flatMap((ground) => ground.items)))
  const taken = Object.fromEntries([...steps].filter(([id]) => proposed.has(id)))
  return { proposals, decided, titles: titlesOf(items, named), taken }
}

/** A person takes or declines one open proposal; what is then issued is issued by hand (M-37). */
function decideStep(ledger: Ledger, actor: Actor, given: NewLadderDecision): Answer<DecidedStep> {
  const { sql } = ledger
  const proposals = proposalsOf(ledger, actor, currentItems(sql, null))
  const open = openProposals(proposals, decidedSteps(sql)).find(
    ({ unit, level }) => unit === given.unit && level === given.level,
  )
  if (open === undefined) return { refusal: { code: 'ladder.unknown' } }
  const { decision, reason } = given
  const step = { ...open, id: crypto.randomUUID(), decision, reason, on: actor.day, by: actor.name }
  insertStep(sql, actor, step)
  recordAct(sql, actor, {
    act: `ladder.${given.decision}`,
    subject: `unit:${given.unit}`,
    detail: { ...given, ...open },
  })
  return { value: step }
}

function proposalsOf(ledger: Ledger, actor: Actor, items: readonly CurrentItem[]): LadderProposal[] {
  const steps = stepsByItem(ledger, null)
  const late = lateItems(ledger, actor.day, items, steps)
  const facts = factsByUnit(ledger, actor, items, late)
  return proposeSteps(ledger.campaign, late, facts, earlyItems(ledger, actor.day, items, steps))
}

/** Items before their day whose light proposes a step. */
function earlyItems(
  { campaign }: Ledger,
  today: Day,
  items: readonly CurrentItem[],
  steps: StepsByItem,
): EarlyItem[] {
  return items.flatMap(({ id, unit, content, createdOn }): EarlyItem[] => {
    const early = earlyStepOf({ ...content, enteredOn: createdOn }, today, campaign)
    if (early === null || content.due === undefined) return []
    const passed = (steps.get(id) ?? []).map(({ level }) => level)
    return [{ id, unit, due: content.due, early, passed }]
  })
}

function lateItems(
  { sql, campaign }: Ledger,
  today: Day,
  items: readonly CurrentItem[],
  steps: StepsByItem,
): LateItem[] {
  const calendar = calendarOf(campaign)
  const moves = movesByItem(sql, null)
  return items.flatMap(({ id, unit, content }): LateItem[] => {
    const lateness = latenessOf(
      { ...content, moves: moves.get(id), steps: steps.get(id) },
      today,
      campaign,
      calendar,
    )
    return lateness === null ? [] : [{ id, unit, lateness }]
  })
}

/** What adds up in each unit. */
function factsByUnit(
  ledger: Ledger,
  actor: Actor,
  items: readonly CurrentItem[],
  late: readonly LateItem[],
): Map<UnitId, LadderFact[]> {
  const { sql, campaign } = ledger
  const reopened = reopenings(sql, null)
  const lateNotices = noticesIn(sql, ['waiting', 'returned'], null).filter(
    ({ answerBy }) => answerBy < actor.day,
  )
  const failed = failedRows(sql, null).map(({ row }) => row)
  const missing = missingReports(ledger, actor)
  return new Map(
    campaign.units.map(({ id }) => {
      const own = <Row extends { readonly unit: UnitId }>(rows: readonly Row[]): Row[] =>
        rows.filter(({ unit }) => unit === id)
      const notices = own(lateNotices)
      const named = notices.flatMap((notice) => notice.items)
      return [
        id,
        [
          countOf('overdue-items', own(late).map(idOf)),
          { measure: 'missing-reports', count: missing.get(id) ?? 0, items: [] },
          { measure: 'late-notices', count: notices.length, items: named.map(idOf) },
          countOf(
            'failed-checks',
            own(failed).map(({ item }) => item),
          ),
          countOf(
            'reopened-items',
            own(items)
              .filter((item) => reopened.has(item.id))
              .map(idOf),
          ),
        ],
      ]
    }),
  )
}

function countOf(measure: EscalationMeasure, items: readonly string[]): LadderFact {
  return { measure, count: items.length, items }
}

function idOf({ id }: { readonly id: string }): string {
  return id
}

/**
 * Reports missing in a row, by unit. Where nobody has ever reported here, reports are collected elsewhere and nobody
 * is called missing.
 */
function missingReports(ledger: Ledger, now: Now): Map<UnitId, number> {
  const { units } = reportMatrix(ledger, now, null)
  const isReporting = units.some(({ statuses }) =>
    statuses.some((status) => status !== 'missing' && status !== 'not-due'),
  )
  return new Map(isReporting ? units.map(({ unit, statuses }) => [unit, missingInARow(statuses)]) : [])
}
