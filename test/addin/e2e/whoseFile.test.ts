/** A file that names another unit, an older copy, a ledger taken over, a file taken back: pressed at the start page. */
import { Workbook } from 'exceljs'
import type { Locator } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { zh } from '../../../addin/words/zh.ts'
import { goTo } from './fixture/paneUser.ts'
import { openStory } from './fixture/story.ts'

const HEAD = '序号,存在的问题,整改措施,整改时限,责任人,整改状态'
const ROWS = [
  '1,值班室夜间长期无人值守,排班轮值,2017-08-31,陈磊,整改中',
  '2,机房空调滴水无人处理,更换空调,8月前,于子轩,差不多了',
]

const { fixture, visit, page } = await openStory({ width: 1280, height: 900 })

/** What the pages say of themselves in the console. */
const failed: string[] = []
page.on('console', (message) => {
  if (message.type() === 'error') failed.push(message.text())
})

beforeAll(async () => {
  await page.goto(`${fixture.url}/`)
  await page.getByLabel(zh.start.role, { exact: true }).selectOption('unit')
  await page.getByLabel(zh.overview.unit, { exact: true }).selectOption('dzb')
  await page.getByRole('button', { name: zh.signIn.enter }).click()
  await page.getByText(zh.uploads.ownLead).waitFor()
})

async function drop(name: string, lines: readonly string[]): Promise<Locator> {
  const buffer = Buffer.from([...lines].join('\r\n'))
  await page.locator('input[type=file]').setInputFiles([{ name, mimeType: 'text/csv', buffer }])
  return page.locator('.queue:not(details .queue) > .queued', { hasText: name }).last()
}

async function ready(): Promise<void> {
  await expect.poll(() => page.locator('.queued[aria-busy=true]').count()).toBe(0)
}

function accept(file: Locator): Locator {
  return file.getByRole('button', { name: zh.uploads.accept, exact: true })
}

async function clear(): Promise<void> {
  const remove = page.getByRole('button', { name: zh.uploads.remove })
  for (let left = await remove.count(); left > 0; left--) await remove.first().click()
}

test('another unit’s file is stopped with both names, until its sender says whose it is', async () => {
  const file = await drop('自查台账.csv', ['后勤管理处问题整改台账', HEAD, ...ROWS])
  await file.getByText('写的是“后勤管理处问题整改台账”，即“后勤管理处”').waitFor()
  await file.getByText('却作为“党政办公室”的报来').first().waitFor()
  await ready()
  expect(await accept(file).isDisabled()).toBe(true)
  await file.getByText(zh.uploads.otherUnit).waitFor()
  // A unit may say that it is its own, and no more.
  expect(await file.getByRole('button', { name: '是“后勤管理处”的台账' }).count()).toBe(0)
  await visit.look('whose-file-asked')
  await file.getByRole('button', { name: '是“党政办公室”的台账' }).click()
  await ready()
  await expect.poll(() => accept(file).isDisabled()).toBe(false)
  expect(await file.getByText('却作为“党政办公室”的报来').count()).toBe(0)
})

test('decisions are buttons, and what was decided can be taken back', async () => {
  const file = page.locator('.queued', { hasText: '自查台账.csv' }).first()
  await file.getByRole('button', { name: '立行立改' }).click()
  await ready()
  await file.getByRole('button', { name: '整改中', exact: true }).click()
  await ready()
  await file.getByText(zh.reading.answered(3)).click()
  await file.locator('.answers li', { hasText: '整改中' }).waitFor()
  await visit.look('whose-file-decided')
  await file
    .locator('.answers li', { hasText: '整改中' })
    .getByRole('button', { name: zh.reading.changeAnswer })
    .click()
  await ready()
  await file.getByText(zh.reading.answered(2)).waitFor()
  await file.getByRole('button', { name: '整改中', exact: true }).click()
  await ready()
  await file.getByText(zh.reading.answered(3)).waitFor()
  expect(await file.getByRole('heading', { name: '要请您定的' }).count()).toBe(0)
})

test('a ledger taken over is none of the week’s discoveries unless that is ticked', async () => {
  const file = page.locator('.queued', { hasText: '自查台账.csv' }).first()
  const tick = file.getByLabel(zh.uploads.foundThisWeek)
  expect(await tick.isChecked()).toBe(false)
  await accept(file).click()
  await file.locator('.settled', { hasText: '新增 2 条' }).waitFor()
})

test('an older copy changes nothing unless a field is ticked', async () => {
  await clear()
  const newer = ROWS.with(0, '1,值班室夜间长期无人值守,增设值班岗,2017-08-31,陈磊,整改中')
  const second = await drop('自查台账.csv', ['后勤管理处问题整改台账', HEAD, ...newer])
  await ready()
  await second.locator('.changes', { hasText: '增设值班岗' }).waitFor()
  await accept(second).click()
  await second.locator('.settled', { hasText: '变更 1 条' }).waitFor()
  await clear()
  const older = await drop('自查台账.csv', ['后勤管理处问题整改台账', HEAD, ...ROWS])
  await older.getByText(zh.plan.stale(1)).waitFor()
  await older.getByText('整改措施：文件里的“排班轮值”是').waitFor()
  await ready()
  await visit.look('whose-file-stale')
  await older.getByLabel(zh.plan.takeStale('整改措施')).check()
  await accept(older).click()
  await older.locator('.settled', { hasText: '变更 1 条，未动 1 条' }).waitFor()
})

test('a file is taken back as a whole: asked once more, done, and told', async () => {
  await clear()
  const file = await drop('另一份.csv', [HEAD, '1,会议室设备老化无人报修,更换设备,2017-09-30,陈磊,整改中'])
  await ready()
  await accept(file).click()
  await file.locator('.settled', { hasText: '新增 1 条' }).waitFor()
  await file.getByRole('button', { name: zh.uploads.takeBack.button }).click()
  await file.getByText(zh.uploads.takeBack.question).waitFor()
  await visit.look('whose-file-take-back')
  await file.getByRole('button', { name: zh.uploads.takeBack.no }).click()
  await file.getByRole('button', { name: zh.uploads.takeBack.button }).click()
  await file.getByRole('button', { name: zh.uploads.takeBack.yes, exact: true }).click()
  await file.getByText(zh.uploads.takeBack.done(1, 0, 0)).waitFor()

  // Of a file that went from the queue, in the list of those taken in lately: refused where a later copy was taken in.
  await clear()
  await page.getByText(zh.uploads.takeBack.list).click()
  const list = page.locator('details .queued')
  await list.first().waitFor()
  await list.filter({ hasText: '另一份.csv' }).getByText(zh.uploads.takeBack.takenBack).waitFor()
  const first = list.filter({ hasText: '自查台账.csv' }).last()
  await first.getByRole('button', { name: zh.uploads.takeBack.button }).click()
  await first.getByRole('button', { name: zh.uploads.takeBack.yes, exact: true }).click()
  await first.getByText('请先收回后来的那一份').waitFor()
  await visit.look('whose-file-list')
})

test('the office says of a stopped file that it is the named unit’s', async () => {
  await page.getByLabel(zh.start.role, { exact: true }).selectOption('office')
  await page.getByRole('button', { name: zh.signIn.enter }).click()
  await page.getByText(zh.uploads.lead).waitFor()
  await page.getByLabel(zh.uploads.belongsTo).selectOption({ label: '党政办公室' })
  const file = await drop('送来的.csv', ['填报单位：后勤管理处', HEAD, ROWS[0] ?? ''])
  await file.getByRole('button', { name: '是“后勤管理处”的台账' }).click()
  await ready()
  await expect.poll(() => accept(file).isDisabled()).toBe(false)
  await accept(file).click()
  await file.locator('.settled', { hasText: '新增 1 条' }).waitFor()
})

test('in the pane, a sheet that names another unit makes no standard ledger until it is said whose it is', async () => {
  await page.goto(`${fixture.url}/workbench/`)
  const pane = page.frameLocator('iframe')
  await pane.getByText('教务处').first().waitFor()
  const workbook = new Workbook()
  const sheet = workbook.addWorksheet('台账')
  for (const line of ['后勤处问题整改台账', HEAD, ...ROWS]) sheet.addRow(line.split(','))
  const buffer = Buffer.from(await workbook.xlsx.writeBuffer())
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([{ name: '台账.xlsx', mimeType: '', buffer }])
  await goTo(pane, 'unit', 'standardise')
  await pane.getByRole('button', { name: zh.standardise.read }).click()
  await pane.getByText(zh.standardise.otherUnit).waitFor()
  expect(await pane.getByRole('button', { name: /^生成台账/ }).count()).toBe(0)
  await pane.getByRole('button', { name: '是“教务处”的台账' }).click()
  await pane.getByRole('button', { name: /^生成台账/ }).click()
  await pane.getByText('已生成规范台账').waitFor()
})

test('nothing failed on the way', () => {
  expect(visit.failures).toEqual([])
  // What was refused is told by the page itself.
  expect(failed.filter((text) => !text.startsWith('Failed to load resource'))).toEqual([])
})
