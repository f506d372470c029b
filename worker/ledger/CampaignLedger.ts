/**
 * The ledger of one campaign: a Durable Object with its own SQLite, one per campaign.
 *
 * It is created by `open` and lives as long as the campaign's records must. Everything that matters is in
 * SQLite and survives sleep and restarts; only the settings are also kept in memory, read again after waking.
 * What is done with the ledger are commands, see commands.ts; here is its life: opened, entered, woken, backed up and
 * restored. It trusts its callers: who may do what was decided by guard/access.ts, and an actor comes from the
 * session, never from a body.
 */
import { DurableObject } from 'cloudflare:workers'
import type { Campaign } from '#rules/campaign/campaign'
import { RateLimiter } from '#rules/campaign/RateLimiter'
import { requestLimitOf } from '#rules/campaign/requestLimit'
import type { BackupHead } from '#rules/record/backupFile'
import type { CellValue } from '#rules/record/tableShape'
import { LEDGER_HELD } from '#wire/problems'
import { DEMO_PASS, type Bearer } from '#wire/session'
import { there, type Answer } from './Answer.ts'
import {
  isStep,
  runCommand,
  type CommandActor,
  type CommandArguments,
  type CommandName,
  type CommandResult,
} from './commands.ts'
import { lacksNumbers, numberFormerItems } from './items/rows/itemNumberRows.ts'
import type { Ledger } from './Ledger.ts'
import { hasTable, isMigrated } from './migrations.ts'
import { prepareDueWeeks, preparingActor, setWeekAlarm } from './papers/prepareWeeks.ts'
import { enterByCode, type Entered } from './people/accessCodes.ts'
import { whyPassFails, type Admitted } from './people/admission.ts'
import { endSession } from './people/admissionRows.ts'
import { keepCodes, type HashedCode } from './people/codeRows.ts'
import { holderOf } from './people/holderRows.ts'
import { enterByPerson, type EntraPerson } from './people/people.ts'
import * as backups from './record/backupPages.ts'
import type { KeptCheck } from './record/checkKept.ts'
import { recordAct, systemRecorder, type Recorder } from './record/recordAct.ts'
import { RowSealer } from './record/RowSealer.ts'
import { SETTINGS_CHANGE } from './settings/settings.ts'
import { veiled } from './views/veil.ts'
import { insertCampaign, readCampaign } from './settings/settingsRows.ts'

export class CampaignLedger extends DurableObject<Env> {
  readonly #sql: SqlStorage
  readonly #sealer: RowSealer
  readonly #limiter = new RateLimiter()
  #settings: Campaign | null = null
  /** A backup reads until then: steps that write are put off. In memory only; a restart lets go. */
  #heldUntil = 0

  constructor(state: DurableObjectState, env: Env) {
    super(state, env)
    this.#sql = state.storage.sql
    this.#sealer = new RowSealer(this.#sql)
    // An object that somebody merely asked for by a made-up id gets no tables and so costs nothing.
    if (!isMigrated(this.#sql)) return
    this.#bringUp()
    // An alarm that was lost, or given up after an outage, is set again as soon as anybody comes.
    state.waitUntil(setWeekAlarm(state.storage, this.campaign()))
  }

  open(campaign: Campaign, codes: readonly HashedCode[], at: string): Answer<null> {
    if (this.campaign() !== null || hasTable(this.#sql, 'restoring'))
      return { refusal: { code: 'campaign.exists' } }
    this.#sealer.bringUp(this.ctx.storage)
    this.ctx.waitUntil(Promise.resolve().then(() => setWeekAlarm(this.ctx.storage, this.campaign())))
    return this.#together('campaign.open', systemRecorder(Date.parse(at)), () => {
      insertCampaign(this.#sql, campaign, at)
      keepCodes(this.#sql, codes, at, campaign.office)
      return { value: null }
    })
  }

  /** The settings; null when no campaign was opened here. */
  campaign(): Campaign | null {
    if (this.#settings === null && isMigrated(this.#sql)) this.#settings = readCampaign(this.#sql)
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
  enterPerson(person: EntraPerson, nowMs: number): Answer<Entered> {
    if (this.campaign() === null) return { refusal: { code: 'entra.unknown' } }
    return this.#together('session.enter', systemRecorder(nowMs), () =>
      enterByPerson(this.#sql, person, nowMs),
    )
  }

  /**
   * The settings, and who holds the pass, for a session that still holds and does not ask too densely: what every request
   * begins with.
   */
  admit(bearer: Bearer, cost: number, nowMs: number): Answer<Admitted> {
    const campaign = this.campaign()
    if (campaign === null) return { refusal: { code: 'campaign.unknown' } }
    const failure = whyPassFails(this.#sql, bearer, nowMs)
    if (failure !== null) return { refusal: { code: failure } }
    // Everybody in a demo shares one pass; each session then counts for itself.
    const who = bearer.pass === DEMO_PASS ? bearer.session : bearer.pass
    const passes = this.#limiter.passes(who, cost, requestLimitOf(campaign), nowMs)
    const holder = holderOf(this.#sql, bearer.pass)
    return passes ? { value: { campaign, holder } } : { refusal: { code: 'request.too-many' } }
  }

  endSession(session: string, expiresMs: number, nowMs: number): void {
    this.#together('session.end', systemRecorder(nowMs), () =>
      endSession(this.#sql, session, { expiresMs, nowMs }),
    )
  }

  /** Runs a command of `commands.ts`: a step in one transaction, a query without any. */
  command<Name extends CommandName>(
    name: Name,
    actor: CommandActor[Name],
    ...args: CommandArguments[Name]
  ): CommandResult[Name] {
    const run = (): CommandResult[Name] => runCommand(this.#opened(), name, actor, args)
    const result = isStep(name) ? this.#together(name, actor, run) : veiled(this.#opened(), actor, run())
    // What is kept in memory of the settings is read again.
    if (name === SETTINGS_CHANGE) {
      this.#settings = null
      this.ctx.waitUntil(setWeekAlarm(this.ctx.storage, this.campaign()))
    }
    return result
  }

  /** A weekly cut-off is over, or was slept through: a week is prepared for the office. */
  override async alarm(): Promise<void> {
    const ledger = this.#opened()
    const actor = preparingActor(ledger, Date.now())
    this.#together('week.prepare', actor, () => prepareDueWeeks(ledger, actor))
    await setWeekAlarm(this.ctx.storage, this.campaign())
  }

  // Backup and restore are no commands: they read and make tables whole, before there is any campaign to speak of.

  /** `holdMs`: so long nothing may change, that a backup of a busy campaign comes to an end. */
  beginBackup(files: BackupHead['files'], holdMs: number): Answer<backups.BackupStart> {
    const campaign = this.campaign()
    if (campaign === null) return { refusal: { code: 'campaign.unknown' } }
    this.#heldUntil = holdMs === 0 ? 0 : Date.now() + holdMs
    return { value: backups.beginBackup(this.#sql, campaign.id, files) }
  }

  size(): Answer<backups.CampaignSize> {
    const id = this.campaign()?.id
    return there(id === undefined ? null : backups.sizeOf(this.#sql, id), 'campaign.unknown')
  }

  /** Pages and not a stream: each is asked for by its key, so that a backup that broke off goes on where it was. */
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
      this.#bringUp()
    })
  }

  /** Tables, and what stands in them, as this code wants them. */
  #bringUp(): void {
    this.#sealer.bringUp(this.ctx.storage)
    const campaign = readCampaign(this.#sql)
    if (campaign === null || !lacksNumbers(this.#sql)) return
    const [ledger, recorder] = [{ sql: this.#sql, campaign }, systemRecorder()]
    this.#together('item.number', recorder, () => {
      const detail = { items: numberFormerItems(ledger) }
      recordAct(this.#sql, recorder, { act: 'item.number', subject: 'items', detail })
    })
  }

  #opened(): Ledger {
    const campaign = this.campaign()
    if (campaign === null) throw new Error('the routes let nobody in before the campaign is opened')
    return { sql: this.#sql, campaign }
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
