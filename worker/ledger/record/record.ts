/** What can be done with the record (操作记录): read it page by page, and check all that it speaks of. */
import type { Ledger } from '../Ledger.ts'
import { checkKept, type KeptCheck } from './checkKept.ts'
import { recordPage } from './recordRows.ts'

export const recordActs = {
  /** JSON lines after the line `seq`. */
  'record.page': ({ sql }: Ledger, seq: number): string => recordPage(sql, seq),

  'record.check': ({ sql }: Ledger, filesHere: boolean): KeptCheck => checkKept(sql, filesHere),
}
