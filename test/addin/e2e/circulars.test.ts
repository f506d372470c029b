/** Circulars in the pane at 320 px: drafted, gone stale, drafted again, made final, published, read by others. */
import { afterAll, expect, test } from 'vitest'
import { zh } from '../../../addin/words/zh.ts'
import { demoApi } from './fixture/demoApi.ts'
import { openStory } from './fixture/story.ts'

const { fixture, visit, page } = await openStory()

afterAll(() => {
  expect(visit.failures).toEqual([])
})

/** A clerk enters a problem, from a sheet as far as the server can tell. */
async function enterProblem(unitId: string, problem: string): Promise<void> {
  const changes = [{ id: crypto.randomUUID(), base: 0, set: { problem, due: '2017-08-01', owner: '某甲' } }]
  const clerk = await demoApi(fixture, 'unit', unitId)
  await clerk.post('/sync', { pushId: crypto.randomUUID(), cursor: 0, changes })
}

test('a draft goes stale when a unit syncs, is drafted again, made final, published and read', async () => {
  await visit.enter('office')
  await visit.goTo('aggregate')
  await page.getByRole('button', { name: zh.aggregate.run, exact: true }).click()
  await page
    .getByText(/第 \d+ 次汇总/)
    .first()
    .waitFor()
  await visit.goTo('circular')
  // Friday's draft lies there; the ledger has moved on.
  await page
    .getByRole('status')
    .filter({ hasText: /处数字已变化/ })
    .waitFor()
  await page.getByRole('button', { name: zh.papers.newOne }).click()
  await page.getByLabel(zh.papers.kind).selectOption('weekly-circular')
  await page.getByText(zh.papers.tone).click()
  await page.getByLabel(zh.papers.praise).selectOption('named')
  await page.getByLabel(zh.papers.leftOut).selectOption('dzb')
  await page.getByLabel(/理由/).fill('已当面约谈')
  await page.getByRole('button', { name: zh.papers.leaveOut }).click()
  await visit.look('circular-new')
  await page.getByRole('button', { name: zh.circular.draft }).click()
  await page.getByText(zh.papers.fresh).waitFor()
  await visit.look('circular-draft')

  await enterProblem('jwc', '办事流程没有公开')
  await visit.enter('office')
  await visit.goTo('circular')
  const stale = page.getByRole('status').filter({ hasText: /处数字已变化/ })
  await stale.waitFor()
  expect(await page.getByRole('button', { name: zh.papers.finalise }).count()).toBe(0)
  await visit.look('circular-stale')

  await page.getByRole('button', { name: zh.papers.redraft }).click()
  await page.getByText(zh.papers.fresh).waitFor()
  await page.getByRole('button', { name: zh.papers.finalise }).click()
  await page
    .getByText(/周通报 第\d+期/)
    .first()
    .waitFor()
  await page.getByRole('button', { name: zh.papers.publish, exact: true }).click()
  await page.getByText('已印发').first().waitFor()
  await page.getByText(zh.papers.templates).click()
  await page.getByText(zh.papers.standard).first().waitFor()
  await visit.look('circular-published')

  await visit.enter('unit', 'jwc')
  await visit.goTo('published')
  await page.getByRole('button', { name: zh.published.read }).first().click()
  await page.getByText('各单位：').waitFor()
  expect(await page.getByRole('button', { name: zh.published.website }).count()).toBe(0)
  await visit.look('published-unit')
  await visit.goTo('selfCheck')
  const [ledger] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: zh.selfCheck.download }).click(),
  ])
  expect(ledger.suggestedFilename()).toBe(zh.selfCheck.fileName('教务处'))
  await visit.look('self-check')

  await visit.enter('publicity')
  await page.getByRole('heading', { name: zh.published.title }).waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: zh.published.website }).first().click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^网站公开版第\d+期\.docx$/)
  await visit.look('published-publicity')
})
