/** What waits on the to-do list leads to where it is done, at 320 px: a paper to read, an order to follow up, a reminder to send. */
import { expect, test } from 'vitest'
import type { CircularDraft } from '#wire/document'
import type { Snapshot } from '#wire/overview'
import { zh } from '../../../addin/words/zh.ts'
import { demoApi } from './fixture/demoApi.ts'
import { openStory } from './fixture/story.ts'

const { fixture, visit, page } = await openStory()

/** The office publishes this week's circular, from the state of this moment. */
async function publishCircular(): Promise<void> {
  const office = await demoApi(fixture, 'office')
  const { id: snapshot } = await office.post<Snapshot>('/snapshots')
  const { id } = await office.post<CircularDraft>('/circulars', { snapshot })
  await office.post(`/circulars/${id}/final`)
  await office.post(`/circulars/${id}/publication`)
}

test('a circular that was published is news on the unit’s todo: opened, it is read and gone', async () => {
  await publishCircular()
  await visit.enter('unit', 'jwc')
  await page.getByRole('heading', { name: /^新印发 \d+ 份，请阅$/ }).waitFor()
  const news = page.locator('.matter.published li')
  const title = (await news.first().locator('.problem').innerText()).replace(/\s›$/, '')
  await news.first().getByRole('button').click()
  await page.getByRole('button', { name: zh.published.hide }).waitFor()
  await page.getByText(title).first().waitFor()
  await visit.look('published-from-todo')
  await visit.goTo('today')
  await page.getByRole('heading', { name: zh.todo.title }).waitFor()
  await expect.poll(async () => news.count()).toBe(0)
})

test('an order of a dispatch meeting leads to its entry, where the unit says what was done', async () => {
  const orders = page.locator('.matter.order')
  await orders.getByRole('heading', { name: /件调度事项待落实$/ }).waitFor()
  await orders.getByText(zh.registers.gaps.late).waitFor()
  await orders.getByRole('button').first().click()
  await page.getByRole('heading', { name: '调度事项', level: 1 }).waitFor()
  await page.getByText('教务窗口办事流程上墙公示').first().waitFor()
  await visit.look('order-from-todo')
})

test('a reminder that the office decides on is drafted, to be read and sent by a person', async () => {
  await visit.enter('office')
  await visit.goTo('ladder')
  const card = page.locator('.card').filter({ hasText: '建议提醒' }).first()
  await card.getByText(zh.ladder.decide, { exact: true }).click()
  await visit.look('ladder-reminder')
  await card.getByRole('button', { name: zh.ladder.takeReminder }).click()
  await page.getByRole('heading', { name: zh.circular.title, level: 1 }).waitFor()
  await page
    .getByText(/有关事项的提醒函/)
    .first()
    .waitFor()
  await page.getByRole('button', { name: '定稿' }).waitFor()
  await visit.look('reminder-drafted')
})

test('nothing failed on the way', () => {
  expect(visit.failures).toEqual([])
})
