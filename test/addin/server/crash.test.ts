import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import type { CrashResult } from './crashRun.ts'

test('a worker killed while units write loses nothing that was acknowledged, doubles nothing, and its record holds', () => {
  const { stdout, stderr } = spawnSync(process.execPath, ['test/addin/server/crashRun.ts', '8'], {
    encoding: 'utf8',
  })
  expect(stdout, stderr).toMatch(/^\{/)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- crashRun.ts prints its result
  const { faults, kills, pushes, rows } = JSON.parse(stdout) as CrashResult
  expect(faults).toEqual([])
  expect(kills).toBe(8)
  expect(pushes).toBeGreaterThan(8)
  expect(rows).toBeGreaterThan(50)
})
