/** Settings as a sheet in the workbook, and the weekly rhythm at 320 px. */
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { CopyOpened } from '#wire/directory'
import type { ReportMatrix } from '#wire/report'
import type { Role } from '#wire/session'
import type { SettingsView } from '#wire/settings'
import { zh } from '../../../addin/words/zh.ts'
import { demoApi } from './fixture/demoApi.ts'
import { goTo, paneUser } from './fixture/paneUser.ts'
import { openStory } from './fixture/story.ts'

/** Where to leave a picture of each screen; nowhere when unset. */
const pictures = process.env['PICTURES']

const { fixture, visit, page } = await openStory()
const clerk = await paneUser(fixture, { width: 1400, height: 820 })
const bench = clerk.page
const pane = bench.frameLocator('iframe')
const failures: readonly (readonly string[])[] = [clerk.failures, visit.failures]

beforeAll(async () => {
  await bench.goto(`${fixture.url}/workbench/`)
})

async function server<T>(role: Role, path: string): Promise<T> {
  return (await demoApi(fixture, role)).get<T>(path)
}

/** The 0-based row that begins with this text on the sheet in front. */
async function rowOf(first: string): Promise<number> {
  const found: unknown = await bench.evaluate(
    `Array.from({ length: 250 }, (_, row) => workbench.host.workbook.active.textAt(row, 0)).indexOf(${JSON.stringify(first)})`,
  )
  expect(Number(found)).toBeGreaterThanOrEqual(0)
  return Number(found)
}

async function type(first: string, column: 'A' | 'B' | 'C', text: string, below = 0): Promise<void> {
  const name = `${column}${(await rowOf(first)) + 1 + below}`
  await bench.evaluate(`workbench.typeInto(${JSON.stringify(name)}, ${JSON.stringify(text)})`)
}

test('the settings are made into a sheet, changed there, checked to the cell, mended and saved', async () => {
  await expect.poll(() => pane.getByText('教务处').first().isVisible()).toBe(true)
  await bench.getByLabel(zh.start.role).selectOption('office')
  // The pane is opened anew: a press on the one before would go with it.
  await pane.getByRole('tab', { name: zh.tabs.overview, exact: true }).waitFor()
  await goTo(pane, 'office', 'settings')
  await pane.getByText(zh.settings.version(1, '', '')).waitFor()
  await pane.getByRole('button', { name: zh.settings.check }).click()
  await pane.getByText(zh.settings.said['no-sheet']).waitFor()
  await pane.getByRole('button', { name: zh.settings.write }).last().click()
  await pane.getByText(zh.settings.said.written).waitFor()
  await pane.getByRole('button', { name: zh.settings.check }).click()
  await pane.getByText(zh.settings.noChanges).waitFor()

  await type('临期提醒（天）', 'B', '5')
  await type('jwc', 'A', 'JWC')
  await type('jj', 'B', '国际交流处', 1)
  await pane.getByRole('button', { name: zh.settings.check }).click()
  await pane.getByText(/写的是“JWC”，不能作编号/).click()
  if (pictures !== undefined) await bench.screenshot({ path: join(pictures, 'settings-sheet.png') })
  const cell = `A${(await rowOf('JWC')) + 1}`
  await expect.poll(() => bench.locator('.bar output').innerText()).toBe(cell)
  await pane.getByRole('button', { name: /jwc/ }).click()
  await pane.getByRole('button', { name: zh.settings.save(2) }).waitFor()
  await pane.getByText('单位名称 国际交流处').waitFor()
  if (pictures !== undefined) await bench.screenshot({ path: join(pictures, 'settings-changes.png') })
  await pane.getByRole('button', { name: zh.settings.save(2) }).click()
  await pane.getByText(zh.settings.said.saved).waitFor()

  const kept = await server<SettingsView>('office', '/settings')
  expect(kept).toMatchObject({ version: 2, campaign: { dueSoonDays: 5 } })
  expect(kept.campaign.units.at(-1)).toEqual({
    id: 'u30',
    name: '国际交流处',
    aliases: [],
    since: '2017-08-15',
  })
  // The same sheet goes on: it is of the new version now, and names the new unit no second time.
  await pane.getByRole('button', { name: zh.settings.check }).click()
  await pane.getByText(zh.settings.noChanges).waitFor()
})

test('a holiday notice is pasted, shown as days and as changes, and moves the due day', async () => {
  await visit.enter('office')
  await visit.goTo('settings')
  await page.getByText(zh.settings.holidays).click()
  await page.getByLabel(zh.settings.notice).fill('校庆：9月15日至16日放假，共3天')
  await page.getByText('是2天').waitFor()
  await page.getByLabel(zh.settings.notice).fill('校庆：9月15日放假，9月16日上班')
  await page.getByText('2017年9月15日放假（校庆）').waitFor()
  await page.getByRole('button', { name: zh.settings.noticeTake }).click()
  await page.getByRole('button', { name: /^保存 \d+ 处改动$/ }).waitFor()
  await visit.look('settings-holidays')
  await page.getByRole('button', { name: /^保存 \d+ 处改动$/ }).click()
  await page.getByText(zh.settings.said.saved).waitFor()
  const { periods } = await server<ReportMatrix>('office', '/reports')
  expect(periods.find(({ period }) => period === '2017-W37')?.due).toBe('2017-09-16')
  await page.getByText(zh.settings.versions, { exact: true }).click()
  await page.getByRole('heading', { name: /^第 3 版/ }).waitFor()
})

test('a gap in the matrix leads to the words that urge the unit; a unit is exempted with a reason', async () => {
  await visit.goTo('overview')
  const gap = page.locator('.matrix .gap').first()
  await gap.waitFor()
  const name = (await gap.getAttribute('title'))?.replace(/^给|的催报$/g, '') ?? ''
  await gap.click()
  await page.getByRole('heading', { name: zh.tabs.weeks, level: 1 }).waitFor()
  await expect.poll(() => page.getByLabel(`给${name}的催报`).inputValue()).toMatch(new RegExp(`^${name}：\n`))
  await visit.look('weeks-urging')
  // The unit that joined on the way owes nothing for this week.
  await page.getByRole('heading', { name: '免报 1' }).waitFor()
  await page.getByText(zh.weeks.exempt(0), { exact: true }).click()
  await page.getByLabel(name, { exact: true }).check()
  await page.getByLabel(zh.weeks.reason).fill('整体搬迁')
  await page.getByRole('button', { name: zh.weeks.grant(1) }).click()
  await page.getByRole('heading', { name: '免报 2' }).waitFor()
  await page.getByRole('button', { name: zh.weeks.prepare }).click()
  await page.getByText('通报草稿已备好').waitFor()
  await visit.look('weeks-prepared')
})

test('a person with codes for two campaigns lays one aside and takes it up again', async () => {
  const copy = await fetch(`${fixture.url}/api/operator/campaigns/zuofeng-2017/copies`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer test-only-operator' },
    body: JSON.stringify({ id: 'zuofeng-2018', name: '第二个专项', shiftDays: 364 }),
  })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the worker answers by the wire's types
  const { codes } = (await copy.json()) as CopyOpened
  await visit.goTo('more')
  await page.getByRole('button', { name: zh.campaigns.another }).click()
  await page.getByLabel(zh.signIn.label).fill(codes.find(({ role }) => role === 'office')?.code ?? '')
  await page.getByRole('button', { name: zh.signIn.submit }).click()
  await page.getByText('第二个专项').waitFor()
  await visit.goTo('more')
  await visit.look('other-campaigns')
  await page.getByRole('button', { name: /问题专项清理（办公室）$/ }).click()
  await page.getByText('“不作为、乱作为、慢作为”问题专项清理').first().waitFor()
  await visit.goTo('more')
  await page.getByRole('button', { name: '第二个专项（办公室）' }).waitFor()
  expect(failures.flat()).toEqual([])
})
