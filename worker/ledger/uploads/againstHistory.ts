/** A file's rows against the history of the rows held: what they were written from, and what of them is stale. */
import { differences, valueOf, withValues } from '#rules/items/itemFields'
import type { ItemContent } from '#rules/items/item'
import type { IncomingRow } from '#rules/reconcile/matchRows'
import type { Change, Reconciliation } from '#rules/reconcile/reconcile'
import { staleIn, type StaleValue } from '#rules/reconcile/staleValues'
import { editsOf, type KeptEdit } from '../items/rows/itemChangeRows.ts'
import type { HeldItem } from '../items/rows/itemRows.ts'

type Held = ReadonlyMap<string, HeldItem>

/** A standard ledger that was fetched some time ago changes what was typed into it, and takes nothing back. */
export function withBases(
  sql: SqlStorage,
  rows: readonly IncomingRow[],
  held: Held,
  {
    versionOf,
    said,
  }: {
    readonly versionOf: (row: IncomingRow) => number | undefined
    readonly said: (content: ItemContent) => ItemContent
  },
): IncomingRow[] {
  const based = rows.map((row) => ({ row, ...baseVersion(row, versionOf(row), held) }))
  const ids = based.flatMap(({ item, version }) =>
    item === undefined || version === item.version ? [] : [item.id],
  )
  const edits = editsIn(sql, ids)
  return based.map(({ row, item, version }) => {
    if (item === undefined) return row
    const since = (edits.get(item.id) ?? []).filter((edit) => edit.version > version)
    const base = since.reduceRight(
      (content, { fields }) =>
        withValues(content, Object.fromEntries(fields.map(({ field, from }) => [field, from]))),
      item.content,
    )
    return { ...row, base: said(base) }
  })
}

function editsIn(sql: SqlStorage, ids: readonly string[]): ReadonlyMap<string, KeptEdit[]> {
  return ids.length === 0 ? new Map<string, KeptEdit[]>() : editsOf(sql, ids)
}

function baseVersion(
  row: IncomingRow,
  version: number | undefined,
  held: Held,
): { readonly item: HeldItem | undefined; readonly version: number } {
  const item = row.id === undefined ? undefined : held.get(row.id)
  const none = { item: undefined, version: 0 }
  if (item === undefined || version === undefined || version > item.version) return none
  // The same file once more: what it changed was taken in, and may have been changed again since.
  const isTaken = item.lastRead !== null && differences(item.lastRead, row.content).length === 0
  return isTaken && version < item.version ? none : { item, version }
}

/**
 * Sets aside what a row had before and has no more. Rows that say from which version they were written have changed
 * what they say, and so has whoever answered about a field now.
 */
export function withoutStale(
  sql: SqlStorage,
  incoming: readonly IncomingRow[],
  held: Held,
  reconciliation: Reconciliation,
): Reconciliation {
  const judged = new Set(
    reconciliation.changed.filter(({ incoming: at }) => incoming[at]?.base === undefined),
  )
  const edits = editsIn(
    sql,
    Array.from(judged, ({ id }) => id),
  )
  const changes = reconciliation.changed.map((change) =>
    judged.has(change)
      ? setAside(change, {
          row: incoming[change.incoming],
          item: held.get(change.id),
          edits: edits.get(change.id),
        })
      : change,
  )
  const isChange = ({ set }: Change): boolean => Object.keys(set).length > 0
  return {
    ...reconciliation,
    changed: changes.filter(isChange),
    untouched: [...reconciliation.untouched, ...changes.filter((change) => !isChange(change))],
  }
}

/** What was taken back, sent back or opened again may be said once more without being old. */
const UNDOING: ReadonlySet<string> = new Set(['take-back', 'return', 'reopen'])

function setAside(
  change: Change,
  {
    row,
    item,
    edits = [],
  }: {
    readonly row: IncomingRow | undefined
    readonly item: HeldItem | undefined
    readonly edits: readonly KeptEdit[] | undefined
  },
): Change {
  if (row === undefined || item === undefined || edits.length === 0) return change
  const answered = new Set(differences(row.asRead ?? row.content, row.content).map(({ key }) => key))
  const history = edits.filter(({ act }) => !UNDOING.has(act))
  const stale = withLimitText(staleIn(change.set, item.content, history), change, item).filter(
    ({ key }) => !answered.has(key),
  )
  if (stale.length === 0) return change
  const keys = new Set(stale.map(({ key }) => key))
  const set = Object.entries(change.set).filter(([key]) => !keys.has(key))
  return { ...change, set: Object.fromEntries(set), stale }
}

/** A limit and the words that it was read from go together. */
function withLimitText(
  stale: readonly StaleValue[],
  { set }: Change,
  { content }: HeldItem,
): readonly StaleValue[] {
  const due = stale.find(({ key }) => key === 'due')
  const given = set['dueText']
  if (due === undefined || given === undefined || stale.some(({ key }) => key === 'dueText')) return stale
  return [...stale, { ...due, key: 'dueText', given, now: valueOf(content, 'dueText') }]
}

/** By item: the fields of which a person takes the file's stale value. */
export type StaleTaken = Readonly<Record<string, readonly string[]>>

/** With the stale values that a person takes; null when one of them is not among those that were shown. */
export function withTaken(reconciliation: Reconciliation, taken: StaleTaken): Reconciliation | null {
  const open = new Map(Object.entries(taken).map(([id, keys]) => [id, new Set<string>(keys)]))
  const take = (change: Change): Change => {
    const keys = open.get(change.id)
    if (keys === undefined) return change
    const wanted = (change.stale ?? []).filter(
      ({ key }) => keys.has(key) || (key === 'dueText' && keys.has('due')),
    )
    for (const { key } of wanted) keys.delete(key)
    const set = { ...change.set, ...Object.fromEntries(wanted.map(({ key, given }) => [key, given])) }
    return { ...change, set, stale: (change.stale ?? []).filter((one) => !wanted.includes(one)) }
  }
  const changed = reconciliation.changed.map(take)
  const untouched = reconciliation.untouched.map(take)
  if ([...open.values()].some((keys) => keys.size > 0)) return null
  const isChange = ({ set }: Change): boolean => Object.keys(set).length > 0
  return {
    ...reconciliation,
    changed: [...changed, ...untouched.filter(isChange)],
    untouched: untouched.filter((change) => !isChange(change)),
  }
}
