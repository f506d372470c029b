/** Bundles the worker for a plain workerd, once, and keeps the result until a source changes. */
import { existsSync, globSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { buildSync, type BuildOptions, type Metafile } from 'esbuild'

export const root = new URL('../../../', import.meta.url).pathname
const bundleDirectory = join(root, 'dist/worker')

/** A module as workerd loads it; Word templates are data beside the code. */
export interface BundleModule {
  readonly type: 'ESModule' | 'Data'
  readonly path: string
}

/** How wrangler bundles for Cloudflare, less what a plain workerd does not need; `folder` takes the modules. */
export function bundleOptions(folder: string): BuildOptions & { readonly metafile: true } {
  return {
    absWorkingDir: root,
    entryPoints: ['worker/index.ts'],
    outdir: folder,
    bundle: true,
    format: 'esm',
    target: 'es2024',
    conditions: ['workerd', 'worker', 'browser'],
    external: ['node:*', 'cloudflare:*'],
    // Beside the code under a name of its content; the code imports it as bytes.
    loader: { '.docx': 'copy' },
    // An error's class is told by its name.
    keepNames: true,
    metafile: true,
    logLevel: 'silent',
  }
}

/** Absolute paths of the bundled modules, the entry first. Throws with esbuild's own words when it fails. */
export function bundleWorker(): BundleModule[] {
  const entry = join(bundleDirectory, 'index.js')
  if (existsSync(entry) && statSync(entry).mtimeMs >= newestSource()) {
    return modulesOf(readdirSync(bundleDirectory).map((name) => join(bundleDirectory, name)))
  }
  const modules = bundledModules(buildSync(bundleOptions(bundleDirectory)).metafile)
  const made = new Set(modules.map(({ path }) => basename(path)))
  for (const name of readdirSync(bundleDirectory)) {
    if (!made.has(name)) rmSync(join(bundleDirectory, name))
  }
  return modules
}

/** What esbuild says that it has written. */
export function bundledModules(metafile: Metafile): BundleModule[] {
  return modulesOf(Object.keys(metafile.outputs).map((path) => resolve(root, path)))
}

function modulesOf(paths: readonly string[]): BundleModule[] {
  const code = paths.filter((path) => path.endsWith('.js'))
  const templates = paths.filter((path) => path.endsWith('.docx'))
  return [
    ...code.map((path): BundleModule => ({ type: 'ESModule', path })),
    ...templates.map((path): BundleModule => ({ type: 'Data', path })),
  ]
}

function newestSource(): number {
  const options = { cwd: root, exclude: ['worker/commands/**'] }
  const sources = ['package-lock.json', ...globSync('worker/**/*.{ts,docx,json}', options)]
  return Math.max(...sources.map((path) => statSync(join(root, path)).mtimeMs))
}
