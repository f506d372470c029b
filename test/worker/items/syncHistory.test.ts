import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FieldValue, ItemHistory, RowChange } from '#wire/item'
import { open, type Person } from '../api.ts'

/** One step of one of two clerks who share a unit: an edit from what this clerk last saw, or a look. */
const step = fc.record({
  clerk: fc.constantFrom(0, 1),
  field: fc.constantFrom('owner', 'goal', 'extras/备注'),
  value: fc.constantFrom('甲', '乙', '丙', null),
  looks: fc.boolean(),
})

describe('two clerks who edit one row in any order', () => {
  test('lose nothing: the row is its history replayed, and what was not taken stands in it as a conflict', async () => {
    const { unit } = await open()
    const clerk = await unit('jwc')
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const row = await clerk.enter({ problem: '窗口无人值守' })
        const seen = [row.version, row.version]
        const notTaken: FieldValue[] = []
        for (const { clerk: who, field, value, looks } of steps) {
          if (looks) seen[who] = (await clerk.row(row.id)).version
          const change: RowChange = { id: row.id, base: seen[who] ?? 1, set: { [field]: value } }
          const { accepted, conflicts, refused } = await clerk.sync([change])
          expect(refused).toEqual([])
          // A clerk who was told of a conflict has seen the version it names.
          for (const { version } of [...accepted, ...conflicts]) seen[who] = version
          for (const { fields } of conflicts) notTaken.push(...fields.map((one) => one.mine))
        }
        await expectHistoryToHold(clerk, row.id, notTaken)
      }),
      { numRuns: 25 },
    )
  })
})

async function expectHistoryToHold(
  clerk: Person,
  id: string,
  notTaken: readonly FieldValue[],
): Promise<void> {
  const { item, changes } = await clerk.get<ItemHistory>(`/items/${id}`)
  const replayed = new Map<string, FieldValue>()
  for (const { act, fields } of changes) {
    if (act === 'conflict') continue
    for (const { field, from, to } of fields) {
      expect(replayed.get(field) ?? null).toBe(from)
      replayed.set(field, to)
    }
  }
  expect(replayed.get('owner') ?? null).toBe(item.content.owner ?? null)
  expect(replayed.get('goal') ?? null).toBe(item.content.goal ?? null)
  expect(replayed.get('extras/备注') ?? null).toBe(item.content.extras?.['备注'] ?? null)
  expect(item.version).toBe(changes.filter((line) => line.act !== 'conflict').length)
  const conflicts = changes.filter((line) => line.act === 'conflict')
  expect(conflicts.flatMap((line) => line.fields.map((field) => field.to))).toEqual(notTaken)
}
