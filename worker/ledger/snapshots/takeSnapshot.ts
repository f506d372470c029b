/**
 * 汇总 — freezes the items of a day: read once, page by page, and on the way tallied, surveyed, hashed, compared
 * with a state before (predecessor.ts) and written down, so that a hundred thousand of them fit where a thousand do.
 */
import { noChanges, type StateChange } from '#rules/figures/compareStates'
import { compareDaysOf, stateBefore } from '#rules/figures/predecessor'
import { Trend, type ItemLife } from '#rules/figures/trend'
import type { Day } from '#rules/calendar/day'
import { RegisterSurvey, type RegisterItem } from '#rules/registers/registerFigures'
import { Surveying } from '#rules/figures/survey'
import { noticeOn, type SupervisedItem, type SupervisedNotice } from '#rules/figures/supervised'
import { Tallying } from '#rules/figures/tally'
import { WITHHELD, withheldIn } from '#rules/people/withheld'
import type { NewSnapshot, Snapshot, SnapshotBasis } from '#wire/overview'
import { allHolidaysOf } from '../../calendar/stateHolidays.ts'
import type { Actor } from '#wire/actor'
import { SnapshotComparing } from './compareSnapshots.ts'
import { frozenDays } from './frozenDayRows.ts'
import { canonicalLine, type FrozenItem } from '../items/freezeItems.ts'
import { growingSha256, type Hash } from '../store/hostCrypto.ts'
import type { LinePager } from '../store/jsonRows.ts'
import { confidentialIds } from '../items/rows/confidentialRows.ts'
import { listNotices } from '../notices/noticeRows.ts'
import { historyFrom } from '../items/rows/itemChangeRows.ts'
import { momentOn } from '../items/pastDay.ts'
import type { Ledger } from '../Ledger.ts'
import { entriesAsOf } from '../registers/registerRows.ts'
import { recordAct } from '../record/recordAct.ts'
import { reportMatrix } from '../weeks/reportMatrix.ts'
import * as rows from './snapshotRows.ts'
import { currentPages } from '../items/currentPages.ts'
import { readUploadLines, currentUploads } from '../uploads/uploadRows.ts'

/** Call inside a transaction. */
export function takeSnapshot(ledger: Ledger, actor: Actor, asked: NewSnapshot): Snapshot {
  const { sql, campaign } = ledger
  const asOf = asked.asOf ?? actor.day
  const from = historyFrom(sql)
  const basis: SnapshotBasis = asked.rows !== 'now' && from <= asOf ? 'history' : 'present'
  const day = basis === 'history' && asOf < actor.day ? asOf : null
  const last = rows.lastSnapshot(sql)
  const id = crypto.randomUUID()
  // One of a day to come is no state that anybody was in.
  const earlier = frozenDays(sql).filter((one) => one.asOf <= actor.day)
  const before = stateBefore(earlier, asOf, compareDaysOf(campaign))?.id ?? null
  const freezing = new Freezing(ledger, { id, asOf, from, basis, before })
  const hidden = confidentialIds(sql)
  for (const page of currentPages(ledger, { day, unit: null })) {
    for (const { frozen, life } of page) {
      // Counted, and told in no paper that is made from the snapshot.
      freezing.add(frozen === null ? null : withheldIn(frozen, hidden), life)
    }
  }
  const { sha256, itemCount } = freezing.finish()
  for (const kind of ['finding', 'zero'] as const) keepReadings(sql, id, kind, day)
  const isSame = last !== undefined && last.sha256 === sha256 && last.as_of === asOf && last.basis === basis
  // Pressed again on the same state, it is the same summary: compared with what the first was compared with.
  if (isSame) rows.copyChanges(sql, last.id, id)
  const previous = isSame ? last.previous : before
  const reports = reportMatrix(ledger, momentOn(asOf, actor), null)
  rows.keepHead(sql, actor, { id, asOf, basis, itemCount, sha256, campaign, reports, previous })
  const detail = { asOf, basis, itemCount, sha256 }
  recordAct(sql, actor, { act: 'snapshot.make', subject: `snapshot:${id}`, detail })
  const made = rows.findSnapshot(sql, id)
  if (made === null) throw new Error('a snapshot just made is there')
  return made
}

/** Findings and zero reports of the files that stand behind the rows. */
function keepReadings(sql: SqlStorage, id: string, kind: 'finding' | 'zero', day: Day | null): void {
  const pager = rows.snapshotPager(sql, id, kind)
  for (const upload of currentUploads(sql, day)) {
    for (const line of readUploadLines<unknown>(sql, upload, kind)) pager.add(line)
  }
  pager.end()
}

interface Freeze {
  readonly id: string
  readonly asOf: Day
  readonly from: Day
  readonly basis: SnapshotBasis
  /** The snapshot to compare with. */
  readonly before: string | null
}

class Freezing {
  readonly #sql: SqlStorage
  readonly #freeze: Freeze
  readonly #tallying: Tallying
  readonly #surveying: Surveying
  readonly #course: Trend
  readonly #registers: RegisterSurvey
  readonly #hash: Hash = growingSha256()
  readonly #items: LinePager
  readonly #changes: LinePager
  readonly #comparing: SnapshotComparing | null
  readonly #counts = noChanges()
  readonly #notices: SupervisedNotice[]
  /** Items that a notice names. */
  readonly #supervised: Map<string, number | null>
  #itemCount = 0

  constructor({ sql, campaign }: Ledger, freeze: Freeze) {
    const { id, asOf, from, before } = freeze
    this.#sql = sql
    this.#freeze = freeze
    this.#tallying = new Tallying(campaign, allHolidaysOf(campaign), asOf)
    this.#surveying = new Surveying(campaign.categories)
    this.#course = new Trend(from, asOf)
    this.#registers = new RegisterSurvey({
      campaign,
      units: campaign.units.map((unit) => unit.id),
      entries: entriesAsOf(sql, asOf, null),
    })
    this.#items = rows.snapshotPager(sql, id, 'item')
    this.#changes = rows.snapshotPager(sql, id, 'change')
    this.#comparing = before === null ? null : new SnapshotComparing(sql, before)
    this.#notices = noticesOn(sql, asOf)
    const named = this.#notices.flatMap(({ items }) => items.map((item): [string, null] => [item.id, null]))
    this.#supervised = new Map(named)
  }

  add(frozen: FrozenItem | null, life: ItemLife): void {
    this.#course.add(this.#freeze.basis === 'history' ? life : asKnownOn(life, this.#freeze.asOf))
    if (frozen === null) return
    this.#hash.update(`${this.#itemCount === 0 ? '' : '\n'}${canonicalLine(frozen)}`)
    const ledgerNo = ++this.#itemCount
    this.#items.add(frozen)
    this.#surveying.add({ ledgerNo, item: frozen, ...this.#tallying.add(frozen) })
    this.#registers.add(registerItem(frozen))
    if (this.#supervised.has(frozen.id)) this.#supervised.set(frozen.id, ledgerNo)
    if (this.#comparing === null) return
    const change = this.#comparing.compare(frozen, ledgerNo)
    if (change === null) this.#counts.unchanged++
    else this.#note(change)
  }

  finish(): { readonly sha256: string; readonly itemCount: number } {
    for (const change of this.#comparing?.gone() ?? []) this.#note(change)
    this.#items.end()
    this.#changes.end()
    const { overdue, ...tally } = this.#tallying.finish()
    const keep = (kind: rows.SnapshotKind, lines: readonly unknown[]): void =>
      rows.keepLines(this.#sql, this.#freeze.id, kind, lines)
    keep('overdue', overdue)
    keep('tally', [tally])
    keep('survey', [this.#surveying.finish()])
    keep('course', [this.#course.finish()])
    keep('register', [this.#registers.finish(this.#freeze.asOf)])
    keep('comparison', this.#comparing === null ? [] : [this.#counts])
    keep(
      'notice',
      this.#notices.map((notice) => ({ ...notice, items: notice.items.map((item) => this.#placed(item)) })),
    )
    return { sha256: this.#hash.digest('hex'), itemCount: this.#itemCount }
  }

  #note(change: StateChange): void {
    this.#counts[change.kind]++
    this.#changes.add(change)
  }

  #placed(item: SupervisedItem): SupervisedItem {
    return { ...item, ledgerNo: this.#supervised.get(item.id) ?? null }
  }
}

function registerItem({ id, unit = '', source, disposal, state }: FrozenItem): RegisterItem {
  return { id, unit, source, disposal, isClosed: state === 'closed' }
}

/** Rows judged by a day before their history count as if all had happened by then. */
function asKnownOn({ enteredOn, versions, changes }: ItemLife, asOf: Day): ItemLife {
  const by = (day: Day): Day => (day < asOf ? day : asOf)
  return {
    enteredOn: by(enteredOn),
    versions: versions.slice(0, 1).map((version) => ({ ...version, from: by(version.from) })),
    changes: changes.map((change) => ({ ...change, day: by(change.day) })),
  }
}

/** Notices issued by the day, oldest first, as far as they had come. */
function noticesOn(sql: SqlStorage, asOf: Day): SupervisedNotice[] {
  const hidden = confidentialIds(sql)
  return listNotices(sql, null)
    .filter(({ issuedOn }) => issuedOn <= asOf)
    .toReversed()
    .map(({ number, unit, issuedOn, answerBy, items, steps }) => ({
      number,
      unit,
      issuedOn,
      answerBy,
      ...noticeOn(steps, asOf),
      items: items.map((item) => ({
        id: item.id,
        number: item.number,
        ledgerNo: null,
        problem: hidden.has(item.id) ? WITHHELD : item.problem,
      })),
    }))
}
