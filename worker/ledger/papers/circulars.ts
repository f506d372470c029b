/**
 * A circular's life: draft → final (numbered, frozen) → published → withdrawn. A person takes each step.
 *
 * What is drafted comes from a snapshot; before it is made final it is compared with the ledger as it stands, in
 * the same transaction that gives the number, so that no figure in print was stale when it was signed.
 */
import { verdictLabels } from '#rules/checks/checkRound'
import { yearOf, type Day } from '#rules/calendar/day'
import { draftPaper, type PaperRequest } from '#rules/papers/draftPaper'
import type { CitedFailure, Paper } from '#rules/papers/paper'
import { paperNumber } from '#rules/papers/paperNumber'
import { isStale, sayStaleness, stalenessOf } from '#rules/papers/stalePaper'
import { draftUnitReport } from '#rules/papers/unitReport'
import type { CircularDraft, CircularStaleness, CircularStep, PublishedCircular } from '#wire/document'
import { allHolidaysOf } from '../../calendar/stateHolidays.ts'
import type { CommandsOf } from '../command.ts'
import type { Ledger } from '../Ledger.ts'
import { there, type Answer } from '../Answer.ts'
import { WITHHELD } from '#rules/people/withheld'
import type { Actor } from '#wire/actor'
import { failuresToCite, markCited } from '../checks/checkRounds.ts'
import * as rows from './circularRows.ts'
import { confidentialIds } from '../items/rows/confidentialRows.ts'
import { frozenNow } from '../items/frozenNow.ts'
import { sha256Now } from '../store/hostCrypto.ts'
import { recordAct } from '../record/recordAct.ts'
import { findSnapshot } from '../snapshots/snapshotRows.ts'
import { comparedWith, draftFacts, predecessorOf, type Predecessor } from './draftFacts.ts'
import { freezeTemplate, frozenTemplate, type Template } from './templateRows.ts'

export const circularCommands = {
  queries: {
    'circular.list': ({ sql }): CircularDraft[] => rows.listCirculars(sql).map(circularView),
    'circular.held': ({ sql }, _actor, id: string) => circularNamed(sql, id),
    'circular.failures': ({ sql }, _actor, kind: PaperRequest['kind']) => failuresFor(sql, kind),
    'circular.predecessor': ({ sql }, _actor, kind: PaperRequest['kind'], asOf: Day): Predecessor | null =>
      predecessorOf(sql, kind, asOf),
    'circular.comparedWith': ({ sql }, _actor, snapshot: string): Predecessor | null =>
      comparedWith(sql, snapshot),
    'circular.staleness': stalenessNow,
    'circular.published': published,
    'circular.readPublished': readPublished,
    'circular.template': ({ sql }, _actor, sha256: string) => frozenTemplate(sql, sha256),
    'circular.ofUnit': unitReport,
  },
  steps: {
    'circular.keep': keepDraft,
    'circular.redraft': redraft,
    'circular.final': finalise,
    'circular.publish': publish,
    'circular.withdraw': withdraw,
  },
} satisfies CommandsOf<'circular'>

export function keepDraft({ sql }: Ledger, actor: Actor, draft: rows.DraftedCircular): Answer<CircularDraft> {
  const id = crypto.randomUUID()
  rows.insertDraft(sql, actor, id, draft)
  const { snapshot, request } = draft
  const detail = { kind: request.kind, snapshot, tone: request.tone }
  return done(sql, actor, id, { act: 'draft', detail })
}

function redraft(
  { sql }: Ledger,
  actor: Actor,
  id: string,
  draft: rows.DraftedCircular,
): Answer<CircularDraft> {
  const found = inState(sql, id, 'draft')
  if ('refusal' in found) return found
  rows.replaceDraft(sql, actor, id, draft)
  const detail = { snapshot: draft.snapshot, tone: draft.request.tone }
  return done(sql, actor, id, { act: 'redraft', detail })
}

/** What of a draft the ledger no longer says; of what is final nothing is asked any more. */
function stalenessNow(ledger: Ledger, actor: Actor, id: string): Answer<CircularStaleness> {
  const found = circularNamed(ledger.sql, id)
  if ('refusal' in found) return found
  const staleness =
    found.value.state === 'draft'
      ? stalenessOf(found.value.circular, writtenNow(ledger, actor, found.value))
      : { figures: [], wording: [], rows: 0 }
  return { value: { ...staleness, said: sayStaleness(staleness) } }
}

/** The same paper, written from the ledger as it stands. */
function writtenNow(ledger: Ledger, actor: Actor, held: rows.HeldCircular): Paper {
  const { sql } = ledger
  const { kind, asOf, madeOn, circular } = held
  const basis = findSnapshot(sql, held.snapshot)?.basis ?? 'present'
  const facts = draftFacts(ledger, actor, { kind, asOf, basis, madeOn, snapshotNo: circular.snapshotNo })
  return draftPaper(facts, { ...held.request, failures: failuresFor(sql, held.request.kind) })
}

/** Gives the number and freezes text and template; refused while anything in the draft is stale. */
function finalise(ledger: Ledger, actor: Actor, id: string, template: Template): Answer<CircularDraft> {
  const { sql, campaign } = ledger
  const found = inState(sql, id, 'draft')
  if ('refusal' in found) return found
  const { circular, request, kind } = found.value
  const staleness = stalenessOf(circular, writtenNow(ledger, actor, found.value))
  if (isStale(staleness)) {
    return { refusal: { code: 'circular.stale', detail: `${sayStaleness(staleness)}。` } }
  }
  const year = yearOf(circular.issuedOn)
  const no = rows.nextNumber(sql, kind, year)
  const paper = { ...circular, number: paperNumber(campaign, kind, circular.issuedOn, no) }
  const sha256 = sha256Now(`${JSON.stringify(paper)}\n${template.sha256}`)
  freezeTemplate(sql, template)
  rows.saveFinal(sql, id, { year, no, request: { ...request, no }, paper, sha256, template: template.sha256 })
  markCited(
    sql,
    id,
    (request.failures ?? []).map((failure) => failure.id),
  )
  const detail = { number: paper.number, sha256, snapshot: found.value.snapshot }
  return done(sql, actor, id, { act: 'final', detail })
}

/** `open`: the version for the website, made from the same snapshot; none for what goes to one unit. */
function publish({ sql }: Ledger, actor: Actor, id: string, open: Paper | null): Answer<CircularDraft> {
  const found = inState(sql, id, 'final')
  if ('refusal' in found) return found
  rows.saveState(sql, id, 'published', open ?? undefined)
  const detail = { number: found.value.circular.number, unit: found.value.unit }
  return done(sql, actor, id, { act: 'publish', detail })
}

/** It disappears from the units' list and stays with the office, number and all. */
function withdraw({ sql }: Ledger, actor: Actor, id: string, note: string): Answer<CircularDraft> {
  const found = inState(sql, id, 'published')
  if ('refusal' in found) return found
  rows.saveState(sql, id, 'withdrawn')
  const detail = { number: found.value.circular.number, note }
  return done(sql, actor, id, { act: 'withdraw', detail, note })
}

/** A published one as its readers see it; to a unit, only what goes to all or to itself exists. */
function readPublished({ sql }: Ledger, actor: Actor, id: string): Answer<rows.HeldCircular> {
  const found = circularNamed(sql, id)
  if ('refusal' in found) return found
  const { state, unit } = found.value
  const isTheirs = unit === null || unit === actor.unit
  return state === 'published' && isTheirs ? found : { refusal: { code: 'circular.unknown' } }
}

function published({ sql }: Ledger, actor: Actor): PublishedCircular[] {
  return rows.listPublished(sql, actor.unit).map(publishedView)
}

export function publishedView({ id, kind, circular, steps, asOf }: CircularDraft): PublishedCircular {
  return { id, kind, circular, publishedOn: steps.findLast(({ act }) => act === 'publish')?.on ?? asOf }
}

/** The unit's own summary report, from its rows as they are today. */
function unitReport(ledger: Ledger, actor: Actor, unit: string): Paper {
  const { campaign } = ledger
  const items = frozenNow(ledger, unit)
  return draftUnitReport({ campaign, calendar: allHolidaysOf(campaign), asOf: actor.day, items }, unit)
}

/** Failed checks that the next weekly circular tells of; no other paper does. */
export function failuresFor(sql: SqlStorage, kind: PaperRequest['kind']): CitedFailure[] {
  if (kind !== 'weekly-circular') return []
  const hidden = confidentialIds(sql)
  return failuresToCite(sql).map(({ row, item, unit, number, problem, reason, verdict, judgedOn }) => ({
    id: row,
    unit,
    number,
    problem: hidden.has(item) ? WITHHELD : problem,
    reason: reason === '' || hidden.has(item) ? verdictLabels[verdict] : reason,
    checkedOn: judgedOn,
  }))
}

function circularNamed(sql: SqlStorage, id: string): Answer<rows.HeldCircular> {
  return there(rows.findCircular(sql, id), 'circular.unknown')
}

function inState(
  sql: SqlStorage,
  id: string,
  state: 'draft' | 'final' | 'published',
): Answer<rows.HeldCircular> {
  const found = circularNamed(sql, id)
  if ('refusal' in found || found.value.state === state) return found
  return { refusal: { code: `circular.not-${state}` } }
}

interface DoneStep {
  readonly act: CircularStep['act']
  /** For the record. */
  readonly detail: object
  readonly note?: string
}

function done(
  sql: SqlStorage,
  actor: Actor,
  id: string,
  { act, detail, note = '' }: DoneStep,
): Answer<CircularDraft> {
  rows.keepStep(sql, actor, id, { act, note })
  recordAct(sql, actor, { act: `circular.${act}`, subject: `circular:${id}`, detail })
  const found = circularNamed(sql, id)
  return 'refusal' in found ? found : { value: circularView(found.value) }
}

/** Without what only the ledger needs. */
export function circularView({
  request: _wish,
  madeOn: _madeOn,
  template: _template,
  open: _open,
  ...view
}: rows.HeldCircular): CircularDraft {
  return view
}
