/** The stage of a story told in Chromium: the built pages, a real worker with the demo campaign, a browser. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'
import { chromiumLaunch } from '../../host/chromium.ts'

export interface Stage {
  readonly browser: Browser
  /** Where the worker listens, without a slash at the end. */
  readonly url: string
  /** Folder of the built pages. */
  readonly pages: string
  readonly close: () => Promise<void>
}

/** Builds the pages into a folder of their own, so that whoever builds into dist at the same time is left alone. */
export async function openStage(): Promise<Stage> {
  const pages = mkdtempSync(join(tmpdir(), 'ledgerloop-pages-'))
  buildPages('addin/vite.config.ts', pages)
  buildPages('addin/workbench/vite.config.ts', join(pages, 'workbench'))
  const server = spawn(process.execPath, ['test/addin/e2e/serveDemo.ts', pages], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    server.stdout.once('data', (line: Buffer) => resolve(line.toString().trim()))
    server.once('exit', (code) => reject(new Error(`the worker ended with status ${String(code)}`)))
  })
  const browser = await chromium.launch(chromiumLaunch)
  return {
    browser,
    url,
    pages,
    close: async () => {
      await browser.close()
      server.kill('SIGTERM')
      rmSync(pages, { recursive: true, force: true })
    },
  }
}

export function buildPages(config: string, outDir: string): void {
  const vite = 'node_modules/vite/bin/vite.js'
  const built = spawnSync(process.execPath, [vite, 'build', '--config', config, '--outDir', outDir], {
    encoding: 'utf8',
    // vitest runs in test mode; React's production build is the one people get.
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (built.status !== 0) throw new Error(built.stderr + built.stdout)
}
