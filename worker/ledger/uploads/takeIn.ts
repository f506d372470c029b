/**
 * Taking a read ledger file in: its rows against the rows held, then the changes, in one transaction.
 *
 * Nothing is closed because it vanished: a vanished row is kept or withdrawn by a person's word. A struck-off item is
 * not overwritten, but what the file says of it goes into the history. The office's acceptance of 已销号 closes,
 * unless the leading group confirms closures; a unit's is a claim of completion.
 */
import { isSettled, stateLabels, whyNot } from '#rules/items/closure'
import type { ItemContent, Origin, ZeroReport } from '#rules/items/item'
import { differences, keysOf, valueOf, withValues, type Difference } from '#rules/items/itemFields'
import { isClosed } from '#rules/items/lateness'
import { rowRef } from '#rules/reading/answers/readingAnswers'
import type { IncomingRow } from '#rules/reconcile/matchRows'
import type { Change } from '#rules/reconcile/reconcile'
import type { FieldKey, ItemChange } from '#wire/item'
import type { AcceptanceRequest, UploadAccepted } from '#wire/upload'
import type { Ledger } from '../Ledger.ts'
import type { Answer } from '../Answer.ts'
import type { Actor } from '#wire/actor'
import { compareUpload, type Comparison } from './compareUpload.ts'
import { saveChanges } from '../items/itemChangeRows.ts'
import { keepPlace } from '../items/itemPlaceRows.ts'
import { itemsById, lastCursor, saveItems, type HeldItem } from '../items/itemRows.ts'
import { formerStanding, traceRow, type FormerStanding, type TracedAct } from './uploadTraceRows.ts'
import { readUploadLines, type HeldUpload, type RowMark } from './uploadRows.ts'

/** Takes the file in. Call inside a transaction: a refusal must take nothing back because nothing was written. */
export function takeIn(
  ledger: Ledger,
  actor: Actor,
  upload: HeldUpload,
  { basis, gone }: AcceptanceRequest,
): Answer<UploadAccepted> {
  const { sql } = ledger
  const comparison = compareUpload(ledger, upload, actor)
  if (basis !== undefined && basis !== comparison.basis) return { refusal: { code: 'upload.changed' } }
  const stop = whyNotGone(comparison, gone)
  if (stop !== null) return stop
  const { held, incoming, reconciliation } = comparison
  const taking = new Taking(sql, actor, upload, comparison)
  taking.addAll(reconciliation.added.flatMap((index) => incoming[index] ?? []))
  let closedAlready = 0
  for (const change of [...reconciliation.changed, ...reconciliation.untouched]) {
    const item = held.get(change.id)
    const row = incoming[change.incoming]
    if (item === undefined || row === undefined) continue
    if (item.state === 'closed' && Object.keys(change.set).length > 0) closedAlready++
    taking.change(item, row, change)
  }
  const settled = taking.settle(gone)
  return {
    value: {
      id: upload.id,
      added: reconciliation.added.length,
      changed: reconciliation.changed.length - closedAlready,
      untouched: reconciliation.untouched.length + closedAlready,
      zeroReports: readUploadLines<ZeroReport>(sql, upload.id, 'zero').length,
      ...settled,
    },
  }
}

type GoneAnswers = AcceptanceRequest['gone']

/** Only vanished rows are answered about, and only what the state allows. */
function whyNotGone({ held, reconciliation }: Comparison, gone: GoneAnswers): Answer<never> | null {
  const vanished = new Set(reconciliation.gone)
  for (const [id, { act }] of Object.entries(gone)) {
    const item = held.get(id)
    if (item === undefined || !vanished.has(id)) return { refusal: { code: 'upload.changed' } }
    const stop = act === 'withdraw' ? whyNot('withdraw', item) : null
    if (stop !== null) return { refusal: { code: 'item.not-allowed', detail: stop } }
  }
  return null
}

class Taking {
  readonly #sql: SqlStorage
  readonly #actor: Actor
  readonly #upload: HeldUpload
  readonly #held: ReadonlyMap<string, HeldItem>
  readonly #marks: ReadonlyMap<string, RowMark>
  #cursor: number

  constructor(sql: SqlStorage, actor: Actor, upload: HeldUpload, { held, marks }: Comparison) {
    this.#sql = sql
    this.#actor = actor
    this.#upload = upload
    this.#held = held
    this.#marks = marks
    this.#cursor = lastCursor(sql)
  }

  /** A row of a standard ledger keeps the id it has there, so that a later sync knows it; unless it is taken. */
  addAll(rows: readonly IncomingRow[]): void {
    const ids = rows.flatMap(({ id }) => (id === undefined ? [] : [id]))
    const taken = new Set(ids.length === 0 ? [] : itemsById(this.#sql, ids).keys())
    for (const row of rows) {
      const isFree = row.id !== undefined && ITEM_ID.test(row.id) && !taken.has(row.id)
      const id = isFree && row.id !== undefined ? row.id : crypto.randomUUID()
      taken.add(id)
      this.#add(id, row)
    }
  }

  #add(id: string, { content, origin, asRead }: IncomingRow): void {
    const item: HeldItem = {
      no: 0,
      id,
      unit: content.unit ?? '',
      version: 1,
      state: isClosed(content) ? 'closed' : 'open',
      content,
      fieldVersions: Object.fromEntries(keysOf(content).map((key) => [key, 1])),
      origin,
      lastRead: asRead ?? content,
      withdrawn: false,
      createdOn: this.#actor.day,
      updatedAt: this.#actor.at,
      updatedBy: this.#actor.name,
      cursor: ++this.#cursor,
    }
    this.#save(item)
    this.#record(item, 'create', this.#note(origin), differences({}, content))
    if (item.state === 'closed') this.#record(item, 'close', closedByOffice, [])
    this.#trace(item, 'add', null)
  }

  change(item: HeldItem, { content, origin, asRead = content }: IncomingRow, change: Change): void {
    const isChange = Object.keys(change.set).length > 0
    const isMoved = !isSamePlace(item.origin, origin)
    const isReread = item.lastRead === null || differences(item.lastRead, asRead).length > 0
    if (!isChange && !isMoved && !isReread) return
    const former = formerStanding(this.#sql, item)
    const isTaken = isChange && !isSettled(item)
    if (isChange && !isTaken) {
      const note = `${stateLabels[item.state]}，文件中的新内容未采用`
      this.#record(item, 'conflict', note, changesIn(item.content, change.set))
    } else if (isTaken) {
      this.#edit(item, change, origin)
    }
    const { heldBack } = change
    if (heldBack !== undefined) {
      this.#record(
        item,
        'conflict',
        `文件中的新${'due' in heldBack.set ? '时限' : '内容'}未采用：${heldBack.why}`,
        changesIn(item.content, heldBack.set),
      )
    }
    if (isMoved) keepPlace(this.#sql, this.#actor, item)
    item.origin = origin
    item.lastRead = asRead
    this.#save(item)
    this.#trace(item, isTaken ? 'change' : 'read', former)
  }

  /** Vanished rows: kept and not asked about again, or withdrawn. */
  settle(gone: GoneAnswers): Pick<UploadAccepted, 'withdrawn' | 'kept'> {
    let withdrawn = 0
    for (const [id, answer] of Object.entries(gone)) {
      const item = this.#held.get(id)
      if (item === undefined) continue
      const former = formerStanding(this.#sql, item)
      if (answer.act === 'keep') {
        item.lastRead = null
        this.#record(item, 'keep', `台账文件“${this.#upload.file}”中已没有这一条，核实后保留`, [])
      } else {
        withdrawn++
        item.withdrawn = true
        this.#bump(item)
        this.#record(item, 'withdraw', answer.reason, [])
      }
      this.#save(item)
      this.#trace(item, answer.act, former)
    }
    return { withdrawn, kept: Object.keys(gone).length - withdrawn }
  }

  /** Row by row, as each is known: the history of a whole file is more than its rows, and is not held. */
  #save(item: HeldItem): void {
    saveItems(this.#sql, [item])
  }

  #trace({ id, version }: HeldItem, act: TracedAct, former: FormerStanding | null): void {
    traceRow(this.#sql, this.#upload.id, { item: id, act, version, former })
  }

  #bump(item: HeldItem): void {
    item.version++
    item.cursor = ++this.#cursor
    item.updatedAt = this.#actor.at
    item.updatedBy = this.#actor.name
  }

  /** 「收入台账文件“教务处.xlsx”；“整改时限”按答复定为“2017-08-31”」. */
  #note(origin: Origin): string {
    const answer = this.#marks.get(rowRef(origin))?.note
    return `收入台账文件“${this.#upload.file}”${answer === undefined ? '' : `；${answer}`}`
  }

  #edit(item: HeldItem, change: Change, origin: Origin): void {
    const before = item.content
    this.#bump(item)
    item.content = withValues(before, change.set)
    item.unit = item.content.unit ?? item.unit
    for (const key of Object.keys(change.set)) item.fieldVersions[key] = item.version
    const clash = change.alsoChanged.length === 0 ? '' : '；系统中也改过，以文件为准，原填内容见本条'
    this.#record(item, 'edit', `${this.#note(origin)}${clash}`, changesIn(before, change.set))
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
    const { id, unit, version } = item
    saveChanges(this.#sql, [{ item: id, unit, version, act, note, fields }], this.#actor)
  }
}

/** As in the wire's RowChange. */
const ITEM_ID = /^[A-Za-z0-9-]{8,64}$/

const closedByOffice = '办公室收入时，台账已载明销号'

function changesIn(before: ItemContent, set: Change['set']): Difference[] {
  return Object.entries(set).map(([key, to]) => ({ key, from: valueOf(before, key), to }))
}

function isSamePlace(a: Origin | null, b: Origin): boolean {
  return a !== null && a.file === b.file && a.sheet === b.sheet && a.row === b.row
}
