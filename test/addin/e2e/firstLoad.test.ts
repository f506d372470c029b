/** What the pane's first screen costs a campus network; fails above the limit, naming the largest files. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { firstLoad, MAX_FIRST_LOAD_BYTES, sum } from '../firstLoad.ts'
import { buildPages } from './stage.ts'

const pages = mkdtempSync(join(tmpdir(), 'ledgerloop-pages-'))

afterAll(() => rmSync(pages, { recursive: true, force: true }))

test('the pane opens with at most 250 KB of JavaScript, gzipped', () => {
  buildPages('addin/vite.config.ts', pages)
  const sizes = firstLoad(pages)
  expect(sizes.size).toBeGreaterThan(1)
  const largest = [...sizes].toSorted(([, a], [, b]) => b - a).slice(0, 5)
  expect(sum(sizes), JSON.stringify(largest)).toBeLessThanOrEqual(MAX_FIRST_LOAD_BYTES)
})
