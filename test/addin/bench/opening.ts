/** From navigation to a pane that can be worked with, in Chromium; and what had to be fetched for it. */
import type { Page } from 'playwright-core'
import { firstLoad, MAX_FIRST_LOAD_BYTES, sum } from '../firstLoad.ts'
import { openFixture } from '../e2e/fixture/fixture.ts'
import { secondsSince, type PaneRow } from './load.ts'

const OPENINGS = 5

export async function benchOpening(): Promise<PaneRow[]> {
  const fixture = await openFixture()
  try {
    const bytes = sum(firstLoad(fixture.pages))
    const page = await fixture.browser.newPage({ viewport: { width: 320, height: 640 }, locale: 'zh-CN' })
    await page.goto(`${fixture.url}/taskpane.html`)
    await page.getByRole('button', { name: '进入' }).click()
    await page.getByRole('heading', { name: '待办' }).waitFor()
    const times: number[] = []
    for (let opening = 0; opening < OPENINGS; opening++) times.push(await openOnce(page))
    return [
      {
        what: 'pane: navigation to 今日 with its figures, median',
        seconds: times.toSorted((a, b) => a - b)[Math.floor(OPENINGS / 2)] ?? 0,
        note: `first load ${Math.round(bytes / 1024)} KB of JavaScript, gzipped (≤ ${MAX_FIRST_LOAD_BYTES / 1024})`,
      },
    ]
  } finally {
    await fixture.close()
  }
}

async function openOnce(page: Page): Promise<number> {
  const start = performance.now()
  await page.goto(page.url())
  await page.getByRole('heading', { name: '待办' }).waitFor()
  return secondsSince(start)
}
