/** Asking and answering at 320 px: the clerk asks, the office decides one by one, the clerk sees the answer. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStage, type Stage } from './stage.ts'

const axe = readFileSync(new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')
const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])

let stage: Stage
let page: Page
const failures: string[] = []

beforeAll(async () => {
  stage = await openStage()
  page = await newPage('zh-CN')
})

afterAll(async () => {
  await stage?.close()
})

async function newPage(locale: string): Promise<Page> {
  const context = await stage.browser.newContext({ viewport: { width: 320, height: 640 }, locale })
  const opened = await context.newPage()
  opened.setDefaultTimeout(20_000)
  opened.on('pageerror', (error) => failures.push(String(error)))
  return opened
}

/** Enters the demo campaign in a new session. */
async function enter(role: 'unit' | 'office', unit = ''): Promise<void> {
  await page.goto(`${stage.url}/taskpane.html`)
  await page.evaluate('sessionStorage.clear(); localStorage.clear()')
  await page.goto(`${stage.url}/taskpane.html`)
  await page.getByLabel('身份').selectOption(role)
  if (role === 'unit') await page.getByLabel('单位', { exact: true }).selectOption(unit)
  await page.getByRole('button', { name: '进入' }).click()
  await page.getByRole('heading', { name: '待办' }).waitFor()
}

/** Nothing wider than the pane, nothing that keeps a screen reader or the keyboard out. */
async function expectGoodManners(of: Page = page): Promise<void> {
  expect(await of.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
  // A button on its way from disabled to enabled has the contrast of neither.
  await of.evaluate(
    `Promise.allSettled(document.getAnimations().filter((one) => one instanceof CSSTransition)
      .map(({ finished }) => finished))`,
  )
  await of.evaluate(axe)
  const found: unknown = await of.evaluate(
    `axe.run().then(({ violations }) => violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 160)).join(' | ')))`,
  )
  expect(found).toEqual([])
}

async function openOverdueItem(): Promise<string> {
  await page.getByRole('tab', { name: '问题' }).click()
  await page.getByRole('heading', { name: '本单位的问题' }).waitFor()
  const first = page.locator('.late button').first()
  const problem = (await first.locator('.problem').innerText()).replace(/^\S+\. /, '')
  await expectGoodManners()
  await first.click()
  await page.getByRole('heading', { name: '问题详情' }).waitFor()
  return problem
}

let problem = ''

test('the clerk sees beforehand how the circular would speak of the unit, with a jump to each item', async () => {
  await enter('unit', 'jwc')
  await expectGoodManners()
  await page.getByRole('button', { name: /如果现在汇总/ }).click()
  await page.getByText(/由教务处负责的第.+项.*逾期/).waitFor()
  expect(await page.locator('body').innerText()).not.toContain('财务处')
  await expectGoodManners()
  await page.locator('.card .late button').first().click()
  await page.getByRole('heading', { name: '问题详情' }).waitFor()
})

test('an extension is asked with a reason; that it comes late is said before it is sent', async () => {
  problem = await openOverdueItem()
  await page.getByText('申请延期', { exact: true }).click()
  await page.getByLabel(/^延至/).fill('2017-09-15')
  await page.getByText(/已过才申请延期，办公室会看到/).waitFor()
  const send = page.getByRole('button', { name: '提交延期申请' })
  expect(await send.isDisabled()).toBe(true)
  await page.getByLabel(/^理由/).fill('设备招标流标一次，正在重新招标')
  await expectGoodManners()
  await send.click()
  await page.getByText('待批').waitFor()
})

test('closure says what is missing, takes a picture, refuses a program by name, and is sent', async () => {
  await page.getByRole('button', { name: '申请销号' }).click()
  await page.getByText(/没有佐证材料/).waitFor()
  expect(await page.getByRole('button', { name: '提交申请' }).isDisabled()).toBe(true)
  await page.locator('input[type=file]').setInputFiles([
    { name: '坏.exe', mimeType: 'image/png', buffer: Buffer.from([0x4d, 0x5a, 0, 1]) },
    { name: '整改照片.png', mimeType: 'image/png', buffer: picture },
  ])
  await page.getByText('整改照片.png').waitFor()
  await page.getByText(/“坏.exe”：认不出/).waitFor()
  await page.getByText('条件齐备，可以申请。').waitFor()
  await expectGoodManners()
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByText(/已提交，等办公室审核/).waitFor()
})

test('the office reviews it with history and evidence, and returns it with a reason', async () => {
  await enter('office')
  await expectGoodManners()
  await page.locator('.matter.closure button').filter({ hasText: problem }).click()
  await page.getByText(/第 1 条，共 \d+ 条/).waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载 整改照片.png' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('整改照片.png')
  expect(readFileSync(await download.path())).toEqual(picture)
  const back = page.getByRole('button', { name: '退回', exact: true })
  expect(await back.isDisabled()).toBe(true)
  await page.getByLabel('审核意见').fill('照片看不清，请补拍。')
  await expectGoodManners()
  await back.click()
  await page.getByText('已退回责任单位。').waitFor()
})

test('the office approves the extension and issues a notice for another item', async () => {
  await page.getByRole('tab', { name: '今日' }).click()
  await page.locator('.matter.extension button').filter({ hasText: problem }).click()
  await page.getByRole('button', { name: '批准延期' }).click()
  await page.getByText('已批准延期。').waitFor()
  await page.getByRole('tab', { name: '总览' }).click()
  await page.getByRole('button', { name: /^列出其余/ }).click()
  await page.locator('.late button').filter({ hasText: '教务处' }).first().click()
  await page.getByText('下达督办单', { exact: true }).click()
  await expectGoodManners()
  await page.getByRole('button', { name: '下达（1 条）' }).click()
  await page
    .getByText(/督办〔2017〕\d+号/)
    .first()
    .waitFor()
})

test('the clerk finds all three answers, and what was seen comes no more', async () => {
  await enter('unit', 'jwc')
  await page.getByText('办公室退回 1 条销号申请').waitFor()
  await page.getByText('1 条延期已批准').waitFor()
  await page.getByText('1 份督办单待答复').waitFor()
  await page.locator('.matter.closure-returned button').click()
  await page.getByText('照片看不清，请补拍。').first().waitFor({ state: 'attached' })
  await page
    .getByText(/原时限\d+月\d+日；延期至9月15日（8月15日批准）/)
    .first()
    .waitFor()
  await page.getByText(/领导小组办公室看过/).waitFor()
  await page.getByRole('tab', { name: '今日' }).click()
  await page.getByText('1 份督办单待答复').waitFor()
  expect(await page.getByText('办公室退回 1 条销号申请').count()).toBe(0)
  await page.locator('.matter.notice button').click()
  await page.getByLabel(/^答复/).fill('已查明原因，8月底前完成。')
  await expectGoodManners()
  await page.getByRole('button', { name: '提交答复' }).click()
  await page.getByText('已答复，待办公室审阅').waitFor()
})

test('in English the screens hold as well, in the dark too', async () => {
  const english = await newPage('en-US')
  await english.emulateMedia({ colorScheme: 'dark' })
  await english.goto(`${stage.url}/taskpane.html`)
  await english.getByLabel('Unit', { exact: true }).selectOption('jwc')
  await english.getByRole('button', { name: 'Enter' }).click()
  await english.getByRole('heading', { name: 'To do' }).waitFor()
  await expectGoodManners(english)
  await english.getByRole('tab', { name: 'Items' }).click()
  await english.locator('.late button').first().click()
  await english.getByRole('heading', { name: 'Evidence' }).waitFor()
  await expectGoodManners(english)
})

test('nothing failed on the way', () => {
  expect(failures).toEqual([])
})
