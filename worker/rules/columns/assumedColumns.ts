/**
 * 先读再问的栏目 — a field that no column gives and that one column alone fits, by its values and by its place, is read
 * from it and asked about: so nothing is lost, and one press undoes it.
 *
 * A checker's columns (验收结论, 复查日期) fit nothing: what they hold is not the unit's to say. Where two columns would do,
 * neither is read; `columnQuestions.ts` asks.
 */
import type { Candidate, ColumnsContext } from './candidate.ts'
import { joinedLabel } from '../cells/cellText.ts'
import type { ColumnReading } from './columnReading.ts'
import { sayMapping } from './columnReason.ts'
import type { ItemField } from '../fields/field.ts'
import { readWords } from './labels/labelGrammar.ts'
import { readDay } from '../timeLimit/timeLimit.ts'

type Assumed = Extract<ItemField, 'unit' | 'claimed' | 'foundOn' | 'source' | 'leader'>

/** One column with its place among the others. */
interface Column {
  readonly candidate: Candidate
  readonly reading: ColumnReading
  readonly at: number
  readonly label: string
  readonly senses: ReadonlySet<string>
  readonly head: string
}

interface Table {
  readonly columns: readonly Column[]
  readonly context: ColumnsContext
  /** Place of the first column of a field; -1 where there is none. */
  readonly placeOf: (field: ItemField) => number
}

/** So many of the values must fit: a word or two that nobody knows may stand among ten. */
const NEARLY_ALL = 0.9
const FITTING = 0.6
/** One value may be chance. */
const FEWEST = 2
/** From so many units on a list speaks of many, whoever keeps it. */
const SEVERAL = 3
/** Assumed and asked about: below `ASK_BELOW`. */
const CONFIDENCE = 0.5

/** The readings with each field read from the one column that fits it. */
export function assumeColumns(
  candidates: readonly Candidate[],
  readings: readonly ColumnReading[],
  context: ColumnsContext,
): ColumnReading[] {
  const assumed = [...readings]
  for (const [field, fits] of FITS) {
    const table = tableOf(candidates, assumed, context)
    if (table.placeOf('problem') < 0 || table.columns.some((one) => gives(one, field))) continue
    const fitting = table.columns.filter((one) => mayBecome(one, field) && fits(one, table))
    const [only] = fitting
    if (only === undefined || fitting.length > 1) continue
    assumed.forEach((reading, i) => {
      // A column that only bears the name holds nothing.
      if (reading.field === field) assumed[i] = { ...reading, field: 'extra', guess: null }
    })
    const reason = sayMapping(only.candidate, field)
    assumed[only.at] = { ...only.reading, field, guess: field, confidence: CONFIDENCE, reason }
  }
  return assumed
}

function tableOf(
  candidates: readonly Candidate[],
  readings: readonly ColumnReading[],
  context: ColumnsContext,
): Table {
  const columns = candidates.flatMap((candidate, at): Column[] => {
    const reading = readings[at]
    if (reading === undefined) return []
    const label = joinedLabel(candidate.input.path.at(-1) ?? '')
    const { senses, head } = readWords(label)
    return [{ candidate, reading, at, label, senses, head }]
  })
  const placeOf = (field: ItemField): number =>
    columns.findIndex(({ reading }) => reading.field === field || reading.also === field)
  return { columns, context, placeOf }
}

function gives({ candidate, reading }: Column, field: Assumed): boolean {
  if (reading.also === field) return true
  const isRead = reading.field === field
  // 本周无进展 may be answered: what a person has confirmed stands, empty or not.
  return isRead && (candidate.evidence.values > 0 || reading.ticked === true || candidate.confirmed !== null)
}

/** Kept as it stands, and nobody has said what it is; 整改进度 that holds nothing but words of state is no text. */
function mayBecome({ candidate, reading }: Column, field: Assumed): boolean {
  if (candidate.confirmed !== null || reading.ticked === true) return false
  if (reading.path.length === 0 || candidate.evidence.values < FEWEST) return false
  if (field === 'claimed' && reading.field === 'progress') return true
  // 结果 is thought to be progress, for want of any word that says more.
  const isOpen = reading.guess === null || reading.guess === field
  return reading.field === 'extra' && (isOpen || (field === 'claimed' && reading.guess === 'progress'))
}

const FITS: readonly (readonly [Assumed, (one: Column, table: Table) => boolean])[] = [
  ['unit', isUnit],
  ['claimed', isClaimed],
  ['foundOn', isFoundOn],
  ['source', isSource],
  ['leader', isLeader],
]

/** Where a wrong was found, or whose it is: 隐患单位, 问题部门, 涉事单位, 单位. */
const OF_UNITS: ReadonlySet<string> = new Set(
  ' problem matter thing object arise owned body office station campus name'.split(' '),
)

/** Whom somebody inspected is not yet who has to mend. */
const INSPECTED = /[检查审督巡]/
const OTHERS_BODIES = ['support', 'supervise', 'guard', 'check']

/** Units under 隐患单位 are whose the rows are, where no responsible column names any, whichever office keeps the list. */
function isUnit({ candidate, senses, label }: Column, { columns }: Table): boolean {
  const { evidence, input } = candidate
  if (INSPECTED.test(label) || ![...senses].every((sense) => OF_UNITS.has(sense))) return false
  // 配合单位 over 单位.
  const above = input.path.slice(0, -1).map((parent) => readWords(joinedLabel(parent)).senses)
  if (above.some((parent) => OTHERS_BODIES.some((sense) => parent.has(sense)))) return false
  if (evidence.units < NEARLY_ALL || evidence.distinctUnits < SEVERAL) return false
  return !columns.some(
    ({ reading, candidate: other }) => reading.field === 'department' && other.evidence.units > 0,
  )
}

/** What a checker says, or what is told of something else than the mending. */
const OTHERS_SAY =
  'check supervise oversee publish report punish sign extend find search tell hand support money whether begin again need previous arise'.split(
    ' ',
  )
/** A state is a word; what was done is told. */
const LONGEST_STATE = 16
/** 整改进度, 完成情况 may hold the state; 进展 is told, and asked about where it is not. */
const MAY_BE_STATE = /(?<!进展)(?:情况|状况|结果|进度)$/

function isClaimed({ candidate, at, senses, reading, label }: Column, { placeOf }: Table): boolean {
  const { evidence, meanings } = candidate
  if (OTHERS_SAY.some((sense) => senses.has(sense)) || at < placeOf('problem')) return false
  const isOther = meanings.some(({ role, score }) => role === 'extra' && score >= FITTING)
  if (isOther || evidence.claims < NEARLY_ALL || evidence.averageLength > LONGEST_STATE) return false
  return reading.field === 'extra' || MAY_BE_STATE.test(label)
}

const CHECKING = ['check', 'find', 'search', 'oversee', 'supervise']
/** Looking again, and saying that it is well: after the mending. */
const AFTERWARDS = /复|再|回访|回头看|验收|验证|核销|销号|审批|签认|批准|确认|整改|整治|治理|下次|下一/

/** Left of what is to be done about it. */
function isBeforeMending(at: number, { placeOf }: Table): boolean {
  const places = (['measures', 'due', 'owner', 'progress', 'claimed'] as const).map(placeOf)
  return places.every((place) => place < 0 || at < place)
}

function saysChecking({ label, senses }: Column): boolean {
  return CHECKING.some((sense) => senses.has(sense)) && !AFTERWARDS.test(label)
}

function isFoundOn(one: Column, table: Table): boolean {
  const { candidate, at, head } = one
  if (candidate.evidence.days < NEARLY_ALL || !isBeforeMending(at, table)) return false
  const isOther = candidate.meanings.some(({ role, score }) => role === 'extra' && score >= FITTING)
  const isNamed = head === 'time' && saysChecking(one)
  // Where no column has the limit, days may be it.
  const isBefore = !isOther && at < table.placeOf('problem') && table.placeOf('due') >= 0
  return (isNamed || isBefore) && isNeverAfterLimit(one, table)
}

/** A thing is found before it has to be mended. */
function isNeverAfterLimit({ candidate }: Column, { columns, context, placeOf }: Table): boolean {
  const limits = columns[placeOf('due')]?.candidate.input.cells ?? []
  return candidate.input.cells.every((cell, i) => {
    const limit = limits[i]
    if (cell === undefined || limit === undefined) return true
    const [found, due] = [readDay(cell, context.limits), readDay(limit, context.limits)]
    return found === null || due === null || found <= due
  })
}

/** 检测单位 before the problem: by whom it was found. */
function isSource(one: Column, { placeOf }: Table): boolean {
  const { candidate, at, head, senses } = one
  // 检查科室 may be where they looked.
  if (at > placeOf('problem') || !saysChecking(one) || !senses.has('check') || senses.has('object'))
    return false
  if (!['body', 'office', 'station', 'team'].includes(head)) return false
  const { departments, checks, units } = candidate.evidence
  return departments + checks >= FITTING || units >= FITTING
}

const NO_LEADERS = 'check sign publish report punish find search support object send receive tell'.split(' ')

/** 督办领导, 挂牌领导: whoever leads, unless he only signs. */
function isLeader({ candidate, head, senses, label }: Column): boolean {
  if (head !== 'chief' || !label.endsWith('领导') || NO_LEADERS.some((sense) => senses.has(sense)))
    return false
  return candidate.evidence.days === 0 && candidate.evidence.people >= FITTING
}
