/**
 * 谁来整改 — which column of bodies names the unit or the department that has to mend.
 *
 * 责任 beats every other body. 责任单位 names the unit in the office's master ledger, and a department in a unit's own.
 * Who was inspected, and the firms of a building site, never move a row to another unit when the form says whose
 * ledger it is: then they are kept, or asked about when they name units of the campaign and nobody else is named.
 */
import type { ColumnEvidence } from './columnEvidence.ts'
import { move, type Candidate, type ColumnsContext } from './candidate.ts'
import { joinedLabel } from '../cells/cellText.ts'
import { readWords } from './labels/labelGrammar.ts'
import { settleUnitColumn } from './unitColumn.ts'

/** From so many different units on, 责任单位 speaks of a whole school, whoever sent the sheet. */
const MASTER = 3
/** Clearly somebody's department. */
const CLEARLY = 0.85
/** Just low enough to be a question. */
const ASKED = 0.5

const DUTY = ['duty', 'lead', 'mend', 'deal']
/** Who was inspected or found at fault, a firm, a place. */
const INSPECTED = ['object', 'firm', 'problem', 'matter', 'arise']
/** Whatever stands before them, they are no unit of the ledger that says whose it is. */
const PLACES = ['place', 'outside']

interface Body {
  readonly candidate: Candidate
  readonly isDuty: boolean
  readonly isInspected: boolean
}

/** Moves the scores of the columns that name bodies. */
export function settleUnits(candidates: readonly Candidate[], context: ColumnsContext): void {
  const found = settleUnitColumn(candidates, context)
  const answers = candidates.some((one) => one === found || (one.scores.has('department') && saysDuty(one)))
  const isSettled = context.unit !== null || found !== null || answers
  for (const candidate of candidates)
    if (isSettled && candidate !== found) forgetInspected(candidate, answers)
  for (const candidate of candidates) if (candidate !== found) settleTellers(candidate, context)
  const bodies = candidates.filter(({ scores }) => scores.has('unit')).map(bodyOf)
  for (const { candidate } of bodies) settlePeople(candidate)
  if (found !== null) return
  const master = bodies.some(({ candidate, isDuty }) => isDuty && namesUnits(candidate.evidence))
  for (const body of bodies) {
    if (body.isInspected && context.unit !== null) settleInspected(body.candidate, candidates, context)
    else if (master && context.unit === null && !body.isDuty)
      move(body.candidate, ['unit', -0.4], ['department', 0])
  }
  const hasUnitColumn = candidates.some((one) => (one.scores.get('unit') ?? 0) >= 0.95)
  for (const { candidate } of bodies) settleBody(candidate, candidates, context, hasUnitColumn)
}

/** 使用科室, 被投诉科室, 受检部门: never the department that mends, where the form says whose it is or who answers. */
function forgetInspected(candidate: Candidate, answered: boolean): void {
  if (saysDuty(candidate)) return
  const { scores, input } = candidate
  const label = joinedLabel(input.path.at(-1) ?? '')
  // 所在科室 beside 责任部门 is where it is.
  if (answered && label.startsWith('所在')) {
    scores.delete('department')
    scores.delete('unit')
  }
  if (!scores.has('department') || scores.has('unit')) return
  const { senses } = readWords(label)
  if (['object', 'firm', 'find', 'oversee'].some((sense) => senses.has(sense))) scores.delete('department')
}

function saysDuty({ input }: Candidate): boolean {
  const { senses } = readWords(joinedLabel(input.path.at(-1) ?? ''))
  return DUTY.some((sense) => senses.has(sense))
}

/** From so many units on, those that told (提报部门, 报修单位) are not whose list it is. */
const TELLERS = 2
const AS_SOURCE = 0.8

/** 提报部门 in the list of the office that does the work: where the thing was told from. */
function settleTellers({ input, evidence, scores }: Candidate, { unit, collects }: ColumnsContext): void {
  const senses = readWords(joinedLabel(input.path.at(-1) ?? '')).senses
  if (unit === null || collects === true || !senses.has('tell') || senses.has('duty')) return
  if (evidence.distinctUnits < TELLERS || !namesUnits(evidence)) return
  scores.delete('unit')
  scores.delete('department')
  scores.set('source', Math.max(AS_SOURCE, scores.get('source') ?? 0))
}

function bodyOf(candidate: Candidate): Body {
  const senses = readWords(joinedLabel(candidate.input.path.at(-1) ?? '')).senses
  const isDuty = DUTY.some((sense) => senses.has(sense))
  const has = (sense: string): boolean => senses.has(sense)
  const isInspected = PLACES.some(has) || (!has('owned') && INSPECTED.some(has))
  return { candidate, isDuty, isInspected: !isDuty && isInspected }
}

function namesUnits(evidence: ColumnEvidence): boolean {
  return evidence.units >= 0.5
}

function settleBody(
  candidate: Candidate,
  candidates: readonly Candidate[],
  context: ColumnsContext,
  hasUnitColumn: boolean,
): void {
  const unit = candidate.scores.get('unit')
  const pure = candidate.meanings.some(({ role, score }) => role === 'unit' && score >= 0.9)
  if (unit === undefined || pure) return
  const others = candidates.some((one) => one !== candidate && (one.scores.get('department') ?? 0) >= CLEARLY)
  const names = namesUnits(candidate.evidence)
  const master = context.unit === null || (!others && spansSchool(candidate))
  if (names && master && !hasUnitColumn) move(candidate, ['unit', 0.4], ['department', -0.2])
  else if (names && others && !hasUnitColumn && unit >= 0.8)
    move(candidate, ['unit', 0.1], ['department', -0.2])
  else move(candidate, ['unit', -0.4], ['department', 0])
}

/** Not 责任部门: a unit's own parts may be called as other units are (团委's 宣传部). */
function spansSchool({ input, evidence }: Candidate): boolean {
  return /单位/.test(input.path.at(-1) ?? '') && evidence.distinctUnits >= MASTER
}

/** 被检查单位 in a ledger that says whose it is. */
function settleInspected(
  candidate: Candidate,
  candidates: readonly Candidate[],
  { unit }: ColumnsContext,
): void {
  const { evidence, scores } = candidate
  if (evidence.unitsNamed.every((one) => one === unit) && evidence.unitsNamed.length > 0) return
  const responsible = candidates.some(
    (one) =>
      one !== candidate &&
      Math.max(one.scores.get('department') ?? 0, one.scores.get('unit') ?? 0) >= CLEARLY,
  )
  if (namesUnits(evidence) && !responsible) scores.set('unit', ASKED)
  else scores.delete('unit')
}

/** 责任主体, 责任部门, 责任单位 over people's names: the person. */
function settlePeople({ scores, evidence, meanings }: Candidate): void {
  const isPeople = evidence.people >= 0.7 && evidence.departments < 0.3 && evidence.units < 0.3
  if (!isPeople || !scores.has('department')) return
  const sure = meanings.some(({ role, score }) => role === 'department' && score >= 0.8)
  scores.set('owner', Math.max(scores.get('owner') ?? 0, sure ? 0.74 : ASKED))
  scores.delete('department')
  scores.delete('unit')
}
