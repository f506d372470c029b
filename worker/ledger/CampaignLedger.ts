/**
 * The ledger of one campaign: a Durable Object with its own SQLite, one per campaign.
 *
 * It is created by `open` and lives as long as the campaign's records must. Everything that matters is in
 * SQLite and survives sleep and restarts; only the settings are also kept in memory, read again after waking.
 * Each method is one step that happens wholly or not at all. It trusts its callers: who may do what was decided
 * by guard/access.ts, and an actor comes from the session, never from a body.
 */
import { DurableObject } from 'cloudflare:workers'
import type { Campaign } from '#rules/campaign/campaign'
import type { Paper } from '#rules/papers/paper'
import type { Day } from '#rules/calendar/day'
import type { HeaderProfile } from '#rules/reading/answers/profile'
import type { BackupHead } from '#rules/record/backupFile'
import type { CellValue } from '#rules/record/tableShape'
import { requestLimitOf } from '#rules/campaign/requestLimit'
import { nothingRemembered, type RememberedAnswers } from '#rules/reading/answers/rememberedAnswers'
import type { Todo, CircularPreviewView } from '#wire/todo'
import type { Evidence } from '#wire/evidence'
import type { Extension, ExtensionDecision, NewExtension } from '#wire/extension'
import type { ItemHistory, ItemPage, ItemRow, SyncAnswer, SyncRequest } from '#wire/item'
import type { NewNotice, Notice, NoticeReview } from '#wire/notice'
import type { NewSnapshot, Overview, Snapshot, SnapshotHead } from '#wire/overview'
import type { KeptProfile } from '#wire/profile'
import type { AcceptanceRequest, Upload, UploadAccepted, UploadHead } from '#wire/upload'
import { RateLimiter } from '#rules/campaign/RateLimiter'
import { DEMO_PASS, type Bearer } from '#wire/session'
import { LEDGER_HELD } from '#wire/problems'
import { sha256Hex } from '../guard/sha256.ts'
import { runAct } from './acts.ts'
import { enterByCode, keepCodes, type Entered, type HashedCode } from './people/accessCodes.ts'
import { endSession, whyPassFails } from './people/admission.ts'
import type { Answer } from './Answer.ts'
import type { Actor } from '#wire/actor'
import { assignItem } from './items/assignItem.ts'
import * as backups from './record/backupPages.ts'
import { compareUpload, planOf } from './uploads/compareUpload.ts'
import type { KeptCheck } from './record/checkKept.ts'
import { confirmColumns } from './uploads/confirmColumns.ts'
import { todoOf, noteSeen } from './views/todo.ts'
import * as evidences from './closure/evidenceRows.ts'
import * as extensions from './items/extensionRows.ts'
import { itemHistory } from './views/itemHistory.ts'
import * as items from './items/itemRows.ts'
import { fromJson, type LinePage } from './store/jsonRows.ts'
import { hasTable, isMigrated } from './migrations.ts'
import { previewForUnit } from './views/previewForUnit.ts'
import * as notices from './notices/noticeRows.ts'
import { keepChunks, readChunks } from './store/byteChunks.ts'
import * as originals from './uploads/originalRows.ts'
import { enterByPerson } from './people/people.ts'
import { prepareDueWeeks, preparingActor, setWeekAlarm } from './papers/prepareWeeks.ts'
import * as profiles from './uploads/profileRows.ts'
import { pushOnce } from './items/pushes.ts'
import { isActor, systemRecorder, type Recorder } from './record/recordAct.ts'
import { RowSealer } from './record/RowSealer.ts'
import { SETTINGS_CHANGE } from './settings/settings.ts'
import { settingsAsOf } from './settings/settingsRows.ts'
import * as snapshots from './snapshots/snapshotRows.ts'
import { takeIn } from './uploads/takeIn.ts'
import { takeSnapshot } from './snapshots/takeSnapshot.ts'
import * as uploads from './uploads/uploadRows.ts'
import { viewOverview } from './views/viewOverview.ts'
import { takeZeroReports } from './weeks/weeklyWork.ts'

export interface ReadingKnowledge {
  /** Newest first. */
  readonly profiles: readonly KeptProfile[]
  readonly remembered: RememberedAnswers
  /** Whose file it is, as far as that is said. */
  readonly unit: string | null
}

/** A file as it was sent. */
export interface UploadFile {
  readonly file: string
  readonly bytes: Uint8Array
}

/** Rows of one pull; more are asked for by the next cursor. */
const PULL_ROWS = 500

export class CampaignLedger extends DurableObject<Env> {
  readonly #sql: SqlStorage
  readonly #sealer: RowSealer
  readonly #brake = new RateLimiter()
  #settings: Campaign | null = null
  /** A backup reads until then: steps that write are put off. In memory only; a restart lets go. */
  #heldUntil = 0

  constructor(state: DurableObjectState, env: Env) {
    super(state, env)
    this.#sql = state.storage.sql
    this.#sealer = new RowSealer(this.#sql)
    // An object that somebody merely asked for by a made-up id gets no tables and so costs nothing.
    if (!isMigrated(this.#sql)) return
    this.#sealer.bringUp(this.ctx.storage)
    // An alarm that was lost, or given up after an outage, is set again as soon as anybody comes.
    state.waitUntil(setWeekAlarm(state.storage, this.campaign()))
  }

  open(campaign: Campaign, codes: readonly HashedCode[], at: string): Answer<null> {
    if (this.campaign() !== null || hasTable(this.#sql, 'restoring'))
      return { refusal: { code: 'campaign.exists' } }
    this.#sealer.bringUp(this.ctx.storage)
    this.ctx.waitUntil(Promise.resolve().then(() => setWeekAlarm(this.ctx.storage, this.campaign())))
    return this.#together('campaign.open', systemRecorder(Date.parse(at)), () => {
      const settings = JSON.stringify(campaign)
      this.#sql.exec(
        'INSERT INTO campaign (id, settings, opened_at) VALUES (?, ?, ?)',
        campaign.id,
        settings,
        at,
      )
      keepCodes(this.#sql, codes, at, campaign.office)
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
  enter(hash: string, address: string, nowMs: number): Answer<Entered> {
    if (this.campaign() === null) return { refusal: { code: 'code.wrong' } }
    return this.#together('session.enter', systemRecorder(nowMs), () =>
      enterByCode(this.#sql, hash, address, nowMs),
    )
  }

  /** Whom an Entra id, verified by the route, lets in; an unopened campaign answers like an unknown person. */
  enterPerson(oid: string, nowMs: number): Answer<Entered> {
    if (this.campaign() === null) return { refusal: { code: 'entra.unknown' } }
    return this.#together('session.enter', systemRecorder(nowMs), () => enterByPerson(this.#sql, oid, nowMs))
  }

  /** The settings, for a session that still holds and does not ask too densely: what every request begins with. */
  admit(bearer: Bearer, cost: number, nowMs: number): Answer<Campaign> {
    const campaign = this.campaign()
    if (campaign === null) return { refusal: { code: 'campaign.unknown' } }
    const failure = whyPassFails(this.#sql, bearer, nowMs)
    if (failure !== null) return { refusal: { code: failure } }
    // Everybody in a demo shares one pass; each session then counts for itself.
    const who = bearer.pass === DEMO_PASS ? bearer.session : bearer.pass
    const passes = this.#brake.passes(who, cost, requestLimitOf(campaign), nowMs)
    return passes ? { value: campaign } : { refusal: { code: 'request.too-many' } }
  }

  endSession(session: string, expiresMs: number, nowMs: number): void {
    this.#together('session.end', systemRecorder(nowMs), () =>
      endSession(this.#sql, session, expiresMs, nowMs),
    )
  }

  /** Any of `acts.ts`, in one transaction; routes call it typed, as `actFor(c)`. */
  act(name: string, args: readonly unknown[]): unknown {
    const recorder = isActor(args[0]) ? args[0] : systemRecorder()
    const result = this.#together(name, recorder, () =>
      runAct({ sql: this.#sql, campaign: this.#opened() }, name, args),
    )
    // What is kept in memory of the settings is read again.
    if (name === SETTINGS_CHANGE) {
      this.#settings = null
      this.ctx.waitUntil(setWeekAlarm(this.ctx.storage, this.campaign()))
    }
    return result
  }

  /** A weekly cut-off is over, or was slept through: a week is prepared for the office. */
  override async alarm(): Promise<void> {
    const ledger = { sql: this.#sql, campaign: this.#opened() }
    const actor = preparingActor(ledger, Date.now())
    this.#together('week.prepare', actor, () => prepareDueWeeks(ledger, actor))
    await setWeekAlarm(this.ctx.storage, this.campaign())
  }

  itemPage(cursor: number, unit: string | null): ItemPage {
    return this.#pull(cursor, unit)
  }

  itemHistory(actor: Actor, id: string): Answer<ItemHistory> {
    return itemHistory(this.#sql, this.#opened(), actor, id)
  }

  /** Takes a push in and answers with what changed since the sender's cursor. `unit` null: the office looks at all. */
  async sync(actor: Actor, unit: string | null, request: SyncRequest): Promise<Answer<SyncAnswer>> {
    const digest = await sha256Hex(JSON.stringify(request.changes))
    return this.#together('sync', actor, () => {
      const pushed = pushOnce(this.#sql, this.#opened(), actor, unit, request, digest)
      if ('refusal' in pushed) return pushed
      return { value: { ...pushed.value, ...this.#pull(request.cursor, unit) } }
    })
  }

  mayAddEvidence(actor: Actor, item: string): Answer<null> {
    const may = evidences.itemForEvidence(this.#sql, actor, item)
    return 'refusal' in may ? may : { value: null }
  }

  addEvidence(actor: Actor, item: string, file: evidences.NewEvidence): Answer<Evidence> {
    return this.#together('addEvidence', actor, () => evidences.addEvidence(this.#sql, actor, item, file))
  }

  evidence(id: string, unit: string | null): Answer<Evidence> {
    return evidences.findEvidence(this.#sql, id, unit)
  }

  noteEvidenceLook(actor: Actor, id: string): void {
    this.#together('noteEvidenceLook', actor, () => evidences.noteLook(this.#sql, actor, id))
  }

  removeEvidence(actor: Actor, id: string): Answer<Evidence> {
    return this.#together('removeEvidence', actor, () => evidences.removeEvidence(this.#sql, actor, id))
  }

  keepEvidenceBytes(id: string, bytes: Uint8Array): void {
    this.#together('keepEvidenceBytes', systemRecorder(), () => keepChunks(this.#sql, 'evidence', id, bytes))
  }

  evidenceBytes(id: string): Uint8Array | null {
    return readChunks(this.#sql, 'evidence', id)
  }

  dropEvidenceBytes(id: string): void {
    this.#together('dropEvidenceBytes', systemRecorder(), () => evidences.dropChunks(this.#sql, id))
  }

  askExtension(actor: Actor, item: string, asked: NewExtension): Answer<Extension> {
    return this.#together('askExtension', actor, () =>
      extensions.askExtension(this.#sql, this.#opened(), actor, item, asked),
    )
  }

  decideExtension(actor: Actor, id: string, decision: ExtensionDecision): Answer<Extension> {
    return this.#together('decideExtension', actor, () =>
      extensions.decideExtension(this.#sql, actor, id, decision),
    )
  }

  notices(unit: string | null): Notice[] {
    return notices.listNotices(this.#sql, unit)
  }

  noticeLetter(id: string, unit: string | null): Answer<Paper> {
    return notices.findLetter(this.#sql, id, unit)
  }

  issueNotice(actor: Actor, asked: NewNotice): Answer<Notice> {
    return this.#together('issueNotice', actor, () =>
      notices.issueNotice(this.#sql, this.#opened(), actor, asked),
    )
  }

  answerNotice(actor: Actor, id: string, text: string): Answer<Notice> {
    return this.#together('answerNotice', actor, () => notices.answerNotice(this.#sql, actor, id, text))
  }

  reviewNotice(actor: Actor, id: string, review: NoticeReview): Answer<Notice> {
    return this.#together('reviewNotice', actor, () =>
      notices.reviewNotice(this.#sql, this.#opened(), actor, id, review),
    )
  }

  todo(actor: Actor): Todo {
    return todoOf(this.#sql, this.#opened(), actor)
  }

  noteSeen(actor: Actor, keys: readonly string[]): void {
    this.#together('noteSeen', actor, () => noteSeen(this.#sql, actor, keys))
  }

  circularPreview(actor: Actor, asOf: Day, unit: string): CircularPreviewView {
    return previewForUnit(this.#sql, this.#opened(), actor, asOf, unit)
  }

  /** What is known before a file is read: `unit` is whose session it is, `given` whose file the office says it is. */
  readingKnowledge(
    file: string,
    unit: string | null,
    given: string | null,
    follows: string | null,
  ): ReadingKnowledge {
    const last =
      uploads.lastAccepted(this.#sql, file, unit) ??
      (follows === null ? null : uploads.lastAccepted(this.#sql, follows, unit))
    const knownUnit = unit ?? given ?? last?.meta.answers.unit ?? null
    return {
      profiles: profiles.listProfiles(this.#sql, knownUnit),
      remembered: last?.meta.remember ?? nothingRemembered,
      unit: knownUnit,
    }
  }

  profiles(unit: string | null): KeptProfile[] {
    return profiles.listProfiles(this.#sql, unit)
  }

  keepProfile(actor: Actor, unit: string | null, profile: HeaderProfile): KeptProfile[] {
    return this.#together('keepProfile', actor, () => {
      profiles.keepProfile(this.#sql, actor, unit, profile)
      return profiles.listProfiles(this.#sql, unit)
    })
  }

  assignItem(actor: Actor, id: string, unit: string): Answer<ItemRow> {
    return this.#together('assignItem', actor, () => assignItem(this.#sql, this.#opened(), actor, id, unit))
  }

  beginUpload(
    actor: Actor,
    upload: Parameters<typeof uploads.beginUpload>[2],
    bytes: Uint8Array,
  ): Answer<null> {
    return this.#together('beginUpload', actor, () => uploads.beginUpload(this.#sql, actor, upload, bytes))
  }

  addUploadPage(id: string, kind: uploads.ReadingKind, page: LinePage): void {
    this.#together('addUploadPage', systemRecorder(), () => uploads.addUploadPage(this.#sql, id, kind, page))
  }

  /** A page of a new reading; refused when yet another one was begun since. */
  addDraftPage(id: string, draft: string, kind: uploads.ReadingKind, page: LinePage): Answer<null> {
    return this.#together('addDraftPage', systemRecorder(), () =>
      uploads.addDraftPage(this.#sql, id, draft, kind, page)
        ? { value: null }
        : { refusal: { code: 'upload.changed' } },
    )
  }

  /** The file as it was sent. */
  uploadFile(id: string, unit: string | null): Answer<UploadFile> {
    const found = uploads.findUpload(this.#sql, id, unit)
    if ('refusal' in found) return found
    const bytes = originals.readOriginal(this.#sql, found.value.sha256)
    return bytes === null
      ? { refusal: { code: 'upload.unknown' } }
      : { value: { file: found.value.file, bytes } }
  }

  /** The file as it was sent, to be read again under the name `draft`; one that was taken in is not. */
  beginReading(id: string, unit: string | null, draft: string): Answer<UploadFile> {
    return this.#together('beginReading', systemRecorder(), () => {
      const found = uploads.findUpload(this.#sql, id, unit)
      if ('refusal' in found) return found
      if (found.value.answer !== null) return { refusal: { code: 'upload.accepted' } }
      uploads.beginDraft(this.#sql, id, draft)
      return this.uploadFile(id, unit)
    })
  }

  /** All pages are in: says what taking the file in would do. `draft` names a new reading and what goes with it. */
  planUpload(
    actor: Actor,
    id: string,
    draft: { readonly name: string; readonly meta: uploads.ReadingMeta } | null,
  ): Answer<Omit<Upload, 'reading'>> {
    return this.#together('planUpload', actor, () => {
      const before = uploads.findUpload(this.#sql, id, actor.unit)
      if ('refusal' in before) return before
      if (before.value.answer !== null) return { refusal: { code: 'upload.accepted' } }
      if (draft !== null && !uploads.settleDraft(this.#sql, id, draft.name, draft.meta)) {
        return { refusal: { code: 'upload.changed' } }
      }
      const found = uploads.findUpload(this.#sql, id, actor.unit)
      if ('refusal' in found) return found
      const ledger = { sql: this.#sql, campaign: this.#opened() }
      const { plan, rows } = planOf(this.#sql, found.value, compareUpload(ledger, found.value, actor))
      uploads.keepPlan(this.#sql, id, plan, rows)
      return this.upload(id, actor.unit)
    })
  }

  uploads(unit: string | null): UploadHead[] {
    return uploads.listUploads(this.#sql, unit)
  }

  upload(id: string, unit: string | null): Answer<Omit<Upload, 'reading'>> {
    const found = uploads.findUpload(this.#sql, id, unit)
    if ('refusal' in found) return found
    // A file whose rows never all arrived was never sent, as far as people are concerned.
    if (found.value.plan === null) return { refusal: { code: 'upload.unknown' } }
    return { value: uploads.uploadView(this.#sql, found.value) }
  }

  uploadLines(id: string, kind: uploads.ReadingKind, after: number): string {
    return uploads.uploadLines(this.#sql, id, kind, after)
  }

  /** Takes a read file in; once taken in, the same answer again. */
  acceptUpload(actor: Actor, id: string, request: AcceptanceRequest): Answer<UploadAccepted> {
    return this.#together('acceptUpload', actor, () => {
      const found = uploads.findUpload(this.#sql, id, actor.unit)
      if ('refusal' in found) return found
      if (found.value.answer !== null) return { value: found.value.answer }
      if (found.value.plan === null) return { refusal: { code: 'upload.unknown' } }
      const ledger = { sql: this.#sql, campaign: this.#opened() }
      const taken = takeIn(ledger, actor, found.value, request)
      if ('refusal' in taken) return taken
      takeZeroReports(this.#sql, this.#opened(), actor, uploads.readUploadLines(this.#sql, id, 'zero'))
      confirmColumns(this.#sql, actor, found.value)
      uploads.keepAcceptance(this.#sql, taken.value)
      return taken
    })
  }

  overview(actor: Actor, asOf: Day, unit: string | null): Overview {
    const campaign = settingsAsOf(this.#sql, this.#opened(), actor, asOf)
    return viewOverview(this.#sql, campaign, actor, asOf, unit)
  }

  takeSnapshot(actor: Actor, asked: NewSnapshot): Snapshot {
    return this.#together('takeSnapshot', actor, () => {
      const asOf = asked.rows === 'now' ? actor.day : (asked.asOf ?? actor.day)
      return takeSnapshot(this.#sql, settingsAsOf(this.#sql, this.#opened(), actor, asOf), actor, asked)
    })
  }

  snapshots(): SnapshotHead[] {
    return snapshots.listSnapshots(this.#sql)
  }

  snapshotFrame(id: string): Answer<snapshots.SnapshotFrame> {
    const frame = snapshots.findFrame(this.#sql, id)
    return frame === null ? { refusal: { code: 'snapshot.unknown' } } : { value: frame }
  }

  /** At most about `most` characters of them, when it is said. */
  snapshotLines(id: string, kind: snapshots.SnapshotKind, after: number, most?: number): string {
    return snapshots.snapshotLines(this.#sql, id, kind, after, most)
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

  #opened(): Campaign {
    const campaign = this.campaign()
    if (campaign === null) throw new Error('the routes let nobody in before the campaign is opened')
    return campaign
  }

  /** `holdMs`: so long nothing may change, that a backup of a busy campaign comes to an end. */
  beginBackup(files: BackupHead['files'], holdMs: number): Answer<backups.BackupStart> {
    const campaign = this.campaign()
    if (campaign === null) return { refusal: { code: 'campaign.unknown' } }
    this.#heldUntil = holdMs === 0 ? 0 : Date.now() + holdMs
    return { value: backups.beginBackup(this.#sql, campaign.id, files) }
  }

  size(): Answer<backups.CampaignSize> {
    const id = this.campaign()?.id
    if (id === undefined) return { refusal: { code: 'campaign.unknown' } }
    return { value: backups.sizeOf(this.#sql, id) }
  }

  backupPage(table: string, after: readonly CellValue[] | null): backups.BackupPage {
    return backups.backupPage(this.#sql, table, after)
  }

  async beginRestore(head: BackupHead): Promise<Answer<null>> {
    if (this.campaign() !== null) return { refusal: { code: 'campaign.exists' } }
    return backups.beginRestore(this.ctx.storage, head)
  }

  restoreRows(text: string): Answer<null> {
    return this.ctx.storage.transactionSync(() => backups.restoreRows(this.#sql, text))
  }

  async endRestore(): Promise<Answer<KeptCheck>> {
    return backups.endRestore(this.ctx.storage, () => {
      this.#sealer.watchRestored()
      this.#sealer.bringUp(this.ctx.storage)
    })
  }

  /** One step: runs in one transaction and seals what it wrote; an exception takes everything back. */
  #together<T>(step: string, recorder: Recorder, work: () => T): T {
    return this.ctx.storage.transactionSync(() => {
      this.#sealer.noteForeign(recorder)
      const result = work()
      if (this.#sealer.seal(step, recorder) && Date.now() < this.#heldUntil) throw new Error(LEDGER_HELD)
      return result
    })
  }
}
