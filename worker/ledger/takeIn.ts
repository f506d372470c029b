/**
 * Taking a read ledger file in: its rows against the rows held, then the changes, in one transaction.
 *
 * Nothing is closed because it vanished; a struck-off item is not overwritten, but what the file says of it goes
 * into the history. The office's acceptance of 已销号 closes; a unit's is a claim of completion.
 */
import { asClaim } from '#rules/closure'
import type { ItemContent, Origin, ReadItem, ZeroReport } from '#rules/item'
import { differences, keysOf, valueOf, withValues, type Difference } from '#rules/itemFields'
import { isClosed } from '#rules/lateness'
import { reconcileRows, type Change, type IncomingRow, type Reconciliation } from '#rules/reconcile'
import type { FieldKey, ItemChange } from '#wire/item'
import type { GoneRow, UploadAccepted } from '#wire/upload'
import type { Author } from './Author.ts'
import { itemsOfFile, lastCursor, saveChanges, saveItems, type HeldItem, type NewChange } from './itemRows.ts'
import { readUploadLines, type HeldUpload, type StoredPlan } from './uploadRows.ts'

/** How many vanished rows a plan names; the count is always whole. */
const GONE_NAMED = 200

interface Comparison {
  readonly held: ReadonlyMap<string, HeldItem>
  readonly incoming: readonly IncomingRow[]
  readonly reconciliation: Reconciliation
}

/** What taking the file in would do. */
export function planUpload(sql: SqlStorage, upload: HeldUpload): StoredPlan {
  const { held, reconciliation } = compare(sql, upload)
  const changed = reconciliation.changed.filter((change) => held.get(change.id)?.state !== 'closed')
  const goneRows = reconciliation.gone.flatMap((id) => goneRow(held.get(id)))
  return {
    plan: {
      added: reconciliation.added.length,
      changed: changed.length,
      untouched: reconciliation.untouched.length + reconciliation.changed.length - changed.length,
      gone: reconciliation.gone.length,
    },
    gone: goneRows.slice(0, GONE_NAMED),
  }
}

/** Takes the file in. Call inside a transaction. */
export function takeIn(sql: SqlStorage, author: Author, upload: HeldUpload): UploadAccepted {
  const { held, incoming, reconciliation } = compare(sql, upload)
  const taking = new Taking(sql, author, upload)
  for (const index of reconciliation.added) {
    const row = incoming[index]
    if (row !== undefined) taking.add(row)
  }
  let closedAlready = 0
  for (const change of [...reconciliation.changed, ...reconciliation.untouched]) {
    const item = held.get(change.id)
    const row = incoming[change.incoming]
    if (item === undefined || row === undefined) continue
    if (item.state === 'closed' && Object.keys(change.set).length > 0) closedAlready++
    taking.change(item, row, change)
  }
  taking.save()
  return {
    id: upload.id,
    added: reconciliation.added.length,
    changed: reconciliation.changed.length - closedAlready,
    untouched: reconciliation.untouched.length + closedAlready,
    zeroReports: readUploadLines<ZeroReport>(sql, upload.id, 'zero').length,
  }
}

function compare(sql: SqlStorage, upload: HeldUpload): Comparison {
  const incoming = readUploadLines<ReadItem>(sql, upload.id, 'item').map((item): IncomingRow => {
    const { origin, ...content } = item
    // A unit's word of closure is a claim; only the office strikes off (M-24).
    return { origin, content: upload.unit === null ? content : asClaim(content) }
  })
  const units = [...new Set(incoming.map((row) => row.content.unit ?? ''))]
  if (upload.unit !== null && !units.includes(upload.unit)) units.push(upload.unit)
  const items = itemsOfFile(sql, upload.file, units)
  return {
    held: new Map(items.map((item) => [item.id, item])),
    incoming,
    reconciliation: reconcileRows(items, incoming, upload.file),
  }
}

class Taking {
  readonly #sql: SqlStorage
  readonly #author: Author
  readonly #upload: HeldUpload
  readonly #saved: HeldItem[] = []
  readonly #history: NewChange[] = []
  #cursor: number

  constructor(sql: SqlStorage, author: Author, upload: HeldUpload) {
    this.#sql = sql
    this.#author = author
    this.#upload = upload
    this.#cursor = lastCursor(sql)
  }

  add({ content, origin }: IncomingRow): void {
    const item: HeldItem = {
      no: 0,
      id: crypto.randomUUID(),
      unit: content.unit ?? '',
      version: 1,
      state: isClosed(content) ? 'closed' : 'open',
      content,
      fieldVersions: Object.fromEntries(keysOf(content).map((key) => [key, 1])),
      origin,
      lastRead: content,
      withdrawn: false,
      createdOn: this.#author.day,
      updatedAt: this.#author.at,
      updatedBy: this.#author.name,
      cursor: ++this.#cursor,
    }
    this.#saved.push(item)
    this.#record(item, 'create', `收入台账文件“${this.#upload.file}”`, differences({}, content))
    if (item.state === 'closed') this.#record(item, 'close', closedByOffice, [])
  }

  change(item: HeldItem, { content, origin }: IncomingRow, change: Change): void {
    const isChange = Object.keys(change.set).length > 0
    const isMoved = !isSamePlace(item.origin, origin)
    const isReread = item.lastRead === null || differences(item.lastRead, content).length > 0
    if (!isChange && !isMoved && !isReread) return
    if (isChange && item.state === 'closed') {
      this.#record(item, 'conflict', '已销号，文件中的新内容未采用', changesIn(item.content, change.set))
    } else if (isChange) {
      this.#edit(item, change)
    }
    item.origin = origin
    item.lastRead = content
    this.#saved.push(item)
  }

  save(): void {
    saveItems(this.#sql, this.#saved)
    saveChanges(this.#sql, this.#history, this.#author)
  }

  #edit(item: HeldItem, change: Change): void {
    const before = item.content
    item.version++
    item.cursor = ++this.#cursor
    item.updatedAt = this.#author.at
    item.updatedBy = this.#author.name
    item.content = withValues(before, change.set)
    for (const key of Object.keys(change.set)) item.fieldVersions[key] = item.version
    const clash = change.alsoChanged.length === 0 ? '' : '；系统中也改过，以文件为准，原填内容见本条'
    this.#record(item, 'edit', `收入台账文件“${this.#upload.file}”${clash}`, changesIn(before, change.set))
    if (isClosed(item.content)) {
      item.state = 'closed'
      this.#record(item, 'close', closedByOffice, [])
    } else if (item.state === 'closure-requested' && item.content.claimed !== 'done') {
      item.state = 'open'
    }
  }

  #record(item: HeldItem, act: ItemChange['act'], note: string, changes: readonly Difference[]): void {
    const fields = changes.map(({ key, from, to }) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- keys come from items, so they are field keys
      return { field: key as FieldKey, from, to }
    })
    this.#history.push({ item: item.id, unit: item.unit, version: item.version, act, note, fields })
  }
}

const closedByOffice = '办公室收入时，台账已载明销号'

function changesIn(before: ItemContent, set: Change['set']): Difference[] {
  return Object.entries(set).map(([key, to]) => ({ key, from: valueOf(before, key), to }))
}

function isSamePlace(a: Origin | null, b: Origin): boolean {
  return a !== null && a.file === b.file && a.sheet === b.sheet && a.row === b.row
}

function goneRow(item: HeldItem | undefined): GoneRow[] {
  if (item === undefined || item.origin === null) return []
  const origin: Origin = item.origin
  return [{ id: item.id, unit: item.unit, origin, problem: item.content.problem ?? '' }]
}
