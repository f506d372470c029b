/** What the office rules for itself, at 320 px: a question about a typed row is answered once; steps taken stand by the next. */
import { expect, test } from 'vitest'
import { addDays, asDay } from '#rules/calendar/day'
import type { SyncAnswer } from '#wire/item'
import type { Notice } from '#wire/notice'
import type { SettingsView } from '#wire/settings'
import { zh } from '../../../addin/words/zh.ts'
import { demoApi, type DemoApi } from './fixture/demoApi.ts'
import { openStory } from './fixture/story.ts'

const { fixture, visit, page } = await openStory()

const problem = '新生报到大厅三号窗口上午经常无人值守'

async function enter(as: DemoApi, id: string, set: object): Promise<SyncAnswer> {
  const changes = [{ id, base: 0, set }]
  return as.post('/sync', { pushId: crypto.randomUUID(), cursor: 0, changes })
}

test('a problem typed twice is asked about; answered, it is not asked again', async () => {
  const clerk = await demoApi(fixture, 'unit')
  await enter(clerk, 'typed-row-0001', { problem, owner: '某甲', itemNo: '901' })
  await enter(clerk, 'typed-row-0002', { problem, owner: '某甲', itemNo: '902' })
  await visit.enter('unit', 'jwc')
  const asked = page.locator('.matter.asked')
  await asked.getByText('第901、902项文字相同，是同一件吗？').waitFor()
  await visit.look('asked-on-todo')
  await asked.getByRole('button').first().click()
  await page.getByRole('heading', { name: zh.item.question }).waitFor()
  await page.getByRole('button', { name: zh.item.questionMend.twin, exact: true }).click()
  await page.getByText(zh.item.questionToMend.twin).waitFor()
  await visit.look('asked-to-mend')
  await page.getByRole('button', { name: zh.item.questionKept.twin }).click()
  await expect.poll(() => page.getByRole('heading', { name: zh.item.question }).count()).toBe(0)
  await visit.goTo('today')
  await page.getByRole('heading', { name: zh.todo.title }).waitFor()
  await expect.poll(() => asked.count()).toBe(0)
})

test('the office’s lights stand beside the item, and steps taken beside the step that is proposed', async () => {
  const admin = await demoApi(fixture, 'admin')
  const { version, campaign } = await admin.get<SettingsView>('/settings')
  const lights = [{ light: 'yellow', measure: 'percent-left', at: 30 }] as const
  await admin.put('/settings', { base: version, campaign: { ...campaign, lights } })
  const clerk = await demoApi(fixture, 'unit')
  const office = await demoApi(fixture, 'office')
  const today = asDay((await clerk.get<{ today: string }>('')).today)
  const late = { problem: '实验楼地下室照明长期损坏', due: addDays(today, -20) }
  await enter(clerk, 'typed-row-0003', late)
  const notice = await office.post<Notice>('/notices', {
    unit: 'jwc',
    items: ['typed-row-0003'],
    demand: '请查明原因',
  })
  await visit.enter('office')
  await visit.goTo('ladder')
  const said = page.getByText(new RegExp(`“${late.problem}”已采取：${notice.number}`))
  // Cards are closed at first, so what they say stands in them without being seen.
  const card = page
    .locator('.card')
    .filter({ hasText: zh.ladder.suggest('通报') })
    .filter({ has: said })
  await card.getByText(/^所涉问题/).click()
  await said.first().waitFor()
  await visit.look('ladder-steps-taken')
  await visit.enter('unit', 'jwc')
  await enter(clerk, 'typed-row-0004', {
    problem: '图书借阅机经常死机无人处理',
    foundOn: addDays(today, -80),
    due: addDays(today, 20),
  })
  await visit.goTo('items')
  await page.getByRole('button', { name: /图书借阅机经常死机/ }).click()
  await page.getByText(zh.item.light('yellow')).waitFor()
  await visit.look('item-light')
})

test('nothing failed on the way', () => {
  expect(visit.failures).toEqual([])
})
