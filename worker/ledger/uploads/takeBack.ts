/**
 * 收回 — a file that was taken in is taken back as a whole, in one act: rows that it added are withdrawn, rows that it
 * changed get their former values as a new version, rows that were withdrawn with it come back. Only while nobody has
 * touched any of its rows since: what somebody decided afterwards rests on what the file said. And a unit takes nothing
 * out of the count so that it could not strike by itself, nor moves a limit back to a later day.
 *
 * Zero reports that counted for a week stay: a report is a line that is never taken away. The answer says so.
 */
import { withValues, valueOf } from '#rules/items/itemFields'
import { whyNotAlone } from '#rules/items/count/withdrawal'
import type { Actor } from '#wire/actor'
import type { ItemChange } from '#wire/item'
import type { UploadTakenBack } from '#wire/upload'
import type { Answer } from '../Answer.ts'
import { changesOf, saveChanges } from '../items/rows/itemChangeRows.ts'
import { keepPlace } from '../items/rows/itemPlaceRows.ts'
import { whyLimitFixed } from '../items/fixedFields.ts'
import { itemsById, lastCursor, saveItems, type HeldItem } from '../items/rows/itemRows.ts'
import { recallWithdrawal, rowOrigin } from '../items/rows/withdrawalRows.ts'
import type { Ledger } from '../Ledger.ts'
import { findUpload, type HeldUpload } from './uploadRows.ts'
import * as traces from './uploadTraceRows.ts'

/** So many touched rows are named in a refusal. */
const ROWS_NAMED = 3
/** A refusal shows of a problem so many characters. */
const SHOWN_TEXT = 30

/** Takes the file back; once taken back, the same answer again. To a unit, only its own files exist. */
export function takeBack(ledger: Ledger, actor: Actor, id: string): Answer<UploadTakenBack> {
  const { sql } = ledger
  const upload = findUpload(sql, id, actor.unit)
  if (upload === null) return { refusal: { code: 'upload.unknown' } }
  if (upload.answer === null) return { refusal: { code: 'upload.not-accepted' } }
  const trace = traces.traceOf(sql, id)
  if (trace === null) return { refusal: { code: 'upload.untraced' } }
  if (trace.takenBack !== null) return { value: trace.takenBack }
  const stop = whyTouched(sql, upload)
  if (stop !== null) return { refusal: { code: 'upload.touched', detail: stop } }
  const rows = traces.tracedRows(sql, id)
  const counted = actor.unit === null ? null : whyCounted(ledger, actor, rows)
  if (counted !== null) return { refusal: { code: 'upload.counted', detail: counted } }
  const taking = new TakingBack(sql, actor, `收回台账文件“${upload.file}”`)
  for (const row of rows) {
    taking.row(row)
    traces.handBack(sql, id, row)
  }
  const count = (act: traces.TracedAct): number => rows.filter((row) => row.act === act).length
  const answer = {
    id,
    withdrawn: count('add'),
    restored: count('change'),
    returned: count('withdraw'),
    zeroReportsKept: upload.answer.zeroReports,
  }
  traces.keepTakenBack(sql, actor, answer)
  return { value: answer }
}

function whyTouched(sql: SqlStorage, upload: HeldUpload): string | null {
  if (traces.takenInAgain(sql, upload)) return '后来又收入过这份文件或它的新版。请先收回后来的那一份。'
  const touched = traces.touchedRows(sql, upload.id)
  if (touched.length === 0) return null
  const named = touched.slice(0, ROWS_NAMED).map(sayRow).join('、')
  const more = touched.length > ROWS_NAMED ? `等${touched.length}条` : ''
  return `收入以后，${named}${more}又有办理或改动，不能整份收回。请在台账中逐条改正。`
}

/** Why a unit may not take these rows back by itself; null when it may. */
function whyCounted(ledger: Ledger, actor: Actor, traced: readonly traces.TracedRow[]): string | null {
  const held = itemsById(
    ledger.sql,
    traced.map(({ item }) => item),
  )
  for (const row of traced) {
    const item = held.get(row.item)
    if (item === undefined) continue
    const due = formerFields(ledger.sql, item, row).find(({ field }) => field === 'due')
    const why =
      row.act === 'add'
        ? whyNotAlone(item.content, rowOrigin(ledger.sql, item), ledger.campaign, actor.day)
        : due === undefined
          ? null
          : whyLimitFixed(ledger, actor, item, due.to)
    if (why === null) continue
    return `${sayRow({ problem: item.content.problem ?? '', origin: item.origin })}：${why}不能整份收回。请逐条改正，需要去掉的逐条申请核减。`
  }
  return null
}

/** What the acceptance changed, the other way round. */
function formerFields(
  sql: SqlStorage,
  { id, content }: HeldItem,
  { act, version }: traces.TracedRow,
): ItemChange['fields'] {
  if (act !== 'change') return []
  const changes = changesOf(sql, id, version - 1).filter((change) => change.version === version)
  const change = changes.find((one) => one.act === 'edit' || one.act === 'drop')
  return (change?.fields ?? []).map(({ field, from }) => ({ field, from: valueOf(content, field), to: from }))
}

function sayRow({ problem, origin }: traces.TouchedRow): string {
  const text = problem.length > SHOWN_TEXT ? `${problem.slice(0, SHOWN_TEXT)}…` : problem
  const said = text === '' ? '未写明问题的一条' : `“${text}”`
  return origin === null ? said : `${said}（工作表“${origin.sheet}”第${origin.row}行）`
}

class TakingBack {
  readonly #sql: SqlStorage
  readonly #actor: Actor
  readonly #note: string
  #cursor: number

  constructor(sql: SqlStorage, actor: Actor, note: string) {
    this.#sql = sql
    this.#actor = actor
    this.#note = note
    this.#cursor = lastCursor(sql)
  }

  row(traced: traces.TracedRow): void {
    const { item: id, act, former } = traced
    const item = itemsById(this.#sql, [id]).get(id)
    if (item === undefined) return
    if (former === null) {
      this.#bump(item)
      item.withdrawn = true
      saveItems(this.#sql, [item])
      this.#record(item, 'withdraw', [])
      return
    }
    // Where and how it was read before: the file, sent once more, is compared with that.
    if (!isSamePlace(item, former)) keepPlace(this.#sql, this.#actor, item)
    const fields = formerFields(this.#sql, item, traced)
    if (act === 'ask' || item.state === 'dropped') recallWithdrawal(this.#sql, this.#actor, id)
    if (act === 'change' || act === 'withdraw') this.#bump(item)
    item.content = withValues(item.content, Object.fromEntries(fields.map(({ field, to }) => [field, to])))
    for (const { field } of fields) item.fieldVersions[field] = item.version
    if (act === 'withdraw') item.withdrawn = false
    item.unit = former.unit
    item.state = former.state
    item.origin = former.origin
    item.lastRead = former.lastRead
    saveItems(this.#sql, [item])
    if (act === 'ask') this.#record(item, 'recall-withdrawal', [])
    else if (act !== 'read') this.#record(item, 'take-back', fields)
  }

  #bump(item: HeldItem): void {
    item.version++
    item.cursor = ++this.#cursor
    item.updatedAt = this.#actor.at
    item.updatedBy = this.#actor.name
  }

  #record({ id, unit, version }: HeldItem, act: ItemChange['act'], fields: ItemChange['fields']): void {
    saveChanges(this.#sql, [{ item: id, unit, version, act, note: this.#note, fields }], this.#actor)
  }
}

function isSamePlace({ origin: a }: HeldItem, { origin: b }: traces.FormerStanding): boolean {
  return a?.file === b?.file && a?.sheet === b?.sheet && a?.row === b?.row
}
