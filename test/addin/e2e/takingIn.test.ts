/** The office takes in files as they come: asked, answered, looked at, taken in; the same ones again a week later. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Locator } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { zh } from '../../../addin/words/zh.ts'
import { goTo } from './fixture/paneUser.ts'
import { openStory } from './fixture/story.ts'

const ledger = (name: string): string => fileURLToPath(new URL(`../../ledgers/${name}`, import.meta.url))
const HEADER = ['序号', '单位', '存在的问题', '整改措施', '整改时限', '责任人', '收口']
const ROWS = [
  ['1', '教务处', '选课系统高峰期打不开', '扩容', '8月前', '甲', '网络中心牵头'],
  ['2', '某某中心', '自助打印机经常缺纸', '每日巡检', '2017-09-15', '乙', '后勤牵头'],
  ['3', '教务处', '教室借用审批慢', '网上办理', '2017-09-30', '丙', ''],
]

interface Given {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

function csv(name: string, rows: readonly (readonly string[])[]): Given {
  const text = [HEADER, ...rows].map((row) => row.join(',')).join('\r\n')
  return { name, mimeType: 'text/csv', buffer: Buffer.from(text) }
}

const { fixture, visit, page } = await openStory({ width: 1280, height: 900 })

beforeAll(async () => {
  await page.goto(`${fixture.url}/`)
  await page.getByRole('heading', { name: zh.start.upload }).waitFor()
})

async function drop(...files: readonly Given[]): Promise<void> {
  await page.locator('input[type=file]').setInputFiles([...files])
}

function queued(name: string): Locator {
  return page.locator('.queued', { hasText: name })
}

/** The page as it stands when no file is being read: after each answer, one is read again. */
async function look(name: string): Promise<void> {
  await expect.poll(() => page.locator('.queued[aria-busy=true]').count()).toBe(0)
  await visit.look(name)
}

/** Takes what has been done with off the list, so that the next story begins with an empty one. */
async function clear(): Promise<void> {
  const remove = page.getByRole('button', { name: zh.uploads.remove })
  for (let left = await remove.count(); left > 0; left--) await remove.first().click()
}

test('a file is asked about with buttons; what is answered shows in its rows before it is taken in', async () => {
  await drop(csv('多单位问题.csv', ROWS))
  const file = queued('多单位问题.csv')
  await file.getByRole('heading', { name: '要请您定的' }).waitFor()
  await look('take-in-asked')
  await file.getByRole('button', { name: '2017-07-31' }).click()
  await file.getByLabel(zh.reading.unitOf('某某中心', 1)).selectOption({ label: '图书馆' })
  await file.getByText(zh.reading.answered(2)).waitFor()
  await expect.poll(() => file.locator('.preview').first().innerText()).toContain('2017-07-31')
  await file.getByText(zh.reading.columns).click()
  await file.getByLabel(zh.reading.columnOf('收口')).selectOption({ label: '进展情况' })
  await file.getByText(zh.reading.chosen).waitFor()
  await look('take-in-answered')
  await file.getByRole('button', { name: zh.uploads.accept, exact: true }).click()
  await file.locator('.settled', { hasText: '新增 3 条，变更 0 条，未动 0 条' }).waitFor()
})

test('it comes again: settled questions stay settled, changes and a vanished row are shown, a reason is asked for', async () => {
  await clear()
  const again = ROWS.slice(0, 2).map((row, at) => (at === 0 ? row.with(5, '戊') : row))
  await drop(csv('多单位问题.csv', again))
  const file = queued('多单位问题.csv')
  await file.getByText(zh.reading.carried(2)).waitFor()
  expect(await file.getByRole('heading', { name: '要请您定的' }).count()).toBe(0)
  expect(await file.locator('.changes').innerText()).toMatch(/具体责任人\s*甲 → 戊/)
  await file.getByLabel(zh.plan.withdraw, { exact: true }).click()
  const accept = file.getByRole('button', { name: zh.uploads.accept, exact: true })
  expect(await accept.isDisabled()).toBe(true)
  await look('take-in-again')
  await file.getByLabel(zh.plan.reason).fill('与第一条重复')
  await accept.click()
  await file.getByText('划去 1 条').waitFor()
  await clear()
  await drop(csv('多单位问题.csv', again))
  await file.getByText(zh.plan.identical).first().waitFor()
  expect(await file.getByRole('button', { name: zh.uploads.accept, exact: true }).isDisabled()).toBe(true)
})

test('several files at once: each with its own state; the same rows under another name are a new version when so said', async () => {
  await clear()
  const again = ROWS.slice(0, 2).map((row, at) => (at === 0 ? row.with(5, '戊') : row))
  await drop(
    csv('多单位问题8.28.csv', again),
    { name: '加密.xlsx', mimeType: '', buffer: readFileSync(ledger('formats/encrypted.xlsx')) },
    { name: '坏的.xlsx', mimeType: '', buffer: Buffer.from('no workbook\u0000') },
    { name: '03-图书馆.xlsx', mimeType: '', buffer: readFileSync(ledger('03-图书馆.xlsx')) },
  )
  await queued('坏的.xlsx').getByText(zh.uploads.state.failed).waitFor()
  await queued('03-图书馆.xlsx').getByText(zh.plan.identical).waitFor()
  await look('take-in-several')

  await queued('加密.xlsx').getByLabel(zh.uploads.password).fill('猜的')
  await queued('加密.xlsx').getByRole('button', { name: zh.uploads.openFile, exact: true }).click()
  await queued('加密.xlsx').getByText('密码不对').waitFor()
  await queued('加密.xlsx').getByLabel(zh.uploads.password).fill('台账2017')
  await queued('加密.xlsx').getByRole('button', { name: zh.uploads.openFile, exact: true }).click()
  await queued('加密.xlsx').getByText('灭火器过期未更换').waitFor()
  await queued('加密.xlsx').getByRole('button', { name: zh.uploads.remove }).click()

  const file = queued('多单位问题8.28.csv')
  await file.getByRole('button', { name: zh.uploads.open }).click()
  await file.getByText(zh.plan.predecessor('多单位问题.csv')).waitFor()
  await file.getByRole('button', { name: zh.plan.follows }).click()
  await file.getByText(zh.plan.followed('多单位问题.csv')).waitFor()
  await file.getByText('新增 0 条，变更 0 条，未动 2 条').first().waitFor()
})

test('on a phone nothing runs out of the page', async () => {
  await page.setViewportSize({ width: 360, height: 720 })
  await look('take-in-phone')
  await page.setViewportSize({ width: 1280, height: 900 })
})

test('the clerk reads the own sheet at 320 px: asked, answered, and told what the server has', async () => {
  await page.goto(`${fixture.url}/workbench/`)
  const pane = page.frameLocator('iframe')
  await pane.getByText('教务处').first().waitFor()
  await page.locator('input[type=file]').first().setInputFiles(ledger('09-科研处时限.xlsx'))
  await pane.getByText('科研处').first().waitFor()
  await goTo(pane, 'unit', 'standardise')
  await pane.getByRole('button', { name: zh.standardise.read }).click()
  await pane.getByRole('heading', { name: zh.reading.questions(4) }).waitFor()
  await pane.getByText(zh.compared.figures(0, 15, 0)).waitFor()
  await pane.getByRole('button', { name: '2017-07-31' }).click()
  await pane.getByRole('heading', { name: zh.reading.questions(3) }).waitFor()
  await pane.getByText(zh.reading.answered(1)).waitFor()
  await pane.getByRole('button', { name: /^生成台账/ }).click()
  await pane.getByText('已生成规范台账').waitFor()
})

test('nothing failed on the way', () => {
  expect(visit.failures).toEqual([])
})
