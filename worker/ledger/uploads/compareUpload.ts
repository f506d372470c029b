/** What taking a read file in would do: its rows, with the answers given, against the rows held. Nothing is written. */
import type { Campaign } from '#rules/campaign/campaign'
import { asClaim, isSettled, needsConfirmation, whyNot } from '#rules/items/closure'
import { readIsoDay } from '#rules/calendar/day'
import { whyDueFixed } from '#rules/items/extension'
import type { ItemContent, ReadItem } from '#rules/items/item'
import { differences, valueOf, withValues, type FieldValue } from '#rules/items/itemFields'
import { rowRef } from '#rules/reading/answers/readingAnswers'
import type { IncomingRow } from '#rules/reconcile/matchRows'
import { reconcileRows, type Change, type Reconciliation } from '#rules/reconcile/reconcile'
import {
  findPossibleDuplicates,
  likelyPredecessor,
  type PossibleDuplicate,
} from '#rules/reconcile/possibleDuplicates'
import type { FieldKey } from '#wire/item'
import type { ChangedRow, GoneRow, DuplicateRow } from '#wire/upload'
import type { Ledger } from '../Ledger.ts'
import type { Actor } from '#wire/actor'
import { extensionsOf } from '../items/extensionRows.ts'
import { itemsOfFile, itemsOfOtherFiles, type FileScope } from '../items/fileItemRows.ts'
import { withOwnRules } from './holdBack.ts'
import { changesOf } from '../items/itemChangeRows.ts'
import type { HeldItem } from '../items/itemRows.ts'
import {
  lastAccepted,
  readUploadLines,
  type HeldUpload,
  type PlanRows,
  type RowMark,
  type StoredPlan,
} from './uploadRows.ts'

/** How many rows of a kind a plan names; the count is always whole. */
const ROWS_NAMED = 200
/** A plan shows texts up to this length. */
const SHOWN_TEXT = 200
/** A ledger has some twenty columns; a plan names so many changed fields of a row. */
const FIELDS_NAMED = 40

export interface Comparison {
  readonly held: ReadonlyMap<string, HeldItem>
  readonly incoming: readonly IncomingRow[]
  readonly marks: ReadonlyMap<string, RowMark>
  readonly reconciliation: Reconciliation
  /** Rows that other files brought already; looked for only when a person is shown the plan. */
  readonly findPossibleDuplicates: () => readonly PossibleDuplicate[]
  /** Names the reading and the state of what it was compared with. */
  readonly basis: string
}

/** Compares a read upload with the rows held. */
export function compareUpload({ sql, campaign }: Ledger, upload: HeldUpload, actor: Actor): Comparison {
  const said = closureSaid(campaign, upload)
  const marks = new Map(readUploadLines<RowMark>(sql, upload.id, 'mark').map((mark) => [mark.row, mark]))
  const { same, follows = null } = upload.meta.answers
  const incoming = readUploadLines<ReadItem>(sql, upload.id, 'item').map((item) =>
    incomingRow(item, marks, same, said),
  )
  const scope = scopeOf(upload, incoming)
  const items = itemsOfFile(sql, scope)
  const held = new Map(items.map((item) => [item.id, item]))
  const based = incoming.map((row) =>
    withBase(sql, row, marks.get(rowRef(row.origin))?.version, { held, said }),
  )
  const reconciled = reconcileRows(items, based, upload.file, follows)
  const limited = actor.role === 'unit' ? withFixedLimits(sql, actor, held, reconciled) : reconciled
  const reconciliation = withOwnRules(campaign, held, incoming, limited)
  const isNew = (index: number): boolean => {
    const row = incoming[index]
    return row !== undefined && same[rowRef(row.origin)] !== 'new'
  }
  const added = reconciliation.added.filter(isNew)
  return {
    held,
    incoming,
    marks,
    reconciliation,
    findPossibleDuplicates: () =>
      added.length === 0 ? [] : findPossibleDuplicates(incoming, added, itemsOfOtherFiles(sql, scope)),
    basis: `${upload.meta.reading}:${items.length}:${items.reduce((last, { cursor }) => Math.max(last, cursor), 0)}`,
  }
}

type Said = (content: ItemContent) => ItemContent

/**
 * What a file may say of closure. A unit's word is a claim; only the office strikes off (M-24), and where the
 * leading group confirms item by item, the office's file is a claim as well: no file closes past the group.
 */
function closureSaid(campaign: Campaign, { unit }: HeldUpload): Said {
  if (unit !== null) return (content) => asClaim(content, 'unit')
  return needsConfirmation(campaign) ? (content) => asClaim(content, 'office') : (content) => content
}

function incomingRow(
  item: ReadItem,
  marks: ReadonlyMap<string, RowMark>,
  same: Readonly<Record<string, string>>,
  said: Said,
): IncomingRow {
  const { origin, ...content } = item
  const ref = rowRef(origin)
  const mark = marks.get(ref)
  const answer = same[ref]
  const id = answer === undefined || answer === 'new' ? mark?.id : answer
  return {
    origin,
    content: said(content),
    ...(mark?.asRead === undefined ? {} : { asRead: said(mark.asRead) }),
    ...(id === undefined ? {} : { id }),
  }
}

/** A standard ledger that was fetched some time ago changes what was typed into it, and takes nothing back. */
function withBase(
  sql: SqlStorage,
  row: IncomingRow,
  version: number | undefined,
  { held, said }: { readonly held: ReadonlyMap<string, HeldItem>; readonly said: Said },
): IncomingRow {
  const item = row.id === undefined ? undefined : held.get(row.id)
  if (item === undefined || version === undefined || version > item.version) return row
  // The same file once more: what it changed was taken in, and may have been changed again since.
  const isTaken = item.lastRead !== null && differences(item.lastRead, row.content).length === 0
  if (isTaken && version < item.version) return row
  let base = item.content
  for (const { act, fields } of changesOf(sql, item.id, version).toReversed()) {
    // A conflict changed nothing.
    if (act !== 'conflict')
      base = withValues(base, Object.fromEntries(fields.map(({ field, from }) => [field, from])))
  }
  return { ...row, base: said(base) }
}

function scopeOf(upload: HeldUpload, incoming: readonly IncomingRow[]): FileScope {
  const units = new Set<string>()
  for (const { content, asRead } of incoming) {
    units.add(content.unit ?? '')
    if (asRead !== undefined) units.add(asRead.unit ?? '')
  }
  // A unit's file that lost all its rows still speaks for that unit.
  if (upload.unit !== null) units.add(upload.unit)
  const { follows } = upload.meta.answers
  return {
    files: follows === undefined || follows === null ? [upload.file] : [upload.file, follows],
    units: [...units],
    ids: incoming.flatMap(({ id }) => (id === undefined ? [] : [id])),
    anyUnit: upload.unit === null && units.has(''),
  }
}

/** A limit that has passed, or that the office has moved, is moved by an extension, not by a unit's file. */
function withFixedLimits(
  sql: SqlStorage,
  actor: Actor,
  held: ReadonlyMap<string, HeldItem>,
  reconciliation: Reconciliation,
): Reconciliation {
  const changed: Change[] = []
  const untouched = [...reconciliation.untouched]
  for (const change of reconciliation.changed) {
    const item = held.get(change.id)
    const due = change.set['due']
    const why = item === undefined || due === undefined ? null : whyFixed(sql, actor, item, due)
    if (due === undefined || why === null) {
      changed.push(change)
      continue
    }
    const { due: _due, dueText: _dueText, ...set } = change.set
    const left = { ...change, set, heldBack: { set: { due }, why } }
    if (Object.keys(set).length > 0) changed.push(left)
    else untouched.push(left)
  }
  return { ...reconciliation, changed, untouched }
}

function whyFixed(sql: SqlStorage, actor: Actor, item: HeldItem, due: FieldValue): string | null {
  const to = typeof due === 'string' ? readIsoDay(due) : null
  const isExtended = extensionsOf(sql, item.id).some(({ state }) => state === 'approved')
  return whyDueFixed(item.content, to, actor.day, isExtended)
}

/** The comparison as a plan: figures, and rows as people look at them. */
export function planOf(
  sql: SqlStorage,
  upload: HeldUpload,
  comparison: Comparison,
): { plan: StoredPlan; rows: PlanRows } {
  const { held, incoming, reconciliation, basis } = comparison
  const possibleDuplicates = comparison.findPossibleDuplicates()
  const changed = reconciliation.changed.filter(({ id }) => {
    const item = held.get(id)
    return item === undefined || !isSettled(item)
  })
  const plan = {
    added: reconciliation.added.length,
    changed: changed.length,
    untouched: reconciliation.untouched.length + reconciliation.changed.length - changed.length,
    gone: reconciliation.gone.length,
  }
  const last = lastAccepted(sql, upload.file, upload.unit)
  const changesNothing = plan.added + plan.changed + plan.gone === 0
  return {
    plan: {
      plan,
      basis,
      identical: changesNothing && last?.sha256 === upload.sha256,
      predecessor:
        upload.meta.answers.follows === undefined
          ? likelyPredecessor(possibleDuplicates, incoming.length)
          : null,
    },
    rows: {
      gone: reconciliation.gone.slice(0, ROWS_NAMED).flatMap((id) => goneRow(held.get(id))),
      changes: [...changed, ...reconciliation.untouched.filter(({ heldBack }) => heldBack !== undefined)]
        .slice(0, ROWS_NAMED)
        .flatMap((change) => changedRow(held, incoming, change)),
      possibleDuplicates: possibleDuplicates
        .slice(0, ROWS_NAMED)
        .flatMap((duplicate) => duplicateRow(incoming, duplicate)),
    },
  }
}

function goneRow(item: HeldItem | undefined): GoneRow[] {
  if (item === undefined || item.origin === null) return []
  const { id, unit, origin, content } = item
  return [{ id, unit, origin, problem: shorten(content.problem ?? ''), whyKept: whyNot('withdraw', item) }]
}

function changedRow(
  held: ReadonlyMap<string, HeldItem>,
  incoming: readonly IncomingRow[],
  { id, incoming: index, set, alsoChanged, heldBack }: Change,
): ChangedRow[] {
  const item = held.get(id)
  const row = incoming[index]
  if (item === undefined || row === undefined) return []
  const fields = Object.entries(set).slice(0, FIELDS_NAMED)
  return [
    {
      id,
      unit: item.unit,
      origin: row.origin,
      problem: shorten(item.content.problem ?? ''),
      fields: fields.map(([key, to]) => ({
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- keys come from items, so they are field keys
        field: key as FieldKey,
        from: shortenValue(valueOf(item.content, key)),
        to: shortenValue(to),
        clash: alsoChanged.includes(key),
      })),
      heldBack: heldBack?.why ?? null,
    },
  ]
}

function duplicateRow(
  incoming: readonly IncomingRow[],
  { incoming: index, other, finding }: PossibleDuplicate,
): DuplicateRow[] {
  const row = incoming[index]
  if (row === undefined) return []
  const problem = shorten(other.problem)
  return [
    {
      row: rowRef(row.origin),
      item: other.id,
      problem,
      origin: other.origin,
      finding: { ...finding, given: shorten(finding.given) },
    },
  ]
}

function shortenValue(value: FieldValue): FieldValue {
  return typeof value === 'string' ? shorten(value) : value
}

function shorten(text: string): string {
  return text.length > SHOWN_TEXT ? `${text.slice(0, SHOWN_TEXT)}…` : text
}
