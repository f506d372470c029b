/**
 * Every screen of the pane at 320 px, in both languages, light, dark and forced colours, with the demo campaign's content.
 * The screens come from the pane's own table, so that none can be forgotten.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { screens } from '../../../addin/screenTable.ts'
import { mannersOf } from './manners.ts'
import { byRole, openScreen, pageFor, placed, subjects } from './screenVisit.ts'
import { openStage, type Stage } from './stage.ts'

/** Themes as a person's system asks for them. */
const themes = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  forced: { colorScheme: 'dark', forcedColors: 'active' },
} as const
const languages = ['zh-CN', 'en-US'] as const

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
})

afterAll(async () => {
  await stage?.close()
})

test('every screen of the table can be reached by some role', () => {
  expect([...placed].toSorted()).toEqual(['today', ...Object.keys(screens)].toSorted())
})

test.each(languages)(
  'nothing serious on any screen in %s, light, dark and forced colours',
  async (language) => {
    const failures: string[] = []
    for (const [role, names] of byRole) {
      if (names.length === 0) continue
      const [page, door] = await pageFor(stage, role, language)
      page.on('pageerror', (error) => failures.push(`${role}: ${String(error)}`))
      for (const screen of names) {
        const subject = await subjects[screen]?.(door)
        try {
          await openScreen(stage, page, screen, subject)
          for (const [theme, media] of Object.entries(themes)) {
            await page.emulateMedia(media)
            for (const problem of await mannersOf(page))
              failures.push(`${screen} (${role}, ${theme}): ${problem}`)
          }
        } catch (error) {
          failures.push(`${screen} (${role}): ${String(error).slice(0, 300)}`)
        }
      }
      await page.context().close()
    }
    expect(failures).toEqual([])
  },
)
