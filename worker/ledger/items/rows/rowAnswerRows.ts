/** The SQL of answers to what was asked of typed rows. */
import type { Actor } from '#wire/actor'
import type { NewRowAnswer, RowAnswer } from '#wire/rowQuestion'

export function keepAnswer(sql: SqlStorage, actor: Actor, unit: string, { key, answer }: NewRowAnswer): void {
  sql.exec(
    `INSERT INTO row_answer (question, unit, answer, at, on_day, by_whom) VALUES (?,?,?,?,?,?)
     ON CONFLICT (question) DO UPDATE SET answer = excluded.answer, at = excluded.at, on_day = excluded.on_day,
       by_whom = excluded.by_whom`,
    key,
    unit,
    answer,
    actor.at,
    actor.day,
    actor.name,
  )
}

/** By question; of one unit, or of all where `unit` is null. */
export function answersOf(sql: SqlStorage, unit: string | null): Map<string, RowAnswer> {
  const rows = sql.exec<{ question: string; answer: string }>(
    'SELECT question, answer FROM row_answer WHERE ?1 IS NULL OR unit = ?1',
    unit,
  )
  return new Map(Array.from(rows, ({ question, answer }) => [question, answer === 'kept' ? 'kept' : 'mend']))
}
