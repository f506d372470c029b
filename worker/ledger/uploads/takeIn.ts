/**
 * Taking a read ledger file in: its rows against the rows held, then the changes, in one transaction.
 *
 * Nothing is closed because it vanished: a vanished row is kept, struck or asked to be dropped by a person's word. A
 * struck-off item is not overwritten, but what the file says of it goes into the history. A row that the office brings
 * for the first time as 已销号 was struck off before; where the leading group confirms closures, in a unit's file, and of
 * a row that is held here, it is a claim of completion. A claim that says all that closure asks for is a request for it.
 */
import { isSettled, missingForClosure, notDropped, stateLabels } from '#rules/items/closure'
import type { ItemContent, Origin, ZeroReport } from '#rules/items/item'
import { differences, keysOf, valueOf, withValues, type Difference } from '#rules/items/itemFields'
import { claimsDone, isClosed } from '#rules/items/lateness'
import { immediateLimit } from '#rules/items/moves/immediateLimit'
import { rowRef } from '#rules/reading/answers/readingAnswers'
import type { IncomingRow } from '#rules/reconcile/matchRows'
import type { Change } from '#rules/reconcile/reconcile'
import type { FieldKey, ItemChange } from '#wire/item'
import type { AcceptanceRequest, UploadAccepted } from '#wire/upload'
import type { NewWithdrawal } from '#wire/withdrawal'
import type { Ledger } from '../Ledger.ts'
import type { Answer } from '../Answer.ts'
import type { Actor } from '#wire/actor'
import { withTaken } from './againstHistory.ts'
import { compareUpload, type Comparison } from './compareUpload.ts'
import { saveChanges } from '../items/rows/itemChangeRows.ts'
import { keepPlace } from '../items/rows/itemPlaceRows.ts'
import { giveNumber } from '../items/rows/itemNumberRows.ts'
import { itemsById, lastCursor, saveItems, type HeldItem } from '../items/rows/itemRows.ts'
import { rowOrigin } from '../items/rows/withdrawalRows.ts'
import { keepDrop, keepRequest, sayRequest } from '../items/withdrawals.ts'
import { takingsOf, whyNotGone, type GoneAnswers, type GoneTakings } from './goneRows.ts'
import { formerStanding, traceRow, type FormerStanding, type TracedAct } from './uploadTraceRows.ts'
import { readUploadLines, type HeldUpload, type RowMark } from './uploadRows.ts'

/** Takes the file in. Call inside a transaction: a refusal must take nothing back because nothing was written. */
export function takeIn(
  ledger: Ledger,
  actor: Actor,
  upload: HeldUpload,
  { basis, gone, stale, foundThisWeek }: AcceptanceRequest,
): Answer<UploadAccepted> {
  const comparison = compareUpload(ledger, upload, actor)
  if (basis !== undefined && basis !== comparison.basis) return { refusal: { code: 'upload.changed' } }
  const takings = takingsOf(ledger, actor, comparison, gone)
  const stop = whyNotGone(comparison, gone, takings)
  if (stop !== null) return stop
  const { held, incoming } = comparison
  const reconciliation = withTaken(comparison.reconciliation, stale)
  if (reconciliation === null) return { refusal: { code: 'upload.changed' } }
  const taking = new Taking(ledger, actor, upload, { ...comparison, areNew: foundThisWeek })
  taking.addAll(reconciliation.added.flatMap((index) => incoming[index] ?? []))
  let settledAlready = 0
  for (const change of [...reconciliation.changed, ...reconciliation.untouched]) {
    const item = held.get(change.id)
    const row = incoming[change.incoming]
    if (item === undefined || row === undefined) continue
    if (isSettled(item) && Object.keys(change.set).length > 0) settledAlready++
    taking.change(item, row, change)
  }
  const settled = taking.settle(gone, takings)
  return {
    value: {
      id: upload.id,
      added: reconciliation.added.length,
      changed: reconciliation.changed.length - settledAlready,
      untouched: reconciliation.untouched.length + settledAlready,
      zeroReports: readUploadLines<ZeroReport>(ledger.sql, upload.id, 'zero').length,
      ...settled,
    },
  }
}

class Taking {
  readonly #ledger: Ledger
  readonly #sql: SqlStorage
  readonly #actor: Actor
  readonly #upload: HeldUpload
  readonly #held: ReadonlyMap<string, HeldItem>
  readonly #marks: ReadonlyMap<string, RowMark>
  /** A person says that rows without a day of finding are this week's. */
  readonly #areNew: boolean
  #cursor: number

  constructor(
    ledger: Ledger,
    actor: Actor,
    upload: HeldUpload,
    { held, marks, areNew }: Comparison & { readonly areNew: boolean },
  ) {
    this.#ledger = ledger
    this.#sql = ledger.sql
    this.#actor = actor
    this.#upload = upload
    this.#held = held
    this.#marks = marks
    this.#areNew = areNew
    this.#cursor = lastCursor(ledger.sql)
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

  #add(id: string, { content: read, origin, asRead }: IncomingRow): void {
    const said = notDropped(read)
    const limit = immediateLimit(said, {}, this.#ledger.campaign, {
      enteredOn: this.#actor.day,
      // 已销号 in the office's file was struck off before; nothing is counted for it any more.
      isFixed: false,
    })
    const content = withValues(said, limit)
    const item: HeldItem = {
      no: 0,
      id,
      number: giveNumber(this.#ledger, content.unit ?? ''),
      unit: content.unit ?? '',
      version: 1,
      state: isClosed(content) ? 'closed' : 'open',
      content,
      fieldVersions: Object.fromEntries(keysOf(content).map((key) => [key, 1])),
      origin,
      lastRead: asRead ?? read,
      withdrawn: false,
      createdOn: this.#actor.day,
      isTakenOver: !this.#areNew,
      updatedAt: this.#actor.at,
      updatedBy: this.#actor.name,
      cursor: ++this.#cursor,
    }
    const asksClosure = this.#asksClosure(item, {})
    if (asksClosure) item.state = 'closure-requested'
    this.#save(item)
    this.#record(item, 'create', this.#note(origin), differences({}, content))
    if (item.state === 'closed') this.#record(item, 'close', closedBefore, [])
    if (asksClosure) this.#recordRequest(item)
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
        `${'due' in heldBack.set ? '文件中的新时限' : '文件中的内容'}未采用：${heldBack.why}`,
        changesIn(item.content, heldBack.set),
      )
    }
    const { stale = [] } = change
    if (stale.length > 0) {
      const set = Object.fromEntries(stale.map(({ key, given }) => [key, given]))
      this.#record(item, 'conflict', '文件中的旧内容未采用', changesIn(item.content, set))
    }
    if (isMoved) keepPlace(this.#sql, this.#actor, item)
    item.origin = origin
    item.lastRead = asRead
    this.#save(item)
    this.#trace(item, isTaken ? 'change' : 'read', former)
  }

  /** Vanished rows: kept and not asked about again, or withdrawn. */
  settle(
    gone: GoneAnswers,
    takings: GoneTakings,
  ): Pick<UploadAccepted, 'withdrawn' | 'kept' | 'asked' | 'dropped'> {
    const counts = { withdrawn: 0, kept: 0, asked: 0, dropped: 0 }
    for (const [id, answer] of Object.entries(gone)) {
      const item = this.#held.get(id)
      if (item === undefined) continue
      const former = formerStanding(this.#sql, item)
      const taking = takings.get(id)
      if (answer.act === 'keep' || taking === undefined || 'refused' in taking) {
        counts.kept++
        item.lastRead = null
        this.#record(item, 'keep', `台账文件“${this.#upload.file}”中已没有这一条，核实后保留`, [])
        this.#save(item)
        this.#trace(item, 'keep', former)
        continue
      }
      const { reason } = answer
      if (taking.act === 'strike') {
        counts.withdrawn++
        item.withdrawn = true
        this.#bump(item)
        this.#record(item, 'withdraw', reason, [])
        this.#save(item)
        this.#trace(item, 'withdraw', former)
      } else if (taking.act === 'ask') {
        counts.asked++
        this.#ask(item, { kind: taking.kind, reason }, former)
      } else {
        counts.dropped++
        this.#drop(item, { kind: taking.kind, reason }, former)
      }
    }
    return counts
  }

  /** The row stays in the count until the office has decided; until then each new file is asked about it again. */
  #ask(item: HeldItem, asked: NewWithdrawal, former: FormerStanding): void {
    keepRequest(this.#sql, this.#actor, item, asked)
    this.#record(item, 'ask-withdrawal', sayRequest(asked), [])
    this.#trace(item, 'ask', former)
  }

  #drop(item: HeldItem, asked: NewWithdrawal, former: FormerStanding): void {
    keepDrop(this.#sql, this.#actor, item, asked)
    const fields = changesIn(item.content, { claimed: 'dropped' })
    this.#bump(item)
    item.content = { ...item.content, claimed: 'dropped' }
    item.fieldVersions['claimed'] = item.version
    item.state = 'dropped'
    this.#record(item, 'drop', sayRequest(asked), fields)
    this.#save(item)
    this.#trace(item, 'change', former)
  }

  /** A claim of completion that says all that closure asks for is the unit's request, told in its own file. */
  #asksClosure({ content, state, version }: HeldItem, set: Change['set']): boolean {
    const isNew = version === 1 || 'claimed' in set || 'completedOn' in set
    if (!isNew || state !== 'open' || !claimsDone(content) || content.completedOn === undefined) return false
    const request = { completedOn: content.completedOn, note: '', regulations: 0 }
    return missingForClosure(content, request, this.#actor.day).length === 0
  }

  #recordRequest(item: HeldItem): void {
    this.#record(item, 'request-closure', `随台账文件“${this.#upload.file}”申请`, [])
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
    const isFixed = rowOrigin(this.#sql, item).isFrozen
    const facts = { enteredOn: item.createdOn, isFixed }
    const limit = immediateLimit(withValues(before, change.set), change.set, this.#ledger.campaign, facts)
    const set = { ...change.set, ...limit }
    this.#bump(item)
    item.content = withValues(before, set)
    item.unit = item.content.unit ?? item.unit
    for (const key of Object.keys(set)) item.fieldVersions[key] = item.version
    const clash = change.alsoChanged.length === 0 ? '' : '；系统中也改过，以文件为准，原填内容见本条'
    this.#record(item, 'edit', `${this.#note(origin)}${clash}`, changesIn(before, set))
    if (item.state === 'closure-requested' && item.content.claimed !== 'done') item.state = 'open'
    if (!this.#asksClosure(item, change.set)) return
    item.state = 'closure-requested'
    this.#recordRequest(item)
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

const closedBefore = '办公室收入时，台账已载明销号'

function changesIn(before: ItemContent, set: Change['set']): Difference[] {
  return Object.entries(set).map(([key, to]) => ({ key, from: valueOf(before, key), to }))
}

function isSamePlace(a: Origin | null, b: Origin): boolean {
  return a !== null && a.file === b.file && a.sheet === b.sheet && a.row === b.row
}
