/** What can be asked of rows: pulled, pushed, given to a unit, listed for a unit's self-checking ledger. */
import type { PlannedItem } from '#rules/ledgerSheet/sheetPlan'
import type { Actor } from '#wire/actor'
import type { ItemPage } from '#wire/item'
import type { CommandsOf } from '../command.ts'
import type { Ledger } from '../Ledger.ts'
import { assignItem } from './assignItem.ts'
import { isHiddenFrom } from './rows/confidentialRows.ts'
import { withFirstLimits } from './extensions.ts'
import { itemsAfter } from './rows/itemRows.ts'
import { protectItem } from './protectItem.ts'
import { answerQuestion, listQuestions } from './rowQuestions.ts'
import { pullItems, syncItems } from './syncItems.ts'

export const questionCommands = {
  queries: { 'question.list': listQuestions },
  steps: { 'question.answer': answerQuestion },
} satisfies CommandsOf<'question'>

export const itemCommands = {
  queries: {
    'item.page': pageFor,
    'item.rows': ({ sql }, _actor, unit: string) => rowsOfUnit(sql, unit),
  },
  steps: {
    'item.sync': syncItems,
    'item.assign': assignItem,
    'item.protect': protectItem,
  },
} satisfies CommandsOf<'item'>

/** To whom some items are not told, they are not there. */
function pageFor({ sql }: Ledger, actor: Actor, cursor: number, unit: string | null): ItemPage {
  const page = pullItems(sql, cursor, unit)
  return { ...page, items: page.items.filter((item) => !isHiddenFrom(sql, actor, item)) }
}

/**
 * The rows of one unit for its self-checking ledger (自查表): ids and versions, so that they are known again; in the
 * order in which they were entered.
 */
function rowsOfUnit(sql: SqlStorage, unit: string): PlannedItem[] {
  return withFirstLimits(sql, unit, itemsAfter(sql, 0, unit, Number.MAX_SAFE_INTEGER))
    .filter(({ withdrawn }) => !withdrawn)
    .toSorted((a, b) => a.no - b.no)
    .map(({ id, version, number, content }) => ({ id, version, number, content }))
}
