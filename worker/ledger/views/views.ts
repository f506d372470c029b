/** What is read across the rooms: an item whole, a person's to-do list, the campaign on a day, the next circular. */
import type { CommandsOf } from '../command.ts'
import { itemHistory } from './itemHistory.ts'
import { supportedItems } from './supportedItems.ts'
import { previewForUnit } from './previewForUnit.ts'
import { todoOf } from './todo.ts'
import { keepSeen } from './todoRows.ts'
import { viewOverview } from './viewOverview.ts'

export const viewCommands = {
  queries: {
    'item.history': itemHistory,
    'todo.list': todoOf,
    'overview.read': viewOverview,
    'circular.preview': previewForUnit,
    'support.list': supportedItems,
  },
  steps: {
    'todo.see': ({ sql }, actor, keys: readonly string[]): void => keepSeen(sql, actor, keys),
  },
} satisfies CommandsOf<'item' | 'todo' | 'overview' | 'circular' | 'support'>
