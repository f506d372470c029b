/**
 * What a draft is written from, gathered in one way: by the week that is prepared at its cut-off, and by the comparison
 * of a draft with the ledger as it stands. What one of them gathered otherwise would be stale when it is born.
 */
import { issueBefore } from '#rules/figures/predecessor'
import type { PreviousSummary } from '#rules/figures/facts'
import type { Day } from '#rules/calendar/day'
import type { PaperRequest } from '#rules/papers/draftPaper'
import type { SnapshotBasis } from '#wire/overview'
import type { Actor } from '#wire/actor'
import type { Ledger } from '../Ledger.ts'
import { asOfDay } from '../settings/settingsAsOf.ts'
import { currentInput, type CurrentInput } from '../snapshots/currentInput.ts'
import { findSnapshot } from '../snapshots/snapshotRows.ts'
import { publishedIssues } from './circularRows.ts'

/** Which state a draft tells of. */
export interface DraftedState {
  readonly kind: PaperRequest['kind']
  readonly asOf: Day
  /** Of the snapshot that it was drafted from: whose rows those were. */
  readonly basis: SnapshotBasis
  /** The office's day when it was drafted. */
  readonly madeOn: Day
  readonly snapshotNo: number
}

/** The ledger of now, as far as the draft tells of it, and what it is compared with. */
export function draftFacts(
  now: Ledger,
  actor: Pick<Actor, 'day' | 'time'>,
  { kind, asOf, basis, madeOn, snapshotNo }: DraftedState,
): CurrentInput {
  const ledger = basis === 'history' ? asOfDay(now, actor, asOf) : now
  const past = basis === 'history' && asOf < madeOn
  const input = currentInput(ledger, actor, { asOf, past, snapshotNo })
  const previous = predecessorOf(now.sql, kind, asOf)
  return previous === null ? input : { ...input, previous }
}

/** The issue before, and the snapshot that its figures are those of. */
export interface Predecessor extends PreviousSummary {
  readonly snapshot: string
}

/** What a paper of this kind and day is compared with; null where there is nothing before it. */
export function predecessorOf(sql: SqlStorage, kind: PaperRequest['kind'], asOf: Day): Predecessor | null {
  const issue = issueBefore(publishedIssues(sql, kind), asOf)
  return issue === null ? null : comparedWith(sql, issue.snapshot)
}

/** A snapshot as what something is compared with; null when there is none of that name. */
export function comparedWith(sql: SqlStorage, snapshot: string): Predecessor | null {
  const found = findSnapshot(sql, snapshot)
  return found === null ? null : { snapshot, snapshotNo: found.no, asOf: found.asOf, tally: found.tally }
}
