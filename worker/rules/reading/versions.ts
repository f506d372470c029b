/**
 * 同一份台账的几个版本 — one list kept on several sheets of a workbook: every state of it is there, the newest counts.
 *
 * Of a problem that stands on several dated sheets the newest row is read, and what changed since is said. What only an
 * older version of the list has is asked about; what only an earlier month has stays. Where nobody can say which sheet
 * is newer, all rows stay and a person is asked.
 */
import type { Finding } from '../items/finding.ts'
import type { ReadItem } from '../items/item.ts'
import { differences, isItemField } from '../items/itemFields.ts'
import { labelOf } from '../fields/field.ts'
import { shinglesOf } from '../cells/likeness.ts'
import { rowRef, ROW_CHOICES } from './answers/readingAnswers.ts'
import { FindingList } from './FindingList.ts'
import type { Decisions } from './reading.ts'
import type { SheetResult } from './readSheet.ts'
import { compareAges } from './sheetAge.ts'

/** A sheet of whose rows so many are on another is that list's other version; fewer are rows carried over. */
const SAME_LIST = 0.6
/** A problem of fewer characters may stand on two sheets by chance. */
const SHORTEST = 4

/** Reads several versions of one list as one: the same results with the older rows taken out. */
export function joinVersions(
  file: string,
  results: readonly SheetResult[],
  decided: Decisions | undefined,
): SheetResult[] {
  const kept = results.map((result) =>
    decided?.sheets?.[result.reading.sheet] === 'out' ? withoutRows(result) : result,
  )
  const lists = kept.filter(({ items }) => items.length > 0)
  if (lists.length < 2) return kept
  const keys = new Map(lists.map((result) => [result, keysOf(result.items)]))
  const join = new Join(file, decided)
  for (const [at, older] of lists.entries()) {
    for (const newer of lists.slice(at + 1).toReversed()) join.compare(older, newer, keys)
  }
  return kept.map((result) => join.resultOf(result))
}

type Keys = ReadonlyMap<SheetResult, ReadonlyMap<string, ReadItem>>

/** Items by unit, problem and how often it was said before on the sheet. */
function keysOf(items: readonly ReadItem[]): Map<string, ReadItem> {
  const keys = new Map<string, ReadItem>()
  const seen = new Map<string, number>()
  for (const item of items) {
    const { bare } = shinglesOf(item.problem ?? '')
    if (bare.length < SHORTEST) continue
    const key = `${item.unit ?? ''} ${bare}`
    const times = (seen.get(key) ?? 0) + 1
    seen.set(key, times)
    keys.set(`${key} ${times}`, item)
  }
  return keys
}

/** What comparing the sheets two by two has brought about. */
class Join {
  readonly #file: string
  readonly #decided: Decisions | undefined
  readonly #dropped = new Set<ReadItem>()
  readonly #findings = new Map<SheetResult, FindingList>()

  constructor(file: string, decided: Decisions | undefined) {
    this.#file = file
    this.#decided = decided
  }

  compare(first: SheetResult, second: SheetResult, keys: Keys): void {
    const order = compareAges(second.age, first.age)
    const [older, newer] = order < 0 ? [second, first] : [first, second]
    const inNewer = keys.get(newer)
    const pairs = [...(keys.get(older) ?? [])].flatMap(([key, item]) => {
      const other = inNewer?.get(key)
      return other === undefined || this.#dropped.has(item) ? [] : [{ item, other }]
    })
    if (pairs.length === 0) return
    const isVersion = pairs.length >= SAME_LIST * older.items.length
    if (order === 0) {
      const isAnswered = this.#decided?.sheets?.[newer.reading.sheet] === 'in'
      if (!isAnswered) this.#sayOf(newer, 'sheet.same-list', String(pairs.length), older.reading.sheet)
      return
    }
    for (const { item } of pairs) this.#dropped.add(item)
    this.#sayOf(older, 'sheet.older-version', sayChanges(pairs), newer.reading.sheet)
    if (isVersion) this.#askMissing(older, newer)
  }

  #askMissing(older: SheetResult, newer: SheetResult): void {
    for (const item of older.items) {
      const decision = this.#decided?.rows?.[rowRef(item.origin)]
      if (this.#dropped.has(item) || decision === 'in') continue
      this.#dropped.add(item)
      if (decision === 'out') continue
      this.#listOf(older).add({
        field: 'row',
        code: 'row.only-older',
        given: item.problem ?? '',
        row: item.origin.row - 1,
        column: 0,
        suggestion: newer.reading.sheet,
        choices: ROW_CHOICES,
      })
    }
  }

  #sayOf(result: SheetResult, code: string, given: string, other: string): void {
    this.#listOf(result).add({ field: 'sheet', code, given, suggestion: other })
  }

  #listOf(result: SheetResult): FindingList {
    let list = this.#findings.get(result)
    if (list === undefined)
      this.#findings.set(result, (list = new FindingList(this.#file, result.reading.sheet)))
    return list
  }

  resultOf(result: SheetResult): SheetResult {
    const said = this.#findings.get(result)?.all() ?? []
    const items = result.items.filter((item) => !this.#dropped.has(item))
    if (said.length === 0 && items.length === result.items.length) return result
    return { ...result, items, findings: [...findingsLeft(result, items), ...said] }
  }
}

/** What was said of rows that do not count any more needs no answer. */
function findingsLeft({ items: before, findings }: SheetResult, items: readonly ReadItem[]): Finding[] {
  if (items.length === before.length) return [...findings]
  if (items.length === 0) return []
  const rows = new Set(items.map(({ origin }) => String(origin.row)))
  const gone = new Set(before.map(({ origin }) => String(origin.row)).filter((row) => !rows.has(row)))
  return findings.filter(({ cell }) => cell === null || !gone.has(/\d+$/.exec(cell)?.[0] ?? ''))
}

function withoutRows(result: SheetResult): SheetResult {
  return { ...result, items: [], zeroReports: [], findings: [] }
}

/** 「5 条在新版里都有，其中 4 条有改动（整改状态）」. */
function sayChanges(pairs: readonly { readonly item: ReadItem; readonly other: ReadItem }[]): string {
  const fields = new Set<string>()
  let changed = 0
  for (const { item, other } of pairs) {
    const changes = differences(item, other).filter(({ key }) => isItemField(key) && key !== 'itemNo')
    if (changes.length > 0) changed++
    for (const { key } of changes) if (isItemField(key)) fields.add(labelOf(key))
  }
  const same = `${pairs.length} 条在新版里也有`
  return changed === 0
    ? `${same}，没有改动`
    : `${same}，其中 ${changed} 条有改动（${[...fields].join('、')}）`
}
