/**
 * 同步 — one sync from start to end, with its world passed in.
 *
 * A push is kept in the workbook, with the ids of its rows, before it is sent, and stays there until its answer is
 * merged: a connection cut at any point is mended by sending the same push again. People sort, insert and type while
 * they wait: what depends on where a row stands is written only where it still stood there, else the ledger is looked
 * at again.
 */
import { checkLedger } from '#rules/ledgerSheet/checkLedger'
import type { LedgerReading } from '#rules/ledgerSheet/readLedger'
import type { SyncAnswer, SyncRequest } from '#wire/item'
import { assignIds } from './assignIds.ts'
import type { PendingPush } from './baseline.ts'
import { diffLedger, type KeptBack, type LedgerDiff } from './diffLedger.ts'
import { idUpdate, ledgerUpdate } from './ledgerUpdate.ts'
import { mergeAnswer } from './mergeAnswer.ts'
import { afterUpdate, seeLedger, type NoLedger, type SeenLedger } from './seenLedger.ts'
import type { SyncSetting } from './SyncSetting.ts'
import { WorkbookProblem, type LedgerUpdate, type OpenLedger } from '../workbook/Workbook.ts'

/** A ledger that moves under so many looks is being worked on; the person is asked to try again. */
const LOOKS = 5

export interface SyncWorld {
  openLedger(): Promise<OpenLedger>
  updateLedger(update: LedgerUpdate): Promise<boolean>
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

export type SyncOutcome =
  | NoLedger
  | {
      readonly kind: 'done' | 'cancelled'
      /** Rows that the server took. */
      readonly sent: number
      /** Rows whose news came from the server. */
      readonly received: number
      readonly keptBack: readonly KeptBack[]
      readonly missing: LedgerDiff['missing']
      /** The ledger as the sync left it. */
      readonly state: LedgerState
    }

/** The ledger as it stands: read, checked and compared; no network. */
export interface LedgerState extends SeenLedger {
  readonly diff: LedgerDiff
}

/** What a sync has come to so far. */
interface SyncRun {
  sent: number
  received: number
  readonly refused: KeptBack[]
  seen: SeenLedger
}

export async function syncLedger(world: SyncWorld, setting: SyncSetting): Promise<SyncOutcome> {
  world.progress({ step: 'reading', done: 0, total: 1 })
  const opened = await seeLedger(() => world.openLedger(), setting)
  if ('kind' in opened) return opened
  const run: SyncRun = { sent: 0, received: 0, refused: [], seen: opened }
  if (opened.baseline.pending !== null) {
    // What a cut connection left unanswered goes first, as it was.
    await exchange(world, setting, run, opened.baseline.pending)
  }
  let { state, renamed } = identify(world, setting, run.seen)
  const pushes = cutIntoPushes(state.diff, setting.maxRows)
  for (let index = 0; index < pushes.length; index++) {
    if (world.cancelled()) return outcome('cancelled')
    world.progress({ step: 'sending', done: index, total: pushes.length })
    let push = pushOf(world, run.seen, pushes[index] ?? [])
    for (let look = 1; !(await keepPush(world, run.seen, push, index === 0 ? renamed : [])); look++) {
      // Nothing has been sent yet: it is looked at and compared afresh.
      if (look === LOOKS) throw new WorkbookProblem('LedgerMoving', null)
      run.seen = await lookAgain(world, setting)
      ;({ state, renamed } = identify(world, setting, run.seen))
      pushes.splice(0, pushes.length, ...cutIntoPushes(state.diff, setting.maxRows))
      push = pushOf(world, run.seen, pushes[0] ?? [])
    }
    // From here on the rows have their ids, in the sheet as well.
    run.seen = withPending(index === 0 ? state : run.seen, push)
    let more = await exchange(world, setting, run, push)
    while (more && index === pushes.length - 1) {
      more = await exchange(world, setting, run, pushOf(world, run.seen, []))
    }
  }
  return outcome('done')

  function outcome(kind: 'done' | 'cancelled'): SyncOutcome {
    return {
      kind,
      sent: run.sent,
      received: run.received,
      keptBack: [...state.diff.keptBack, ...run.refused],
      missing: state.diff.missing,
      state: compare(run.seen, run.seen.reading, setting),
    }
  }
}

/** Reads and compares without sending; for the count of what is not synced, and for the check. */
export async function lookAtLedger(
  openLedger: () => Promise<OpenLedger>,
  setting: SyncSetting,
): Promise<LedgerState | NoLedger> {
  const seen = await seeLedger(openLedger, setting)
  return 'kind' in seen ? seen : compare(seen, seen.reading, setting)
}

function compare(seen: SeenLedger, reading: LedgerReading, setting: SyncSetting): LedgerState {
  const { baseline } = seen
  const ours = reading.rows.filter(({ id }) => baseline.rows[id]?.transferred === undefined)
  const findings = checkLedger(
    { ...reading, rows: ours },
    {
      campaign: setting.campaign,
      today: setting.today,
      unitId: setting.unitId,
      agreed: (id) => baseline.rows[id]?.content,
    },
  )
  return { ...seen, reading, diff: diffLedger(baseline, reading, reading.rows, findings) }
}

/** The ledger with an id for every row, compared, and the rows whose id has to be written. */
function identify(
  world: SyncWorld,
  setting: SyncSetting,
  seen: SeenLedger,
): { state: LedgerState; renamed: ReturnType<typeof assignIds>['renamed'] } {
  const { rows, renamed } = assignIds(seen.reading.rows, seen.baseline, () => world.newId())
  return { state: compare(seen, { ...seen.reading, rows }, setting), renamed }
}

function pushOf(world: SyncWorld, seen: SeenLedger, changes: LedgerDiff['changes']): PendingPush {
  return { pushId: world.newId(), cursor: seen.baseline.cursor, changes }
}

/** Keeps the push in the workbook before it goes; one that changes nothing need not be kept. */
async function keepPush(
  world: SyncWorld,
  seen: SeenLedger,
  push: PendingPush,
  renamed: ReturnType<typeof assignIds>['renamed'],
): Promise<boolean> {
  if (push.changes.length === 0 && renamed.length === 0) return true
  return world.updateLedger(idUpdate(seen, renamed, { ...seen.baseline, pending: push }))
}

/** The ledger as it is once the push is kept in it. */
function withPending({ grid, reading, baseline, text }: SeenLedger, push: PendingPush): SeenLedger {
  const seen = { grid, reading, baseline, text }
  if (push.changes.length === 0) return seen
  const kept = { ...baseline, pending: push }
  return { ...seen, baseline: kept, text: JSON.stringify(kept) }
}

/** Sends the push and merges its answer into the ledger as it stands; answers whether the server has more. */
async function exchange(
  world: SyncWorld,
  setting: SyncSetting,
  run: SyncRun,
  push: PendingPush,
): Promise<boolean> {
  const answer = await world.push({ ...push, changes: [...push.changes] })
  world.progress({ step: 'writing', done: 0, total: 1 })
  await settle(world, setting, run, { push, answer })
  run.sent += answer.accepted.length
  for (const row of answer.refused) run.refused.push(refusedRow(row, run.seen.reading))
  return answer.more
}

/** Writes what was answered into the ledger, however often it moves before. */
async function settle(
  world: SyncWorld,
  setting: SyncSetting,
  run: SyncRun,
  { push, answer }: { readonly push: PendingPush; readonly answer: SyncAnswer },
): Promise<void> {
  for (let look = 1; look <= LOOKS; look++) {
    const { seen } = run
    const merged = mergeAnswer(seen.baseline, push, answer, seen.reading.rows)
    const update = ledgerUpdate(merged, seen, setting.campaign)
    if (await world.updateLedger(update)) {
      run.seen = afterUpdate(seen, update, merged.baseline, setting.campaign)
      run.received += merged.received
      return
    }
    run.seen = await lookAgain(world, setting)
  }
  throw new WorkbookProblem('LedgerMoving', null)
}

async function lookAgain(world: SyncWorld, setting: SyncSetting): Promise<SeenLedger> {
  const seen = await seeLedger(() => world.openLedger(), setting)
  // Its table or baseline was deleted between two steps: what was sent is safe on the server.
  if ('kind' in seen) throw new WorkbookProblem('LedgerGone', null)
  return seen
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
