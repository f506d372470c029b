/** What waits on a desk leads to where it is done, at 320 px: a paper to read, an order to follow up, a reminder to send. */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CircularDraft } from '#wire/document'
import type { Snapshot } from '#wire/overview'
import type { Session } from '#wire/session'
import { mannersOf } from './manners.ts'
import { openStage, type Stage } from './stage.ts'

/** Where to leave a picture of each screen; nowhere when unset. */
const pictures = process.env['PICTURES']

let stage: Stage
let page: Page
const failures: string[] = []

beforeAll(async () => {
  stage = await openStage()
  const context = await stage.browser.newContext({
    viewport: { width: 320, height: 640 },
    locale: 'zh-CN',
  })
  page = await context.newPage()
  page.setDefaultTimeout(20_000)
  page.on('pageerror', (error) => failures.push(String(error)))
})

afterAll(async () => {
  await stage?.close()
})

async function enter(role: 'unit' | 'office', unit = ''): Promise<void> {
  await page.goto(`${stage.url}/taskpane.html`)
  await page.evaluate('sessionStorage.clear(); localStorage.clear()')
  await page.goto(`${stage.url}/taskpane.html`)
  await page.getByLabel('身份').selectOption(role)
  if (role === 'unit') await page.getByLabel('单位', { exact: true }).selectOption(unit)
  await page.getByRole('button', { name: '进入' }).click()
  await page.getByRole('heading', { name: '待办' }).waitFor()
}

/** The office publishes this week's circular, from the state of this moment. */
async function publishCircular(): Promise<void> {
  const post = async <T>(path: string, token: string, body: object = {}): Promise<T> => {
    const response = await fetch(`${stage.url}/api${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(await response.text())
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the caller names the route's answer
    return (await response.json()) as T
  }
  const { token, campaignId } = await post<Session>('/demo/session', '', { role: 'office' })
  const of = `/campaigns/${campaignId}`
  const { id: snapshot } = await post<Snapshot>(`${of}/snapshots`, token)
  const { id } = await post<CircularDraft>(`${of}/circulars`, token, { snapshot })
  await post(`${of}/circulars/${id}/final`, token)
  await post(`${of}/circulars/${id}/publication`, token)
}

async function look(name: string): Promise<void> {
  if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
  expect([name, await mannersOf(page)]).toEqual([name, []])
}

test('a circular that was published is news on the unit’s desk: opened, it is read and gone', async () => {
  await publishCircular()
  await enter('unit', 'jwc')
  await page.getByRole('heading', { name: /^新印发 \d+ 份，请阅$/ }).waitFor()
  await look('desk-unit')
  const news = page.locator('.matter.published li')
  const title = (await news.first().locator('.problem').innerText()).replace(/ ›$/, '')
  await news.first().getByRole('button').click()
  await page.getByRole('button', { name: '收起' }).waitFor()
  await page.getByText(title).first().waitFor()
  await look('published-from-desk')
  await page.getByRole('tab', { name: '今日' }).click()
  await page.getByRole('heading', { name: '待办' }).waitFor()
  await expect.poll(async () => news.count()).toBe(0)
})

test('an order of a dispatch meeting leads to its entry, where the unit says what was done', async () => {
  const orders = page.locator('.matter.order')
  await orders.getByRole('heading', { name: /件调度事项待落实$/ }).waitFor()
  await orders.getByText('已过期限').waitFor()
  await orders.getByRole('button').first().click()
  await page.getByRole('heading', { name: '调度事项', level: 1 }).waitFor()
  await page.getByText('教务窗口办事流程上墙公示').first().waitFor()
  await look('order-from-desk')
})

test('a reminder that the office decides on is drafted, to be read and sent by a person', async () => {
  await enter('office')
  await page.getByRole('tab', { name: '更多' }).click()
  await page.getByRole('button', { name: '阶梯建议', exact: true }).click()
  const card = page.locator('.card').filter({ hasText: '建议提醒' }).first()
  await card.getByText('决定', { exact: true }).click()
  await look('ladder-reminder')
  await card.getByRole('button', { name: '采纳并起草提醒函' }).click()
  await page.getByRole('heading', { name: '通报', level: 1 }).waitFor()
  await page
    .getByText(/有关事项的提醒函/)
    .first()
    .waitFor()
  await page.getByRole('button', { name: '定稿' }).waitFor()
  await look('reminder-drafted')
})

test('nothing failed on the way', () => {
  expect(failures).toEqual([])
})
