/**
 * The whole story in the workbench: the real pane on the real runtime, the real worker. What is asserted stands in the
 * host's cells and in the server's rows, not only on the screen.
 */
import type { FrameLocator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ItemPage, ItemRow } from '#wire/item'
import type { ReportList } from '#wire/report'
import { columnName } from '../../host/address.ts'
import { zh } from '../../../addin/words/zh.ts'
import { demoApi } from './fixture/demoApi.ts'
import { openFixture, type Fixture } from './fixture/fixture.ts'
import { goTo } from './fixture/paneUser.ts'

const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])

let fixture: Fixture
let page: Page
let pane: FrameLocator
const failures: string[] = []

beforeAll(async () => {
  fixture = await openFixture()
  page = await openBench()
  pane = page.frameLocator('iframe')
})

afterAll(async () => {
  await fixture?.close()
})

/** The workbench in a window of its own, with the first sample ledger open. */
async function openBench(): Promise<Page> {
  const opened = await fixture.browser.newPage({ viewport: { width: 1400, height: 820 }, locale: 'zh-CN' })
  opened.on('pageerror', (error) => failures.push(String(error)))
  opened.on('requestfailed', (request) => {
    // A pane that is closed or opened anew stops what it was fetching ahead.
    const isAhead = request.url().endsWith('.js') && request.failure()?.errorText === 'net::ERR_ABORTED'
    if (!isAhead) failures.push(request.url())
  })
  await opened.goto(`${fixture.url}/workbench/`)
  return opened
}

/** Makes the standard ledger by the pane of this window. */
async function standardise(of: FrameLocator): Promise<void> {
  await goTo(of, 'unit', 'standardise')
  await of.getByRole('button', { name: zh.standardise.read }).click()
  await of.getByRole('button', { name: /^生成台账/ }).click()
  await of.getByText('已生成规范台账').waitFor()
}

async function sync(of: FrameLocator): Promise<void> {
  await goTo(of, 'unit', 'sync')
  await of.getByRole('button', { name: zh.sync.run, exact: true }).click()
}

/** What the server answers the clerk of the ledger's unit. */
async function server<T>(path: string): Promise<T> {
  return (await demoApi(fixture, 'unit')).get<T>(path)
}

async function held(problem: string): Promise<ItemRow | undefined> {
  const { items } = await server<ItemPage>('/items?cursor=0')
  return items.find((row) => row.content.problem === problem)
}

/** A cell's text in the workbook in front, as Excel would show it. */
async function cell(row: number, column: number, of: Page = page): Promise<unknown> {
  return of.evaluate(`workbench.host.workbook.active.textAt(${row}, ${column})`)
}

/** Types as a person would, in the host's own model: for cells that the grid has not scrolled to. */
async function typeUnder(row: number, label: string, text: string, of: Page = page): Promise<void> {
  const name = `${columnName(await columnOf(label, of))}${row + 1}`
  await of.evaluate(`workbench.typeInto(${JSON.stringify(name)}, ${JSON.stringify(text)})`)
}

/** Selects the cell and types into the bar above the sheet. */
async function typeInto(name: string, text: string): Promise<void> {
  await page.locator(`[data-cell="${name}"]`).first().click()
  await expect.poll(() => page.locator('.bar output').innerText()).toBe(name)
  await page.getByLabel('单元格内容').fill(text)
  await page.keyboard.press('Enter')
}

/** The column under a header of the standard ledger's third row. */
async function columnOf(label: string, of: Page = page): Promise<number> {
  const found: unknown = await of.evaluate(
    `workbench.host.workbook.active.tables[0].columns.findIndex((column) => column.name === ${JSON.stringify(label)})`,
  )
  return Number(found)
}

test('the pane opens in the unit of the opened ledger, by the real runtime', async () => {
  await expect.poll(() => pane.getByText('教务处').first().isVisible()).toBe(true)
})

test('规范本表 makes a table beside the untouched sheet', async () => {
  await standardise(pane)
  expect(await page.evaluate('workbench.host.workbook.active.tables.length')).toBe(1)
  expect(await page.getByRole('tab', { name: '台账', exact: true }).isVisible()).toBe(true)
  expect(await cell(3, await columnOf('单位'))).toBe('教务处')
})

test('a choice that is not in the list is refused; an edit is sent to the server', async () => {
  const kind = await columnOf('问题类型')
  await typeInto('F4', '随便')
  await expect.poll(() => page.locator('.note').innerText()).toContain('请从下拉列表中选择')
  expect(await cell(3, kind)).toBe('')
  const problem = await columnOf('问题表现')
  await typeInto('H4', '=改写后的问题')
  await expect.poll(() => cell(3, problem)).toBe('=改写后的问题')
  await sync(pane)
  await pane.getByText(zh.sync.sent(1)).waitFor()
  expect((await held('=改写后的问题'))?.version).toBeGreaterThan(1)
})

test('校验: a passed limit is not moved in silence; a press selects the cell, another mends it', async () => {
  const due = await columnOf('整改时限')
  const before = await cell(3, due)
  await typeUnder(3, '整改时限', '2017-09-30')
  await goTo(pane, 'unit', 'check')
  const finding = pane.locator('li', { hasText: '请对这一条申请延期' }).first()
  await finding.waitFor()
  await finding.getByRole('button').first().click()
  await expect
    .poll(() =>
      page.evaluate(
        '[workbench.host.workbook.selection.rect.row, workbench.host.workbook.selection.rect.column]',
      ),
    )
    .toEqual([3, due])
  await finding.getByRole('button', { name: `改为 ${String(before)}` }).click()
  await expect.poll(() => cell(3, due)).toBe(before)
  await expect.poll(() => pane.getByText('请对这一条申请延期').count()).toBe(0)
})

test('two copies of the ledger, one cell changed in both: each field is chosen, what was not chosen stays in the history', async () => {
  const other = await openBench()
  const otherPane = other.frameLocator('iframe')
  await otherPane.getByText('教务处').first().waitFor()
  await standardise(otherPane)
  const problem = String(await cell(4, await columnOf('问题表现')))
  expect(await cell(4, await columnOf('问题表现', other), other)).toBe(problem)
  await typeUnder(4, '进展情况', '乙写的进展', other)
  await typeUnder(4, '具体责任人', '乙定的人', other)
  await typeUnder(4, '整改目标', '只有乙改的目标', other)
  await sync(otherPane)
  await otherPane.getByText(/已送 \d+ 条/).waitFor()
  await other.close()

  await typeUnder(4, '进展情况', '甲写的进展')
  await typeUnder(4, '具体责任人', '甲定的人')
  await sync(pane)
  const fields = pane.locator('.conflict')
  await expect.poll(() => fields.count()).toBe(2)
  expect(await cell(4, await columnOf('整改目标'))).toBe('只有乙改的目标')
  expect(await cell(4, await columnOf('进展情况'))).toBe('甲写的进展')
  await fields.filter({ hasText: '甲定的人' }).getByRole('button', { name: /对方/ }).click()
  await expect.poll(() => fields.count()).toBe(1)
  expect(await cell(4, await columnOf('具体责任人'))).toBe('乙定的人')
  await fields.getByRole('button', { name: /我的/ }).click()
  await expect.poll(() => fields.count()).toBe(0)
  await sync(pane)
  await expect
    .poll(async () => (await held(problem))?.content)
    .toMatchObject({ progress: '甲写的进展', owner: '乙定的人', goal: '只有乙改的目标' })
  const id = (await held(problem))?.id ?? ''
  const history = JSON.stringify(await server(`/items/${id}`))
  expect(history).toContain('乙写的进展')
})

test('周报: a zero report is refused while the week brought something new; the drafted report is mended and sent', async () => {
  const row = Number(
    await page.evaluate(
      'workbench.host.workbook.active.tables[0].rect.row + workbench.host.workbook.active.tables[0].rect.rows',
    ),
  )
  await typeUnder(row, '问题表现', '本周新发现窗口排队过长')
  await typeUnder(row, '具体责任人', '张某')
  await sync(pane)
  await pane.getByText(/已送 1 条/).waitFor()
  expect(await held('本周新发现窗口排队过长')).toBeDefined()
  await goTo(pane, 'unit', 'report')
  await expect.poll(() => pane.locator('textarea').inputValue()).toMatch(/新排查问题\d+项/)
  const draft = await server<{ period: string }>('/reports/draft')
  const sent = async (): Promise<unknown> =>
    (await server<ReportList>(`/reports/${draft.period}`)).reports.map(({ kind, text }) => ({ kind, text }))
  const before = await sent()
  // With problems open a quiet week is 本周无新增, and this one was not quiet.
  await pane.getByRole('button', { name: zh.report.noNew }).click()
  await pane.getByRole('alert').filter({ hasText: '零报告' }).waitFor()
  expect(await sent()).toEqual(before)
  const text = `${await pane.locator('textarea').inputValue()}\n已向分管校领导汇报。`
  await pane.locator('textarea').fill(text)
  await pane.getByRole('button', { name: /^报送|^提交/ }).click()
  await expect.poll(sent).not.toEqual(before)
  expect(await sent()).toEqual([{ kind: 'weekly', text }])
})

test('a closure is asked for with a file; the server has the request and the very bytes', async () => {
  const problem = String(await cell(4, await columnOf('问题表现')))
  await goTo(pane, 'unit', 'items')
  await pane.getByText(problem).first().click()
  await pane.getByRole('button', { name: zh.item.toClosure }).click()
  await pane.getByRole('button', { name: zh.closure.send }).waitFor()
  await pane
    .locator('input[type=file]')
    .setInputFiles([{ name: '整改照片.png', mimeType: 'image/png', buffer: picture }])
  await pane.getByText(zh.closure.ready).waitFor()
  await pane.getByRole('button', { name: zh.closure.send }).click()
  await pane.getByText(/已提交，等办公室审核/).waitFor()
  const row = await held(problem)
  expect(row?.state).toBe('closure-requested')
  const file = await server<{ evidence: { name: string; bytes: number }[] }>(`/items/${row?.id ?? ''}`)
  expect(file.evidence).toMatchObject([{ name: '整改照片.png', bytes: picture.length }])
  // The row in the sheet learns of it with the next sync.
  await sync(pane)
  await expect.poll(async () => cell(4, await columnOf('整改状态'))).toBe('已完成')
})

test('the pane closed in the middle of a sync and opened again: the row is on the server once', async () => {
  await typeUnder(5, '进展情况', '关窗之前写的进展')
  const problem = String(await cell(5, await columnOf('问题表现')))
  await page.route(
    '**/sync',
    async (route) => {
      // The server has done it; the pane that asked is gone.
      await route.fetch()
      await page.getByRole('button', { name: '重开窗格' }).click()
      await route.abort().catch(() => undefined)
    },
    { times: 1 },
  )
  await sync(pane)
  await expect.poll(async () => (await held(problem))?.content.progress).toBe('关窗之前写的进展')
  const version = (await held(problem))?.version
  await pane.getByRole('heading', { name: zh.todo.title }).waitFor()
  await sync(pane)
  await pane
    .getByText(/没有|无需|已送/)
    .first()
    .waitFor()
  expect((await held(problem))?.version).toBe(version)
  const { items } = await server<ItemPage>('/items?cursor=0')
  expect(items.filter((row) => row.content.problem === problem)).toHaveLength(1)
})

test('the office aggregates and the summary opens as a workbook', async () => {
  await page.getByLabel(zh.start.role).selectOption('office')
  await pane.getByRole('tab', { name: zh.aggregate.run }).click()
  await pane.getByRole('button', { name: zh.aggregate.run, exact: true }).click()
  await pane.getByRole('button', { name: zh.aggregate.open }).first().click()
  await expect
    .poll(() => page.getByRole('tab', { name: zh.tabs.overview, exact: true }).first().isVisible())
    .toBe(true)
  expect(await cell(0, 0)).toContain('专项清理')
})

test('nothing failed on the way', async () => {
  const refused = await page.locator('.log .failed').allInnerTexts()
  // The one request that a story cut off itself.
  expect([...refused, ...failures.filter((url) => !url.endsWith('/sync'))]).toEqual([])
})
