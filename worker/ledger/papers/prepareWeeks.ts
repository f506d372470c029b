/**
 * 每周到点 — freezes the week, drafts its circular and notes who is missing, and puts both on the office's to-do list.
 *
 * The alarm does it at the cut-off; a person may do it by hand; a week is prepared once, whoever comes first. After
 * a sleep each missed week is prepared as of its own due day. Nothing is issued or sent.
 */
import type { Campaign } from '#rules/campaign/campaign'
import { defaultTone } from '#rules/papers/circular/tone'
import { draftPaper, type PaperRequest } from '#rules/papers/draftPaper'
import { isPast, periodsOf, type Period } from '#rules/weeks/period'
import { urgeReport } from '#rules/papers/urgeReport'
import { nextCutOff, unitsOfWeek, weeksToPrepare, type Now } from '#rules/weeks/weekPlan'
import type { PreparedWeek, Urging } from '#wire/week'
import { instantAfter, momentIn } from '../../calendar/officeTime.ts'
import { calendarOf } from '../../calendar/stateHolidays.ts'
import type { CommandsOf } from '../command.ts'
import type { Ledger } from '../Ledger.ts'
import type { Answer } from '../Answer.ts'
import type { Actor } from '#wire/actor'
import { draftFacts, predecessorOf } from './draftFacts.ts'
import { failuresFor, keepDraft } from './circulars.ts'
import { momentOn } from '../items/pastDay.ts'
import { findPreparedWeek, listPreparedWeeks, openedOn, savePreparedWeek } from './preparedWeekRows.ts'
import { recordAct } from '../record/recordAct.ts'
import { reportMatrix } from '../weeks/reportMatrix.ts'
import { makeSnapshot } from '../snapshots/snapshots.ts'

/** Weeks caught up with at one waking; the next waking follows at once. */
const WEEKS_AT_ONCE = 1

export const weekCommands = {
  queries: {
    'week.list': ({ sql }): PreparedWeek[] => listPreparedWeeks(sql),
    'week.urge': urge,
  },
  steps: { 'week.prepare': prepareNamed },
} satisfies CommandsOf<'week'>

/** A week that a person names, whenever it was due. */
function prepareNamed(ledger: Ledger, actor: Actor, name: string): Answer<PreparedWeek> {
  const period = periodsIn(ledger).find((one) => one.period === name)
  if (period === undefined) return { refusal: { code: 'report.period-unknown' } }
  if (!isPast(period, actor)) return { refusal: { code: 'week.not-over' } }
  return { value: prepareWeek(ledger, actor, period) }
}

/** Prepares what a sleep or the cut-off just now left to do; false when nothing is left. */
export function prepareDueWeeks(ledger: Ledger, actor: Actor): boolean {
  const waiting = weeksWaiting(ledger, actor)
  for (const period of waiting.slice(0, WEEKS_AT_ONCE)) prepareWeek(ledger, actor, period)
  return waiting.length > WEEKS_AT_ONCE
}

/** When to wake next, in milliseconds since 1970: now while a week waits, else after the next cut-off; null for never. */
function nextWaking(ledger: Ledger, nowMs: number): number | null {
  const { timeZone } = ledger.campaign
  const now = momentIn(timeZone, new Date(nowMs))
  if (weeksWaiting(ledger, now).length > 0) return nowMs
  const next = nextCutOff(periodsIn(ledger), now)
  return next === null ? null : instantAfter(next.day, next.time, timeZone)
}

/** Sets the alarm for the next week to prepare, or takes it away when there is none. */
export async function setWeekAlarm(storage: DurableObjectStorage, campaign: Campaign | null): Promise<void> {
  if (campaign === null) return
  const at = nextWaking({ sql: storage.sql, campaign }, Date.now())
  if (at === null) await storage.deleteAlarm()
  else await storage.setAlarm(at)
}

/** Who prepares when nobody asked. */
export function preparingActor({ campaign }: Ledger, nowMs: number): Actor {
  const moment = momentIn(campaign.timeZone, new Date(nowMs))
  return { role: 'office', unit: null, name: '台账通（到点自动准备）', requestId: '', ...moment }
}

function weeksWaiting(ledger: Ledger, now: Now): Period[] {
  const prepared = new Set(listPreparedWeeks(ledger.sql).map(({ period }) => period))
  return weeksToPrepare(periodsIn(ledger), { prepared, since: openedOn(ledger.sql), now })
}

function periodsIn({ campaign }: Ledger): Period[] {
  return periodsOf(campaign, calendarOf(campaign))
}

function prepareWeek(ledger: Ledger, actor: Actor, period: Period): PreparedWeek {
  const { sql } = ledger
  const held = findPreparedWeek(sql, period.period)
  if (held !== null) return held
  const asOf = period.due < actor.day ? period.due : actor.day
  const snapshot = makeSnapshot(ledger, actor, { asOf })
  const { basis, no: snapshotNo } = snapshot
  const kind = 'weekly-circular'
  const facts = draftFacts(ledger, actor, { kind, asOf, basis, madeOn: actor.day, snapshotNo })
  const request: PaperRequest = {
    kind,
    tone: defaultTone,
    failures: failuresFor(sql, kind),
    comparedWith: predecessorOf(sql, kind, asOf)?.snapshot ?? null,
  }
  const paper = draftPaper(facts, request)
  const kept = keepDraft(ledger, actor, { snapshot: snapshot.id, asOf, request, paper })
  if ('refusal' in kept) throw new Error(`the week's draft was refused: ${kept.refusal.code}`)
  const reports = reportMatrix(ledger, momentOn(asOf, actor), null)
  const missing = unitsOfWeek(reports, period.period, 'missing')
  const { period: name, due } = period
  savePreparedWeek(sql, actor, {
    period: name,
    due,
    snapshot: snapshot.id,
    circular: kept.value.id,
    missing,
  })
  recordAct(sql, actor, {
    act: 'week.prepare',
    subject: `period:${name}`,
    detail: { snapshot: snapshot.id, circular: kept.value.id, missing },
  })
  const week = findPreparedWeek(sql, name)
  if (week === null) throw new Error('a week was prepared but is not there')
  return week
}

/** The words to a unit whose report of the week has not come. */
function urge(ledger: Ledger, actor: Actor, name: string, unit: string): Answer<Urging> {
  const { campaign } = ledger
  const periods = periodsIn(ledger)
  const period = periods.find((one) => one.period === name)
  if (period === undefined) return { refusal: { code: 'report.period-unknown' } }
  const unitName = campaign.units.find(({ id }) => id === unit)?.name
  if (unitName === undefined) return { refusal: { code: 'unit.unknown' } }
  const reports = reportMatrix(ledger, actor, unit)
  const isMissing = (one: Period): boolean => unitsOfWeek(reports, one.period, 'missing').length > 0
  if (!isMissing(period)) return { refusal: { code: 'week.not-missing' } }
  const earlier = periods.slice(0, periods.indexOf(period)).filter(isMissing)
  return {
    value: {
      unit,
      period: name,
      text: urgeReport(campaign, unitName, period, { today: actor.day, earlier }),
    },
  }
}
