/**
 * 该问的栏目 — a field that a ledger needs and no column gives is sought among the columns that nobody reads.
 *
 * Values decide where labels do not, judged by the readers of limits, states, names: a column that would fit is asked
 * about, one for a field, and the field is not called missing. An empty column is no evidence for its label. Columns
 * that are plainly something else (验收人, 复查时间) are not asked about; that 复查时间 holds days is only mentioned.
 */
import type { Candidate } from './candidate.ts'
import { joinedLabel } from '../cells/cellText.ts'
import { sayMapping } from './columnReason.ts'
import { readWords } from './labels/labelGrammar.ts'
import type { ColumnEvidence } from './columnEvidence.ts'
import type { ItemField } from '../fields/field.ts'
import type { ColumnReading } from './columnReading.ts'

type Needed = Extract<ItemField, 'problem' | 'due' | 'claimed' | 'owner' | 'department' | 'leader'>

/** In the order in which they are sought: a column is asked about once. */
const NEEDED: readonly Needed[] = ['problem', 'due', 'claimed', 'owner', 'department', 'leader']

/** Of the values so many must fit. */
const FITTING = 0.6
/** A text this long tells something; shorter are names, kinds and states. */
const TELLING = 4
/** As long as a problem is told; a name of a place or an office is shorter. */
const TOLD = 10
/** From here on a label plainly says that its column is none of ours, or which field it is. */
const PLAIN = 0.7
const MEANT = 0.6

interface Column {
  readonly candidate: Candidate
  readonly reading: ColumnReading
}

/** The readings with a question where a needed field may stand in a column that is not read. */
export function askForNeeded(
  candidates: readonly Candidate[],
  readings: readonly ColumnReading[],
): ColumnReading[] {
  const asked = [...readings]
  const columns = (): Column[] =>
    candidates.flatMap((candidate, i) => {
      const reading = asked[i]
      return reading === undefined ? [] : [{ candidate, reading }]
    })
  for (const field of NEEDED) {
    const all = columns()
    const only = field === 'problem' ? onlyProblem(all) : -1
    if (only < 0 && all.some((one) => gives(one, field))) continue
    const found = only < 0 ? seek(field, all) : only
    if (found < 0) continue
    // The column that only bears the name holds nothing: what the question settles takes its place.
    all.forEach(({ reading, candidate }, i) => {
      if (reading.field === field && candidate.confirmed === null) asked[i] = emptied(reading)
    })
    asked[found] = { ...questioned(all[found], field), ...(only < 0 ? {} : { field }) }
  }
  return mentionDays(columns())
}

/** Whether the column gives the field, or is asked about it. */
function gives({ candidate, reading }: Column, field: Needed): boolean {
  if (reading.guess === field || reading.also === field) return true
  return reading.field === field && (candidate.evidence.values > 0 || reading.ticked === true)
}

function seek(field: Needed, columns: readonly Column[]): number {
  if (field === 'problem') return seekProblem(columns)
  const fitting = columns.map(({ candidate, reading }) => {
    // 长期坚持 is a limit where no other column has one, else a way of dealing with the item.
    const open = field === 'due' && reading.guess === 'disposal' ? { ...reading, guess: null } : reading
    return isOpen(candidate, open) && !isPlain(candidate) ? fit(field, candidate.evidence) : 0
  })
  const best = Math.max(...fitting)
  return best >= FITTING ? fitting.indexOf(best) : -1
}

function fit(field: Exclude<Needed, 'problem'>, evidence: ColumnEvidence): number {
  switch (field) {
    case 'due':
      return evidence.limits
    case 'claimed':
      return evidence.claims
    case 'owner':
    case 'leader':
      return evidence.days > 0 ? 0 : evidence.people
    case 'department':
      return evidence.people >= FITTING ? 0 : evidence.departments
    default:
      return field satisfies never
  }
}

/** Kept as it stands, with values, and nobody has said what it is. */
function isOpen({ evidence, confirmed }: Candidate, { field, guess, ticked }: ColumnReading): boolean {
  return field === 'extra' && guess === null && ticked !== true && confirmed === null && evidence.values > 0
}

/** A label that says what its column is: something of its own, or a field that another column has. */
function isPlain({ meanings }: Candidate): boolean {
  return meanings.some(({ role, score }) => score >= (role === 'extra' ? PLAIN : MEANT))
}

/**
 * The telling text before the measures; failing a label that nobody knows, a long text under one whose words only
 * seemed to settle it; failing that, what 整改要求 says is to be mended.
 */
function seekProblem(columns: readonly Column[]): number {
  const measures = columns.findIndex(({ reading }) => reading.field === 'measures')
  const isText = ({ candidate, reading }: Column): boolean =>
    isOpen(candidate, reading) && tellsSomething(candidate.evidence)
  const before = measures < 0 ? columns : columns.slice(0, measures)
  const strange = before.findLastIndex((one) => isText(one) && !isPlain(one.candidate))
  if (strange >= 0) return strange
  const settled = before.findLastIndex((one) => isText(one) && isTold(one.candidate))
  if (settled >= 0) return settled
  return columns.findIndex(
    ({ candidate, reading }) =>
      reading.field === 'measures' &&
      candidate.confirmed === null &&
      /(?:要求|需求)$/.test(reading.path.at(-1) ?? '') &&
      tellsSomething(candidate.evidence),
  )
}

/** Of so many different texts, each as long as a problem is told in a few words. */
const DIFFERENT = 0.7
const FEW_WORDS = 7
const FEWEST = 2

/**
 * The one column before measures and limit that tells something different in each row, under a label that nobody knows:
 * it is read as the problem and asked about, so that no item stands without one; -1 where several may be it.
 */
function onlyProblem(columns: readonly Column[]): number {
  const isRead = ({ candidate, reading }: Column): boolean =>
    reading.also === 'problem' || (reading.field === 'problem' && candidate.evidence.values > 0)
  if (columns.some(isRead)) return -1
  const end = columns.findIndex(({ reading }) => reading.field === 'measures' || reading.field === 'due')
  const telling = columns.slice(0, Math.max(0, end)).flatMap((one, i) => (mayBeProblem(one) ? [i] : []))
  return telling.length === 1 ? (telling[0] ?? -1) : -1
}

function mayBeProblem({ candidate, reading }: Column): boolean {
  const { evidence } = candidate
  const { senses, isKnown, head } = readWords(joinedLabel(reading.path.at(-1) ?? ''))
  // 未完成说明 may tell of the problem or of why it stands.
  if (senses.has('undone')) return false
  // 督办由头: one word that is known settles nothing.
  const isStrange = !isPlain(candidate) || (!isKnown && head === '')
  const isUnclear = reading.guess === null ? isStrange : OPEN_GUESSES.has(reading.guess)
  const isDifferent = evidence.values >= FEWEST && evidence.distinct >= DIFFERENT
  if (!isUnclear || !isDifferent || evidence.averageLength < FEW_WORDS) return false
  return isOpen(candidate, { ...reading, guess: null }) && tellsSomething(evidence)
}

/** 违法建设情况 is thought to be progress, for want of any word that says more. */
const OPEN_GUESSES: ReadonlySet<ItemField> = new Set<ItemField>(['problem', 'progress'])

function tellsSomething({
  averageLength,
  days,
  people,
  claims,
  units,
  numbering,
  digits,
}: ColumnEvidence): boolean {
  return averageLength >= TELLING && Math.max(days, people, claims, units, numbering, digits) < 0.5
}

function isTold({ meanings, evidence }: Candidate): boolean {
  return (
    meanings.every(({ by }) => by === 'words') && evidence.averageLength >= TOLD && evidence.distinct > 0.5
  )
}

function questioned(column: Column | undefined, field: Needed): ColumnReading {
  if (column === undefined) throw new Error('no column to ask about')
  const { candidate, reading } = column
  return { ...reading, field: 'extra', confidence: 0.5, reason: sayMapping(candidate, field), guess: field }
}

function emptied(reading: ColumnReading): ColumnReading {
  return { ...reading, field: 'extra', reason: '这一栏全是空的，不能作数', guess: null }
}

/** Days under a label that is plainly another, while no column has the limit: said, not asked. */
function mentionDays(columns: readonly Column[]): ColumnReading[] {
  const due = columns.some(({ reading }) => reading.field === 'due' || reading.guess === 'due')
  return columns.map(({ candidate, reading }) =>
    !due && isOpen(candidate, reading) && candidate.evidence.limits >= FITTING
      ? { ...reading, fits: 'due' as const }
      : reading,
  )
}
