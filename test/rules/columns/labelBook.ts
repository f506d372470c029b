/** Labels of public forms, each in a small ledger of its own, and a judge of how the reader understood it. */
import { readFileSync } from 'node:fs'
import { columnName, type SheetGrid } from '#rules/cells/grid'
import type { ItemField, ColumnRole } from '#rules/fields/field'
import type { ReadItem } from '#rules/items/item'
import { readBook } from '#rules/reading/readBook'
import { readIsoDay } from '#rules/calendar/day'
import { demoCampaign } from '../demoCampaign.ts'
import { gridOf } from '../gridOf.ts'

/** A label as it stood in its form; `role` is what a careful colleague reads, `alt` other honest readings. */
export interface FormLabel {
  readonly id: string
  /** What kind of ledger it is from. */
  readonly form?: string
  readonly label: string
  readonly role: readonly ColumnRole[]
  readonly alt: readonly ColumnRole[]
  readonly values: readonly string[]
  /** Columns that stood beside it: label, role, values. */
  readonly beside: readonly (readonly [string, readonly ColumnRole[], readonly string[]])[]
  /** How many of them stood before it. */
  readonly before: number
  readonly unit: string
}

export type Verdict = 'right' | 'asked' | 'wrong' | 'lost'

export interface Judged {
  readonly label: FormLabel
  readonly verdict: Verdict
  /** Where the values went. */
  readonly at: string
}

const PROBLEMS = [
  '选课系统偶有卡顿，学生多次反映',
  '窗口办事需往返多个科室',
  '值班记录不完整，夜间无人接听电话',
]
const TEXTS = new Set<string>(
  'itemNo department problem source post cause measures goal leader owner progress evidence'.split(' '),
)
const DAYS: readonly ItemField[] = ['due', 'foundOn', 'completedOn', 'closedOn']
const CODES: readonly ItemField[] = ['kind', 'category', 'disposal', 'claimed']

export function formLabels(file: string): FormLabel[] {
  return JSON.parse(readFileSync(new URL(`../../ledgers/labels/${file}`, import.meta.url), 'utf8'))
}

type Column = readonly [label: string, values: readonly string[]]

/** The label's ledger, and the place of its own column. */
export function drawLabel(one: FormLabel): { grid: SheetGrid; column: number } {
  const columns: Column[] = []
  if (!one.role.includes('itemNo')) columns.push(['序号', ['1', '2', '3']])
  if (!one.role.includes('problem')) columns.push(['存在问题', PROBLEMS])
  const beside = one.beside.map(([label, , values]): Column => [label, values])
  columns.push(...beside.slice(0, one.before))
  const column = columns.length
  columns.push([one.label, one.values], ...beside.slice(one.before))
  const rows = [0, 1, 2].map((i) => columns.map(([, values]) => values[i]))
  const title = [`${one.unit}问题整改台账`]
  return {
    grid: gridOf([title, [`填报单位：${one.unit}`], columns.map(([label]) => label), ...rows]),
    column,
  }
}

/** Reads the label's ledger and says what became of its column. */
export function judgeLabel(label: FormLabel): Judged {
  const { grid, column } = drawLabel(label)
  const book = readBook(`${label.id}.xlsx`, [grid], demoCampaign)
  const letter = columnName(column)
  const name = book.sheets[0]?.columns.find((one) => one.column === column)?.label ?? `${letter}列`
  const asked = book.findings.some(({ cell }) => cell !== null && cell.replace(/\d+$/, '') === letter)
  const votes = label.values.flatMap((value, i) => {
    const item = book.items.find(({ origin }) => origin.row === i + 4)
    return item === undefined ? [] : [judgeRow(item, label, value, name)]
  })
  if (votes.length === 0) return { label, verdict: 'lost', at: '没有读出条目' }
  const count = (verdict: Verdict): number => votes.filter((vote) => vote.verdict === verdict).length
  const most = Math.max(count('wrong'), count('lost'), count('right'))
  const verdict = (['wrong', 'lost', 'right'] as const).find((one) => count(one) === most) ?? 'lost'
  const at = votes.find((vote) => vote.verdict === verdict)?.at ?? ''
  return { label, verdict: verdict === 'lost' && asked ? 'asked' : verdict, at }
}

function judgeRow(
  item: ReadItem,
  label: FormLabel,
  value: string,
  name: string,
): { verdict: Verdict; at: string } {
  const kept = item.extras?.[name] !== undefined
  const got = fieldsOf(item, label, value, kept)
  const at = kept ? 'extra' : [...got].join('、')
  const honest = [...label.role, ...label.alt]
  if (label.role.length === 2 && !kept && label.role.every((role) => holdsPart(item, role, value)))
    return { verdict: 'right', at: label.role.join('+') }
  const hit = honest.filter((role) => got.has(role))
  const first = hit[0]
  if (first !== undefined && (label.role.length === 1 || label.alt.includes(first) || hit.length === 2))
    return { verdict: 'right', at }
  if (got.size > 0 && !kept) return { verdict: 'wrong', at }
  return { verdict: kept && honest.includes('extra') ? 'right' : 'lost', at }
}

/** Of 教研室/张三 the field holds its part. */
function holdsPart(item: ReadItem, role: ColumnRole, value: string): boolean {
  const parts = value.split(/[\s/、()（）]+/).filter((part) => part !== '')
  if (role === 'unit') return parts.some((part) => unitId(part) === item.unit && item.unit !== undefined)
  return role !== 'extra' && parts.some((part) => String(item[role] ?? '').includes(part))
}

/** The fields in which the value stands. */
function fieldsOf(item: ReadItem, label: FormLabel, value: string, kept: boolean): Set<string> {
  const got = new Set<string>()
  const day = dayOf(value)
  for (const [field, said] of Object.entries(item)) {
    if (!TEXTS.has(field) || typeof said !== 'string') continue
    if (said === value || (value.length > 1 && said.includes(value))) got.add(field)
  }
  if (item.dueText === value) got.add('due')
  for (const field of DAYS) if (day !== null && item[field] === day) got.add(field)
  if (kept || got.size > 0) return got
  const others = new Set(label.beside.flatMap(([, roles]) => roles))
  const honest = new Set<ColumnRole>([...label.role, ...label.alt])
  // A code has lost its text; whose the row is, is known all the same.
  if (honest.has('unit') && unitId(value) === item.unit && item.unit !== undefined) return got.add('unit')
  for (const field of CODES)
    if (item[field] !== undefined && (honest.has(field) || !others.has(field))) got.add(field)
  return got
}

function unitId(name: string): string | undefined {
  return demoCampaign.units.find((unit) => unit.name === name || unit.aliases.includes(name))?.id
}

function dayOf(value: string): string | null {
  const written = /^\D*(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?/.exec(value)
  if (written === null) return null
  const [, year = '', month = '', date = ''] = written
  return readIsoDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
}
