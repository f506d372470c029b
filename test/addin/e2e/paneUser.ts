/** Somebody before the pane: enters the demo campaign in a role, goes from screen to screen, is kept out of none. */
import { join } from 'node:path'
import type { FrameLocator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { ofUnit, type Role } from '#wire/session'
import type { ScreenName } from '../../../addin/Pane.ts'
import { tabsOf } from '../../../addin/screenPlaces.ts'
import { en } from '../../../addin/words/en.ts'
import { zh, type Words } from '../../../addin/words/zh.ts'
import { personOf } from '../personOf.ts'
import { a11yFaultsOf } from './a11y.ts'
import type { Fixture } from './fixture/fixture.ts'

/** Where to leave a picture of what was looked at; nowhere when unset. */
const pictures = process.env['PICTURES']

export interface PaneUser {
  readonly page: Page
  /** What the pages threw on the way. */
  readonly failures: readonly string[]
  /** Signs in anew; as a unit's person, in the unit of this id. */
  readonly enter: (role: Role, unit?: string) => Promise<void>
  /** By its tab, else through 更多. */
  readonly goTo: (screen: ScreenName) => Promise<void>
  /** Nothing wider than the window, nothing that keeps a screen reader or the keyboard out. */
  readonly look: (name: string) => Promise<void>
}

export interface PaneUserOptions {
  readonly locale?: 'zh-CN' | 'en-US'
  readonly width?: number
  readonly height?: number
  readonly dark?: boolean
}

/** Each in a window and a storage of their own; in Chinese and as narrow as a pane unless said otherwise. */
export async function paneUser(fixture: Fixture, options: PaneUserOptions = {}): Promise<PaneUser> {
  const { locale = 'zh-CN', width = 320, height = 640, dark = false } = options
  const words = locale === 'zh-CN' ? zh : en
  const colorScheme = dark ? 'dark' : 'light'
  const context = await fixture.browser.newContext({ viewport: { width, height }, locale, colorScheme })
  const page = await context.newPage()
  const failures: string[] = []
  page.on('pageerror', (error) => failures.push(String(error)))
  let front: Role = 'unit'
  return {
    page,
    failures,
    enter: async (role, unit = '') => {
      front = role
      await page.goto(`${fixture.url}/taskpane.html`)
      await page.evaluate('sessionStorage.clear(); localStorage.clear()')
      await page.goto(`${fixture.url}/taskpane.html`)
      await page.getByLabel(words.start.role, { exact: true }).selectOption(role)
      if (ofUnit(role)) await page.getByLabel(words.overview.unit, { exact: true }).selectOption(unit)
      await page.getByRole('button', { name: words.signIn.enter }).click()
      await page.getByRole('tab').first().waitFor()
    },
    goTo: async (screen) => goTo(page, front, screen, words),
    look: async (name) => {
      if (pictures !== undefined)
        await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
      expect([name, await a11yFaultsOf(page)]).toEqual([name, []])
    },
  }
}

/** Goes to a screen as the role comes to it: by its tab, else through 更多. */
export async function goTo(
  pane: Page | FrameLocator,
  role: Role,
  screen: ScreenName,
  words: Words = zh,
): Promise<void> {
  const name = words.tabs[screen]
  if (tabsOf(personOf(role)).includes(screen)) return pane.getByRole('tab', { name, exact: true }).click()
  await pane.getByRole('tab', { name: words.tabs.more, exact: true }).click()
  await pane.getByRole('button', { name, exact: true }).click()
}

/** For labels that say more behind their words, such as the star of what must be filled in. */
export function startsWith(words: string): RegExp {
  return new RegExp(`^${words.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}`)
}
