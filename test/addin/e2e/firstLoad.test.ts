/** What the pane's first screen costs a campus network; fails above the limit, naming the largest files. */
import { expect, test } from 'vitest'
import { firstLoad, MAX_FIRST_LOAD_BYTES, sum } from '../firstLoad.ts'

test('the pane opens with at most 250 KB of JavaScript, gzipped', () => {
  const sizes = firstLoad(process.env['BUILT_PAGES'] ?? '')
  expect(sizes.size).toBeGreaterThan(1)
  const largest = [...sizes].toSorted(([, a], [, b]) => b - a).slice(0, 5)
  expect(sum(sizes), JSON.stringify(largest)).toBeLessThanOrEqual(MAX_FIRST_LOAD_BYTES)
})
