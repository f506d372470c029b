/** What can be asked of rows: pulled, pushed, given to a unit, listed for a unit's self-checking ledger. */
import type { PlannedItem } from '#rules/ledgerSheet/sheetPlan'
import type { CommandsOf } from '../command.ts'
import { assignItem } from './assignItem.ts'
import { itemsAfter } from './itemRows.ts'
import { answerQuestion, listQuestions } from './rowQuestions.ts'
import { pullItems, syncItems } from './syncItems.ts'

export const questionCommands = {
  queries: { 'question.list': listQuestions },
  steps: { 'question.answer': answerQuestion },
} satisfies CommandsOf<'question'>

export const itemCommands = {
  queries: {
    'item.page': ({ sql }, _actor, cursor: number, unit: string | null) => pullItems(sql, cursor, unit),
    'item.rows': ({ sql }, _actor, unit: string) => rowsOfUnit(sql, unit),
  },
  steps: {
    'item.sync': syncItems,
    'item.assign': assignItem,
  },
} satisfies CommandsOf<'item'>

/**
 * The rows of one unit for its self-checking ledger (自查表): ids and versions, so that they are known again; in the
 * order in which they were entered.
 */
function rowsOfUnit(sql: SqlStorage, unit: string): PlannedItem[] {
  return itemsAfter(sql, 0, unit, Number.MAX_SAFE_INTEGER)
    .filter(({ withdrawn }) => !withdrawn)
    .toSorted((a, b) => a.no - b.no)
    .map(({ id, version, content }) => ({ id, version, content }))
}
