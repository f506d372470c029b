import { availableParallelism } from 'node:os'
import { cloudflareTest } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'
import { measureMachine } from './machine.ts'
import { patienceOn } from './patience.ts'

/** No test is about time: a machine that is slow or busy with something else is no defect. */
const patience = patienceOn(measureMachine())

/** Vitest leaves one core to itself, which on a machine of two is half of all; it has little to do while tests run. */
const WORKERS = availableParallelism()
/** Each has a browser and a worker beside it; more of them than cores would only be late. */
const STORIES = Math.min(WORKERS, 4)

const STORY_FILES = ['test/addin/e2e/**/*.test.ts', 'test/addin/demo/**/*.test.ts']

/**
 * Four projects: `rules` in Node, `worker` through the API of a real workerd, `addin` on the Office host in Node,
 * `e2e` as stories in a real Chromium.
 */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    // The worker logs a line per request; shown only where a test fails.
    silent: 'passed-only',
    projects: [
      {
        test: {
          name: 'rules',
          environment: 'node',
          include: ['test/rules/**/*.test.ts', 'test/architecture/**/*.test.ts'],
          maxWorkers: WORKERS,
          // Rules keep nothing, so no file can leave another anything; starting anew for each took longer than most run.
          isolate: false,
          ...patience,
        },
      },
      {
        plugins: [
          cloudflareTest({
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              bindings: { SESSION_SECRET: 'test-only-secret', OPERATOR_CODE: 'test-only-operator' },
            },
          }),
        ],
        // Department ledgers come into workerd as data URLs: `import.meta.glob('…xlsx', { query: '?inline' })`.
        assetsInclude: ['**/*.xlsx'],
        test: {
          name: 'worker',
          // Each test opens campaigns of its own; a workerd for each file took longer than many a file's tests.
          isolate: false,
          include: ['test/worker/**/*.test.ts'],
          maxWorkers: WORKERS,
          ...patience,
        },
      },
      {
        test: {
          name: 'addin',
          environment: 'node',
          include: ['test/addin/**/*.test.ts', 'test/host/**/*.test.ts'],
          exclude: STORY_FILES,
          globalSetup: ['test/addin/bundleOnce.ts'],
          ...patience,
          maxWorkers: WORKERS,
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: STORY_FILES,
          globalSetup: ['test/addin/e2e/fixture/prepareFixture.ts'],
          ...patience,
          maxWorkers: STORIES,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
