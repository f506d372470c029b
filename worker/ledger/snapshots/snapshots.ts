/** What can be asked of snapshots (汇总): made once, read in pages, never changed. */
import type { Actor } from '#wire/actor'
import type { NewSnapshot, Snapshot, SnapshotHead } from '#wire/overview'
import { there, type Answer } from '../Answer.ts'
import type { CommandsOf } from '../command.ts'
import type { Ledger } from '../Ledger.ts'
import { historyFrom } from '../items/rows/itemChangeRows.ts'
import { asOfDay } from '../settings/settingsAsOf.ts'
import * as rows from './snapshotRows.ts'
import { toldFigures, toldLines } from './toldSnapshot.ts'
import { takeSnapshot } from './takeSnapshot.ts'

export const snapshotCommands = {
  queries: {
    'snapshot.list': ({ sql }): SnapshotHead[] => rows.listSnapshots(sql),
    'snapshot.frame': ({ sql }, _actor, id: string): Answer<rows.SnapshotFrame> =>
      there(rows.findFrame(sql, id), 'snapshot.unknown'),
    'snapshot.figures': readFigures,
    'snapshot.lines': readLines,
  },
  steps: { 'snapshot.make': makeSnapshot },
} satisfies CommandsOf<'snapshot'>

/** A past day is frozen under the settings that held then; rows of now, that day's verdict on them, under those of now. */
export function makeSnapshot(ledger: Ledger, actor: Actor, asked: NewSnapshot): Snapshot {
  const asOf = asked.asOf ?? actor.day
  const isOfNow = asked.rows === 'now' || asOf < historyFrom(ledger.sql)
  return takeSnapshot(isOfNow ? ledger : asOfDay(ledger, actor, asOf), actor, asked)
}

function readFigures({ sql }: Ledger, _actor: Actor, id: string): Answer<rows.SnapshotFigures> {
  const figures = rows.findFigures(sql, id)
  return there(figures === null ? null : toldFigures(sql, figures), 'snapshot.unknown')
}

function readLines({ sql }: Ledger, _actor: Actor, id: string, at: rows.SnapshotLinesAt): string {
  return toldLines(sql, at.kind, rows.snapshotLines(sql, id, at))
}
