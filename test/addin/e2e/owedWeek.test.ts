/** A missed week is made up: the unit finds it on its list, chooses among the weeks it owes, and sends it; at 320 px. */
import { expect, test } from 'vitest'
import type { ReportDraft, ReportList, ReportMatrix } from '#wire/report'
import { zh } from '../../../addin/words/zh.ts'
import { demoApi } from './fixture/demoApi.ts'
import { openStory } from './fixture/story.ts'

const { fixture, visit, page } = await openStory()

/** A unit that owes two weeks or more whose day is over. */
async function aDebtor(): Promise<{ readonly unit: string; readonly missing: readonly string[] }> {
  const { units, periods } = await (await demoApi(fixture, 'office')).get<ReportMatrix>('/reports')
  const debts = units.map(({ unit, statuses }) => ({
    unit,
    missing: periods.flatMap(({ period }, index) => (statuses[index] === 'missing' ? [period] : [])),
  }))
  const [most] = debts.toSorted((a, b) => b.missing.length - a.missing.length)
  if (most === undefined) throw new Error('the demo has units')
  return most
}

const debtor = await aDebtor()
const chooser = page.getByLabel(zh.report.week)

test('the demo has a unit that owes weeks, and its to-do list says how many', async () => {
  expect(debtor.missing.length).toBeGreaterThan(1)
  await visit.enter('unit', debtor.unit)
  await page.getByRole('heading', { name: `${debtor.missing.length} 期周报告待补报` }).waitFor()
  await page.locator('.matter.report-owed').getByRole('button').first().click()
  await page.getByRole('heading', { name: zh.report.title('week'), level: 1 }).waitFor()
  await expect.poll(async () => chooser.inputValue()).toBe(debtor.missing[0])
  await page.getByText(zh.report.madeUp(debtor.missing.length)).waitFor()
  await expect.poll(async () => page.locator('textarea').inputValue()).toContain('工作情况补报如下')
  await visit.look('owed-week')
})

test('opened by itself the screen begins with the earliest week; any other that is owed can be chosen', async () => {
  await visit.goTo('report')
  await expect.poll(async () => chooser.inputValue()).toBe(debtor.missing[0])
  const options = await chooser.locator('option').allInnerTexts()
  expect(options.filter((option) => option.includes('补报'))).toHaveLength(debtor.missing.length)
  const second = debtor.missing[1] ?? ''
  await chooser.selectOption(second)
  await expect.poll(async () => chooser.inputValue()).toBe(second)
  const { text } = await (
    await demoApi(fixture, 'unit', debtor.unit)
  ).get<ReportDraft>(`/reports/draft?period=${second}`)
  await expect.poll(async () => page.locator('textarea').inputValue()).toBe(text)
})

test('sent, it is no longer owed: said so, off the list, late in the matrix of weeks', async () => {
  const week = debtor.missing[1] ?? ''
  await page.locator('textarea').fill('补报：按计划推进，没有新的问题。')
  await page.getByRole('button', { name: zh.report.submit('week') }).click()
  await page.getByText(/已交周报告/).waitFor()
  const unit = await demoApi(fixture, 'unit', debtor.unit)
  const { reports } = await unit.get<ReportList>(`/reports/${week}`)
  expect(reports.map(({ text }) => text)).toEqual(['补报：按计划推进，没有新的问题。'])
  const { periods, units } = await unit.get<ReportMatrix>('/reports')
  expect(units[0]?.statuses[periods.findIndex(({ period }) => period === week)]).toBe('late')
  await expect
    .poll(
      async () =>
        (await chooser.locator('option').allInnerTexts()).filter((one) => one.includes('补报')).length,
    )
    .toBe(debtor.missing.length - 1)
  await visit.look('owed-week-sent')
  await visit.goTo('today')
  await page.getByRole('heading', { name: `${debtor.missing.length - 1} 期周报告待补报` }).waitFor()
})

test('nothing failed on the way', () => {
  expect(visit.failures).toEqual([])
})
