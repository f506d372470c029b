/** Personal data of a finished campaign: names and telephone numbers out of every table, files away. */
import type { Day } from '#rules/calendar/day'
import { PeopleRemover } from '#rules/people/PeopleRemover'
import { isSealed } from '#rules/record/sealing'
import type { CellValue, TableShape } from '#rules/record/tableShape'
import type { Answer } from '../Answer.ts'
import type { CommandsOf } from '../command.ts'
import type { Ledger } from '../Ledger.ts'
import { recordAct, type Recorder } from '../record/recordAct.ts'
import { keyValues, tableRows } from '../store/tableRows.ts'
import { readShapes } from '../store/tableShapes.ts'
import {
  countOriginals,
  evidenceIds,
  forgetFilesAndPeople,
  replaceText,
  type ReplacedText,
} from './personalRows.ts'

export interface RemovedPeople {
  /** Different people who became pseudonyms. */
  readonly people: number
  readonly phones: number
  /** Changed values by `table.column`. */
  readonly values: Readonly<Record<string, number>>
  /** Files whose bytes go: they cannot be cleaned. */
  readonly originals: number
  readonly evidence: readonly string[]
}

/** Settings name no people, and units, codes and roles are read from them. */
const untouched = new Set(['campaign', 'access_code', 'person'])

export const peopleCommands = {
  queries: {},
  steps: { 'people.remove': removePeople },
} satisfies CommandsOf<'people'>

/** Counts what would go; does it when `isConfirmed`. Refused while the campaign runs. */
function removePeople(
  { sql, campaign }: Ledger,
  recorder: Recorder,
  today: Day,
  isConfirmed: boolean,
): Answer<RemovedPeople> {
  const last = campaign.stages
    .map(({ to }) => to)
    .toSorted()
    .at(-1)
  if (last !== undefined && today <= last) {
    return { refusal: { code: 'people.too-early', detail: `本次行动到 ${last} 结束。` } }
  }
  const remover = new PeopleRemover()
  const tables = readShapes(sql).filter(({ name }) => isSealed(name) && !untouched.has(name))
  for (const table of tables) learnTable(sql, table, remover)
  const values: Record<string, number> = {}
  for (const table of tables) {
    const changes = cleanedTexts(sql, table, remover)
    for (const { column } of changes) {
      const name = `${table.name}.${column}`
      values[name] = (values[name] ?? 0) + 1
    }
    if (isConfirmed) for (const change of changes) replaceText(sql, table, change)
  }
  const { people, phones } = remover
  const removed = { people, phones, values, originals: countOriginals(sql), evidence: evidenceIds(sql) }
  if (isConfirmed) finish(sql, recorder, removed)
  return { value: removed }
}

function finish(sql: SqlStorage, recorder: Recorder, { evidence, ...counts }: RemovedPeople): void {
  forgetFilesAndPeople(sql, recorder.at)
  recordAct(sql, recorder, {
    act: 'people.remove',
    subject: 'campaign',
    detail: { ...counts, evidence: evidence.length },
  })
}

function learnTable(sql: SqlStorage, shape: TableShape, remover: PeopleRemover): void {
  for (const row of tableRows(sql, shape)) {
    for (const [name, value] of textsOf(shape, row)) remover.learn(parsed(value) ?? value, name)
  }
}

/** The texts of a table that name somebody, as they read without. */
function cleanedTexts(sql: SqlStorage, shape: TableShape, remover: PeopleRemover): ReplacedText[] {
  const changes: ReplacedText[] = []
  for (const row of tableRows(sql, shape)) {
    for (const [column, text] of textsOf(shape, row)) {
      const cleaned = cleanedText(remover, text, column)
      if (cleaned !== text) changes.push({ column, text: cleaned, key: keyValues(shape, row) })
    }
  }
  return changes
}

/** Texts of a row that are not its key. */
function* textsOf(shape: TableShape, row: readonly CellValue[]): Generator<[string, string]> {
  const first = shape.counted ? 1 : 0
  for (const [index, { name }] of shape.columns.entries()) {
    const value = row[first + index]
    if (typeof value === 'string' && !shape.key.includes(name)) yield [name, value]
  }
}

function cleanedText(remover: PeopleRemover, value: string, name: string): string {
  const json = parsed(value)
  if (json === null) return String(remover.clean(value, name))
  const cleaned = JSON.stringify(remover.clean(json, name))
  return cleaned === JSON.stringify(json) ? value : cleaned
}

/** An object or a list written as JSON; null for any other text. */
function parsed(text: string): object | null {
  if (!/^[[{]/.test(text)) return null
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' ? value : null
  } catch {
    return null
  }
}
