/**
 * 零报告的行 — whether a row declares that there is nothing to report: by itself, or for its unit in a list of many.
 */
import { squashLabel } from '../../cells/cellText.ts'
import { isDitto } from '../../cells/ditto.ts'
import { findUnits } from '../../campaign/unit.ts'
import type { Placed } from '../MergedGrid.ts'
import { isNilReturn } from './nilReturn.ts'
import type { RowContext } from './RowContext.ts'

const NOTHING = /^(?:无|没有|暂无|[/／\\—–-]+|零报告|0)$/

/** Whether the row's cells are a nil return. */
export function isNil(context: RowContext, cells: readonly Placed[]): boolean {
  let nil = false
  for (const { text, column } of cells) {
    const field = context.fieldAt(column)
    // 无 alone declares nothing only where a problem, or the row itself, would begin.
    const begins = field === 'problem' || (cells.length === 1 && column <= context.block.left + 1)
    if (isNilReturn(text) && (begins || squashLabel(text).length >= 3)) nil = true
    else if (field !== 'itemNo' && field !== 'unit' && field !== 'department' && !isEmptyWord(text))
      return isNilOfUnit(context, cells)
  }
  return nil || isNilOfUnit(context, cells)
}

/** Fields in which a row tells of mending, by however little. */
const MENDING: ReadonlySet<string> = new Set([
  'measures',
  'goal',
  'due',
  'progress',
  'completedOn',
  'closedOn',
  'claimed',
  'disposal',
  'cause',
])
/** A checker, a day, a telephone number, how it was looked for. */
const LONGEST_BESIDE = 20
/** The unit of a row of many stands before its problem: 提交时间 ｜ 填写人 ｜ 所在单位. */
const MOST_BEFORE_UNIT = 3

/** A unit's row in a list of many that says 无 for its problem; who looked and when stands beside it. */
function isNilOfUnit({ fieldAt, units, block }: RowContext, cells: readonly Placed[]): boolean {
  // Where no column is known to tell the problem, any that is none of ours may be it.
  const tells = hasProblem({ fieldAt, block }) ? 'problem' : 'extra'
  let nil = false
  for (const { text, column } of cells) {
    const field = fieldAt(column)
    if (isEmptyWord(text) || isNilReturn(text)) {
      if (isNilReturn(text) && field === tells) nil = true
    } else if (field === 'problem' || MENDING.has(field ?? '') || text.length > LONGEST_BESIDE) return false
  }
  if (!nil) return false
  const body = cells.find(
    ({ text }) => text.length <= LONGEST_BESIDE && findUnits(text, units).mentions.length === 1,
  )
  return body !== undefined && body.column - block.left <= MOST_BEFORE_UNIT
}

function hasProblem({ fieldAt, block }: Pick<RowContext, 'fieldAt' | 'block'>): boolean {
  for (let column = block.left; column <= block.right; column++)
    if (fieldAt(column) === 'problem') return true
  return false
}

/** 无, / and —: said, and nothing. */
export function isEmptyWord(text: string): boolean {
  return NOTHING.test(text) || isDitto(text)
}
