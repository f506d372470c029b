/**
 * Rows pulled by cursor, and pushed and pulled in one step. The same push sent again is answered as before and
 * changes nothing.
 */
import type { ItemPage, SyncAnswer, SyncRequest } from '#wire/item'
import type { Actor } from '#wire/actor'
import type { Answer } from '../Answer.ts'
import type { Ledger } from '../Ledger.ts'
import { sha256Now } from '../store/hostCrypto.ts'
import { fromJson } from '../store/jsonRows.ts'
import { exposingRows } from './clueGuard.ts'
import { withFirstLimits } from './extensions.ts'
import { itemRow, itemsAfter } from './rows/itemRows.ts'
import { leftSince } from './rows/transferRows.ts'
import { findPush, keepPush } from './rows/pushRows.ts'
import { questionsAbout } from './rowQuestions.ts'
import { takeChanges, type PushOutcome } from './takeChanges.ts'

/** Rows of one pull; more are asked for by the next cursor. */
const PULL_ROWS = 500

const nothing: PushOutcome = { accepted: [], unchanged: [], conflicts: [], refused: [] }

/** Takes a push in and answers with what changed since the sender's cursor. `unit` null: the office looks at all. */
export function syncItems(
  ledger: Ledger,
  actor: Actor,
  unit: string | null,
  request: SyncRequest,
): Answer<SyncAnswer> {
  const pushed = pushOnce(ledger, actor, unit, request)
  if ('refusal' in pushed) return pushed
  const answer = { ...pushed.value, ...pullItems(ledger.sql, request.cursor, unit) }
  const taken = new Set(pushed.value.accepted.map(({ id }) => id))
  const questions = unit === null || taken.size === 0 ? [] : questionsAbout(ledger.sql, unit, taken)
  return { value: questions.length === 0 ? answer : { ...answer, questions } }
}

/** Rows changed after the cursor, the oldest first. */
export function pullItems(sql: SqlStorage, cursor: number, unit: string | null): ItemPage {
  const rows = itemsAfter(sql, cursor, unit, PULL_ROWS + 1)
  const page = rows.slice(0, PULL_ROWS)
  const left = unit === null ? null : leftSince(sql, unit, cursor)
  const reached = page.at(-1)?.cursor ?? cursor
  const more = rows.length > PULL_ROWS
  return {
    items: withFirstLimits(sql, unit, page).map(itemRow),
    // A full page is followed by another, which tells again what left after it.
    cursor: more ? reached : Math.max(reached, left?.cursor ?? reached),
    more,
    ...(left === null || left.rows.length === 0 ? {} : { transferred: left.rows }),
  }
}

/** Takes a push in once: the same number for other changes is refused. */
function pushOnce(
  ledger: Ledger,
  actor: Actor,
  unit: string | null,
  { pushId, changes }: SyncRequest,
): Answer<PushOutcome> {
  if (changes.length === 0) return { value: nothing }
  if (unit === null) return { refusal: { code: 'unit.unknown', detail: '办公室代填须写明单位。' } }
  const digest = sha256Now(JSON.stringify(changes))
  const before = findPush(ledger.sql, unit, pushId)
  if (before !== null) {
    if (before.digest !== digest) return { refusal: { code: 'sync.push-reused' } }
    return { value: fromJson<PushOutcome>(before.answer) }
  }
  const exposing = exposingRows(ledger.sql, actor, changes)
  const kept = changes.filter(({ id }) => !exposing.some((row) => row.id === id))
  const taken = takeChanges(ledger, actor, unit, kept)
  const outcome = { ...taken, refused: [...taken.refused, ...exposing] }
  keepPush(ledger.sql, actor, { unit, pushId, digest, answer: JSON.stringify(outcome) })
  return { value: outcome }
}
