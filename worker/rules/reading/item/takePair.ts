/**
 * 一格两人 — 责任部门/责任人 over 教学科/张三: the body and the person, each into its field.
 *
 * What cannot be told apart is kept as it stands and asked about; a cell that names only one of the two fills that one.
 */
import { findUnits } from '../../campaign/unit.ts'
import { looksLikeBody, isPerson } from '../../columns/nameLike.ts'
import type { ItemField } from '../../fields/field.ts'
import type { ColumnReading } from '../reading.ts'
import { keep, type Draft, type ValueCell, type ValueContext } from './itemDraft.ts'
import { isEmptyWord } from '../table/nilRow.ts'

const BETWEEN = /[/／\\|、，,；;：:\s（）()\-—–]+/

/** Fills both fields of the column; false when the cell is kept as an extra. */
export function takePair(draft: Draft, cell: ValueCell): boolean {
  const { column, placed, context } = cell
  if (isEmptyWord(placed.text)) return true
  const pair = column.also === 'department' ? partPair(placed.text, context) : twoPeople(placed.text)
  if (pair === null) return keep(draft, cell, 'cell.two-roles')
  set(draft, column.field, pair.people)
  set(draft, column.also, pair.bodies)
  return true
}

function set({ content }: Draft, field: ColumnReading['field'] | undefined, parts: readonly string[]): void {
  if (field === undefined || field === 'extra' || parts.length === 0) return
  const text = parts.join('、')
  if (isText(field)) content[field] = text
}

function isText(field: ItemField): field is 'owner' | 'leader' | 'department' {
  return field === 'owner' || field === 'leader' || field === 'department'
}

/** 责任领导/责任人 over 李强/张三: two people in the order of the label. */
function twoPeople(text: string): Pair | null {
  const parts = text.split(BETWEEN).filter((one) => one !== '' && !/^\d+$/.test(one))
  const [first, second] = parts
  if (first === undefined || second === undefined || parts.length > 2 || !parts.every(isPerson)) return null
  return { people: [first], bodies: [second] }
}

interface Pair {
  /** For the column's second field. */
  readonly bodies: readonly string[]
  /** For its first. */
  readonly people: readonly string[]
}

function partPair(text: string, { campaign }: ValueContext): Pair | null {
  const bodies: string[] = []
  const people: string[] = []
  const strange: string[] = []
  for (const part of text.split(BETWEEN).filter((one) => one !== '')) {
    if (findUnits(part, campaign.units).exact !== null || looksLikeBody(part)) bodies.push(part)
    else if (isPerson(part)) people.push(part)
    // A telephone number belongs to the person before it.
    else if (/^\d{4,}$/.test(part) && people.length > 0) people.push(`${people.pop() ?? ''} ${part}`)
    else strange.push(part)
  }
  const [only] = strange
  if (only === undefined) return { bodies, people }
  if (strange.length > 1 || only.length > 12) return null
  // Of two parts the one that is known says what the other is.
  if (bodies.length === 1 && people.length === 0 && only.length <= 4) return { bodies, people: [only] }
  return bodies.length === 0 && people.length === 1 ? { bodies: [only], people } : null
}
