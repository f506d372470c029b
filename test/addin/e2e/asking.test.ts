/** Asking and answering at 320 px: the clerk asks, the office decides one by one, the clerk sees the answer. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { zh } from '../../../addin/words/zh.ts'
import { startsWith } from './fixture/paneUser.ts'
import { openStory } from './fixture/story.ts'

const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])

const { visit, page } = await openStory()

async function openOverdueItem(): Promise<string> {
  await visit.goTo('items')
  await page.getByRole('heading', { name: zh.items.title }).waitFor()
  const first = page.locator('.late button').first()
  const problem = (await first.locator('.problem').innerText()).replace(/^\S+\. /, '')
  await first.click()
  await page.getByRole('heading', { name: zh.item.title }).waitFor()
  return problem
}

let problem = ''

test('the clerk sees beforehand how the circular would speak of the unit, with a jump to each item', async () => {
  await visit.enter('unit', 'jwc')
  await page.getByRole('button', { name: zh.todo.circularPreview }).click()
  await page.getByText(/由教务处负责的教务-\d+.*号问题.*逾期/).waitFor()
  expect(await page.locator('body').innerText()).not.toContain('财务处')
  await page.locator('.card .late button').first().click()
  await page.getByRole('heading', { name: zh.item.title }).waitFor()
})

test('an extension is asked with a reason; that it comes late is said before it is sent', async () => {
  problem = await openOverdueItem()
  await page.getByText(zh.extension.ask, { exact: true }).click()
  await page.getByLabel(startsWith(zh.extension.to)).fill('2017-09-15')
  await page.getByText(/已过才申请延期，办公室会看到/).waitFor()
  const send = page.getByRole('button', { name: zh.extension.send })
  expect(await send.isDisabled()).toBe(true)
  await page.getByLabel(startsWith(zh.extension.reason)).fill('设备招标流标一次，正在重新招标')
  await visit.look('asking-extension')
  await send.click()
  await page.getByText(zh.extension.state('asked')).waitFor()
})

test('closure says what is missing, takes a picture, refuses a program by name, and is sent', async () => {
  await page.getByRole('button', { name: zh.item.toClosure }).click()
  await page.getByText(/没有佐证材料/).waitFor()
  expect(await page.getByRole('button', { name: zh.closure.send }).isDisabled()).toBe(true)
  await page.locator('input[type=file]').setInputFiles([
    { name: '坏.exe', mimeType: 'image/png', buffer: Buffer.from([0x4d, 0x5a, 0, 1]) },
    { name: '整改照片.png', mimeType: 'image/png', buffer: picture },
  ])
  await page.getByText('整改照片.png').waitFor()
  await page.getByText(/“坏.exe”：认不出/).waitFor()
  await page.getByText(zh.closure.ready).waitFor()
  await visit.look('asking-closure')
  await page.getByRole('button', { name: zh.closure.send }).click()
  await page.getByText(zh.closure.sent).waitFor()
})

test('the office reviews it with history and evidence, and returns it with a reason', async () => {
  await visit.enter('office')
  await page.locator('.matter.closure button').filter({ hasText: problem }).click()
  await page.getByText(/第 1 条，共 \d+ 条/).waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载 整改照片.png' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('整改照片.png')
  expect(readFileSync(await download.path())).toEqual(picture)
  const back = page.getByRole('button', { name: zh.review.giveBack, exact: true })
  expect(await back.isDisabled()).toBe(true)
  await page.getByLabel(zh.review.note).fill('照片看不清，请补拍。')
  await visit.look('asking-review')
  await back.click()
  await page.getByText(zh.review.done.return).waitFor()
})

test('the office approves the extension and issues a notice for another item', async () => {
  await visit.goTo('today')
  await page.locator('.matter.extension button').filter({ hasText: problem }).click()
  await page.getByRole('button', { name: zh.extension.approve }).click()
  await page.getByText(zh.review.done.approve).waitFor()
  await visit.goTo('overview')
  await page.getByRole('button', { name: /^列出其余/ }).click()
  await page.locator('.late button').filter({ hasText: '教务处' }).first().click()
  await page.getByText(zh.notice.issue, { exact: true }).click()
  await visit.look('asking-notice')
  await page.getByRole('button', { name: zh.notice.send(1) }).click()
  await page
    .getByText(/督办〔2017〕\d+号/)
    .first()
    .waitFor()
})

test('the clerk finds all three answers, and what was seen comes no more', async () => {
  await visit.enter('unit', 'jwc')
  await page.getByText(zh.todo.matter('closure-returned', 1)).waitFor()
  await page.getByText(zh.todo.matter('extension-approved', 1)).waitFor()
  await page.getByText(zh.todo.matter('notice', 1)).waitFor()
  await page.locator('.matter.closure-returned button').click()
  await page.getByText('照片看不清，请补拍。').first().waitFor({ state: 'attached' })
  await page
    .getByText(/原时限\d+月\d+日；延期至9月15日（8月15日批准）/)
    .first()
    .waitFor()
  await page.getByText(/领导小组办公室看过/).waitFor()
  await visit.goTo('today')
  await page.getByText(zh.todo.matter('notice', 1)).waitFor()
  expect(await page.getByText(zh.todo.matter('closure-returned', 1)).count()).toBe(0)
  await page.locator('.matter.notice button').click()
  await page.getByLabel(startsWith(zh.notice.answer)).fill('已查明原因，8月底前完成。')
  await visit.look('asking-answer')
  await page.getByRole('button', { name: zh.notice.sendAnswer }).click()
  await page.getByText('已答复，待办公室审阅').waitFor()
})

test('核减: the clerk asks with a kind and a reason, the office decides, and the overview lists it apart', async () => {
  const late = await openOverdueItem()
  await page.getByText(zh.withdrawal.ask, { exact: true }).click()
  const send = page.getByRole('button', { name: zh.withdrawal.send })
  await page.getByLabel(startsWith(zh.withdrawal.reason)).fill('经核查，当天为法定节假日')
  expect(await send.isDisabled()).toBe(true)
  await page.getByLabel('不属实', { exact: true }).check()
  await visit.look('asking-withdrawal')
  await send.click()
  await page.getByText(zh.withdrawal.state('asked')).waitFor()
  await visit.enter('office')
  await page.locator('.matter.withdrawal button').filter({ hasText: late }).click()
  await page.getByText('经核查，当天为法定节假日').first().waitFor()
  expect(await page.getByRole('button', { name: zh.withdrawal.refuse }).isDisabled()).toBe(true)
  await visit.look('asking-withdrawal-decided')
  await page.getByRole('button', { name: zh.withdrawal.drop }).click()
  await page.getByText(zh.review.done.drop).waitFor()
  await visit.goTo('overview')
  await page.getByText(/^核减 \d+ 项/).click()
  await page.getByText(/不属实 · 2017-08-15 · 经核查/).waitFor()
})

test('nothing failed on the way', () => {
  expect(visit.failures).toEqual([])
})
