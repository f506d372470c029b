import { env } from 'cloudflare:workers'
import { runInDurableObject } from 'cloudflare:test'
import { describe, expect, test } from 'vitest'
import { migrate, migrations } from '../../../worker/ledger/migrations.ts'
import { snapshotLines } from '../../../worker/ledger/snapshots/snapshotRows.ts'
import { readUploadLines } from '../../../worker/ledger/uploads/uploadRows.ts'

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

  test('lines that were kept one to a row come out of the pages as they were', async () => {
    await withStorage('lines-to-pages', (storage) => {
      migrate(storage, migrations.slice(0, 5))
      const lines = Array.from({ length: 12 }, (_, no) => ({ no, problem: `第${no}行` }))
      for (const line of lines) {
        const body = JSON.stringify(line)
        storage.sql.exec(`INSERT INTO upload_row VALUES ('u', 'item', ?, ?)`, line.no, body)
        storage.sql.exec(`INSERT INTO snapshot_row VALUES ('s', 'item', ?, ?)`, line.no, body)
      }
      migrate(storage)
      expect(readUploadLines(storage.sql, 'u', 'item')).toEqual(lines)
      expect(JSON.parse(snapshotLines(storage.sql, 's', { kind: 'item', after: 0 }))).toEqual(lines)
      expect(JSON.parse(snapshotLines(storage.sql, 's', { kind: 'item', after: 10 }))).toEqual(
        lines.slice(10),
      )
      expect(snapshotLines(storage.sql, 's', { kind: 'item', after: 12 })).toBe('[]')
    })
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
