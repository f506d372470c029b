/** Registers (登记簿) at 320 px: the office enters a clue and hands it on, orders something; the clerk answers. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStage, type Stage } from './stage.ts'

const axe = readFileSync(new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')

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

async function enter(role: 'unit' | 'office' | 'publicity', unit = ''): Promise<void> {
  await page.goto(`${stage.url}/taskpane.html`)
  await page.evaluate('sessionStorage.clear(); localStorage.clear()')
  await page.goto(`${stage.url}/taskpane.html`)
  await page.getByLabel('身份').selectOption(role)
  if (role === 'unit') await page.getByLabel('单位', { exact: true }).selectOption(unit)
  await page.getByRole('button', { name: '进入' }).click()
}

async function openRegisters(): Promise<void> {
  await page.getByRole('tab', { name: '更多' }).click()
  await page.getByRole('button', { name: '登记簿' }).click()
}

async function begin(register: RegExp): Promise<void> {
  await openRegisters()
  await page.getByRole('button', { name: register }).click()
  await page.getByRole('button', { name: '新登记' }).click()
}

async function send(): Promise<void> {
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await page.getByText('已登记。').waitFor()
}

/** Nothing wider than the pane, nothing that keeps a screen reader or the keyboard out. */
async function expectGoodManners(of: Page = page): Promise<void> {
  expect(await of.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
  // A button on its way from disabled to enabled has the contrast of neither; Fluent's ways end within 300 ms. In a
  // closed `details` they stand still and end never.
  await of.evaluate(
    `Promise.race([new Promise((done) => setTimeout(done, 1000)), Promise.allSettled(document.getAnimations()
      .filter((one) => one instanceof CSSTransition).map(({ finished }) => finished))])`,
  )
  await of.evaluate(axe)
  const found: unknown = await of.evaluate(
    `axe.run().then(({ violations }) => violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 160)).join(' | ')))`,
  )
  expect(found).toEqual([])
}

test('the office sees what is missing before anything else', async () => {
  await enter('office')
  await openRegisters()
  await page.getByText('3 个单位没有登记第一责任人').click()
  await page
    .getByText(/财务处、建筑与艺术学院/)
    .first()
    .waitFor()
  await page.getByText(/工作方案，2017年5月31日：未报 3 个单位/).waitFor()
  await expectGoodManners()
})

test('a clue is entered, says what it lacks beside the field, and is handed to its unit’s ledger', async () => {
  await begin(/^线索登记/)
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await page.getByText('“线索渠道”没有填写。请补填。').waitFor()
  await expectGoodManners()
  await page.getByText('先选单位，再选问题。').waitFor()
  await page.getByLabel(/^线索渠道/).selectOption('意见箱或邮箱')
  await page.getByLabel(/^线索内容/).fill('教务窗口上班时间无人值守')
  await page.getByLabel(/^责任单位/).selectOption('教务处')
  await send()
  await page.getByText(/第 \d+ 号 2017-08-15 教务窗口/).click()
  await expectGoodManners()
  await page.getByRole('button', { name: '转入台账' }).click()
  await page.getByRole('button', { name: '去看这条问题' }).click()
  await page.getByRole('heading', { name: '问题详情' }).waitFor()
  await page.getByRole('button', { name: /线索登记 第 \d+ 号/ }).waitFor()
  await expectGoodManners()
})

test('a finding names the visit on which it was made', async () => {
  await begin(/^督导检查/)
  await page.getByLabel(/^检查地点或范围/).fill('教学楼窗口')
  await page.getByLabel(/^检查人员/).fill('督导检查第一组')
  await page.getByLabel(/^检查情况/).fill('查看窗口值守')
  await send()
  await begin(/^督导发现/)
  await page.getByLabel(/^哪次检查/).selectOption({ index: 1 })
  await page.getByLabel(/^责任单位/).selectOption('教务处')
  await page.getByLabel(/^发现的问题/).fill('台账没有更新')
  await send()
})

test('an order is given at a meeting', async () => {
  await begin(/^调度事项/)
  await page.getByLabel(/^哪次调度/).selectOption({ index: 1 })
  await page.getByLabel(/^责任单位/).selectOption('教务处')
  await page.getByLabel(/^交办事项/).fill('月底前完成窗口改造')
  await send()
})

test('the unit finds the order on its list and fills in what was done, nothing else', async () => {
  await enter('unit', 'jwc')
  await openRegisters()
  await page.getByText('下次调度议程：2 项没有落实情况').click()
  expect(await page.getByText('线索登记').count()).toBe(0)
  await page.getByRole('button', { name: /月底前完成窗口改造/ }).click()
  await page.getByRole('button', { name: '填写落实情况' }).click()
  expect(await page.getByLabel(/^交办事项/).count()).toBe(0)
  await page.getByLabel(/^落实情况/).fill('窗口已改造')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('“落实日期”没有填写。请补填。').waitFor()
  await page.getByLabel(/^落实日期/).fill('2017-08-15')
  await expectGoodManners()
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('已登记。').waitFor()
  await page.getByText('登记经过').click()
  await page.locator('.history').getByText('窗口已改造').waitFor()
  await openRegisters()
  await page.getByText('组织领导').waitFor()
  await page.getByText('下次调度议程：1 项没有落实情况').waitFor()
})

test('the unit links a regulation to the items that it answers; withdrawing needs a reason', async () => {
  await page.getByText('2 条持续整改的问题还没有制度').click()
  await page.getByRole('button', { name: '新登记' }).click()
  await page.getByLabel(/^制度名称/).fill('窗口服务管理办法')
  await page.getByLabel(/^制定方式/).selectOption('新订')
  await page.getByText('查找问题').click()
  await page.getByRole('checkbox').first().click()
  await page.getByRole('button', { name: /^移去/ }).waitFor()
  await expectGoodManners()
  await send()
  await page.getByText(/第 \d+ 号 2017-08-15 窗口服务管理办法/).click()
  const card = page.locator('details.card[open]')
  await card.getByText('已选 1 条问题').waitFor()
  await card.getByText('撤回', { exact: true }).click()
  const withdraw = card.getByRole('button', { name: '撤回这条登记' })
  expect(await withdraw.isDisabled()).toBe(true)
  await card.getByLabel(/^撤回理由/).fill('重复登记')
  await withdraw.click()
  await page.getByText('已撤回 1 条').click()
  await page.getByText(/第 \d+ 号 2017-08-15 窗口服务管理办法/).click()
  await page.getByText('已撤回：重复登记').waitFor()
})

test('a register is downloaded as a sheet; the sheet in front is read only where its headings fit', async () => {
  await page.getByText('Excel 表', { exact: true }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载为 Excel 表' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('制度建设.xlsx')
  expect(
    readFileSync(await download.path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK')
  expect(await page.getByRole('button', { name: '从当前工作表读入' }).count()).toBe(0)
  const bench = await newPage('zh-CN')
  await bench.setViewportSize({ width: 1280, height: 760 })
  await bench.goto(`${stage.url}/workbench/`)
  const pane = bench.frameLocator('iframe')
  await pane.getByRole('tab', { name: '更多' }).click()
  await pane.getByRole('button', { name: '登记簿' }).click()
  await pane.getByRole('button', { name: /^学习动员/ }).click()
  await pane.getByText('Excel 表', { exact: true }).click()
  await pane.getByRole('button', { name: '从当前工作表读入' }).click()
  await pane.getByText(/没有找到这本登记簿的栏目/).waitFor()
})

test('in English the registers hold as well, in the dark too', async () => {
  const english = await newPage('en-US')
  await english.emulateMedia({ colorScheme: 'dark' })
  await english.goto(`${stage.url}/taskpane.html`)
  await english.getByLabel('Unit', { exact: true }).selectOption('jwc')
  await english.getByRole('button', { name: 'Enter' }).click()
  await english.getByRole('tab', { name: 'More' }).click()
  await english.getByRole('button', { name: 'Registers' }).click()
  await english.getByRole('button', { name: /^Learning log/ }).click()
  await english.getByRole('button', { name: 'New entry' }).click()
  await english.getByLabel(/^Form of learning/).selectOption('other')
  await english.getByLabel(/^Which other form/).waitFor()
  await expectGoodManners(english)
})

test('nothing failed on the way', () => {
  expect(failures).toEqual([])
})
