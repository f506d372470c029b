/**
 * 打勾栏 — columns named after the answers, with a tick in one of them: 不作为｜乱作为｜慢作为, 已完成｜整改中.
 *
 * Two or more columns side by side whose values are nothing but ticks, and whose labels are all words of one
 * vocabulary, are one field: the label under the tick is its value.
 */
import type { Campaign } from '../campaign/campaign.ts'
import { readCategory } from '../campaign/category.ts'
import { splitLabel, textOf } from '../cells/cellText.ts'
import { readClaim } from '../items/claim.ts'
import type { UnreadColumn } from './candidate.ts'
import { readDisposal } from '../items/disposal.ts'
import type { ItemField } from '../fields/field.ts'
import { readKind } from '../campaign/kind.ts'

export type TickedField = Extract<ItemField, 'kind' | 'category' | 'disposal' | 'claimed'>

const TICK = /^(?:[√✓✔☑■●▲★∨vVyY1]|是|有|对)$/

/** Whether a cell holds a mark and no word. */
export function isTick(text: string): boolean {
  return TICK.test(text)
}

/** The field that each column belongs to by its label and ticks; most columns to none. */
export function tickedFields(columns: readonly UnreadColumn[], campaign: Campaign): (TickedField | null)[] {
  const result: (TickedField | null)[] = columns.map(() => null)
  let start = 0
  while (start < columns.length) {
    let end = start
    while (end < columns.length && holdsTicksOnly(columns[end]) && isBeside(columns, start, end)) end++
    if (end - start >= 2)
      result.splice(start, end - start, ...fieldsOfRun(columns.slice(start, end), campaign))
    start = Math.max(end, start + 1)
  }
  return result
}

/** Ticks or nothing; of columns side by side at least one has to be ticked, which `fieldsOfRun` sees to. */
function holdsTicksOnly(column: UnreadColumn | undefined): boolean {
  return (
    column !== undefined &&
    column.path.length > 0 &&
    column.cells.every((cell) => cell === undefined || textOf(cell) === '' || isTick(textOf(cell)))
  )
}

function isBeside(columns: readonly UnreadColumn[], start: number, at: number): boolean {
  return at === start || columns[at]?.column === (columns[at - 1]?.column ?? -2) + 1
}

const FIELDS: readonly TickedField[] = ['kind', 'disposal', 'claimed', 'category']

/** The fields of a run of ticked columns: of each longest stretch whose labels belong to one vocabulary. */
function fieldsOfRun(run: readonly UnreadColumn[], campaign: Campaign): (TickedField | null)[] {
  const result: (TickedField | null)[] = run.map(() => null)
  let from = 0
  while (from < run.length) {
    const parent = run[from]?.path.slice(0, -1).join('/')
    let best: { field: TickedField; to: number } | null = null
    for (const field of FIELDS) {
      let to = from
      while (
        to < run.length &&
        run[to]?.path.slice(0, -1).join('/') === parent &&
        namesValue(field, run[to], campaign)
      )
        to++
      if (to - from >= 2 && (best === null || to > best.to)) best = { field, to }
    }
    const ticked =
      best !== null && run.slice(from, best.to).some(({ cells }) => cells.some((cell) => cell !== undefined))
    if (best !== null && ticked) for (let i = from; i < best.to; i++) result[i] = best.field
    from = best?.to ?? from + 1
  }
  return result
}

/** The answer that a column is named after, and for 是 and 否 the question above them. */
export function answerOf(path: readonly string[]): { answer: string; question: string } {
  const answer = splitLabel(path.at(-1) ?? '').name
  return { answer, question: /^[是否]$/.test(answer) ? (path.at(-2) ?? '') : '' }
}

/** Whether a label is a value of the field. */
function namesValue(field: TickedField, column: UnreadColumn | undefined, campaign: Campaign): boolean {
  const { answer: leaf, question } = answerOf(column?.path ?? [])
  if (leaf === '' || leaf.length > 20) return false
  switch (field) {
    case 'kind':
      return readKind(leaf, campaign) !== null
    case 'disposal':
      return readDisposal(leaf) !== null
    case 'claimed':
      return readClaim(leaf, question) !== null
    case 'category':
      return readCategory(leaf, campaign)?.sure === true
    default:
      return field satisfies never
  }
}
