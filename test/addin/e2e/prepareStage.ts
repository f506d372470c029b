/**
 * Once before all stories: the pages are built, the worker is bundled and the demo campaign told. Each file's stage
 * (stage.ts) takes the pages as they are and a copy of the campaign, so that no story sees what another has changed.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundleWorker } from '../../../worker/commands/workerBundle.ts'
import { buildPages } from './buildPages.ts'
import { startDemo } from './startDemo.ts'

let folder: string | undefined

export async function setup(): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), 'ledgerloop-stage-'))
  const [pages, told] = [join(folder, 'pages'), join(folder, 'told')]
  mkdirSync(told)
  // Not by two workers at once, when the stories start.
  bundleWorker()
  const [demo] = await Promise.all([startDemo('-', told), buildPages(pages)])
  await demo.stop()
  process.env['BUILT_PAGES'] = pages
  process.env['TOLD_DEMO'] = told
}

export function teardown(): void {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
}
