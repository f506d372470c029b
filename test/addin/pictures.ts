/**
 * npm run pictures: makes the pictures of the README and of the clerk's guide from the running product, so that
 * they cannot show what is no longer there. Needs Chromium, LibreOffice and poppler (test/prepare.ts).
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FrameLocator, Page } from 'playwright-core'
import type { ScreenName } from '../../addin/Pane.ts'
import { byRole, openScreen, pageFor, subjects } from './e2e/fixture/screenVisit.ts'
import { openFixture } from './e2e/fixture/fixture.ts'

/** Screens that show a workbook are taken in the workbench. */
const withSheet: ReadonlySet<ScreenName> = new Set(['standardise', 'check', 'sync'])

const folder = new URL('../../addin/public/pictures/', import.meta.url).pathname
/** One of each screen, by its name in the pane's table; the guide shows them. */
const screenFolder = join(folder, 'screens')
/** The office's Monday, and what the leader then finds. */
const officeFolder = join(folder, 'office')
for (const made of [screenFolder, officeFolder]) mkdirSync(made, { recursive: true })
const fixture = await openFixture()
try {
  const page = await fixture.browser.newPage({ viewport: { width: 1280, height: 760 }, locale: 'zh-CN' })
  await page.goto(`${fixture.url}/workbench/`)
  await picturePane(page, page.frameLocator('iframe'))
  await pictureScreens()
  await pictureMonday()
  // A window of its own: the workbench has left the clerk signed in.
  const office = await (await fixture.browser.newContext({ locale: 'zh-CN' })).newPage()
  await office.setViewportSize({ width: 1280, height: 760 })
  await pictureStart(office)
  await pictureDocuments(office)
} finally {
  await fixture.close()
}

/** The clerk's steps with the sheet, in the workbench: the pane alone at 320 px for each of them. */
async function picturePane(page: Page, pane: FrameLocator): Promise<void> {
  const take = async (name: string): Promise<void> => {
    // Fluent's transitions end within 300 ms.
    await page.waitForTimeout(600)
    await pane.locator('body').screenshot({ path: join(screenFolder, `${name}.png`) })
  }
  await pane.getByText('教务处').first().waitFor()
  await pane.getByRole('tab', { name: '规范' }).click()
  await pane.getByRole('button', { name: '读取当前工作表' }).click()
  await pane.getByRole('button', { name: /^生成台账/ }).waitFor()
  await take('standardise')
  await pane.getByRole('button', { name: /^生成台账/ }).click()
  await page.getByRole('tab', { name: /规范台账/ }).waitFor()
  await pane.getByRole('tab', { name: '校验' }).click()
  await take('check')
  await page.screenshot({ path: join(folder, 'workbench.png') })
  await page.evaluate(`workbench.typeInto('G4', '实验楼灭火器过期，巡查记录不全')`)
  await pane.getByRole('tab', { name: '同步' }).click()
  await take('sync')
}

/** Every other screen of the pane's table, as the first role that comes to it sees it. */
async function pictureScreens(): Promise<void> {
  for (const [role, names] of byRole) {
    const [page, api] = await pageFor(fixture, role, 'zh-CN')
    for (const screen of names) {
      if (withSheet.has(screen)) continue
      await openScreen(fixture, page, screen, await subjects[screen]?.(api))
      await page.waitForTimeout(400)
      await page.screenshot({ path: join(screenFolder, `${screen}.png`) })
    }
    await page.context().close()
  }
}

/** The office's Monday as the guide tells it: who is missing, the words to urge it, the snapshot, the circular. */
async function pictureMonday(): Promise<void> {
  const [page] = await pageFor(fixture, 'office', 'zh-CN')
  const take = async (name: string): Promise<void> => {
    await page.waitForTimeout(600)
    await page.screenshot({ path: join(officeFolder, `${name}.png`) })
  }
  const tab = async (name: string): Promise<void> => page.getByRole('tab', { name, exact: true }).click()
  await openScreen(fixture, page, 'today', undefined)
  await take('today')
  // Last week's column: the third, after the units and the week that is not due yet.
  await page.locator('td:nth-child(3) .gap').first().click()
  await page.locator('.week.missing textarea').first().waitFor()
  await take('urge')
  await tab('汇总')
  await page.getByRole('button', { name: '汇总', exact: true }).click()
  await page.getByText(/^较.*：/).waitFor()
  await take('aggregated')
  await tab('通报')
  // The week's draft lies there, and is drafted again where the ledger has moved on.
  await page.getByRole('button', { name: /^(按现在的台账重新起草|起草通报)$/ }).click()
  await page.getByText('草稿中的数字与台账一致').waitFor()
  await take('circular')
  await page.context().close()
  const [phone] = await pageFor(fixture, 'leader', 'zh-CN')
  await phone.setViewportSize({ width: 390, height: 780 })
  await phone.goto(`${fixture.url}/`)
  await phone.getByRole('button', { name: '下载汇总表' }).waitFor()
  await phone.screenshot({ path: join(officeFolder, 'leader.png') })
  await phone.context().close()
}

async function pictureStart(page: Page): Promise<void> {
  await page.goto(`${fixture.url}/`)
  await page.getByText('逾期清单').waitFor()
  await page.waitForTimeout(600)
  await page.screenshot({ path: join(folder, 'start.png') })
}

/** The summary's first page and the circular's, as LibreOffice prints them. */
async function pictureDocuments(page: Page): Promise<void> {
  const paper = mkdtempSync(join(tmpdir(), 'ledgerloop-paper-'))
  const files: Record<string, string> = { summary: '生成汇总表', circular: '生成通报' }
  for (const [name, button] of Object.entries(files)) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: button }).click(),
    ])
    const path = join(paper, `${name}.${name === 'summary' ? 'xlsx' : 'docx'}`)
    await download.saveAs(path)
    run('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', paper, path])
    run('pdftoppm', ['-r', '72', '-png', '-f', '1', '-l', '1', join(paper, `${name}.pdf`), join(paper, name)])
    const [png = ''] = readdirSync(paper).filter((file) => file.startsWith(name) && file.endsWith('.png'))
    copyFileSync(join(paper, png), join(folder, `${name}.png`))
  }
  rmSync(paper, { recursive: true, force: true })
}

function run(command: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command}: ${stderr}`)
}
