/**
 * The ledger of one campaign: a Durable Object with its own SQLite, one per campaign.
 *
 * It is created by `open` and lives as long as the campaign's records must. Everything that matters is in
 * SQLite and survives sleep and restarts; only the settings are also kept in memory, read again after waking.
 * Each method is one step that happens wholly or not at all. It trusts its callers: who may do what was decided
 * by guard/access.ts, and an author comes from the session, never from a body.
 */
import { DurableObject } from 'cloudflare:workers'
import type { Campaign } from '#rules/campaign'
import { awaitsReview } from '#rules/closure'
import type { Day } from '#rules/day'
import type { Finding } from '#rules/finding'
import type { ZeroReport } from '#rules/item'
import { periodOn, periodsOf, type Period } from '#rules/period'
import { tallyItems } from '#rules/tally'
import { draftWeeklyReport } from '#rules/weeklyReport'
import { contradictionsOf } from '#rules/zeroReport'
import type { CircularDraft } from '#wire/document'
import type {
  ClosureRequest,
  ClosureReview,
  ItemHistory,
  ItemPage,
  ItemRow,
  SyncAnswer,
  SyncRequest,
} from '#wire/item'
import type { Overview, Snapshot } from '#wire/overview'
import type { Report, ReportDraft, ReportMatrix, ReportSubmission } from '#wire/report'
import type { Role } from '#wire/session'
import type { UploadAccepted } from '#wire/upload'
import { calendarOf } from '../calendar/stateHolidays.ts'
import { sha256Hex } from '../guard/accessCode.ts'
import { enterByCode, keepCodes, type HashedCode } from './accessCodes.ts'
import type { Answer } from './Answer.ts'
import type { Author } from './Author.ts'
import * as circulars from './circularRows.ts'
import { requestClosure, reviewClosure } from './closeItems.ts'
import { canonicalText, freezeItems } from './freezeItems.ts'
import * as items from './itemRows.ts'
import { fromJson } from './jsonRows.ts'
import { isMigrated, migrate } from './migrations.ts'
import { pushRows, type PushOutcome } from './pushRows.ts'
import * as reports from './reportRows.ts'
import * as snapshots from './snapshotRows.ts'
import { planUpload, takeIn } from './takeIn.ts'
import * as uploads from './uploadRows.ts'
import { readDayIn, sayContradiction } from './zeroReports.ts'

/** Rows of one pull; more are asked for by the next cursor. */
const PULL_ROWS = 500

export class CampaignLedger extends DurableObject<Env> {
  readonly #sql: SqlStorage
  #settings: Campaign | null = null

  constructor(state: DurableObjectState, env: Env) {
    super(state, env)
    this.#sql = state.storage.sql
    // An object that somebody merely asked for by a made-up id gets no tables and so costs nothing.
    if (isMigrated(this.#sql)) migrate(state.storage)
  }

  open(campaign: Campaign, codes: readonly HashedCode[], at: string): Answer<null> {
    if (this.campaign() !== null) return { refusal: { code: 'campaign.exists' } }
    migrate(this.ctx.storage)
    return this.#together(() => {
      const settings = JSON.stringify(campaign)
      this.#sql.exec(
        'INSERT INTO campaign (id, settings, opened_at) VALUES (?, ?, ?)',
        campaign.id,
        settings,
        at,
      )
      keepCodes(this.#sql, codes, at)
      return { value: null }
    })
  }

  /** The settings; null when no campaign was opened here. */
  campaign(): Campaign | null {
    if (this.#settings !== null || !isMigrated(this.#sql)) return this.#settings
    const row = this.#sql.exec<{ settings: string }>('SELECT settings FROM campaign').toArray()[0]
    this.#settings = row === undefined ? null : fromJson<Campaign>(row.settings)
    return this.#settings
  }

  /** Whom a code lets in; an unopened campaign answers like a wrong code. */
  enter(hash: string, address: string, nowMs: number): Answer<{ role: Role; unit: string | null }> {
    if (this.campaign() === null) return { refusal: { code: 'code.wrong' } }
    return enterByCode(this.#sql, hash, address, nowMs)
  }

  itemPage(cursor: number, unit: string | null): ItemPage {
    return this.#pull(cursor, unit)
  }

  itemHistory(id: string, unit: string | null): Answer<ItemHistory> {
    const held = items.itemsById(this.#sql, [id]).get(id)
    if (held === undefined || (unit !== null && held.unit !== unit))
      return { refusal: { code: 'item.unknown' } }
    return { value: { item: items.itemRow(held), changes: items.changesOf(this.#sql, id) } }
  }

  /** Takes a push in and answers with what changed since the sender's cursor. `unit` null: the office looks at all. */
  async sync(author: Author, unit: string | null, request: SyncRequest): Promise<Answer<SyncAnswer>> {
    const digest = await sha256Hex(JSON.stringify(request.changes))
    return this.#together(() => {
      const pushed = this.#push(author, unit, request, digest)
      if ('refusal' in pushed) return pushed
      return { value: { ...pushed.value, ...this.#pull(request.cursor, unit) } }
    })
  }

  requestClosure(author: Author, id: string, request: ClosureRequest): Answer<ItemRow> {
    return this.#together(() => requestClosure(this.#sql, author, id, request))
  }

  reviewClosure(author: Author, id: string, review: ClosureReview): Answer<ItemRow> {
    return this.#together(() => reviewClosure(this.#sql, author, id, review))
  }

  beginUpload(
    author: Author,
    upload: { readonly id: string; readonly file: string; readonly sha256: string },
  ): void {
    uploads.beginUpload(this.#sql, author, upload)
  }

  addUploadRows(id: string, kind: uploads.ReadingKind, firstNo: number, chunk: string): void {
    uploads.addUploadRows(this.#sql, id, kind, firstNo, chunk)
  }

  /** All rows are in: says what taking the file in would do. */
  planUpload(id: string, unit: string | null): Answer<uploads.UploadHead> {
    return this.#together(() => {
      const found = uploads.findUpload(this.#sql, id, unit)
      if ('refusal' in found) return found
      uploads.keepPlan(this.#sql, id, planUpload(this.#sql, found.value))
      return this.upload(id, unit)
    })
  }

  uploads(unit: string | null): uploads.UploadHead[] {
    return uploads.listUploads(this.#sql, unit)
  }

  upload(id: string, unit: string | null): Answer<uploads.UploadHead> {
    const found = uploads.findUpload(this.#sql, id, unit)
    if ('refusal' in found) return found
    // A file whose rows never all arrived was never sent, as far as people are concerned.
    if (found.value.plan === null) return { refusal: { code: 'upload.unknown' } }
    return { value: uploads.uploadHead(found.value) }
  }

  uploadRows(id: string, kind: uploads.ReadingKind, after: number, limit: number): string {
    return uploads.uploadRows(this.#sql, id, kind, after, limit)
  }

  /** Takes a read file in; once taken in, the same answer again. */
  acceptUpload(author: Author, id: string): Answer<UploadAccepted> {
    return this.#together(() => {
      const found = uploads.findUpload(this.#sql, id, author.unit)
      if ('refusal' in found) return found
      if (found.value.answer !== null) return { value: found.value.answer }
      if (found.value.plan === null) return { refusal: { code: 'upload.unknown' } }
      const answer = takeIn(this.#sql, author, found.value)
      this.#takeZeroReports(author, id)
      uploads.keepAcceptance(this.#sql, answer)
      return { value: answer }
    })
  }

  submitReport(author: Author, unit: string, periodName: string, report: ReportSubmission): Answer<Report> {
    return this.#together(() => {
      const period = this.#period(periodName)
      if (period === undefined) return { refusal: { code: 'report.period-unknown' } }
      if (period.from > author.day) return { refusal: { code: 'report.period-ahead' } }
      const against = report.kind === 'zero' ? this.#againstZero(unit, period) : []
      if (against.length > 0)
        return { refusal: { code: 'report.zero-contradicted', ...sayContradiction(against) } }
      reports.keepReport(this.#sql, author, { unit, period: period.period, source: 'pane' }, report)
      const kept = reports.reportsOf(this.#sql, period.period, unit)[0]
      if (kept === undefined) throw new Error('a report was kept but is not there')
      return { value: kept }
    })
  }

  reportsOf(period: string, unit: string | null): Answer<Report[]> {
    if (this.#period(period) === undefined) return { refusal: { code: 'report.period-unknown' } }
    return { value: reports.reportsOf(this.#sql, period, unit) }
  }

  reportMatrix(now: { readonly day: Day; readonly time: string }, unit: string | null): ReportMatrix {
    const campaign = this.#opened()
    return reports.reportMatrix(this.#sql, campaign, calendarOf(campaign), now, unit)
  }

  draftReport(author: Author, unit: string, periodName: string | null): Answer<ReportDraft> {
    const campaign = this.#opened()
    const period =
      periodName === null ? periodOn(campaign, calendarOf(campaign), author.day) : this.#period(periodName)
    if (period === undefined || period === null) return { refusal: { code: 'report.period-unknown' } }
    const moved = items.itemsMovedIn(this.#sql, unit, period.from, period.to)
    const held = items.standingItems(this.#sql, unit)
    const fresh = new Set(contradictionsOf(held, period))
    const week = held.map((item) => ({
      content: item.content,
      isNew: fresh.has(item),
      hasMoved: moved.has(item.id),
    }))
    const name = campaign.units.find((known) => known.id === unit)?.name ?? unit
    const asOf = author.day < period.to ? author.day : period.to
    return {
      value: {
        period: period.period,
        due: period.due,
        ...draftWeeklyReport(campaign, name, period, week, asOf),
      },
    }
  }

  overview(asOf: Day, time: string, unit: string | null): Overview {
    const campaign = this.#scoped(unit)
    const calendar = calendarOf(campaign)
    const held = items.standingItems(this.#sql, unit)
    const frozen = freezeItems(held, campaign)
    const { overdue, ...tally } = tallyItems(frozen, campaign, calendar, asOf)
    // The tally passes each item's place on as it is, so the place itself leads back to the item.
    const itemAt = new Map(frozen.map((item) => [item.origin, item]))
    return {
      tally,
      overdue: overdue.flatMap((late) => {
        const item = itemAt.get(late.origin)
        if (item === undefined) return []
        const { id, state: _state, origin: _origin, ...content } = item
        return [{ ...late, id, content }]
      }),
      week: this.#week(asOf, time, unit),
      closuresToReview: held.filter(awaitsReview).length,
    }
  }

  async takeSnapshot(author: Author, asOf: Day): Promise<Snapshot> {
    const campaign = this.#opened()
    const calendar = calendarOf(campaign)
    const frozen = freezeItems(items.standingItems(this.#sql, null), campaign)
    const standing = uploads.standingUploads(this.#sql)
    const linesOf = <T>(kind: uploads.ReadingKind): T[] =>
      standing.flatMap((id) => uploads.readUploadRows<T>(this.#sql, id, kind))
    // All is read before the first await: what arrives meanwhile belongs to the next snapshot.
    const state = {
      id: crypto.randomUUID(),
      asOf,
      campaign,
      tally: tallyItems(frozen, campaign, calendar, asOf),
      reports: reports.reportMatrix(this.#sql, campaign, calendar, this.#endOf(asOf, author), null),
      rows: { item: frozen, finding: linesOf<Finding>('finding'), zero: linesOf<ZeroReport>('zero') },
    }
    const sha256 = await sha256Hex(canonicalText(frozen))
    return this.#together(() => snapshots.keepSnapshot(this.#sql, author, { ...state, sha256 }))
  }

  snapshots(): Snapshot[] {
    return snapshots.listSnapshots(this.#sql)
  }

  snapshotFrame(id: string): Answer<snapshots.SnapshotFrame> {
    const frame = snapshots.findFrame(this.#sql, id)
    return frame === null ? { refusal: { code: 'snapshot.unknown' } } : { value: frame }
  }

  snapshotLines(id: string, kind: snapshots.SnapshotKind, after: number, limit: number): string {
    return snapshots.snapshotLines(this.#sql, id, kind, after, limit)
  }

  keepCircular(author: Author, draft: Pick<CircularDraft, 'snapshot' | 'asOf' | 'circular'>): CircularDraft {
    return circulars.keepCircular(this.#sql, author, { id: crypto.randomUUID(), ...draft })
  }

  circulars(): CircularDraft[] {
    return circulars.listCirculars(this.#sql)
  }

  circular(id: string): Answer<CircularDraft> {
    const draft = circulars.findCircular(this.#sql, id)
    return draft === null ? { refusal: { code: 'circular.unknown' } } : { value: draft }
  }

  template(): Uint8Array | null {
    return circulars.findTemplate(this.#sql)
  }

  keepTemplate(author: Author, bytes: Uint8Array, sha256: string): void {
    circulars.keepTemplate(this.#sql, author, bytes, sha256)
  }

  #push(author: Author, unit: string | null, request: SyncRequest, digest: string): Answer<PushOutcome> {
    if (request.changes.length === 0) {
      return { value: { accepted: [], unchanged: [], conflicts: [], refused: [] } }
    }
    if (unit === null) return { refusal: { code: 'unit.unknown', detail: '办公室代填须写明单位。' } }
    const before = this.#sql
      .exec<{ digest: string; answer: string }>(
        'SELECT digest, answer FROM push WHERE unit = ? AND push_id = ?',
        unit,
        request.pushId,
      )
      .toArray()[0]
    if (before !== undefined) {
      if (before.digest !== digest) return { refusal: { code: 'sync.push-reused' } }
      return { value: fromJson<PushOutcome>(before.answer) }
    }
    const outcome = pushRows(this.#sql, this.#opened(), author, unit, request.changes)
    this.#sql.exec(
      'INSERT INTO push (unit, push_id, digest, answer, at) VALUES (?, ?, ?, ?, ?)',
      unit,
      request.pushId,
      digest,
      JSON.stringify(outcome),
      author.at,
    )
    return { value: outcome }
  }

  #pull(cursor: number, unit: string | null): ItemPage {
    const rows = items.itemsAfter(this.#sql, cursor, unit, PULL_ROWS + 1)
    const page = rows.slice(0, PULL_ROWS)
    return {
      items: page.map(items.itemRow),
      cursor: page.at(-1)?.cursor ?? cursor,
      more: rows.length > PULL_ROWS,
    }
  }

  /** A zero report in a ledger counts for the week of the date it bears, unless the unit itself said more. */
  #takeZeroReports(author: Author, upload: string): void {
    const campaign = this.#opened()
    const calendar = calendarOf(campaign)
    for (const { unit, text } of uploads.readUploadRows<ZeroReport>(this.#sql, upload, 'zero')) {
      const day = readDayIn(text)
      const period = day === null ? null : periodOn(campaign, calendar, day)
      if (unit === null || period === null || period.from > author.day) continue
      const isReported = reports.reportsOf(this.#sql, period.period, unit).length > 0
      if (isReported || this.#againstZero(unit, period).length > 0) continue
      const place = { unit, period: period.period, source: 'ledger' } as const
      reports.keepReport(this.#sql, author, place, { kind: 'zero', text })
    }
  }

  #againstZero(unit: string, period: Period): items.HeldItem[] {
    return contradictionsOf(items.standingItems(this.#sql, unit), period)
  }

  #week(asOf: Day, time: string, unit: string | null): Overview['week'] {
    const campaign = this.#opened()
    const calendar = calendarOf(campaign)
    const period = periodOn(campaign, calendar, asOf)
    if (period === null) return null
    const matrix = reports.reportMatrix(this.#sql, campaign, calendar, { day: asOf, time }, unit)
    const column = matrix.periods.findIndex((one) => one.period === period.period)
    return {
      period: period.period,
      due: period.due,
      units: matrix.units.flatMap((row) => {
        const status = row.statuses[column]
        return status === undefined ? [] : [{ unit: row.unit, status }]
      }),
    }
  }

  /** A past day is looked at from its end, today from now. */
  #endOf(day: Day, author: Author): { day: Day; time: string } {
    return { day, time: day === author.day ? author.time : '23:59' }
  }

  #period(name: string): Period | undefined {
    const campaign = this.#opened()
    return periodsOf(campaign, calendarOf(campaign)).find((period) => period.period === name)
  }

  /** The campaign as one unit sees it: with itself alone. */
  #scoped(unit: string | null): Campaign {
    const campaign = this.#opened()
    return unit === null ? campaign : { ...campaign, units: campaign.units.filter((one) => one.id === unit) }
  }

  #opened(): Campaign {
    const campaign = this.campaign()
    if (campaign === null) throw new Error('the routes let nobody in before the campaign is opened')
    return campaign
  }

  /** Runs in one transaction: an exception takes everything back. */
  #together<T>(work: () => T): T {
    return this.ctx.storage.transactionSync(work)
  }
}
