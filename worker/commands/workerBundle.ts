/** Bundles the worker once with wrangler and keeps the result until a source changes. */
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

export const root = new URL('../../', import.meta.url).pathname
const bundleDirectory = join(root, 'dist/worker')

/** A module as workerd loads it; Word templates are data beside the code. */
export interface BundleModule {
  readonly type: 'ESModule' | 'Data'
  readonly path: string
}

/** Absolute paths of the bundled modules, the entry first. Throws with wrangler's own words when it fails. */
export function bundleWorker(): BundleModule[] {
  const entry = join(bundleDirectory, 'index.js')
  if (!existsSync(entry) || statSync(entry).mtimeMs < newestSource()) build()
  const templates = readdirSync(bundleDirectory).filter((name) => name.endsWith('.docx'))
  return [
    { type: 'ESModule', path: entry },
    ...templates.map((name): BundleModule => ({ type: 'Data', path: join(bundleDirectory, name) })),
  ]
}

function newestSource(): number {
  const sources = [
    'wrangler.toml',
    'package-lock.json',
    ...globSync('worker/**/*.{ts,docx,json}', { cwd: root }),
  ]
  return Math.max(...sources.map((path) => statSync(join(root, path)).mtimeMs))
}

function build(): void {
  // wrangler wants the assets folder to exist, also where only the worker is bundled.
  mkdirSync(join(root, 'dist/addin'), { recursive: true })
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/wrangler/bin/wrangler.js'), 'deploy', '--dry-run', '--outdir', bundleDirectory],
    { cwd: root, encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`the worker could not be bundled:\n${stderr}${stdout}`)
}
