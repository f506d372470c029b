/**
 * The record (操作记录): who did what to what, append-only. Each line carries a seal, the SHA-256 of the line
 * before it and of its own words, so that a line changed or taken out afterwards is found.
 *
 * An act says in words of its own what it did. What it wrote is sealed by `RowSealer`, which nobody can forget.
 */
import { FIRST_SEAL, recordColumns, sealText, type RecordLine } from '#rules/record/recordLine'
import type { Actor } from '#wire/actor'
import { sha256Now } from '../store/hostCrypto.ts'

/** Who stands in the record: a person, or the system itself. */
export interface Recorder extends Pick<Actor, 'unit' | 'name' | 'at' | 'requestId' | 'recordedAs'> {
  readonly role: string
  readonly day: string
}

export interface RecordedAct {
  /** noun.verb, like 'settings.change'. */
  readonly act: string
  /** What it was done to: 'item:…', 'unit:jwc', 'settings'. */
  readonly subject: string
  /** From and to, or whatever explains the act; kept as JSON. Never a secret. */
  readonly detail: unknown
}

const INSERT = `INSERT INTO record (${recordColumns.join(', ')}, seal) VALUES (${'?,'.repeat(recordColumns.length)}?)`

/** Call inside the transaction of the act itself: both happen or neither. Answers the line's number. */
export function recordAct(sql: SqlStorage, actor: Recorder, { act, subject, detail }: RecordedAct): number {
  const last = sql
    .exec<{ seq: number; seal: string }>('SELECT seq, seal FROM record ORDER BY seq DESC LIMIT 1')
    .toArray()[0]
  const line: RecordLine = {
    seq: (last?.seq ?? 0) + 1,
    at: actor.at,
    day: actor.day,
    by_whom: actor.recordedAs ?? actor.name,
    role: actor.role,
    unit: actor.unit,
    act,
    subject,
    detail: JSON.stringify(detail),
    request: actor.requestId,
  }
  const seal = sha256Now(sealText(last?.seal ?? FIRST_SEAL, line))
  sql.exec(INSERT, ...recordColumns.map((name) => line[name]), seal)
  return line.seq
}

/** Who stands in the record where nobody signed in asked; the clock is that of the object's own machine. */
export function systemRecorder(nowMs: number = Date.now()): Recorder {
  const at = new Date(nowMs).toISOString()
  return { role: 'system', unit: null, name: '系统', at, day: at.slice(0, 10), requestId: '' }
}
