/** Checks at 320 px: the office draws and judges, looks into flags, decides on the ladder; the group confirms. */
import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import type { SettingsView } from '#wire/settings'
import { zh } from '../../../addin/words/zh.ts'
import { demoApi } from './fixture/demoApi.ts'
import { startsWith } from './fixture/paneUser.ts'
import { openStory } from './fixture/story.ts'

const { fixture, visit, page } = await openStory()

/** The administrator turns the leading group's confirmation on. */
async function askForConfirmation(): Promise<void> {
  const admin = await demoApi(fixture, 'admin')
  const { version, campaign } = await admin.get<SettingsView>('/settings')
  await admin.put('/settings', { base: version, campaign: { ...campaign, closure: { confirm: true } } })
}

test('a spot check is drawn by seed, with inspectors who recuse themselves, and draws again the same', async () => {
  await visit.enter('office')
  await visit.goTo('spotChecks')
  await page.getByRole('heading', { name: /^抽查第1次/ }).waitFor()
  await page.getByText(zh.rounds.make, { exact: true }).click()
  await page.getByLabel(startsWith(zh.rounds.purpose)).fill('八月抽查')
  await page.getByLabel(startsWith(zh.rounds.size)).fill('4')
  await page.getByLabel(startsWith(zh.rounds.seed)).fill('现场掷骰 4-2-6')
  await page.getByLabel(startsWith(zh.rounds.inspectors)).fill('甲，教务处\n乙，无此处')
  await page.getByText(zh.rounds.inspectorUnknown('乙，无此处', '无此处')).waitFor()
  expect(await page.getByRole('button', { name: zh.rounds.draw, exact: true }).isDisabled()).toBe(true)
  await page.getByLabel(startsWith(zh.rounds.inspectors)).fill('甲，教务处\n乙，财务处\n丙')
  await visit.look('spot-check-form')
  await page.getByRole('button', { name: zh.rounds.draw, exact: true }).click()
  await page.getByText(/抽查第2次：从 \d+ 条中抽出 4 条/).waitFor()
  await page.getByText(zh.rounds.record).click()
  await page.getByRole('button', { name: zh.rounds.replay }).click()
  await page.getByText(zh.rounds.same).waitFor()
  await visit.look('spot-check-drawn')
})

/** What was struck off is opened again with a new limit. */
async function newLimit(row: Locator): Promise<void> {
  const due = row.getByLabel(startsWith(zh.item.reopenDue))
  if ((await due.count()) > 0) await due.fill('2017-09-30')
}

test('a result is entered row by row; a failure needs to say what was seen', async () => {
  const row = page.locator('.card .late > li').first()
  await row.getByText(zh.rounds.judge).first().click()
  await row.getByLabel('不合格').check()
  const save = row.getByRole('button', { name: zh.rounds.judge })
  expect(await save.isDisabled()).toBe(true)
  await row.getByLabel(startsWith(zh.rounds.reason)).fill('现场仍无人值守')
  await newLimit(row)
  await visit.look('spot-check-judge')
  await save.click()
  await row.getByText(zh.rounds.toCite).waitFor()
  await page.getByText(zh.rounds.line(1, 4, 1)).waitFor()
  await visit.look('spot-check-judged')
})

test('a look-back goes over what was struck off', async () => {
  await visit.goTo('lookBacks')
  await page.getByText(zh.rounds.make, { exact: true }).click()
  await page.getByRole('button', { name: zh.rounds.draw, exact: true }).click()
  await page.getByText(/回头看第2次：从 \d+ 条中抽出 \d+ 条/).waitFor()
  const row = page.locator('.card .late > li').first()
  await row.getByText(zh.rounds.judge).first().click()
  await row.getByLabel('反弹').check()
  await row.getByLabel(startsWith(zh.rounds.reason)).fill('窗口又无人值守')
  await newLimit(row)
  await row.getByRole('button', { name: zh.rounds.judge }).click()
  await row.getByText(zh.rounds.reopened).waitFor()
  await visit.look('look-back')
})

test('flags tell their reason and rows; dismissing needs a reason', async () => {
  await visit.goTo('flags')
  const first = page.locator('.card').first()
  await first.waitFor()
  await first.getByText(zh.flags.decide, { exact: true }).click()
  expect(await first.getByRole('button', { name: zh.flags.dismiss }).isDisabled()).toBe(true)
  await first.getByText(/^所涉问题/).click()
  await first.getByLabel(startsWith(zh.flags.reason)).fill('已到现场核实，属实')
  await visit.look('flags-open')
  await first.getByRole('button', { name: zh.flags.note }).click()
  // One was dismissed before.
  await page.getByText(zh.flags.decided(2)).waitFor()
})

test('the ladder proposes with its sum; a person declines with a reason', async () => {
  await visit.goTo('ladder')
  const first = page.locator('.card').first()
  await first.waitFor()
  const before = await page.locator('.card').count()
  await first.getByText(zh.ladder.decide, { exact: true }).click()
  expect(await first.getByRole('button', { name: zh.ladder.decline }).isDisabled()).toBe(true)
  await first.getByLabel(startsWith(zh.ladder.reason)).fill('已当面提醒')
  await first.getByRole('button', { name: zh.ladder.decline }).click()
  await page.getByText(zh.ladder.declined).waitFor()
  await expect.poll(() => page.locator('.card').count()).toBe(before - 1)
})

test('nobody is held to account without evidence; the failed check can be cited', async () => {
  await page.getByText(zh.ladder.account, { exact: true }).click()
  const units = page.getByLabel(zh.overview.unit, { exact: true })
  const names = await units.locator('option').allInnerTexts()
  // Some unit has the failed check of the first story; the others say that there is nothing to cite.
  for (const name of names.slice(1)) {
    await units.selectOption({ label: name })
    await page
      .getByText(zh.ladder.nothingToCite)
      .or(page.getByText(zh.ladder.evidence, { exact: true }))
      .first()
      .waitFor()
    if ((await page.getByLabel(/现场仍无人值守/).count()) > 0) break
  }
  const hold = page.getByRole('button', { name: zh.ladder.hold, exact: true })
  await page.getByLabel(startsWith(zh.ladder.form)).fill('批评教育')
  await page.getByLabel(startsWith(zh.ladder.cause)).fill('整改走过场')
  expect(await hold.isDisabled()).toBe(true)
  await page
    .getByLabel(/现场仍无人值守/)
    .first()
    .check()
  await visit.look('accountability')
  await hold.click()
  await page.locator('.history').getByText('批评教育').waitFor()
})

test('the leading group begins with what it has to confirm', async () => {
  await visit.enter('group')
  await visit.goTo('review')
  await page.getByText(zh.review.none).waitFor()
})

test('where the campaign asks for it, the group confirms what the office has agreed to', async () => {
  await askForConfirmation()
  await visit.enter('office')
  await page.locator('.matter.closure button').first().click()
  await page.getByRole('button', { name: zh.review.approve }).click()
  await page.getByText(zh.review.done.close).waitFor()
  await visit.enter('group')
  await page.getByText(zh.todo.matter('confirm', 1)).waitFor()
  await page.locator('.matter.confirm button').first().click()
  await page.getByText(zh.review.of(1, 1)).waitFor()
  await page.getByText('待确认').first().waitFor()
  expect(await page.getByRole('button', { name: zh.confirm.giveBack }).isDisabled()).toBe(true)
  await page.getByLabel(zh.review.note).fill('同意')
  await visit.look('confirm')
  await page.getByRole('button', { name: zh.confirm.agree }).click()
  await page.getByText(zh.review.done.confirm).waitFor()
})

test('nothing failed on the way', () => {
  expect(visit.failures).toEqual([])
})
