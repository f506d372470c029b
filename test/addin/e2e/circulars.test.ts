/** Circulars in the pane at 320 px: drafted, gone stale, drafted again, made final, published, read by others. */
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
  const context = await stage.browser.newContext({ viewport: { width: 320, height: 640 }, locale: 'zh-CN' })
  page = await context.newPage()
  page.setDefaultTimeout(20_000)
  page.on('pageerror', (error) => failures.push(String(error)))
})

afterAll(async () => {
  await stage?.close()
  expect(failures).toEqual([])
})

async function enter(role: 'unit' | 'office' | 'publicity', unit = ''): Promise<void> {
  await page.goto(`${stage.url}/taskpane.html`)
  await page.evaluate('sessionStorage.clear(); localStorage.clear()')
  await page.goto(`${stage.url}/taskpane.html`)
  await page.getByLabel('身份').selectOption(role)
  if (role === 'unit') await page.getByLabel('单位', { exact: true }).selectOption(unit)
  await page.getByRole('button', { name: '进入' }).click()
}

/** A clerk enters a problem, from a sheet as far as the server can tell. */
async function enterProblem(unitId: string, problem: string): Promise<void> {
  const post = async (
    path: string,
    body: object,
    token = '',
  ): Promise<{ token: string; campaignId: string }> => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
    const response = await fetch(stage.url + path, { method: 'POST', headers, body: JSON.stringify(body) })
    expect(response.ok).toBe(true)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only the session's answer is looked at
    return (await response.json()) as { token: string; campaignId: string }
  }
  const { token, campaignId } = await post('/api/demo/session', { role: 'unit', unitId })
  const changes = [{ id: crypto.randomUUID(), base: 0, set: { problem, due: '2017-08-01', owner: '某甲' } }]
  await post(`/api/campaigns/${campaignId}/sync`, { pushId: crypto.randomUUID(), cursor: 0, changes }, token)
}

/** Nothing wider than the pane, nothing that keeps a screen reader or the keyboard out. */
async function expectGoodManners(): Promise<void> {
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
  // A button on its way from disabled to enabled has the contrast of neither.
  await page.evaluate(
    `Promise.allSettled(document.getAnimations().filter((one) => one instanceof CSSTransition).map((one) => one.finished))`,
  )
  await page.evaluate(axe)
  const found: unknown = await page.evaluate(
    `axe.run().then(({ violations }) => violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 160)).join(' | ')))`,
  )
  expect(found).toEqual([])
}

async function picture(name: string): Promise<void> {
  const folder = process.env['PICTURES']
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

test('a draft goes stale when a unit syncs, is drafted again, made final, published and read', async () => {
  await enter('office')
  await page.getByRole('tab', { name: '汇总' }).click()
  await page.getByRole('button', { name: '汇总', exact: true }).click()
  await page
    .getByText(/第 \d+ 次汇总/)
    .first()
    .waitFor()
  await page.getByRole('tab', { name: '通报' }).click()
  // Friday's draft lies there; the ledger has moved on.
  await page
    .getByRole('status')
    .filter({ hasText: /处数字已变化/ })
    .waitFor()
  await page.getByRole('button', { name: '另行起草' }).click()
  await page.getByLabel('文种').selectOption('weekly-circular')
  await page.getByText('口径').click()
  await page.getByLabel('表扬').selectOption('named')
  await page.getByLabel('不点名的单位').selectOption('dzb')
  await page.getByLabel(/理由/).fill('已当面约谈')
  await page.getByRole('button', { name: '不点这个单位的名' }).click()
  await expectGoodManners()
  await picture('circular-new')
  await page.getByRole('button', { name: '起草通报' }).click()
  await page.getByText('草稿中的数字与台账一致').waitFor()
  await expectGoodManners()
  await picture('circular-draft')

  await enterProblem('jwc', '办事流程没有公开')
  await enter('office')
  await page.getByRole('tab', { name: '通报' }).click()
  const stale = page.getByRole('status').filter({ hasText: /处数字已变化/ })
  await stale.waitFor()
  expect(await page.getByRole('button', { name: '定稿并编号' }).count()).toBe(0)
  await expectGoodManners()
  await picture('circular-stale')

  await page.getByRole('button', { name: '按现在的台账重新起草' }).click()
  await page.getByText('草稿中的数字与台账一致').waitFor()
  await page.getByRole('button', { name: '定稿并编号' }).click()
  await page
    .getByText(/周通报 第\d+期/)
    .first()
    .waitFor()
  await page.getByRole('button', { name: '印发', exact: true }).click()
  await page.getByText('已印发').first().waitFor()
  await page.getByText('Word 模板').click()
  await page.getByText('系统自带的模板').first().waitFor()
  await expectGoodManners()
  await picture('circular-published')

  await enter('unit', 'jwc')
  await page.getByRole('tab', { name: '更多' }).click()
  await page.getByRole('button', { name: '公开通报' }).click()
  await page.getByRole('button', { name: '看全文' }).first().click()
  await page.getByText('各单位：').waitFor()
  expect(await page.getByRole('button', { name: '网站公开版' }).count()).toBe(0)
  await expectGoodManners()
  await picture('published-unit')
  await page.getByRole('tab', { name: '更多' }).click()
  await page.getByRole('button', { name: '自查表' }).click()
  const [ledger] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载自查表' }).click(),
  ])
  expect(ledger.suggestedFilename()).toBe('教务处整改台账（自查表）.xlsx')
  await expectGoodManners()
  await picture('self-check')

  await enter('publicity')
  await page.getByRole('heading', { name: '公开通报' }).waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '网站公开版' }).first().click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^网站公开版第\d+期\.docx$/)
  await expectGoodManners()
  await picture('published-publicity')
})
