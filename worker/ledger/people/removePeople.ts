/** Personal data of a finished campaign: names and telephone numbers out of every table, files away. */
import type { Day } from '#rules/calendar/day'
import { PeopleRemover } from '#rules/people/PeopleRemover'
import { isSealed } from '#rules/record/sealing'
import type { CellValue, TableShape } from '#rules/record/tableShape'
import type { Ledger } from '../Ledger.ts'
import type { Answer } from '../Answer.ts'
import { recordAct, systemRecorder } from '../record/recordAct.ts'
import { keyValues, tableRows } from '../store/tableRows.ts'
import { readShapes } from '../store/tableShapes.ts'

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

export const peopleActs = {
  /** Counts what would go; does it when `isConfirmed`. Refused while the campaign runs. */
  'people.remove': ({ sql, campaign }: Ledger, today: Day, isConfirmed: boolean): Answer<RemovedPeople> => {
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
    for (const table of tables) cleanTable(sql, table, remover, values, isConfirmed)
    const removed: RemovedPeople = {
      people: remover.people,
      phones: remover.phones,
      values,
      originals: sql.exec<{ files: number }>('SELECT count(*) AS files FROM original').one().files,
      evidence: Array.from(
        sql.exec<{ id: string }>('SELECT id FROM evidence WHERE removed_at IS NULL ORDER BY rowid'),
        ({ id }) => id,
      ),
    }
    if (isConfirmed) finish(sql, removed)
    return { value: removed }
  },
}

function finish(sql: SqlStorage, removed: RemovedPeople): void {
  const recorder = systemRecorder()
  for (const table of ['original_chunk', 'original', 'evidence_chunk', 'push', 'person']) {
    sql.exec(`DELETE FROM ${table}`)
  }
  sql.exec('UPDATE evidence SET removed_at = ? WHERE removed_at IS NULL', recorder.at)
  sql.exec(`UPDATE access_code SET label = '' WHERE label <> ''`)
  const { evidence, ...counts } = removed
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

function cleanTable(
  sql: SqlStorage,
  shape: TableShape,
  remover: PeopleRemover,
  values: Record<string, number>,
  isConfirmed: boolean,
): void {
  const where = shape.key.map((name) => `"${name}" = ?`).join(' AND ')
  const changes: { readonly name: string; readonly value: string; readonly key: CellValue[] }[] = []
  for (const row of tableRows(sql, shape)) {
    for (const [name, value] of textsOf(shape, row)) {
      const cleaned = cleanedText(remover, value, name)
      if (cleaned === value) continue
      values[`${shape.name}.${name}`] = (values[`${shape.name}.${name}`] ?? 0) + 1
      if (isConfirmed) changes.push({ name, value: cleaned, key: keyValues(shape, row) })
    }
  }
  for (const { name, value, key } of changes) {
    const bound = key.map((one) => (typeof one === 'object' ? null : one))
    sql.exec(`UPDATE "${shape.name}" SET "${name}" = ? WHERE ${where}`, value, ...bound)
  }
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
