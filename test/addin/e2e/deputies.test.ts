/** Who acts: a code with a name, the name over the pane and in the history, and a deputy for a time. */
import { expect, test } from 'vitest'
import { zh } from '../../../addin/words/zh.ts'
import { startsWith } from './fixture/paneUser.ts'
import { openStory } from './fixture/story.ts'

const { fixture, visit, page } = await openStory()

async function signIn(code: string): Promise<void> {
  await page.goto(`${fixture.url}/taskpane.html`)
  await page.evaluate('sessionStorage.clear(); localStorage.clear()')
  await page.goto(`${fixture.url}/taskpane.html`)
  await page.getByLabel(zh.signIn.label).fill(code)
  await page.getByRole('button', { name: zh.signIn.submit }).click()
  await page.getByRole('tab').first().waitFor()
}

let code = ''

test('the office hands out a code with the name of its holder', async () => {
  await visit.enter('office')
  await visit.goTo('codes')
  await page.getByLabel(zh.codes.role, { exact: true }).selectOption(zh.signIn.as.unit)
  await page.getByRole('combobox', { name: startsWith(zh.codes.unit) }).selectOption('教务处')
  await page.getByLabel(zh.codes.holder).fill('王某')
  await page.getByRole('button', { name: zh.codes.make, exact: true }).click()
  code = (await page.locator('code.code').textContent()) ?? ''
  expect(code).toMatch(/:/)
  await page.getByLabel(zh.codes.find).fill('王某')
  await page.getByText('教务处 · 单位填报人 · 王某').waitFor()
  await visit.look('codes-holder')
})

test('the holder stands over the pane, names a deputy with a reason, and the deputy stands there with both names', async () => {
  await signIn(code)
  await page.getByText('教务处·王某').first().waitFor()
  await page.getByRole('button', { name: zh.deputies.title }).click()
  const name = page.getByRole('button', { name: zh.deputies.name })
  expect(await name.isDisabled()).toBe(true)
  await page.getByText(zh.deputies.missing).waitFor()
  await page.getByLabel(startsWith(zh.deputies.who)).fill('李某')
  // The real day: codes live in the world and not in the demo's past.
  const day = (from: number): string => new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10)
  await page.getByLabel(startsWith(zh.deputies.from)).fill(day(-1))
  await page.getByLabel(startsWith(zh.deputies.until)).fill(day(5))
  await page.getByLabel(startsWith(zh.deputies.reason)).fill('外出学习')
  await name.click()
  const deputy = (await page.locator('code.code').textContent()) ?? ''
  await page.getByText('李某（代王某）').waitFor()
  await page.getByText(zh.deputies.state.acting).waitFor()
  await visit.look('deputies')
  await signIn(deputy)
  await page.getByText('教务处·李某（代王某）').first().waitFor()
  expect(await page.getByRole('button', { name: zh.deputies.title }).count()).toBe(0)
})

test('whoever named him ends it early', async () => {
  await signIn(code)
  await page.getByRole('button', { name: zh.deputies.title }).click()
  await page.getByRole('button', { name: `${zh.deputies.end} 李某` }).click()
  await page.getByText(zh.deputies.state.over).waitFor()
  expect(visit.failures).toEqual([])
})
