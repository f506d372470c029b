/** What can be done with the record (操作记录): read it page by page, and check all that it speaks of. */
import type { CommandsOf } from '../command.ts'
import { checkKept, type KeptCheck } from './checkKept.ts'
import { recordPage } from './recordRows.ts'

export const recordCommands = {
  queries: {},
  /** Steps, because each notes first, in the record itself, what was changed past the system. */
  steps: {
    /** JSON lines after the line `seq`. */
    'record.page': ({ sql }, _actor, seq: number): string => recordPage(sql, seq),
    'record.check': ({ sql }, _actor, filesHere: boolean): KeptCheck => checkKept(sql, filesHere),
  },
} satisfies CommandsOf<'record'>
