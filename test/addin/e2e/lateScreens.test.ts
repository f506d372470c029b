/** Screens come after the first load: before a train's tunnel, or not at all, and the pane goes on either way. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pageFor } from './screenVisit.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
const failures: string[] = []

beforeAll(async () => {
  stage = await openStage()
})

afterAll(async () => {
  await stage?.close()
})

async function clerk(): Promise<Page> {
  const [page] = await pageFor(stage, 'unit', 'zh-CN')
  page.on('pageerror', (error) => failures.push(String(error)))
  return page
}

test('offline a screen that was not opened before opens, and says that the server is out of reach', async () => {
  const page = await clerk()
  const came = page.waitForResponse(/assets\/Mirror-[^/]+\.js$/)
  await page.goto(`${stage.url}/taskpane.html`)
  // The last one of the unit's screens.
  await came
  await page.context().setOffline(true)
  await page.getByRole('tab', { name: '问题' }).click()
  await page.getByRole('heading', { name: '本单位的问题' }).waitFor()
  await page.getByText('没有连上服务器').waitFor()
  await page.context().setOffline(false)
  await page.getByRole('button', { name: '重试' }).click()
  await page.getByRole('button', { name: /到期/ }).first().waitFor()
  await page.context().close()
})

test('a screen whose code does not come says so in its place; retry brings it, the other tabs stay', async () => {
  const page = await clerk()
  const code = /assets\/Items-[^/]+\.js$/
  await page.route(code, async (route) => route.fulfill({ status: 404, body: '' }))
  await page.goto(`${stage.url}/taskpane.html`)
  await page.getByRole('tab', { name: '问题' }).click()
  await page.getByRole('alert').filter({ hasText: '这一页没有取到' }).waitFor()
  await page.getByRole('tab', { name: '今日' }).click()
  await page.getByRole('heading', { name: /^今天是/ }).waitFor()
  await page.getByRole('tab', { name: '问题' }).click()
  await page.getByRole('alert').filter({ hasText: '这一页没有取到' }).waitFor()
  await page.unroute(code)
  await page.getByRole('button', { name: '重试' }).click()
  await page.getByRole('heading', { name: '本单位的问题' }).waitFor()
  await page.context().close()
})

test('nothing failed on the way', () => {
  expect(failures).toEqual([])
})
