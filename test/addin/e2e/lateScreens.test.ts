/** Screens come after the first load: before a train's tunnel, or not at all, and the pane goes on either way. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { zh } from '../../../addin/words/zh.ts'
import { pageFor } from './fixture/screenVisit.ts'
import { openFixture, type Fixture } from './fixture/fixture.ts'
import { goTo } from './fixture/paneUser.ts'

let fixture: Fixture
const failures: string[] = []

beforeAll(async () => {
  fixture = await openFixture()
})

afterAll(async () => {
  await fixture?.close()
})

async function clerk(): Promise<Page> {
  const [page] = await pageFor(fixture, 'unit', 'zh-CN')
  page.on('pageerror', (error) => failures.push(String(error)))
  return page
}

test('offline a screen that was not opened before opens, and says that the server is out of reach', async () => {
  const page = await clerk()
  const came = page.waitForResponse(/assets\/CircularPreview-[^/]+\.js$/)
  await page.goto(`${fixture.url}/taskpane.html`)
  // The last one of the unit's screens.
  await came
  await page.context().setOffline(true)
  await goTo(page, 'unit', 'items')
  await page.getByRole('heading', { name: zh.items.title }).waitFor()
  await page.getByText(zh.problem.offline).waitFor()
  await page.context().setOffline(false)
  await page.getByRole('button', { name: zh.retry }).click()
  await page.getByRole('button', { name: /到期/ }).first().waitFor()
  await page.context().close()
})

test('a screen whose code does not come says so in its place; retry brings it, the other tabs stay', async () => {
  const page = await clerk()
  const code = /assets\/Items-[^/]+\.js$/
  await page.route(code, async (route) => route.fulfill({ status: 404, body: '' }))
  await page.goto(`${fixture.url}/taskpane.html`)
  await goTo(page, 'unit', 'items')
  await page.getByRole('alert').filter({ hasText: zh.problem.screenMissing }).waitFor()
  await goTo(page, 'unit', 'today')
  await page.getByRole('heading', { name: /^今天是/ }).waitFor()
  await goTo(page, 'unit', 'items')
  await page.getByRole('alert').filter({ hasText: zh.problem.screenMissing }).waitFor()
  await page.unroute(code)
  await page.getByRole('button', { name: zh.retry }).click()
  await page.getByRole('heading', { name: zh.items.title }).waitFor()
  await page.context().close()
})

test('nothing failed on the way', () => {
  expect(failures).toEqual([])
})
