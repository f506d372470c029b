/**
 * 责任栏就是单位栏 — a column of bodies whose values are units of the campaign gives each row its unit, whatever its head
 * (科室, 部门, 机构) and whichever office keeps the ledger.
 *
 * Who has to mend comes first (责任科室, 牵头部门); who was inspected or uses the thing (使用项目, 检查项目) counts only
 * where nobody else answers and the sheet is nobody's own.
 */
import { joinedLabel } from '../cells/cellText.ts'
import type { Candidate, ColumnsContext } from './candidate.ts'
import { readWords } from './labels/labelGrammar.ts'

const DUTY = ['duty', 'lead', 'mend', 'deal']
/** From here on a column's values are the campaign's units; the rest are units that nobody knows. */
const MOSTLY = 0.5
/** Of a column that does not say who has to mend nearly all values must be units. */
const NEARLY_ALL = 0.7
/** From so many different units on, a unit's ledger speaks of the whole: two may be parts of it that are called alike. */
const SEVERAL = 3
const AS_UNIT = 0.96
/** 项目, 网点: what is inspected and is a part of the whole all the same. */
const PARTS = /^(?:项目|工程|项目工程|工程项目|网点|支行|村居?|社区|学校|企业|公司)$/
/** What the words of 使用项目, 受检科室, 项目名称, 股室 may say, and nothing else. */
const BODIES = ['body', 'office', 'station', 'campus']
const BESIDE = new Set([
  '',
  'object',
  'find',
  'search',
  'oversee',
  'owned',
  'firm',
  'item',
  'outside',
  'report',
  ...BODIES,
])

/** One's own body, with nothing before it that says what it has to do: 科室, 部门名称, 股室. */
function isBare(label: string): boolean {
  const name = label.replace(/(?<=.)名称$/, '')
  const words = readWords(name)
  return PARTS.test(name) || (words.isKnown && words.parts.length === 1 && BODIES.includes(words.head))
}

/** Bare, or a body or part that was inspected or uses the thing: 受检科室, 使用项目, 检查项目. */
function isInspected(label: string): boolean {
  const name = label.replace(/(?<=.)名称$/, '')
  if (isBare(name)) return true
  const words = readWords(name)
  const isPart = BODIES.includes(words.head) || /(?:项目|网点|支行)$/.test(name)
  return words.isKnown && isPart && [...words.senses].every((sense) => BESIDE.has(sense))
}

/** 隐患单位, 问题部门: where it was found, whoever has to mend. */
function isAtFault(label: string): boolean {
  const { senses } = readWords(label)
  return !namesResponsible(label) && ['problem', 'matter', 'arise'].some((sense) => senses.has(sense))
}

/** Whether a label names who has to mend: 责任科室, 牵头部门, 整改单位. */
export function namesResponsible(label: string): boolean {
  const { senses } = readWords(joinedLabel(label))
  return DUTY.some((sense) => senses.has(sense))
}

/** 支行, 项目部, 村: no part of another unit is called so. */
const STANDS_ALONE = /(?:支行|分行|项目部?|公司|学院|村|社区|镇|乡|街道|医院|学校)$/

/**
 * Whether another unit's name in a unit's own ledger means that unit: under 责任单位 it does; under 责任部门 宣传部 may
 * be a part of the unit itself.
 */
export function namesOtherUnit(label: string, name: string): boolean {
  return namesResponsible(label) && (!/部门|处室|部室/.test(label) || STANDS_ALONE.test(name))
}

/** Gives the column of the rows' units its meaning; null where no column is one beyond what its label says. */
export function settleUnitColumn(
  candidates: readonly Candidate[],
  context: ColumnsContext,
): Candidate | null {
  if (candidates.some(isUnitByLabel)) return null
  const answering = candidates.filter((one) => isBody(one) && namesResponsible(leafOf(one)))
  // 监管责任单位 watches where 责任单位 stands beside it, and answers where nobody else does.
  const others = answering.filter((one) => !watches(one))
  const duties = others.length > 0 ? others : answering
  const chosen =
    duties.length > 0
      ? soleOf(
          duties.filter((one) => spansUnits(one, context, MOSTLY)),
          duties,
        )
      : bystanderOf(candidates, context)
  const found = chosen ?? (duties.every(isFirm) ? bystanderOf(candidates, context) : null)
  if (found === null) return null
  found.scores.set('unit', AS_UNIT)
  found.scores.delete('department')
  found.scores.delete('source')
  for (const one of candidates) {
    if (one === found || !isBody(one)) continue
    one.scores.delete('unit')
    if (isFirm(one)) one.scores.delete('department')
  }
  return found
}

/** 单位, 填报单位; 受检单位 only says whom somebody looked at. */
function isUnitByLabel(one: Candidate): boolean {
  const label = leafOf(one)
  if ((one.scores.get('unit') ?? 0) < 0.9 || isAtFault(label)) return false
  return isBare(label) || !isInspected(label)
}

/**
 * Two columns that answer (责任单位, 责任科室) are told apart by their labels, as everywhere, unless one alone names units:
 * 责任科室 beside 责任病区.
 */
function soleOf(named: readonly Candidate[], duties: readonly Candidate[]): Candidate | null {
  const [only] = named
  if (only === undefined || named.length > 1) return null
  return duties.every((one) => one === only || namesNone(one)) ? only : null
}

/** A column of bodies of which none is a unit of the campaign. */
function namesNone({ evidence }: Candidate): boolean {
  return evidence.values > 0 && evidence.units === 0
}

/** 科室 of a collected list, 使用项目 of a list that its inspectors keep. */
function bystanderOf(candidates: readonly Candidate[], context: ColumnsContext): Candidate | null {
  if (context.unit !== null && context.collects !== true) return null
  const spanning = candidates.filter((one) => spansUnits(one, context, NEARLY_ALL))
  const bare = spanning.find((one) => isBare(leafOf(one)))
  return bare ?? spanning.find((one) => isInspected(leafOf(one))) ?? null
}

function spansUnits(
  { evidence, confirmed }: Candidate,
  { unit, collects }: ColumnsContext,
  share: number,
): boolean {
  if (confirmed !== null || evidence.values < 2 || evidence.units <= share) return false
  return evidence.distinctUnits >= (unit === null ? 1 : collects === true ? 2 : SEVERAL)
}

function isBody({ scores }: Candidate): boolean {
  return scores.has('department') || scores.has('unit')
}

/** 施工 under 整改责任单位: a firm at work for a unit, whose names are none of the campaign's. */
function isFirm({ input, evidence }: Candidate): boolean {
  const { senses } = readWords(joinedLabel(input.path.at(-1) ?? ''))
  return senses.has('firm') && evidence.units === 0
}

/** 监管责任单位, and 责任单位 under 监管责任. */
function watches({ input }: Candidate): boolean {
  return input.path.some((label) => readWords(joinedLabel(label)).senses.has('guard'))
}

function leafOf({ input }: Candidate): string {
  return joinedLabel(input.path.at(-1) ?? '')
}
