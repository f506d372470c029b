import { env } from 'cloudflare:workers'
import { runInDurableObject } from 'cloudflare:test'
import { describe, expect, test } from 'vitest'
import { migrate, migrations } from '../../worker/ledger/migrations.ts'

/** Runs with the storage of an object of its own. */
async function withStorage<T>(name: string, work: (storage: DurableObjectStorage) => T): Promise<T> {
  return runInDurableObject(env.CAMPAIGN.getByName(name), (_instance, state) => work(state.storage))
}

function schemaOf({ sql }: DurableObjectStorage): string[] {
  return sql
    .exec<{ sql: string }>(`SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name`)
    .toArray()
    .map((row) => row.sql)
}

describe('migrations', () => {
  test('from nothing and from every earlier state end in the same tables', async () => {
    const whole = await withStorage('from-nothing', (storage) => {
      migrate(storage)
      return schemaOf(storage)
    })
    expect(whole.length).toBeGreaterThan(10)
    for (let count = 0; count < migrations.length; count++) {
      const after = await withStorage(`from-${count}`, (storage) => {
        migrate(storage, migrations.slice(0, count))
        migrate(storage)
        return schemaOf(storage)
      })
      expect(after).toEqual(whole)
    }
  })

  test('twice is once', async () => {
    await withStorage('twice', (storage) => {
      migrate(storage)
      const once = schemaOf(storage)
      migrate(storage)
      expect(schemaOf(storage)).toEqual(once)
    })
  })

  test('a changed past refuses to start, reformatted text does not', async () => {
    await withStorage('changed-past', (storage) => {
      migrate(storage)
      const [first, ...rest] = migrations
      if (first === undefined) throw new Error('no migrations')
      const changed = [{ ...first, sql: first.sql.replace('opened_at', 'opened') }, ...rest]
      expect(() => migrate(storage, changed)).toThrow(/001-campaign-and-codes was changed/)
      expect(() => migrate(storage, rest)).toThrow(/was changed/)
      expect(() => migrate(storage, migrations.slice(0, 2))).toThrow(/not known/)
      expect(() =>
        migrate(storage, [{ ...first, sql: first.sql.replace(/\s+/g, '  ') }, ...rest]),
      ).not.toThrow()
    })
  })

  test('ids are unique, in order and carry a reason', () => {
    const ids = migrations.map((migration) => migration.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual(ids.toSorted())
    for (const { reason } of migrations) expect(reason.length).toBeGreaterThan(20)
  })
})
