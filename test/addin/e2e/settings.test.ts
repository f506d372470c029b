/** Settings as a sheet in the workbook, and the weekly rhythm at 320 px. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FrameLocator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CopyOpened } from '#wire/directory'
import type { ReportMatrix } from '#wire/report'
import type { Role, Session } from '#wire/session'
import type { SettingsView } from '#wire/settings'
import { openStage, type Stage } from './stage.ts'

const axe = readFileSync(new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')
/** Where to leave a picture of each screen; nowhere when unset. */
const pictures = process.env['PICTURES']

let stage: Stage
let bench: Page
let pane: FrameLocator
let page: Page
const failures: string[] = []

beforeAll(async () => {
  stage = await openStage()
  bench = await newPage({ width: 1400, height: 820 })
  await bench.goto(`${stage.url}/workbench/`)
  pane = bench.frameLocator('iframe')
  page = await newPage({ width: 320, height: 640 })
})

afterAll(async () => {
  await stage?.close()
})

async function newPage(viewport: { width: number; height: number }): Promise<Page> {
  const opened = await stage.browser.newPage({ viewport, locale: 'zh-CN' })
  opened.setDefaultTimeout(20_000)
  opened.on('pageerror', (error) => failures.push(String(error)))
  return opened
}

async function server<T>(role: Role, path: string): Promise<T> {
  const entered = await fetch(`${stage.url}/api/demo/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ role }),
  })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the worker answers by the wire's types
  const { token, campaignId } = (await entered.json()) as Session
  const answer = await fetch(`${stage.url}/api/campaigns/${campaignId}${path}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return (await answer.json()) as T
}

/** The 0-based row that begins with this text on the sheet in front. */
async function rowOf(first: string): Promise<number> {
  const found: unknown = await bench.evaluate(
    `Array.from({ length: 250 }, (_, row) => workbench.host.workbook.active.textAt(row, 0)).indexOf(${JSON.stringify(first)})`,
  )
  expect(Number(found)).toBeGreaterThanOrEqual(0)
  return Number(found)
}

async function type(first: string, column: 'A' | 'B' | 'C', text: string, below = 0): Promise<void> {
  const name = `${column}${(await rowOf(first)) + 1 + below}`
  await bench.evaluate(`workbench.typeInto(${JSON.stringify(name)}, ${JSON.stringify(text)})`)
}

async function expectGoodManners(name: string): Promise<void> {
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
  await page.evaluate(
    `Promise.allSettled(document.getAnimations().filter((one) => one instanceof CSSTransition)
      .map(({ finished }) => finished))`,
  )
  if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
  await page.evaluate(axe)
  const found: unknown = await page.evaluate(
    `axe.run().then(({ violations }) => violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 160)).join(' | ')))`,
  )
  expect(found).toEqual([])
}

test('the settings are made into a sheet, changed there, checked to the cell, mended and saved', async () => {
  await expect.poll(() => pane.getByText('教务处').first().isVisible(), { timeout: 30_000 }).toBe(true)
  await bench.getByLabel('身份').selectOption('office')
  await pane.getByRole('tab', { name: '更多' }).click()
  await pane.getByRole('button', { name: /^专项设置/ }).click()
  await pane.getByText('第 1 版，开设时的设置').waitFor()
  await pane.getByRole('button', { name: '检查设置表' }).click()
  await pane.getByText('本工作簿里没有“专项设置”工作表').waitFor()
  await pane.getByRole('button', { name: '生成设置表' }).last().click()
  await pane.getByText('已生成“专项设置”工作表').waitFor()
  await pane.getByRole('button', { name: '检查设置表' }).click()
  await pane.getByText('与现在的设置相同，没有变动').waitFor()

  await type('临期提醒（天）', 'B', '5')
  await type('jwc', 'A', 'JWC')
  await type('jj', 'B', '国际交流处', 1)
  await pane.getByRole('button', { name: '检查设置表' }).click()
  await pane.getByText(/写的是“JWC”，不能作编号/).click()
  if (pictures !== undefined) await bench.screenshot({ path: join(pictures, 'settings-sheet.png') })
  const cell = `A${(await rowOf('JWC')) + 1}`
  await expect.poll(() => bench.locator('.bar output').innerText()).toBe(cell)
  await pane.getByRole('button', { name: /jwc/ }).click()
  await pane.getByRole('button', { name: '保存 2 处改动' }).waitFor()
  await pane.getByText('单位名称 国际交流处').waitFor()
  if (pictures !== undefined) await bench.screenshot({ path: join(pictures, 'settings-changes.png') })
  await pane.getByRole('button', { name: '保存 2 处改动' }).click()
  await pane.getByText('已保存，立即生效').waitFor()

  const kept = await server<SettingsView>('office', '/settings')
  expect(kept).toMatchObject({ version: 2, campaign: { dueSoonDays: 5 } })
  expect(kept.campaign.units.at(-1)).toEqual({
    id: 'u30',
    name: '国际交流处',
    aliases: [],
    since: '2017-08-15',
  })
  // The same sheet goes on: it is of the new version now, and names the new unit no second time.
  await pane.getByRole('button', { name: '检查设置表' }).click()
  await pane.getByText('与现在的设置相同，没有变动').waitFor()
})

test('a holiday notice is pasted, shown as days and as changes, and moves the due day', async () => {
  await page.goto(`${stage.url}/taskpane.html`)
  await page.getByLabel('身份').selectOption('office')
  await page.getByRole('button', { name: '进入' }).click()
  await page.getByRole('tab', { name: '更多' }).click()
  await page.getByRole('button', { name: /^专项设置/ }).click()
  await page.getByText('导入放假安排').click()
  await page.getByLabel('放假通知').fill('校庆：9月15日至16日放假，共3天')
  await page.getByText('是2天').waitFor()
  await page.getByLabel('放假通知').fill('校庆：9月15日放假，9月16日上班')
  await page.getByText('2017年9月15日放假（校庆）').waitFor()
  await page.getByRole('button', { name: '看看会有哪些变动' }).click()
  await page.getByRole('button', { name: /^保存 \d+ 处改动$/ }).waitFor()
  await expectGoodManners('settings-holidays')
  await page.getByRole('button', { name: /^保存 \d+ 处改动$/ }).click()
  await page.getByText('已保存，立即生效').waitFor()
  const { periods } = await server<ReportMatrix>('office', '/reports')
  expect(periods.find(({ period }) => period === '2017-W37')?.due).toBe('2017-09-16')
  await page.getByText('以前的设置', { exact: true }).click()
  await page.getByRole('heading', { name: /^第 3 版/ }).waitFor()
})

test('a gap in the matrix leads to the words that urge the unit; a unit is exempted with a reason', async () => {
  await page.getByRole('tab', { name: '总览' }).click()
  const gap = page.locator('.matrix .gap').first()
  await gap.waitFor()
  const name = (await gap.getAttribute('title'))?.replace(/^给|的催报$/g, '') ?? ''
  await gap.click()
  await page.getByRole('heading', { name: '每周报送', level: 1 }).waitFor()
  await expect.poll(() => page.getByLabel(`给${name}的催报`).inputValue()).toMatch(new RegExp(`^${name}：\n`))
  await expectGoodManners('weeks-urging')
  await page.getByText('免报', { exact: true }).click()
  await page.getByLabel(name, { exact: true }).check()
  await page.getByLabel('理由').fill('整体搬迁')
  await page.getByRole('button', { name: '免报 1 个单位' }).click()
  await page.getByRole('heading', { name: '免报 1' }).waitFor()
  await page.getByRole('button', { name: '备好这一周的通报草稿' }).click()
  await page.getByText('通报草稿已备好').waitFor()
  await expectGoodManners('weeks-prepared')
})

test('a person with codes for two campaigns lays one aside and takes it up again', async () => {
  const copy = await fetch(`${stage.url}/api/operator/campaigns/zuofeng-2017/copies`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer test-only-operator' },
    body: JSON.stringify({ id: 'zuofeng-2018', name: '第二个专项', shiftDays: 364 }),
  })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the worker answers by the wire's types
  const { codes } = (await copy.json()) as CopyOpened
  await page.getByRole('tab', { name: '更多' }).click()
  await page.getByRole('button', { name: '进入另一个专项…' }).click()
  await page.getByLabel('访问码').fill(codes.find(({ role }) => role === 'office')?.code ?? '')
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByText('第二个专项').waitFor()
  await page.getByRole('tab', { name: '更多' }).click()
  await expectGoodManners('other-campaigns')
  await page.getByRole('button', { name: /问题专项清理（办公室）$/ }).click()
  await page.getByText('“不作为、乱作为、慢作为”问题专项清理').first().waitFor()
  await page.getByRole('tab', { name: '更多' }).click()
  await page.getByRole('button', { name: '第二个专项（办公室）' }).waitFor()
  expect(failures).toEqual([])
})
