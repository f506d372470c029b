/**
 * 栏目判断 — what each column of a ledger means, from its label path, its values and its neighbours.
 *
 * Labels propose (`columnLabels.ts`), values confirm or object (`columnEvidence.ts`), and the columns of one
 * sheet decide together (`assignment.ts`): a field goes to one column, the other claimants stay as extras.
 * A mapping below `ASK_BELOW` is a question: the column is kept as it stands until somebody answers.
 */
import { bestAssignment } from './assignment.ts'
import type { Campaign } from './campaign.ts'
import { splitLabel, squashLabel, textOf } from './cellText.ts'
import { readClaim } from './claim.ts'
import { codesOf } from './codeList.ts'
import { evidenceOf, valueScore, type ColumnEvidence } from './columnEvidence.ts'
import { type ColumnRole } from './columnLabels.ts'
import { pathMeanings, type PathMeaning } from './columnPath.ts'
import { sayMapping } from './columnReason.ts'
import type { Day } from './day.ts'
import { fieldDefinitions, labelOf, type ItemField } from './field.ts'
import type { Cell } from './grid.ts'
import type { ColumnReading } from './reading.ts'
import type { TimeLimitContext } from './timeLimit.ts'

/** Below this a mapping is asked about: a known head with one objection from the values lies just under it. */
export const ASK_BELOW = 0.6
/** Below this the thought is not worth a question. */
const IDEA_BELOW = 0.4
/** How far values may lift a label, and pull it down: they object more strongly than they confirm. */
const LIFT = 0.12
const PULL = 0.5

/** Values are looked at in so many columns; a sheet with more is no ledger that a person keeps. */
const MOST_COLUMNS = 256
/** So many columns per field take part in the matching, whose cost grows with their cube. */
const MOST_CLAIMANTS = 6

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

/** The key under which a confirmed mapping is remembered: 'parent/leaf', each as labels are compared. */
export function pathKey(path: readonly string[]): string {
  return path.map(squashLabel).join('/')
}

const fields: readonly ItemField[] = fieldDefinitions
  .map((definition) => definition.field)
  .filter((field) => field !== 'dueText')

/** Reads all columns of one table together. */
export function readColumns(inputs: readonly UnreadColumn[], context: ColumnsContext): ColumnReading[] {
  const candidates = inputs.map((input, i) =>
    candidateOf(i < MOST_COLUMNS ? input : { ...input, cells: [] }, context),
  )
  settleUnits(candidates, context)
  settleCompletion(candidates, context)
  settleStatus(candidates)
  settleMeasures(candidates)
  settleOnlyMeasures(candidates)
  const taken = new Set(candidates.map((candidate) => candidate.confirmed))
  const matrix = candidates.map((candidate) =>
    fields.map((field) => {
      if (candidate.confirmed !== null) return candidate.confirmed === field ? 2 : 0
      const score = candidate.scores.get(field) ?? 0
      return taken.has(field) || score < IDEA_BELOW ? 0 : score + preference(candidate, field)
    }),
  )
  const chosen = assignFields(matrix)
  return candidates.map((candidate, i) => {
    const at = chosen[i] ?? null
    return readingOf(candidate, at === null ? null : (fields[at] ?? null), candidates, chosen)
  })
}

/** Between equals: the plan's own wording, the fuller text, the column further left; of progress the latest. */
function preference({ input, evidence }: Candidate, field: ItemField): number {
  const own = splitLabel(input.path.at(-1) ?? '').name === labelOf(field) ? 0.02 : 0
  const full = field === 'problem' || field === 'measures' ? Math.min(evidence.averageLength, 40) / 1000 : 0
  const place = (field === 'progress' ? input.column : -input.column) / 1_000_000
  return own + full + place
}

/** Matches columns to fields; only the strongest claimants of each field are worth matching. */
function assignFields(matrix: readonly (readonly number[])[]): (number | null)[] {
  const rows = new Set<number>()
  fields.forEach((_, field) => {
    const claimants = matrix.flatMap((scores, row) => ((scores[field] ?? 0) > 0 ? [row] : []))
    const strongest = claimants.toSorted((a, b) => (matrix[b]?.[field] ?? 0) - (matrix[a]?.[field] ?? 0))
    for (const row of strongest.slice(0, MOST_CLAIMANTS)) rows.add(row)
  })
  const kept = [...rows].toSorted((a, b) => a - b)
  const chosen = bestAssignment(kept.map((row) => matrix[row] ?? []))
  const result: (number | null)[] = matrix.map(() => null)
  kept.forEach((row, i) => {
    result[row] = chosen[i] ?? null
  })
  return result
}

function candidateOf(input: UnreadColumn, context: ColumnsContext): Candidate {
  const { campaign, limits } = context
  const cells = decoded(input)
  const evidence = evidenceOf(cells, { campaign, limits, label: input.path.at(-1) ?? '' })
  const meanings = pathMeanings(input.path, campaign.columnAliases)
  const scores = new Map<ItemField, number>()
  for (const { role, score } of meanings) {
    if (role !== 'extra') scores.set(role, weigh(score, role, evidence))
  }
  if (meanings.length === 0)
    for (const [field, score] of ideasFrom(input.path.at(-1) ?? '', evidence, context))
      scores.set(field, score)
  const answer = context.confirmed?.[pathKey(input.path)]
  return {
    input,
    evidence,
    scores,
    meanings,
    confirmed: answer === 'extra' ? 'extra' : (fields.find((field) => field === answer) ?? null),
    filled: input.cells.length === 0 ? 0 : cells.length / input.cells.length,
  }
}

/** The filled cells, with the words of a code list in the label (1.未整改 2.已整改) in place of its codes. */
function decoded(input: UnreadColumn): Cell[] {
  const cells = input.cells.filter((cell) => cell !== undefined)
  const codes = codesOf(input.path.at(-1) ?? '')
  if (codes.size === 0) return cells
  return cells.map((cell) => {
    const word = codes.get(textOf(cell).toUpperCase())
    return word === undefined ? cell : { value: word }
  })
}

function weigh(score: number, field: ItemField, evidence: ColumnEvidence): number {
  const values = valueScore(field, evidence)
  // A unit column with names nobody knows is still a unit column: its rows are asked about one by one.
  const bounded = field === 'unit' ? Math.max(values, -0.4) : values
  return Math.max(0, score + (bounded > 0 ? LIFT : PULL) * bounded)
}

/** What values alone suggest under a label that nobody knows: never more than a question. */
function ideasFrom(label: string, evidence: ColumnEvidence, context: ColumnsContext): [ItemField, number][] {
  const STRONG = 0.8
  // A column of running numbers needs no label.
  if (label === '' && evidence.values >= 2 && evidence.numbering >= STRONG) return [['itemNo', 0.65]]
  if (evidence.values < 2 || evidence.numbering >= 0.5) return []
  const ideas: [ItemField, number][] = []
  if (evidence.kinds >= STRONG) ideas.push(['kind', 0.55])
  else if (evidence.categories >= STRONG) ideas.push(['category', 0.52])
  else if (evidence.units >= STRONG && !context.unitKnown) ideas.push(['unit', 0.55])
  else if (evidence.claims >= STRONG) ideas.push(['claimed', 0.5])
  else if (evidence.disposals >= STRONG) ideas.push(['disposal', 0.5])
  return ideas
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
    if (names && !context.unitKnown && !hasUnitColumn) move(candidate, 'unit', 0.4, 'department', -0.2)
    else if (names && others && !hasUnitColumn && unit >= 0.8)
      move(candidate, 'unit', 0.1, 'department', -0.2)
    else move(candidate, 'unit', -0.4, 'department', 0)
  }
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

function settleStatus(candidates: readonly Candidate[]): void {
  if (candidates.some((one) => (one.scores.get('claimed') ?? 0) >= ASK_BELOW)) return
  for (const candidate of candidates) {
    const { evidence, input } = candidate
    const name = splitLabel(input.path.at(-1) ?? '').name
    if (!STATUS_LIKE.test(name) || evidence.values < 2) continue
    if (evidence.claims >= 0.95 && evidence.averageLength <= 6) {
      candidate.scores.set('claimed', 0.85)
      move(candidate, 'claimed', 0, 'progress', -0.25)
    }
  }
}

/** Where 整改要求 stands beside 整改措施, the requirement is the plan and the measures are what was done. */
function settleMeasures(candidates: readonly Candidate[]): void {
  const required = candidates.some(({ input }) => splitLabel(input.path.at(-1) ?? '').name === '整改要求')
  if (!required) return
  for (const candidate of candidates) {
    if (candidate.scores.has('measures') && candidate.scores.has('progress')) {
      move(candidate, 'progress', 0.2, 'measures', 0)
    }
  }
}

/** A ledger has measures: the only column of them is the plan, even under 整改情况, unless it tells of deeds. */
function settleOnlyMeasures(candidates: readonly Candidate[]): void {
  if (candidates.some((one) => (one.scores.get('measures') ?? 0) >= ASK_BELOW)) return
  for (const candidate of candidates) {
    const turned = candidate.meanings.some(
      ({ role, turnedBy }) => role === 'progress' && turnedBy !== undefined,
    )
    if (!turned || !candidate.scores.has('measures') || candidate.evidence.deeds >= 0.5) continue
    candidate.scores.set('measures', 0.7)
    candidate.scores.set('progress', 0.5)
  }
}

function move(candidate: Candidate, up: ItemField, by: number, other: ItemField, otherBy: number): void {
  const shift = (field: ItemField, step: number): void => {
    const score = candidate.scores.get(field)
    if (score !== undefined) candidate.scores.set(field, Math.max(0, score + step))
  }
  shift(up, by)
  shift(other, otherBy)
}

function readingOf(
  candidate: Candidate,
  field: ItemField | null,
  candidates: readonly Candidate[],
  chosen: readonly (number | null)[],
): ColumnReading {
  const { column, path } = candidate.input
  const base = { column, path, label: '' }
  if (candidate.confirmed !== null) {
    const reason = '这一栏的含义由本单位确认过'
    return { ...base, field: candidate.confirmed, confidence: 1, reason, guess: null }
  }
  if (field !== null) {
    const confidence = round(candidate.scores.get(field) ?? 0)
    const reason = sayMapping(candidate, field)
    if (confidence >= ASK_BELOW) return { ...base, field, confidence, reason, guess: null }
    // Kept as it stands; the question goes with it.
    return {
      ...base,
      field: 'extra',
      confidence,
      reason,
      guess: candidate.evidence.values > 0 ? field : null,
    }
  }
  const best = [...candidate.scores].toSorted((a, b) => b[1] - a[1])[0]
  const winner = candidates.findIndex((_, i) => best !== undefined && fields[chosen[i] ?? -1] === best[0])
  const winning = candidates[winner]
  const lost = best !== undefined && best[1] >= ASK_BELOW && winning !== undefined
  const reason = lost
    ? `与“${winning.input.path.at(-1) ?? ''}”含义相同，以那一栏为准，本栏原样保留`
    : candidate.meanings.some(({ role }) => role === 'extra')
      ? '不属于台账的固定栏目，原样保留'
      : '表头不在已知写法之中，原样保留'
  return { ...base, field: 'extra', confidence: lost ? 0.7 : 0.9, reason, guess: null }
}

/** Scores above 1 decide between claimants; confidence ends at 1. */
function round(score: number): number {
  return Math.min(1, Math.round(score * 100) / 100)
}
