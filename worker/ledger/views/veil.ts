/**
 * What is shown to those who are told less: no words of a confidential item (保密问题), wherever they stand. Lists and papers
 * leave them out by themselves; this is for all that was written before, and for whatever is added later.
 */
import { withoutTexts } from '#rules/people/withheld'
import { isToldLess, textsOfConfidential } from '../items/rows/confidentialRows.ts'
import type { Ledger } from '../Ledger.ts'
import type { Recorder } from '../record/recordAct.ts'

/** An answer of a query as its asker may read it. */
export function veiled<Result>({ sql }: Ledger, { role }: Pick<Recorder, 'role'>, result: Result): Result {
  return isToldLess(role) ? withoutTexts(result, textsOfConfidential(sql)) : result
}
