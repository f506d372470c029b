/** Checks at 320 px: the office draws and judges, looks into flags, decides on the ladder; the group confirms. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Session } from '#wire/session'
import type { SettingsView } from '#wire/settings'
import { openStage, type Stage } from './stage.ts'

const axe = readFileSync(new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')
/** Where to leave a picture of each screen; nowhere when unset. */
const pictures = process.env['PICTURES']

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

async function enter(role: 'unit' | 'office' | 'group', unit = ''): Promise<void> {
  await page.goto(`${stage.url}/taskpane.html`)
  await page.evaluate('sessionStorage.clear(); localStorage.clear()')
  await page.goto(`${stage.url}/taskpane.html`)
  await page.getByLabel('身份').selectOption(role)
  if (role === 'unit') await page.getByLabel('单位', { exact: true }).selectOption(unit)
  await page.getByRole('button', { name: '进入' }).click()
  await page.getByRole('heading', { name: '待办' }).waitFor()
}

async function openMore(screen: string): Promise<void> {
  await page.getByRole('tab', { name: '更多' }).click()
  await page.getByRole('button', { name: screen, exact: true }).click()
  await page.getByRole('heading', { name: screen, level: 1 }).waitFor()
}

/** The administrator turns the leading group's confirmation on. */
async function askForConfirmation(): Promise<void> {
  const call = async <T>(method: string, path: string, token: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${stage.url}/api${path}`, {
      method,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(await response.text())
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the caller names the route's answer
    return (await response.json()) as T
  }
  const { token, campaignId } = await call<Session>('POST', '/demo/session', '', { role: 'admin' })
  const path = `/campaigns/${campaignId}/settings`
  const { version, campaign } = await call<SettingsView>('GET', path, token)
  await call('PUT', path, token, { base: version, campaign: { ...campaign, closure: { confirm: true } } })
}

/** Nothing wider than the pane, nothing that keeps a screen reader or the keyboard out. */
async function expectGoodManners(name: string, of: Page = page): Promise<void> {
  expect(await of.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
  // A button on its way from disabled to enabled has the contrast of neither.
  await of.evaluate(
    `Promise.allSettled(document.getAnimations().filter((one) => one instanceof CSSTransition)
      .map(({ finished }) => finished))`,
  )
  if (pictures !== undefined) await of.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
  await of.evaluate(axe)
  const found: unknown = await of.evaluate(
    `axe.run().then(({ violations }) => violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 160)).join(' | ')))`,
  )
  expect(found).toEqual([])
}

test('a spot check is drawn by seed, with inspectors who recuse themselves, and draws again the same', async () => {
  await enter('office')
  await openMore('抽查')
  await page.getByRole('heading', { name: /^抽查第1次/ }).waitFor()
  await page.getByText('新的一次', { exact: true }).click()
  await page.getByLabel(/^用途/).fill('八月抽查')
  await page.getByLabel(/^抽取条数/).fill('4')
  await page.getByLabel(/^种子/).fill('现场掷骰 4-2-6')
  await page.getByLabel(/^检查人员/).fill('甲，教务处\n乙，无此处')
  await page.getByText('没有单位“无此处”').waitFor()
  expect(await page.getByRole('button', { name: '抽取', exact: true }).isDisabled()).toBe(true)
  await page.getByLabel(/^检查人员/).fill('甲，教务处\n乙，财务处\n丙')
  await expectGoodManners('spot-check-form')
  await page.getByRole('button', { name: '抽取', exact: true }).click()
  await page.getByText(/抽查第2次：从 \d+ 条中抽出 4 条/).waitFor()
  await page.getByText('抽取记录').click()
  await page.getByRole('button', { name: '重演一次' }).click()
  await page.getByText('重演结果与记录一致。').waitFor()
  await expectGoodManners('spot-check-drawn')
})

test('a result is entered row by row; a failure needs to say what was seen', async () => {
  const row = page.locator('.card .late > li').first()
  await row.getByText('登记结果').first().click()
  await row.getByLabel('不合格').check()
  const save = row.getByRole('button', { name: '登记结果' })
  expect(await save.isDisabled()).toBe(true)
  await row.getByLabel(/^看到了什么/).fill('现场仍无人值守')
  await expectGoodManners('spot-check-judge')
  await save.click()
  await row.getByText('将写进下期通报').waitFor()
  await page.getByText('已登记 1/4 条，不合格 1 条').waitFor()
  await expectGoodManners('spot-check-judged')
})

test('a look-back goes over what was struck off', async () => {
  await openMore('回头看')
  await page.getByText('新的一次', { exact: true }).click()
  await page.getByRole('button', { name: '抽取', exact: true }).click()
  await page.getByText(/回头看第2次：从 \d+ 条中抽出 \d+ 条/).waitFor()
  const row = page.locator('.card .late > li').first()
  await row.getByText('登记结果').first().click()
  await row.getByLabel('反弹').check()
  await row.getByLabel(/^看到了什么/).fill('窗口又无人值守')
  await row.getByRole('button', { name: '登记结果' }).click()
  await row.getByText('已重开').waitFor()
  await expectGoodManners('look-back')
})

test('flags tell their reason and rows; dismissing needs a reason', async () => {
  await openMore('疑点')
  const first = page.locator('.card').first()
  await first.waitFor()
  await expectGoodManners('flags')
  await first.getByText('核实', { exact: true }).click()
  expect(await first.getByRole('button', { name: '排除' }).isDisabled()).toBe(true)
  await first.getByText(/^所涉问题/).click()
  await first.getByLabel(/^核实情况/).fill('已到现场核实，属实')
  await expectGoodManners('flags-open')
  await first.getByRole('button', { name: '记录在案' }).click()
  // One was dismissed before.
  await page.getByText('已核实 2 处').waitFor()
})

test('the ladder proposes with its sum; a person declines with a reason', async () => {
  await openMore('阶梯建议')
  const first = page.locator('.card').first()
  await first.waitFor()
  await expectGoodManners('ladder')
  const before = await page.locator('.card').count()
  await first.getByText('决定', { exact: true }).click()
  expect(await first.getByRole('button', { name: '不采纳' }).isDisabled()).toBe(true)
  await first.getByLabel(/^理由或安排/).fill('已当面提醒')
  await first.getByRole('button', { name: '不采纳' }).click()
  await page.getByText('已记录不采纳。').waitFor()
  await expect.poll(() => page.locator('.card').count()).toBe(before - 1)
})

test('nobody is held to account without evidence; the failed check can be cited', async () => {
  await page.getByText('责任追究', { exact: true }).click()
  const units = page.getByLabel('单位', { exact: true })
  const names = await units.locator('option').allInnerTexts()
  // Some unit has the failed check of the first story; the others say that there is nothing to cite.
  for (const name of names.slice(1)) {
    await units.selectOption({ label: name })
    await page
      .getByText('这个单位没有可引用的依据')
      .or(page.getByText('依据', { exact: true }))
      .first()
      .waitFor()
    if ((await page.getByLabel(/现场仍无人值守/).count()) > 0) break
  }
  const hold = page.getByRole('button', { name: '登记', exact: true })
  await page.getByLabel(/^追究方式/).fill('批评教育')
  await page.getByLabel(/^事由/).fill('整改走过场')
  expect(await hold.isDisabled()).toBe(true)
  await page
    .getByLabel(/现场仍无人值守/)
    .first()
    .check()
  await expectGoodManners('accountability')
  await hold.click()
  await page.locator('.history').getByText('批评教育').waitFor()
})

test('the leading group begins with what it has to confirm', async () => {
  await enter('group')
  await page.getByRole('tab', { name: '审核' }).click()
  await page.getByText('没有需要审核的事项。').waitFor()
  await expectGoodManners('group')
})

test('where the campaign asks for it, the group confirms what the office has agreed to', async () => {
  await askForConfirmation()
  await enter('office')
  await page.locator('.matter.closure button').first().click()
  await page.getByRole('button', { name: '同意销号' }).click()
  await page.getByText('已同意销号。').waitFor()
  await enter('group')
  await page.getByText('1 条销号待确认').waitFor()
  await page.locator('.matter.confirm button').first().click()
  await page.getByText('第 1 条，共 1 条').waitFor()
  await page.getByText('待确认').first().waitFor()
  expect(await page.getByRole('button', { name: '退回责任单位' }).isDisabled()).toBe(true)
  await page.getByLabel('审核意见').fill('同意')
  await expectGoodManners('confirm')
  await page.getByRole('button', { name: '确认销号' }).click()
  await page.getByText('已确认销号。').waitFor()
})

test('in English the screens hold as well, in the dark too', async () => {
  const english = await newPage('en-US')
  await english.emulateMedia({ colorScheme: 'dark' })
  await english.goto(`${stage.url}/taskpane.html`)
  await english.getByLabel('Role', { exact: false }).first().selectOption('office')
  await english.getByRole('button', { name: 'Enter' }).click()
  for (const screen of ['Spot checks', 'Flags', 'Ladder']) {
    await english.getByRole('tab', { name: 'More' }).click()
    await english.getByRole('button', { name: screen, exact: true }).click()
    await english.locator('.card').first().waitFor()
    await expectGoodManners(`english-${screen}`, english)
  }
})

test('nothing failed on the way', () => {
  expect(failures).toEqual([])
})
