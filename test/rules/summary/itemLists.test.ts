import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#rules/calendar/day'
import type { Claimed } from '#rules/items/item'
import { summaryFactsOf } from '#rules/summary/summaryFacts'
import { ItemLists } from '#rules/summary/ItemLists'
import type { ListName } from '#rules/summary/listRows'
import type { ListRow } from '#rules/sheets/summarySheet'
import { anItem } from '../../stories.ts'
import { asOf, paperFacts } from './paperFacts.ts'

const names: readonly ListName[] = ['overdue', 'dueSoon', 'awaiting']

async function rowsOf(lists: ItemLists, name: ListName): Promise<ListRow[]> {
  const rows: ListRow[] = []
  for await (const page of lists.pages(name)) rows.push(...page)
  return rows
}

const item = fc
  .record({
    days: fc.integer({ min: -30, max: 30 }),
    claimed: fc.constantFrom<Claimed>('in-progress', 'done', 'closed'),
  })
  .map(({ days, claimed }) => anItem({ due: addDays(asOf, days), claimed }))

test('清单再长也是同样的行、同样的次序，只是分几趟取；再取一遍还是一样', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(item, { maxLength: 40 }),
      fc.integer({ min: 1, max: 5 }),
      async (items, held) => {
        const facts = summaryFactsOf(paperFacts(items))
        const [short, long] = [new ItemLists(facts), new ItemLists(facts, held)]
        for (const name of names) {
          const rows = await rowsOf(short, name)
          expect(await rowsOf(long, name)).toEqual(rows)
          expect(await rowsOf(short, name)).toEqual(rows)
        }
      },
    ),
    { numRuns: 60 },
  )
})
