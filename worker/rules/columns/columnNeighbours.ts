/**
 * 邻栏 — what the other columns of a sheet change of a column's meaning.
 *
 * The same label means different things in different forms: 责任单位 is the unit in the office's master ledger
 * and a department in a unit's own; 完成时间 is a limit or a day of completion; 整改措施 beside 整改要求 tells what
 * was done. Scores are moved here; `columns.ts` then lets the columns of a sheet decide together.
 */
import type { Campaign } from '../campaign/campaign.ts'
import { splitLabel, textOf } from '../cells/cellText.ts'
import { readClaim } from '../items/claim.ts'
import type { ColumnEvidence } from './columnEvidence.ts'
import type { PathMeaning } from './columnPath.ts'
import type { Day } from '../calendar/day.ts'
import type { ColumnRole, ItemField } from '../fields/field.ts'
import type { Cell } from '../cells/grid.ts'
import type { TimeLimitContext } from '../timeLimit/timeLimit.ts'

/** A column before it is understood. `cells` is a sample of its rows, undefined where the row has none. */
export interface UnreadColumn {
  readonly column: number
  /** Labels from top to bottom, as written, trimmed. */
  readonly path: readonly string[]
  readonly cells: readonly (Cell | undefined)[]
}

export interface ColumnsContext {
  readonly campaign: Campaign
  readonly limits: TimeLimitContext
  /** The sheet's unit is known without its columns. */
  readonly unitKnown: boolean
  /** 截至 day of the sheet. */
  readonly asOf: Day | null
  /** Mappings that the unit has confirmed, by `pathKey`. */
  readonly confirmed?: Readonly<Record<string, string>> | undefined
}

/** One column with everything that speaks for its meanings. */
export interface Candidate {
  readonly input: UnreadColumn
  readonly evidence: ColumnEvidence
  readonly scores: Map<ItemField, number>
  readonly meanings: readonly PathMeaning[]
  readonly confirmed: ColumnRole | null
  /** Share of the sampled rows in which the column is filled. */
  readonly filled: number
}

/** From here on a meaning counts as one: half of a clear label with nothing against it. */
const MEANT = 0.6

/** From so many different units on, 责任单位 speaks of a whole school, whoever sent the sheet. */
const MASTER = 3

/** Moves the scores of the columns by what stands beside them. */
export function settleByNeighbours(candidates: readonly Candidate[], context: ColumnsContext): void {
  settleUnits(candidates, context)
  settleCompletion(candidates, context)
  settleStatus(candidates)
  settleMeasures(candidates)
  settleOnlyMeasures(candidates)
  settleNoProblem(candidates)
}

/** 责任单位 names the unit in the office's master ledger, and a department in a unit's own. */
function settleUnits(candidates: readonly Candidate[], context: ColumnsContext): void {
  const hasUnitColumn = candidates.some((one) => (one.scores.get('unit') ?? 0) >= 0.95)
  for (const candidate of candidates) {
    const unit = candidate.scores.get('unit')
    if (unit === undefined) continue
    const pure = candidate.meanings.some(({ role, score }) => role === 'unit' && score >= 0.9)
    if (pure) continue
    const others = candidates.some((one) => one !== candidate && (one.scores.get('department') ?? 0) >= 0.85)
    const names = candidate.evidence.units >= 0.5
    const master = !context.unitKnown || (!others && spansSchool(candidate))
    if (names && master && !hasUnitColumn) move(candidate, 'unit', 0.4, 'department', -0.2)
    else if (names && others && !hasUnitColumn && unit >= 0.8)
      move(candidate, 'unit', 0.1, 'department', -0.2)
    else move(candidate, 'unit', -0.4, 'department', 0)
  }
}

/** Not 责任部门: a unit's own parts may be called as other units are (团委's 宣传部). */
function spansSchool({ input, evidence }: Candidate): boolean {
  return /单位/.test(input.path.at(-1) ?? '') && evidence.distinctUnits >= MASTER
}

/**
 * 完成时间 is a limit in one form and the day of completion in the next. Days filled in for rows that are not
 * done are limits; days that stand only where the status says done, or never lie after the 截至 day, are not.
 */
function settleCompletion(candidates: readonly Candidate[], context: ColumnsContext): void {
  const done = doneShare(candidates)
  for (const candidate of candidates) {
    if (!candidate.scores.has('due') || !candidate.scores.has('completedOn')) continue
    const { latest, values } = candidate.evidence
    if (values === 0) continue
    if (done !== null && done < 1 && candidate.filled >= 0.95)
      move(candidate, 'due', 0.15, 'completedOn', -0.15)
    else if (done !== null && Math.abs(candidate.filled - done) <= 0.1)
      move(candidate, 'due', -0.15, 'completedOn', 0.15)
    if (context.asOf !== null && latest !== null) {
      if (latest > context.asOf) move(candidate, 'due', 0.15, 'completedOn', -0.2)
      else move(candidate, 'due', -0.05, 'completedOn', 0.05)
    }
  }
}

/** Share of the rows that a status column calls done; null when there is no such column. */
function doneShare(candidates: readonly Candidate[]): number | null {
  const status = candidates.find(
    (one) => (one.scores.get('claimed') ?? 0) >= 0.8 && one.evidence.claims >= 0.5,
  )
  if (status === undefined || status.input.cells.length === 0) return null
  const label = status.input.path.at(-1) ?? ''
  const done = status.input.cells.filter((cell) => {
    const claim = readClaim(textOf(cell), label)
    return claim === 'done' || claim === 'closed'
  })
  return done.length / status.input.cells.length
}

/** 完成情况 that holds nothing but status words is the status; 进展 is always a text. */
const STATUS_LIKE = /^(?:整改)?(?:整改|完成|落实|办理|办结|整改落实|整改完成)(?:情况|结果)$/
/** 7月底完成情况, 本周完成情况: of several the last one is the state of today. */
const PERIOD =
  /^(?:截至)?(?:\d{1,2}月(?:\d{1,2}日|[上中下]旬|底|末|份)?|第[\d一二三四五六七八九十]+周|[上本]周|[上本]月|目前|当前)/

function settleStatus(candidates: readonly Candidate[]): void {
  if (candidates.some((one) => (one.scores.get('claimed') ?? 0) >= MEANT)) return
  const latest = candidates.findLast((one) => PERIOD.test(nameOf(one)) && tellsStatus(one))
  for (const candidate of candidates) {
    if (!tellsStatus(candidate)) continue
    if (PERIOD.test(nameOf(candidate)) && candidate !== latest) {
      // The state of an earlier day is neither the state nor the progress of today.
      candidate.scores.delete('progress')
      continue
    }
    candidate.scores.set('claimed', 0.85)
    move(candidate, 'claimed', 0, 'progress', -0.25)
  }
}

function nameOf({ input }: Candidate): string {
  return splitLabel(input.path.at(-1) ?? '').name
}

function tellsStatus(candidate: Candidate): boolean {
  const { evidence } = candidate
  if (!STATUS_LIKE.test(nameOf(candidate).replace(PERIOD, '')) || evidence.values < 2) return false
  return evidence.claims >= 0.95 && evidence.averageLength <= 6
}

/** Where 整改要求 stands beside 整改措施, the requirement is the plan and the measures are what was done. */
function settleMeasures(candidates: readonly Candidate[]): void {
  const required = candidates.some(({ input }) => splitLabel(input.path.at(-1) ?? '').name === '整改要求')
  if (!required) {
    for (const candidate of candidates) forgetDeeds(candidate)
    return
  }
  for (const candidate of candidates) {
    if (candidate.scores.has('measures') && candidate.scores.has('progress')) {
      move(candidate, 'progress', 0.2, 'measures', 0)
    }
  }
}

/** 整改措施 tells deeds only where something says so: its parent, its values, or 整改要求 beside it. */
function forgetDeeds({ scores, meanings, evidence }: Candidate): void {
  const plan = (scores.get('measures') ?? 0) > (scores.get('progress') ?? 0)
  const turned = meanings.some(({ role, turnedBy }) => role === 'progress' && turnedBy !== undefined)
  if (plan && !turned && evidence.deeds < 0.5) scores.delete('progress')
}

/** A ledger has measures: the only column of them is the plan, even under 整改情况, unless it tells of deeds. */
function settleOnlyMeasures(candidates: readonly Candidate[]): void {
  if (candidates.some((one) => (one.scores.get('measures') ?? 0) >= MEANT)) return
  for (const candidate of candidates) {
    const turned = candidate.meanings.some(
      ({ role, turnedBy }) => role === 'progress' && turnedBy !== undefined,
    )
    if (!turned || !candidate.scores.has('measures') || candidate.evidence.deeds >= 0.5) continue
    candidate.scores.set('measures', 0.7)
    candidate.scores.set('progress', 0.5)
  }
}

/** A text this long tells something; shorter are names, kinds and states. */
const TELLING = 4

/** As long as a problem is told; a name of a place or an office is shorter. */
const TOLD = 10

/**
 * Measures with no problem before them: the telling text to their left may be it, and is asked about; failing a
 * label that nobody knows, also under one that its head seemed to settle.
 */
function settleNoProblem(candidates: readonly Candidate[]): void {
  if (candidates.some((one) => (one.scores.get('problem') ?? 0) > 0)) return
  const measures = candidates.findIndex((one) => (one.scores.get('measures') ?? 0) >= MEANT)
  const before = candidates.slice(0, Math.max(0, measures)).filter(({ scores }) => scores.size === 0)
  const strange = before.filter(
    ({ meanings, evidence }) => meanings.length === 0 && evidence.averageLength >= TELLING,
  )
  const settled = before.filter(
    ({ meanings, evidence }) =>
      meanings.every(({ by }) => by === 'words') && evidence.averageLength >= TOLD && evidence.distinct > 0.5,
  )
  ;(strange.at(-1) ?? settled.at(-1))?.scores.set('problem', 0.5)
}

function move(candidate: Candidate, up: ItemField, by: number, other: ItemField, otherBy: number): void {
  const shift = (field: ItemField, step: number): void => {
    const score = candidate.scores.get(field)
    if (score !== undefined) candidate.scores.set(field, Math.max(0, score + step))
  }
  shift(up, by)
  shift(other, otherBy)
}
