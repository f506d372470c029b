/**
 * 同步 — one sync from start to end, with its world passed in.
 *
 * A push is kept in the workbook, with the ids of its rows, before it is sent, and stays there until its answer is
 * merged: a connection cut at any point is mended by sending the same push again. Rows are found by id after the
 * answer came, because people sort while they wait.
 */
import type { Campaign } from '#rules/campaign'
import { checkLedger } from '#rules/checkLedger'
import type { Day } from '#rules/day'
import { readLedger, type LedgerReading } from '#rules/readLedger'
import type { SyncAnswer, SyncRequest } from '#wire/item'
import { assignIds } from './assignIds.ts'
import { readBaseline, whyForeign, type Baseline, type PendingPush } from './baseline.ts'
import { diffLedger, type KeptBack, type LedgerDiff } from './diffLedger.ts'
import { idWrites, ledgerUpdate } from './ledgerUpdate.ts'
import { mergeAnswer } from './mergeAnswer.ts'
import type { LedgerUpdate, OpenLedger } from '../workbook/Workbook.ts'

export interface SyncWorld {
  openLedger(): Promise<OpenLedger>
  updateLedger(update: LedgerUpdate): Promise<void>
  push(request: SyncRequest): Promise<SyncAnswer>
  newId(): string
  progress(step: SyncProgress): void
  cancelled(): boolean
}

export interface SyncProgress {
  readonly step: 'reading' | 'sending' | 'writing'
  readonly done: number
  readonly total: number
}

export interface SyncSetting {
  readonly campaign: Campaign
  readonly unitId: string | null
  readonly today: Day
  readonly fileName: string
  /** Rows in one push; the wire's limit. */
  readonly maxRows: number
}

export type SyncOutcome =
  | { readonly kind: 'no-ledger' | 'no-baseline' | 'other-campaign' | 'other-unit' }
  | {
      readonly kind: 'done' | 'cancelled'
      /** Rows that the server took. */
      readonly sent: number
      /** Rows whose news came from the server. */
      readonly received: number
      readonly keptBack: readonly KeptBack[]
      readonly missing: LedgerDiff['missing']
      readonly baseline: Baseline
    }

/** The ledger as it stands: read, checked and compared; no network. Null when there is nothing to compare. */
export interface LedgerState {
  readonly reading: LedgerReading
  readonly baseline: Baseline
  readonly diff: LedgerDiff
}

export async function syncLedger(world: SyncWorld, setting: SyncSetting): Promise<SyncOutcome> {
  world.progress({ step: 'reading', done: 0, total: 1 })
  const opened = await open(world, setting)
  if ('kind' in opened) return opened
  let { baseline } = opened
  let sent = 0
  let received = 0
  const refused: KeptBack[] = []
  const take = async (push: PendingPush): Promise<boolean> => {
    const answer = await world.push({ ...push, changes: [...push.changes] })
    const merged = await merge(world, setting, push, answer)
    baseline = merged.baseline
    received += merged.received
    sent += answer.accepted.length
    for (const row of answer.refused) refused.push(refusedRow(row, merged.reading))
    return answer.more
  }

  // What a cut connection left unanswered goes first, as it was.
  if (baseline.pending !== null) await take(baseline.pending)
  const current = baseline.pending === null && sent === 0 ? opened : await open(world, setting)
  if ('kind' in current) return current
  baseline = current.baseline
  const identified = assignIds(current.reading.rows, baseline, () => world.newId())
  const state = compare({ ...current, reading: { ...current.reading, rows: identified.rows } }, setting)
  const pushes = cutIntoPushes(state.diff, setting.maxRows)
  let ids = idWrites(current.reading, identified.renamed)
  for (const [index, changes] of pushes.entries()) {
    if (world.cancelled()) return outcome('cancelled')
    world.progress({ step: 'sending', done: index, total: pushes.length })
    const push = { pushId: world.newId(), cursor: baseline.cursor, changes }
    if (changes.length > 0 || ids.length > 0) {
      baseline = { ...baseline, pending: push }
      const { sheet } = current.reading.place
      await world.updateLedger({
        sheet,
        cells: ids,
        newRows: [],
        newRowFormats: [],
        baseline: JSON.stringify(baseline),
      })
    }
    ids = []
    let more = await take(push)
    while (more && index === pushes.length - 1) {
      more = await take({ pushId: world.newId(), cursor: baseline.cursor, changes: [] })
    }
  }
  return outcome('done')

  function outcome(kind: 'done' | 'cancelled'): SyncOutcome {
    return {
      kind,
      sent,
      received,
      keptBack: [...state.diff.keptBack, ...refused],
      missing: state.diff.missing,
      baseline,
    }
  }
}

/** Reads and compares without sending; for the count of what is not synced, and for the check. */
export async function lookAtLedger(
  openLedger: () => Promise<OpenLedger>,
  setting: SyncSetting,
): Promise<LedgerState | { readonly kind: 'no-ledger' | 'no-baseline' | 'other-campaign' | 'other-unit' }> {
  const opened = await open({ openLedger }, setting)
  return 'kind' in opened ? opened : compare(opened, setting)
}

interface Opened {
  readonly reading: LedgerReading
  readonly baseline: Baseline
}

async function open(
  world: Pick<SyncWorld, 'openLedger'>,
  setting: SyncSetting,
): Promise<Opened | { readonly kind: 'no-ledger' | 'no-baseline' | 'other-campaign' | 'other-unit' }> {
  const { grid, baseline: text } = await world.openLedger()
  if (grid === null) return { kind: 'no-ledger' }
  const baseline = readBaseline(text)
  if (baseline === null) return { kind: 'no-baseline' }
  const foreign = whyForeign(baseline, { campaignId: setting.campaign.id, unitId: setting.unitId })
  if (foreign !== null) return { kind: foreign }
  const reading = readLedger({ ...grid, date1904: baseline.date1904 }, setting.campaign, setting.fileName)
  return reading === null ? { kind: 'no-ledger' } : { reading, baseline }
}

function compare({ reading, baseline }: Opened, setting: SyncSetting): LedgerState {
  const findings = checkLedger(reading, {
    campaign: setting.campaign,
    today: setting.today,
    unitId: setting.unitId,
    agreed: (id) => baseline.rows[id]?.content,
  })
  return { reading, baseline, diff: diffLedger(baseline, reading, reading.rows, findings) }
}

async function merge(
  world: SyncWorld,
  setting: SyncSetting,
  push: PendingPush,
  answer: SyncAnswer,
): Promise<{ baseline: Baseline; received: number; reading: LedgerReading }> {
  world.progress({ step: 'writing', done: 0, total: 1 })
  const now = await open(world, setting)
  if ('kind' in now) throw new Error(`the ledger went away during a sync: ${now.kind}`)
  const merged = mergeAnswer(now.baseline, push, answer, now.reading.rows)
  await world.updateLedger(ledgerUpdate(merged, now.reading, setting.campaign))
  return { baseline: merged.baseline, received: merged.received, reading: now.reading }
}

/** At least one push, also an empty one: it brings what others changed. */
function cutIntoPushes(diff: LedgerDiff, maxRows: number): LedgerDiff['changes'][] {
  const pushes: LedgerDiff['changes'][] = []
  for (let at = 0; at < diff.changes.length; at += maxRows) pushes.push(diff.changes.slice(at, at + maxRows))
  return pushes.length > 0 ? pushes : [[]]
}

function refusedRow(row: SyncAnswer['refused'][number], reading: LedgerReading): KeptBack {
  const inSheet = reading.rows.find((one) => one.id === row.id)
  return {
    row: inSheet?.row ?? 0,
    id: row.id,
    problem: inSheet?.content.problem ?? '',
    findings: row.findings,
  }
}
