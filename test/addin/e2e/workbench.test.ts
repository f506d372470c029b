/** A newcomer's five minutes: the workbench, the real pane on the real runtime, the real worker. */
import type { FrameLocator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
let page: Page
let pane: FrameLocator
const failures: string[] = []

beforeAll(async () => {
  stage = await openStage()
  page = await stage.browser.newPage({ viewport: { width: 1400, height: 820 } })
  page.on('pageerror', (error) => failures.push(String(error)))
  page.on('requestfailed', (request) => failures.push(request.url()))
  await page.goto(`${stage.url}/workbench/`)
  pane = page.frameLocator('iframe')
})

afterAll(async () => {
  await stage?.close()
})

/** A cell's text in the workbook in front, as Excel would show it. */
async function cell(row: number, column: number): Promise<unknown> {
  return page.evaluate(`workbench.host.workbook.active.textAt(${row}, ${column})`)
}

/** Selects the cell and types into the bar above the sheet. */
async function typeInto(name: string, text: string): Promise<void> {
  await page.locator(`[data-cell="${name}"]`).first().click()
  await expect.poll(() => page.locator('.bar output').innerText()).toBe(name)
  await page.getByLabel('单元格内容').fill(text)
  await page.keyboard.press('Enter')
}

/** The column under a header of the standard ledger's third row. */
async function columnOf(label: string): Promise<number> {
  const found: unknown = await page.evaluate(
    `workbench.host.workbook.active.tables[0].columns.findIndex((column) => column.name === ${JSON.stringify(label)})`,
  )
  return Number(found)
}

test('the pane opens in the unit of the opened ledger, by the real runtime', async () => {
  await expect.poll(() => pane.getByText('教务处').first().isVisible(), { timeout: 30_000 }).toBe(true)
})

test('规范本表 makes a table beside the untouched sheet', async () => {
  await pane.getByRole('tab', { name: '规范' }).click()
  await pane.getByRole('button', { name: '读取当前工作表' }).click()
  await pane.getByRole('button', { name: /^生成台账/ }).click()
  await expect
    .poll(() => page.evaluate('workbench.host.workbook.active.tables.length'), { timeout: 20_000 })
    .toBe(1)
  expect(await page.getByRole('tab', { name: '台账', exact: true }).isVisible()).toBe(true)
  expect(await cell(3, await columnOf('单位'))).toBe('教务处')
})

test('a choice that is not in the list is refused; an edit is sent to the server', async () => {
  const kind = await columnOf('问题类型')
  await typeInto('E4', '随便')
  await expect.poll(() => page.locator('.note').innerText()).toContain('请从下拉列表中选择')
  expect(await cell(3, kind)).toBe('')
  const problem = await columnOf('问题表现')
  await typeInto('G4', '=改写后的问题')
  await expect.poll(() => cell(3, problem)).toBe('=改写后的问题')
  await pane.getByRole('tab', { name: '同步' }).click()
  await pane.getByRole('button', { name: '同步' }).click()
  await expect.poll(() => pane.getByText('已送 1 条').isVisible(), { timeout: 20_000 }).toBe(true)
})

test('the office aggregates and the summary opens as a workbook', async () => {
  await page.getByLabel('身份').selectOption('office')
  await pane.getByRole('tab', { name: '汇总' }).click()
  await pane.getByRole('button', { name: '汇总', exact: true }).click()
  await pane.getByRole('button', { name: '在 Excel 中打开' }).first().click()
  await expect
    .poll(() => page.getByRole('tab', { name: '总览', exact: true }).first().isVisible(), { timeout: 30_000 })
    .toBe(true)
  expect(await cell(0, 0)).toContain('专项清理')
})

test('nothing failed on the way', async () => {
  const refused = await page.locator('.log .failed').allInnerTexts()
  expect([...refused, ...failures]).toEqual([])
})
