import { expect, test } from 'vitest'
import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { readShapes } from '../../../worker/ledger/store/tableShapes.ts'
import { open } from '../api.ts'

test('each table is told apart by its key, and has row numbers where SQLite keeps them', async () => {
  const { id } = await open()
  await runInDurableObject(env.CAMPAIGN.getByName(id), (_instance, { storage: { sql } }) => {
    const shapes = readShapes(sql)
    expect(shapes.length).toBeGreaterThan(10)
    for (const { name, key, byNumber, counted } of shapes) {
      // A table without row numbers refuses to tell one; a key that is one whole number is the row's number itself.
      const hasRowNumbers = ((): boolean => {
        try {
          sql.exec(`SELECT rowid FROM "${name}" LIMIT 1`).toArray()
          return true
        } catch {
          return false
        }
      })()
      expect({ name, counted }).toEqual({ name, counted: hasRowNumbers && !byNumber })
      expect(byNumber && key.length !== 1).toBe(false)
    }
    expect(new Set(shapes.map(({ counted }) => counted))).toEqual(new Set([true, false]))
    expect(shapes.some(({ byNumber }) => byNumber)).toBe(true)
  })
})
