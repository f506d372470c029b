/** The SQL of pushes that were answered. */
import type { Actor } from '#wire/actor'

/** A push with what was answered to it. */
export interface AnsweredPush {
  readonly unit: string
  readonly pushId: string
  /** Of its changes. */
  readonly digest: string
  /** JSON. */
  readonly answer: string
}

export function findPush(
  sql: SqlStorage,
  unit: string,
  pushId: string,
): Pick<AnsweredPush, 'digest' | 'answer'> | null {
  const row = sql
    .exec<{ digest: string; answer: string }>(
      'SELECT digest, answer FROM push WHERE unit = ? AND push_id = ?',
      unit,
      pushId,
    )
    .toArray()[0]
  return row ?? null
}

export function keepPush(sql: SqlStorage, actor: Actor, push: AnsweredPush): void {
  sql.exec(
    'INSERT INTO push (unit, push_id, digest, answer, at) VALUES (?, ?, ?, ?, ?)',
    push.unit,
    push.pushId,
    push.digest,
    push.answer,
    actor.at,
  )
}
