/** The stage of a story told in Chromium: the built pages, a real worker with the demo campaign, a browser. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'
import { chromiumLaunch } from '../../host/chromium.ts'
import { buildPages } from './buildPages.ts'
import { startDemo } from './startDemo.ts'

export interface Stage {
  readonly browser: Browser
  /** Where the worker listens, without a slash at the end. */
  readonly url: string
  /** Folder of the built pages. */
  readonly pages: string
  readonly close: () => Promise<void>
}

/** The pages are those built before the stories (prepareStage.ts); outside of the tests they are built here. */
export async function openStage(): Promise<Stage> {
  const built = process.env['BUILT_PAGES']
  const pages = built ?? mkdtempSync(join(tmpdir(), 'ledgerloop-pages-'))
  if (built === undefined) await buildPages(pages)
  const [demo, browser] = await Promise.all([startDemo(pages), chromium.launch(chromiumLaunch)])
  return {
    browser,
    url: demo.url,
    pages,
    close: async () => {
      await browser.close()
      await demo.stop()
      if (built === undefined) rmSync(pages, { recursive: true, force: true })
    },
  }
}
