/**
 * 取值 — turns one cell into a field of the item, and says what it could not understand.
 *
 * A value that a field cannot take is kept as an extra under the column's label, with a finding: nothing is
 * lost, and nothing is guessed. Status words in a day column, and limits in a status column, go where they belong
 * when that place is empty; a status word in the limit column stays there and is asked about.
 */
import { readCategory } from '../../campaign/category.ts'
import { tickedAnswers } from '../../columns/checkBoxes.ts'
import { readClaim } from '../../items/claim.ts'
import { codesOf, decode } from '../../columns/codeList.ts'
import { readDisposal } from '../../items/disposal.ts'
import type { ItemField } from '../../fields/field.ts'
import { disposalLabels } from '../../items/item.ts'
import { readKind } from '../../campaign/kind.ts'
import type { ColumnReading } from '../reading.ts'
import { isTick } from '../../columns/tickColumns.ts'
import { readDay, readTimeLimit } from '../../timeLimit/timeLimit.ts'
import { claimDecided, keep, LONGEST_VALUE, say, type Draft, type ValueCell } from './itemDraft.ts'
import { listsSeveral } from './severalProblems.ts'
import { isEmptyWord } from '../table/nilRow.ts'
import { hintDue, takeDue } from './takeDue.ts'
import { takePair } from './takePair.ts'
import { takeTick } from './takeTick.ts'
import { STATE_CHOICES } from './toldState.ts'

const CLOSED = new Set<ColumnReading['field']>([
  'foundOn',
  'completedOn',
  'closedOn',
  'claimed',
  'category',
  'kind',
  'disposal',
])

/** Under 隐患类型 or 业务类别 a likeness to a category proves nothing; under 问题类别 it is a slip of the pen. */
const SAYS_CATEGORY = /问题|^(?:清理)?类别$|所属类别/

/** Reads the cell into the draft; true when it became the field's value, false when it is kept as an extra. */
export function takeValue(draft: Draft, cell: ValueCell): boolean {
  const { column, placed, context } = cell
  // Whatever is longer belongs to no vocabulary and is no day; it is kept without being searched.
  if (placed.text.length > LONGEST_VALUE && CLOSED.has(column.field)) {
    return keep(draft, cell, 'field.too-long')
  }
  if (column.ticked === true && isTick(placed.text)) {
    const taken = takeTick(draft.content, column, context.campaign)
    return taken || keep(draft, cell, 'field.two-ticks')
  }
  if (column.also !== undefined) return takePair(draft, cell)
  switch (column.field) {
    case 'extra':
      draft.extras[column.label] = placed.text
      return false
    case 'due':
      return takeDue(draft, cell)
    case 'foundOn':
    case 'completedOn':
    case 'closedOn':
    case 'firstDue':
      return takeDay(draft, column.field, cell)
    case 'claimed':
      return takeClaim(draft, cell)
    case 'category':
      return takeCategory(draft, cell)
    case 'kind':
      return takeKind(draft, cell)
    case 'disposal':
      return takeDisposal(draft, cell)
    // The unit is read by `ItemReader`, which knows the sheet's.
    case 'unit':
      return false
    default:
      return takeText(draft, column.field, cell)
  }
}

function takeCategory(draft: Draft, cell: ValueCell): boolean {
  const { column, placed, context } = cell
  const read = readCategory(wordOf(cell), context.campaign)
  if (read === null) return keep(draft, cell, 'category.unknown')
  if (!read.sure && !SAYS_CATEGORY.test(column.path.at(-1) ?? '')) {
    draft.extras[column.label] = placed.text
    return false
  }
  draft.content.category = read.no
  const name = context.campaign.categories.find((category) => category.no === read.no)?.name ?? ''
  if (!read.sure) say(cell, 'category.unsure', { suggestion: name })
  return true
}

function takeKind(draft: Draft, cell: ValueCell): boolean {
  const kind = readKind(wordOf(cell), cell.context.campaign)
  if (kind === null) return keep(draft, cell, 'kind.unknown')
  draft.content.kind = kind
  return true
}

function takeDisposal(draft: Draft, cell: ValueCell): boolean {
  const disposal = readDisposal(wordOf(cell))
  if (disposal === null) return keep(draft, cell, 'disposal.unknown')
  draft.content.disposal = disposal
  return true
}

type DayField = 'foundOn' | 'completedOn' | 'closedOn' | 'firstDue'
type TextField = Exclude<ItemField, 'unit' | 'category' | 'kind' | 'disposal' | 'due' | 'claimed' | DayField>

function takeText(draft: Draft, field: TextField, cell: ValueCell): boolean {
  const { column, placed } = cell
  draft.content[field] = placed.text
  if (field === 'measures' && /[时期]限|时间/.test(column.path.at(-1) ?? '')) hintDue(draft, cell)
  if (field === 'problem' && listsSeveral(placed.text)) say(cell, 'problem.several')
  return true
}

function takeDay(draft: Draft, field: DayField, cell: ValueCell): boolean {
  const { column, placed, context } = cell
  if (isEmptyWord(placed.text)) return true
  const day = readDay(placed.cell, context.limits)
  if (day !== null) {
    draft.content[field] = day
    return true
  }
  const claim =
    field === 'foundOn' || field === 'firstDue' ? null : readClaim(placed.text, column.path.at(-1) ?? '')
  if (claim === null) return keep(draft, cell, 'day.unreadable')
  draft.hints.claimed ??= claim
  return keep(draft, cell, 'day.is-status')
}

function takeClaim(draft: Draft, cell: ValueCell): boolean {
  const { column, placed, context } = cell
  if (/^[/／\\—–-]+$/.test(placed.text)) return true
  const decided = claimDecided(column, context)
  if (decided !== undefined) {
    if (decided !== 'none' && decided !== 'told') draft.content.claimed = decided
    draft.extras[column.label] = placed.text
    return false
  }
  const leaf = column.path.at(-1) ?? ''
  // 是 / 否 under a bare 是否 takes its question from the parent.
  const label = /^[是否/\s]{1,4}$/.test(leaf) ? `${column.path.at(-2) ?? ''}${leaf}` : leaf
  const claim = readClaim(wordOf(cell), label)
  if (claim !== null) {
    draft.content.claimed = claim
    return true
  }
  const limit = readTimeLimit(placed.cell, context.limits)
  if (limit.kind === 'immediate' || limit.kind === 'ongoing') {
    draft.hints.disposal ??= limit.kind
    return keep(draft, cell, 'claimed.is-limit', disposalLabels[limit.kind])
  }
  if (limit.kind === 'date') {
    draft.hints.due ??= limit.due
    return keep(draft, cell, 'claimed.is-limit', limit.due)
  }
  if (!isEmptyWord(placed.text)) {
    draft.extras[column.label] = placed.text
    say(cell, 'claimed.unknown', { choices: STATE_CHOICES })
    return false
  }
  return true
}

/** The cell's word, the word of its code in the label's list, or what is ticked in it. */
function wordOf({ column, placed }: ValueCell): string {
  const word = decode(codesOf(column.path.at(-1) ?? ''), placed.text) ?? tickedAnswers(placed.text)
  return word ?? placed.text
}
