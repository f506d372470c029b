/** What can be done with the record (操作记录): read it page by page, and check all that it speaks of. */
import { SEAL_ACT, type SealedLine } from '#rules/record/recordLine'
import { nameToday, type RecordedLine } from '#wire/record'
import type { CommandsOf } from '../command.ts'
import { checkKept, type KeptCheck } from './checkKept.ts'
import { linesAfter, passNames, recordPage } from './recordRows.ts'

/** A screen or two of them. */
const LINES_AT_ONCE = 200

export const recordCommands = {
  queries: {
    /** In today's words, after the line `seq`. */
    'record.lines': ({ sql }, _actor, seq: number): RecordedLine[] =>
      linesAfter(sql, seq, LINES_AT_ONCE).map(lineToday(passNames(sql))),
  },
  /** Steps, because each notes first, in the record itself, what was changed past the system. */
  steps: {
    /** JSON lines after the line `seq`, sealed and in the words that they were sealed with. */
    'record.page': ({ sql }, { role }, seq: number): string => recordPage(sql, seq, role !== 'admin'),
    'record.check': ({ sql }, _actor, filesHere: boolean): KeptCheck => checkKept(sql, filesHere),
  },
} satisfies CommandsOf<'record'>

/** A line names the pass; whoever reads it, its holder as long as he is known. */
function lineToday(names: ReadonlyMap<string, string>): (line: SealedLine) => RecordedLine {
  return (line) => {
    const isSeal = line.act === SEAL_ACT
    return {
      seq: line.seq,
      at: line.at,
      by: line.by_whom.replace(/（((?:code|person):[^）]+)）$/, (all, pass: string) => {
        const name = names.get(pass)
        return name === undefined ? all : `·${name}`
      }),
      role: line.role,
      unit: line.unit,
      act: nameToday(isSeal ? line.subject : line.act),
      isSeal,
      subject: isSeal ? '' : line.subject,
    }
  }
}
