/**
 * 栏目判断 — what each column of a ledger means, from its label path, its values and its neighbours.
 *
 * Labels propose (`columnLabels.ts`), values confirm or object (`columnEvidence.ts`), and the columns of one
 * sheet decide together (`assignment.ts`): a field goes to one column, the other claimants stay as extras.
 * A mapping below `ASK_BELOW` is a question: the column is kept as it stands until somebody answers.
 */
import { bestAssignment } from './assignment.ts'
import { assumeColumns } from './assumedColumns.ts'
import { splitLabel, textOf } from '../cells/cellText.ts'
import { tickedAnswers } from './checkBoxes.ts'
import { codesOf, decode } from './codeList.ts'
import { evidenceOf, type ColumnEvidence } from './columnEvidence.ts'
import { type Candidate, type ColumnsContext, type UnreadColumn } from './candidate.ts'
import { settleByNeighbours } from './columnNeighbours.ts'
import { pathMeanings } from './columnPath.ts'
import { askForNeeded } from './columnQuestions.ts'
import { sayMapping, sayPlainExtra } from './columnReason.ts'
import { fieldDefinitions, labelOf, type ItemField } from '../fields/field.ts'
import type { Cell } from '../cells/grid.ts'
import type { ColumnReading } from './columnReading.ts'
import { pathKey } from './pathKey.ts'
import { tickedFields } from './tickColumns.ts'
import { valueScore } from './valueScore.ts'

/** Below this a mapping is asked about: a known head with one objection from the values lies just under it. */
export const ASK_BELOW = 0.6
/** Below this the thought is not worth a question. */
const IDEA_BELOW = 0.4
/** How far values may lift a label, and pull it down: they object more strongly than they confirm. */
const LIFT = 0.12
const PULL = 0.5
/** Just low enough to be a question. */
const ASKED = 0.5
/** So many of the cells that name categories must do so in the campaign's own words. */
const MOSTLY = 0.5
/** A label that says category needs no values to say so. */
const CLEAR = 0.9
/** An empty column gives way to a filled one of nearly the same name. */
const EMPTY = 0.2

/** Values are looked at in so many columns; a sheet with more is no ledger that a person keeps. */
const MOST_COLUMNS = 256
/** So many columns per field take part in the matching, whose cost grows with their cube. */
const MOST_CLAIMANTS = 6

const fields: readonly ItemField[] = fieldDefinitions
  .map((definition) => definition.field)
  .filter((field) => field !== 'dueText')

/** Reads all columns of one table together. */
export function readColumns(inputs: readonly UnreadColumn[], context: ColumnsContext): ColumnReading[] {
  const candidates = inputs.map((input, i) =>
    candidateOf(i < MOST_COLUMNS ? input : { ...input, cells: [] }, context),
  )
  settleByNeighbours(candidates, context)
  const ticked = tickedFields(inputs, context.campaign).map((field, i) =>
    candidates[i]?.confirmed === null ? field : null,
  )
  const taken = new Set([...candidates.map((candidate) => candidate.confirmed), ...ticked])
  const matrix = candidates.map((candidate, i) =>
    fields.map((field) => {
      if ((ticked[i] ?? null) !== null) return 0
      if (candidate.confirmed !== null) return candidate.confirmed === field ? 2 : 0
      const score = candidate.scores.get(field) ?? 0
      return taken.has(field) || score < IDEA_BELOW ? 0 : score + preference(candidate, field)
    }),
  )
  const chosen = assignFields(matrix)
  const readings = candidates.map((candidate, i) => {
    const at = chosen[i] ?? null
    const tick = ticked[i] ?? null
    if (tick !== null) return tickedReading(candidate, tick)
    return readingOf(candidate, at === null ? null : (fields[at] ?? null), candidates, chosen)
  })
  return askForNeeded(candidates, assumeColumns(candidates, readings, context)).map((reading, i) => {
    const parts = inputs[i]?.parts
    return parts === undefined ? reading : { ...reading, parts }
  })
}

/**
 * Between equals: a column with values, the plan's own wording, the fuller text, the column further left; of
 * progress the latest.
 */
function preference({ input, evidence }: Candidate, field: ItemField): number {
  const empty = input.cells.length > 0 && evidence.values === 0 ? -EMPTY : 0
  const own = splitLabel(input.path.at(-1) ?? '').name === labelOf(field) ? 0.02 : 0
  const full = field === 'problem' || field === 'measures' ? Math.min(evidence.averageLength, 40) / 1000 : 0
  // 一级问题 stands over several 二级问题: the problem is what differs from row to row.
  const fine = field === 'problem' ? evidence.distinct / 20 : 0
  const place = (field === 'progress' ? input.column : -input.column) / 1_000_000
  return own + full + fine + place + empty
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
    if (role !== 'extra') scores.set(role, weigh(score, role, input, evidence))
  }
  if (meanings.length === 0)
    for (const [field, score] of ideasFrom(input.path.at(-1) ?? '', evidence, context))
      scores.set(field, score)
  // The kinds are a short closed list of the campaign's own (M-12): a column of nothing else is that column.
  if (evidence.values >= 2 && isShortList(evidence, campaign.kinds) && evidence.kinds >= 0.95)
    scores.set('kind', Math.max(0.62, scores.get('kind') ?? 0))
  // Categories by their names (2.信贷管理) are as plain; bare figures may count anything.
  const mayBeCategories = evidence.values >= 2 && isShortList(evidence, campaign.categories)
  const areNamed = evidence.categoriesNamed >= 0.95 && evidence.categoriesOwn >= MOSTLY
  if (mayBeCategories && evidence.numbering < 0.5 && areNamed) {
    scores.set('category', Math.max(0.62, scores.get('category') ?? 0))
    for (const text of ['problem', 'measures'] as const) scores.delete(text)
  }
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

/** How many ways each member of a list may be written in one column: 7, 七、服务意识弱, 服务意识弱. */
const SPELLINGS = 4

/** Whether so few different values may be members of a list of the campaign; telling it by their words takes longer. */
function isShortList({ distinct, values }: ColumnEvidence, list: readonly unknown[]): boolean {
  return distinct * values <= SPELLINGS * list.length
}

/** The filled cells, with the words of a code list in the label (1.未整改 2.已整改) in place of its codes. */
function decoded(input: UnreadColumn): Cell[] {
  const cells = input.cells.filter((cell) => cell !== undefined)
  const codes = codesOf(input.path.at(-1) ?? '')
  return cells.map((cell) => {
    const text = textOf(cell)
    const word = decode(codes, text) ?? tickedAnswers(text)
    return word === null ? cell : { value: word }
  })
}

function weigh(score: number, field: ItemField, input: UnreadColumn, evidence: ColumnEvidence): number {
  const values = valueScore(field, evidence)
  if (field === 'category' && isOtherList(input, evidence))
    return evidence.categoriesOwn === 0 ? 0 : Math.min(score, ASKED)
  // 隐患类型, 业务类别 may be types of their own: a few that happen to resemble categories make no column of them.
  const isOther = field === 'category' && !input.path.some((label) => label.includes('问题'))
  if (isOther && score < CLEAR && evidence.values > 0 && evidence.categoriesNamed < 0.5)
    return Math.max(0, score - PULL)
  // A unit column with names nobody knows is still a unit column: its rows are asked about one by one.
  const bounded = field === 'unit' ? Math.max(values, -0.4) : values
  return Math.max(0, score + (bounded > 0 ? LIFT : PULL) * bounded)
}

/** 问题分类 over 安全 and 质量: another list, though a category has one of its words somewhere; 问题类别 is asked about. */
function isOtherList({ path }: UnreadColumn, evidence: ColumnEvidence): boolean {
  if (evidence.values < 2 || evidence.categoriesOwn > evidence.categories * MOSTLY) return false
  return splitLabel(path.at(-1) ?? '').name !== labelOf('category')
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
  else if (evidence.units >= STRONG && context.unit === null) ideas.push(['unit', 0.55])
  else if (evidence.claims >= STRONG) ideas.push(['claimed', 0.5])
  else if (evidence.disposals >= STRONG) ideas.push(['disposal', 0.5])
  else if (evidence.limits >= STRONG && evidence.days >= 0.5) ideas.push(['due', 0.5])
  else if (evidence.people >= STRONG) ideas.push(['owner', 0.5])
  return ideas
}

/** Sure enough to be read, less sure than a column of words. */
const TICKED = 0.85

function tickedReading({ input: { column, path } }: Candidate, field: ItemField): ColumnReading {
  const reason = `相邻几栏只打勾；这一栏打勾，“${labelOf(field)}”就是“${path.at(-1) ?? ''}”`
  return { column, path, label: '', field, confidence: TICKED, reason, guess: null, ticked: true }
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
    // Two columns confirmed as one field: the better takes it, as everywhere.
    const lost = field === null && candidate.confirmed !== 'extra' ? labelOf(candidate.confirmed) : null
    const reason =
      lost === null ? '这一栏的含义由本单位确认过' : `有两栏确认为“${lost}”，以另一栏为准，本栏原样保留`
    const also = field === null ? null : secondField(candidate, field, chosen)
    return {
      ...base,
      field: field ?? 'extra',
      confidence: 1,
      reason,
      guess: null,
      ...(also === null ? {} : { also }),
    }
  }
  if (field !== null) {
    const confidence = round(candidate.scores.get(field) ?? 0)
    const reason = sayMapping(candidate, field)
    if (confidence >= ASK_BELOW) {
      const also = secondField(candidate, field, chosen)
      return { ...base, field, confidence, reason, guess: null, ...(also === null ? {} : { also }) }
    }
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
      ? sayPlainExtra(candidate)
      : '表头的用词看不出含义，原样保留'
  return { ...base, field: 'extra', confidence: lost ? 0.7 : 0.9, reason, guess: null }
}

/** The body's field of 责任部门/责任人, unless a column of its own has it. */
function secondField(
  { meanings }: Candidate,
  field: ItemField,
  chosen: readonly (number | null)[],
): ItemField | null {
  const also = meanings.find(({ role }) => role === field)?.also
  if (also === undefined) return null
  return chosen.some((at) => at !== null && fields[at] === also) ? null : also
}

/** Scores above 1 decide between claimants; confidence ends at 1. */
function round(score: number): number {
  return Math.min(1, Math.round(score * 100) / 100)
}
