import { expect, test } from 'vitest'
import { crashRun } from './crashRun.ts'

test('a worker killed while units write loses nothing that was acknowledged, doubles nothing, and its record holds', async () => {
  const { faults, kills, pushes, rows } = await crashRun(8)
  expect(faults).toEqual([])
  expect(kills).toBe(8)
  expect(pushes).toBeGreaterThan(8)
  expect(rows).toBeGreaterThan(50)
})
