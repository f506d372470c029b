/** Pushes that were answered before: the same push sent again is answered as before and changes nothing. */
import type { Campaign } from '#rules/campaign/campaign'
import type { SyncRequest } from '#wire/item'
import type { Answer } from '../Answer.ts'
import type { Actor } from '#wire/actor'
import { fromJson } from '../store/jsonRows.ts'
import { pushRows, type PushOutcome } from './pushRows.ts'

const nothing: PushOutcome = { accepted: [], unchanged: [], conflicts: [], refused: [] }

/** Takes a push in once. `digest` is of its changes: the same number for other changes is refused. */
export function pushOnce(
  sql: SqlStorage,
  campaign: Campaign,
  actor: Actor,
  unit: string | null,
  request: SyncRequest,
  digest: string,
): Answer<PushOutcome> {
  if (request.changes.length === 0) return { value: nothing }
  if (unit === null) return { refusal: { code: 'unit.unknown', detail: '办公室代填须写明单位。' } }
  const before = sql
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
  const outcome = pushRows(sql, campaign, actor, unit, request.changes)
  sql.exec(
    'INSERT INTO push (unit, push_id, digest, answer, at) VALUES (?, ?, ?, ?, ?)',
    unit,
    request.pushId,
    digest,
    JSON.stringify(outcome),
    actor.at,
  )
  return { value: outcome }
}
