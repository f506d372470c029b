/** What taking a read file in would do: its rows, with the answers given, against the rows held. Nothing is written. */
import type { Campaign } from '#rules/campaign/campaign'
import { asClaim, claimInstead, isSettled, needsConfirmation, withoutOffice } from '#rules/items/closure'
import type { ItemContent, ReadItem } from '#rules/items/item'
import { valueOf, type FieldValue } from '#rules/items/itemFields'
import { SUPPORT_BY_OFFICE, SUPPORT_KEY } from '#rules/items/support/support'
import { DROPPED_BY_OFFICE } from '#rules/items/count/withdrawal'
import { rowRef } from '#rules/reading/answers/readingAnswers'
import type { IncomingRow } from '#rules/reconcile/matchRows'
import { reconcileRows, type Change, type Reconciliation } from '#rules/reconcile/reconcile'
import {
  findPossibleDuplicates,
  likelyPredecessor,
  type PossibleDuplicate,
} from '#rules/reconcile/possibleDuplicates'
import { sayStale, type StaleValue } from '#rules/reconcile/staleValues'
import type { FieldKey } from '#wire/item'
import type { ChangedRow, GoneRow, DuplicateRow } from '#wire/upload'
import type { Ledger } from '../Ledger.ts'
import type { Actor } from '#wire/actor'
import { whyGivenFixed, whyLimitFixed } from '../items/fixedFields.ts'
import { whyHeld } from '../items/withdrawals.ts'
import { itemsOfFile, itemsOfOtherFiles, type FileScope } from '../items/rows/fileItemRows.ts'
import { withOwnRules } from './holdBack.ts'
import type { HeldItem } from '../items/rows/itemRows.ts'
import { leftRows } from '../items/rows/transferRows.ts'
import { withBases, withoutStale } from './againstHistory.ts'
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
  /** Indexes of rows that went to another unit (移交): they are not entered again. */
  readonly elsewhere: readonly number[]
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
  const versionOf = ({ origin }: IncomingRow): number | undefined => marks.get(rowRef(origin))?.version
  const based = withBases(sql, incoming, held, { versionOf, said })
  const current = withoutStale(sql, based, held, reconcileRows(items, based, upload.file, follows))
  const limited = withFixedFields({ sql, campaign }, actor, held, current)
  const reconciliation = withOwnRules(campaign, held, incoming, limited)
  const isNew = (index: number): boolean => {
    const row = incoming[index]
    return row !== undefined && same[rowRef(row.origin)] !== 'new'
  }
  const elsewhere = goneElsewhere(sql, upload, scope, { incoming, added: reconciliation.added, follows })
  const added = reconciliation.added.filter((index) => isNew(index) && !elsewhere.includes(index))
  return {
    held,
    incoming,
    marks,
    reconciliation: {
      ...reconciliation,
      added: reconciliation.added.filter((one) => !elsewhere.includes(one)),
    },
    elsewhere,
    findPossibleDuplicates: () =>
      added.length === 0 ? [] : findPossibleDuplicates(incoming, added, itemsOfOtherFiles(sql, scope)),
    basis: `${upload.meta.reading}:${items.length}:${items.reduce((last, { cursor }) => Math.max(last, cursor), 0)}`,
  }
}

/** Of the rows that seem new, those that the unit had and that another unit has now; told by what it held of them. */
function goneElsewhere(
  sql: SqlStorage,
  { file }: HeldUpload,
  { units }: FileScope,
  rows: {
    readonly incoming: readonly IncomingRow[]
    readonly added: readonly number[]
    readonly follows: string | null
  },
): number[] {
  const left = rows.added.length === 0 ? [] : leftRows(sql, units)
  if (left.length === 0) return []
  const seeming = rows.added.flatMap((index) => rows.incoming[index] ?? [])
  const { added } = reconcileRows(left, seeming, file, rows.follows)
  return rows.added.filter((_, at) => !added.includes(at))
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
  const own = (read: ItemContent): ItemContent => withoutOffice(said(read), mark?.id !== undefined)
  return {
    origin,
    content: own(content),
    ...(mark?.asRead === undefined ? {} : { asRead: own(mark.asRead) }),
    ...(id === undefined ? {} : { id }),
    ...(mark?.fromToday === true ? { fromToday: true } : {}),
  }
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

/** What no file changes, whoever sends it: a limit is moved later by an extension; what others found stays as said. */
function withFixedFields(
  ledger: Ledger,
  actor: Actor,
  held: ReadonlyMap<string, HeldItem>,
  reconciliation: Reconciliation,
): Reconciliation {
  const changed: Change[] = []
  const untouched = [...reconciliation.untouched]
  for (const change of reconciliation.changed) {
    const item = held.get(change.id)
    const left = item === undefined ? change : withoutFixed(ledger, actor, item, change)
    if (Object.keys(left.set).length > 0 || left.heldBack === undefined) changed.push(left)
    else untouched.push(left)
  }
  return { ...reconciliation, changed, untouched }
}

function withoutFixed(ledger: Ledger, actor: Actor, item: HeldItem, change: Change): Change {
  const claim = claimInstead(item.content, change.set)
  const set = { ...(claim ?? change.set) }
  const back: Record<string, FieldValue> = {}
  const whys: string[] = []
  const hold = (why: string | null, ...keys: readonly string[]): void => {
    if (why === null) return
    whys.push(why)
    for (const key of keys) {
      const value = set[key]
      delete set[key]
      if (value !== undefined && key !== 'dueText') back[key] = value
    }
  }
  if (claim !== null) whys.push('文件不能销号。销号由责任单位申请、办公室逐件审核，“已销号”按“已完成”收入。')
  const { due, claimed } = set
  if (due !== undefined) hold(whyLimitFixed(ledger, actor, item, due), 'due', 'dueText')
  if (claimed === 'dropped') hold(DROPPED_BY_OFFICE, 'claimed')
  // A sheet without the office's column says nothing about it.
  if (set[SUPPORT_KEY] === null) delete set[SUPPORT_KEY]
  else if (set[SUPPORT_KEY] !== undefined) hold(SUPPORT_BY_OFFICE, SUPPORT_KEY)
  for (const field of ['problem', 'source'] as const) {
    if (actor.unit !== null && set[field] !== undefined) hold(whyGivenFixed(ledger, item, field), field)
  }
  return whys.length === 0 ? change : { ...change, set, heldBack: { set: back, why: whys.join('') } }
}

/** The comparison as a plan: figures, and rows as people look at them. */
export function planOf(
  ledger: Ledger,
  actor: Actor,
  upload: HeldUpload,
  comparison: Comparison,
): { plan: StoredPlan; rows: PlanRows } {
  const { held, incoming, reconciliation, basis } = comparison
  const possibleDuplicates = comparison.findPossibleDuplicates()
  const isOpen = (id: string): boolean => {
    const item = held.get(id)
    return item === undefined || !isSettled(item)
  }
  const changed = reconciliation.changed.filter(({ id }) => isOpen(id))
  const plan = {
    added: reconciliation.added.length,
    changed: changed.length,
    untouched: reconciliation.untouched.length + reconciliation.changed.length - changed.length,
    gone: reconciliation.gone.length,
    ...(comparison.elsewhere.length === 0 ? {} : { transferred: comparison.elsewhere.length }),
  }
  const last = lastAccepted(ledger.sql, upload.file, upload.unit)
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
      gone: reconciliation.gone.slice(0, ROWS_NAMED).flatMap((id) => goneRow(ledger, actor, held.get(id))),
      changes: [
        ...changed,
        ...reconciliation.untouched.filter(
          ({ id, heldBack, stale = [] }) => heldBack !== undefined || (stale.length > 0 && isOpen(id)),
        ),
      ]
        .slice(0, ROWS_NAMED)
        .flatMap((change) => changedRow(comparison, change, ledger.campaign)),
      possibleDuplicates: possibleDuplicates
        .slice(0, ROWS_NAMED)
        .flatMap((duplicate) => duplicateRow(incoming, duplicate)),
    },
  }
}

function goneRow(ledger: Ledger, actor: Actor, item: HeldItem | undefined): GoneRow[] {
  if (item === undefined || item.origin === null) return []
  const { id, unit, origin, content } = item
  const problem = shorten(content.problem ?? '')
  return [{ id, unit, origin, problem, ...whyHeld(ledger, actor, item) }]
}

function changedRow(
  { held, incoming }: Comparison,
  { id, incoming: index, set, alsoChanged, heldBack, stale = [] }: Change,
  campaign: Campaign,
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
      stale: stale.filter(isShown).map((one) => ({
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as above
        field: one.key as FieldKey,
        message: sayStale(one, campaign),
      })),
    },
  ]
}

/** The words of a limit stand beside its day. */
function isShown({ key }: StaleValue, _index: number, stale: readonly StaleValue[]): boolean {
  return key !== 'dueText' || !stale.some((one) => one.key === 'due')
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
