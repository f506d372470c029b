/**
 * Every screen of the pane at 320 px, in both languages, in light, dark and forced colours, with the demo campaign's content.
 * The screens come from the pane's own table, so that none can be forgotten.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { screens } from '../../../addin/screenTable.ts'
import { a11yFaultsOf } from './fixture/a11y.ts'
import { byRole, openScreen, pageFor, placed, subjects } from './fixture/screenVisit.ts'
import { openFixture, type Fixture } from './fixture/fixture.ts'

/** Themes as a person's system asks for them. */
const themes = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  forced: { colorScheme: 'dark', forcedColors: 'active' },
} as const
/** Another language has other words in the same colours, which are judged once. */
const themesIn = { 'zh-CN': ['light', 'dark', 'forced'], 'en-US': ['light'] } as const

let fixture: Fixture

beforeAll(async () => {
  fixture = await openFixture()
})

afterAll(async () => {
  await fixture?.close()
})

test('every screen of the table can be reached by some role', () => {
  expect([...placed].toSorted()).toEqual(['today', ...Object.keys(screens)].toSorted())
})

const places = [...byRole].filter(([, names]) => names.length > 0).map(([role]) => role)

describe.each(['zh-CN', 'en-US'] as const)('nothing serious in %s, in any theme', (language) => {
  test.concurrent.each(places)('on the screens that %s comes to first', async (role) => {
    const failures: string[] = []
    const [page, api] = await pageFor(fixture, role, language)
    page.on('pageerror', (error) => failures.push(String(error)))
    for (const screen of byRole.get(role) ?? []) {
      try {
        await openScreen(fixture, page, screen, await subjects[screen]?.(api))
        for (const theme of themesIn[language]) {
          await page.emulateMedia(themes[theme])
          const problems = await a11yFaultsOf(page, theme !== 'light')
          failures.push(...problems.map((problem) => `${screen}, ${theme}: ${problem}`))
        }
      } catch (error) {
        failures.push(`${screen}: ${String(error).slice(0, 300)}`)
      }
    }
    await page.context().close()
    expect(failures).toEqual([])
  })
})
