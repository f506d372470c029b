/**
 * 零报告的行 — whether a row declares that there is nothing to report: by itself, or for its unit in a list of many.
 */
import { squashLabel } from '../../cells/cellText.ts'
import type { ItemField } from '../../fields/field.ts'
import { isDitto } from '../../cells/ditto.ts'
import { findUnits } from '../../campaign/unit.ts'
import type { Placed } from '../MergedGrid.ts'
import { isNilReturn, saysAllIsWell } from './nilReturn.ts'
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

/** Fields that are filled in only where there is something to mend. */
const MENDED: ReadonlySet<string> = new Set(['due', 'completedOn', 'closedOn', 'disposal'])
/** Fields in which mending is told of. */
const TOLD: ReadonlySet<string> = new Set(['measures', 'goal', 'progress', 'claimed', 'cause'])
/** Fields in which a row tells of mending, by however little. */
const MENDING: ReadonlySet<string> = new Set([...MENDED, ...TOLD])
/** A checker, a day, a telephone number, how it was looked for; 继续保持 under the measures. */
const LONGEST_BESIDE = 20
/** The unit of a row of many stands before its problem: 提交时间 ｜ 填写人 ｜ 所在单位. */
const MOST_BEFORE_UNIT = 3
/** 无 in the place of the problem may be a slip; 未发现问题, 零报告 is said on purpose. */
const SAID_ON_PURPOSE = 3

/**
 * A row that says of its problem that there is none, in a list of others: of the unit that it names, or the one of its
 * section. Who looked and when stands beside it.
 */
function isNilOfUnit(context: RowContext, cells: readonly Placed[]): boolean {
  const told = whatIsTold(context, cells)
  if (told === null) return false
  const isMended = (placed: Placed, fields: ReadonlySet<string>): boolean =>
    !isNothing(placed.text) && fields.has(context.fieldAt(placed.column) ?? '')
  if (told === 'on-purpose') {
    const isTold = cells.some((placed) => isMended(placed, TOLD))
    const isLimited = (placed: Placed): boolean =>
      isMended(placed, MENDED) && (isTold || !isBareDay(context, placed))
    return !cells.some((placed) => isLimited(placed) || isLongTale(context, placed))
  }
  if (cells.some((placed) => isMended(placed, MENDING) || placed.text.length > LONGEST_BESIDE)) return false
  if (told === 'by-a-word' && isUnnumbered(context, cells)) return true
  if (told === 'elsewhere' && holdsFromAbove(context, cells)) return false
  const body = cells.find(
    ({ text }) => text.length <= LONGEST_BESIDE && findUnits(text, context.units).mentions.length === 1,
  )
  return body !== undefined && body.column - context.block.left <= MOST_BEFORE_UNIT
}

/** 未发现问题 ｜ 平若谷 ｜ 5月20日 under 完成时间: when it was looked for; under 整改时限 it is a limit. */
function isBareDay({ fieldAt, labelsAt }: RowContext, { column }: Placed): boolean {
  const labels = [...(labelsAt(column) ?? [])]
  return (
    (fieldAt(column) === 'due' || fieldAt(column) === 'completedOn') &&
    !labels.some((label) => SAYS_LIMIT.test(label))
  )
}

const SAYS_LIMIT = /限|计划|预计|要求|应|截止|最迟|目标/

/** 现场核查 ｜ 5月25日 ｜ 无, without the number that the items have: of the section's unit. */
function isUnnumbered({ fieldAt, block }: RowContext, cells: readonly Placed[]): boolean {
  return has('itemNo', { fieldAt, block }) && !cells.some(({ column }) => fieldAt(column) === 'itemNo')
}

/** A problem merged downwards is this row's too. */
function holdsFromAbove({ grid, block, fieldAt }: RowContext, [first]: readonly Placed[]): boolean {
  if (first === undefined) return false
  for (let column = block.left; column <= block.right; column++) {
    const placed = fieldAt(column) === 'problem' ? grid.at(first.row, column) : undefined
    if (placed !== undefined && placed.row < first.row) return true
  }
  return false
}

/** How the row says that there is no problem; null where it does not, or tells one. */
function whatIsTold(
  context: RowContext,
  cells: readonly Placed[],
): 'on-purpose' | 'by-a-word' | 'elsewhere' | null {
  const { fieldAt, block } = context
  const knowsProblem = has('problem', { fieldAt, block })
  // Where no column is known to tell the problem, any that is none of ours may be it.
  const tells = knowsProblem ? 'problem' : 'extra'
  const told = cells.filter(({ column }) => fieldAt(column) === tells)
  const nil = told.filter(({ text }) => isNilReturn(text))
  if (knowsProblem && told.some(({ text }) => !isNothing(text) && !saysAllIsWell(text))) return null
  if (nil.length > 0)
    return knowsProblem && nil.some(({ text }) => squashLabel(text).length > SAID_ON_PURPOSE)
      ? 'on-purpose'
      : 'by-a-word'
  if (!knowsProblem) return null
  if (told.some(({ text }) => saysAllIsWell(text))) return 'by-a-word'
  // The problem is blank or struck through, and another cell says that nothing is reported: 零报告, 无.
  const says = cells.some(({ text, column }) => fieldAt(column) !== tells && isNilReturn(text))
  return says ? 'elsewhere' : null
}

/** Beside a nil return 继续保持 is no measure; a tale of what was mended is. */
function isLongTale({ fieldAt }: RowContext, { text, column }: Placed): boolean {
  return MENDING.has(fieldAt(column) ?? '') && text.length > LONGEST_BESIDE
}

function isNothing(text: string): boolean {
  return isEmptyWord(text) || isNilReturn(text)
}

function has(field: ItemField, { fieldAt, block }: Pick<RowContext, 'fieldAt' | 'block'>): boolean {
  for (let column = block.left; column <= block.right; column++) if (fieldAt(column) === field) return true
  return false
}

/** 无, / and —: said, and nothing. */
export function isEmptyWord(text: string): boolean {
  return NOTHING.test(text) || isDitto(text)
}
