/** Registers (登记簿) at 320 px: the office enters a clue and hands it on, orders something; the clerk answers. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { en } from '../../../addin/words/en.ts'
import { zh } from '../../../addin/words/zh.ts'
import { goTo, startsWith, paneUser } from './fixture/paneUser.ts'
import { openStory } from './fixture/story.ts'

const { fixture, visit, page } = await openStory()

async function begin(register: RegExp): Promise<void> {
  await visit.goTo('registers')
  await page.getByRole('button', { name: register }).click()
  await page.getByRole('button', { name: zh.registers.add }).click()
}

async function send(): Promise<void> {
  await page.getByRole('button', { name: zh.registers.adding, exact: true }).click()
  await page.getByText(zh.registers.saved).waitFor()
}

test('the office sees what is missing before anything else', async () => {
  await visit.enter('office')
  await visit.goTo('registers')
  await page.getByText(zh.registers.gaps.leads(3)).click()
  await page
    .getByText(/财务处、建筑与艺术学院/)
    .first()
    .waitFor()
  await page.getByText(/工作方案，2017年5月31日：未报 3 个单位/).waitFor()
  await visit.look('registers-gaps')
})

test('a clue is entered, says what it lacks beside the field, and is handed to its unit’s ledger', async () => {
  await begin(/^线索登记/)
  await page.getByRole('button', { name: zh.registers.adding, exact: true }).click()
  await page.getByText('“线索渠道”没有填写。请补填。').waitFor()
  await visit.look('register-lacks')
  await page.getByText(zh.registers.unitFirst).waitFor()
  await page.getByLabel(/^线索渠道/).selectOption('意见箱或邮箱')
  await page.getByLabel(/^线索提供人/).fill('周某某')
  await page.getByLabel(/^线索内容/).fill('我是会计班周某某，教务窗口上班时间无人值守，请保密')
  await page.getByLabel(/^责任单位/).selectOption('教务处')
  await send()
  await page.getByText(/第 \d+ 号 2017-08-15 我是会计班周某某/).click()
  await visit.look('register-entry')
  const card = page.locator('details.card[open]')
  await card.getByText(zh.registers.handOver.title).click()
  const hand = card.getByRole('button', { name: zh.registers.handOver.send, exact: true })
  expect(await hand.isDisabled()).toBe(true)
  const wording = card.getByLabel(startsWith(zh.registers.handOver.wording))
  await wording.fill('据学生周某某反映，窗口值守不到位')
  await page.getByText('“周某某”指向提供线索的人，不能转给单位。请删去。').waitFor()
  expect(await hand.isDisabled()).toBe(true)
  await wording.fill('据学生反映，窗口值守不到位')
  await page.getByText('“据学生反映”说明有人反映。请只写问题本身。').waitFor()
  await visit.look('register-hand-over')
  expect(await hand.isDisabled()).toBe(true)
  await page.getByRole('checkbox', { name: zh.registers.handOver.heed('据学生反映') }).click()
  expect(await hand.isDisabled()).toBe(false)
  await wording.fill('窗口值守不到位')
  await hand.click()
  await page.getByRole('button', { name: zh.registers.toItem }).click()
  await page.getByRole('heading', { name: zh.item.title }).waitFor()
  await page.getByText('窗口值守不到位').first().waitFor()
  await page.getByRole('button', { name: /线索登记 第 \d+ 号/ }).waitFor()
  await visit.look('register-item')
})

test('the unit reads the wording and nothing of the clue; unit and office talk about it; the office makes it confidential', async () => {
  await page.getByText(zh.talk.title(0), { exact: true }).click()
  await page.getByLabel(zh.talk.text).fill('请先报排班表')
  await page.getByRole('button', { name: zh.talk.send }).click()
  await page.getByText(zh.talk.title(1)).first().waitFor()
  await page.getByText(zh.protect.make).first().click()
  await page.getByLabel(startsWith(zh.protect.reason)).fill('涉及个人')
  await page.getByRole('button', { name: zh.protect.make }).click()
  await page.getByText(zh.protect.badge, { exact: true }).waitFor()
  await visit.look('item-talk')
  await visit.enter('unit', 'jwc')
  await page.getByText('请先报排班表').waitFor()
  await visit.goTo('items')
  await page.getByText('窗口值守不到位').first().click()
  await page.getByRole('heading', { name: zh.item.title }).waitFor()
  await page.getByText('请先报排班表').first().waitFor()
  await page.getByText(zh.item.facts, { exact: true }).click()
  await page.getByText('办公室转办').waitFor()
  expect(await page.getByText(/周某某|会计班|线索/).count()).toBe(0)
  expect(await page.locator('summary').getByText(zh.protect.make).count()).toBe(0)
  await visit.enter('office')
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
  await visit.enter('unit', 'jwc')
  await visit.goTo('registers')
  await page.getByText(zh.registers.gaps.agenda(2)).click()
  expect(await page.getByText('线索登记').count()).toBe(0)
  await page.getByRole('button', { name: /月底前完成窗口改造/ }).click()
  await page.getByRole('button', { name: zh.registers.fill }).click()
  expect(await page.getByLabel(/^交办事项/).count()).toBe(0)
  await page.getByLabel(/^落实情况/).fill('窗口已改造')
  await page.getByRole('button', { name: zh.registers.save }).click()
  await page.getByText('“落实日期”没有填写。请补填。').waitFor()
  await page.getByLabel(/^落实日期/).fill('2017-08-15')
  await visit.look('register-answer')
  await page.getByRole('button', { name: zh.registers.save }).click()
  await page.getByText(zh.registers.saved).waitFor()
  await page.getByText(zh.registers.history).click()
  await page.locator('.history').getByText('窗口已改造').waitFor()
  await visit.goTo('registers')
  await page.getByText('组织领导').waitFor()
  await page.getByText(zh.registers.gaps.agenda(1)).waitFor()
})

test('the unit links a regulation to the items that it answers; withdrawing needs a reason', async () => {
  await page.getByText(zh.registers.gaps.ongoing(2)).click()
  await page.getByRole('button', { name: zh.registers.add }).click()
  await page.getByLabel(/^制度名称/).fill('窗口服务管理办法')
  await page.getByLabel(/^制定方式/).selectOption('新订')
  await page.getByText(zh.registers.findItems).click()
  await page.getByRole('checkbox').first().click()
  await page.getByRole('button', { name: startsWith(zh.registers.unlink) }).waitFor()
  await visit.look('register-link')
  await send()
  await page.getByText(/第 \d+ 号 2017-08-15 窗口服务管理办法/).click()
  const card = page.locator('details.card[open]')
  await card.getByText(zh.registers.linked(1)).waitFor()
  await card.getByText(zh.registers.withdraw, { exact: true }).click()
  const withdraw = card.getByRole('button', { name: zh.registers.withdrawSend })
  expect(await withdraw.isDisabled()).toBe(true)
  await card.getByLabel(startsWith(zh.registers.withdrawReason)).fill('重复登记')
  await withdraw.click()
  await page.getByText(zh.registers.withdrawnOnes(1)).click()
  await page.getByText(/第 \d+ 号 2017-08-15 窗口服务管理办法/).click()
  await page.getByText('已撤回：重复登记').waitFor()
})

test('a register is downloaded as a sheet; the sheet in front is read only where its headings fit', async () => {
  await page.getByText(zh.registers.sheet.title, { exact: true }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: zh.registers.sheet.download }).click(),
  ])
  expect(download.suggestedFilename()).toBe('制度建设.xlsx')
  expect(
    readFileSync(await download.path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK')
  expect(await page.getByRole('button', { name: zh.registers.sheet.read }).count()).toBe(0)
  const { page: bench } = await paneUser(fixture, { width: 1280, height: 760 })
  await bench.goto(`${fixture.url}/workbench/`)
  const pane = bench.frameLocator('iframe')
  await goTo(pane, 'unit', 'registers')
  await pane.getByRole('button', { name: /^学习动员/ }).click()
  await pane.getByText(zh.registers.sheet.title, { exact: true }).click()
  await pane.getByRole('button', { name: zh.registers.sheet.read }).click()
  await pane.getByText(zh.registers.sheet.notFound).waitFor()
})

test('in English, in the dark, the registers hold as well', async () => {
  const english = await paneUser(fixture, { locale: 'en-US', dark: true })
  await english.enter('unit', 'jwc')
  await english.goTo('registers')
  await english.page.getByRole('button', { name: /^Learning log/ }).click()
  await english.page.getByRole('button', { name: en.registers.add }).click()
  await english.page.getByLabel(/^Form of learning/).selectOption('other')
  await english.page.getByLabel(/^Which other form/).waitFor()
  await english.look('register-english')
  expect(english.failures).toEqual([])
})

test('nothing failed on the way', () => {
  expect(visit.failures).toEqual([])
})
