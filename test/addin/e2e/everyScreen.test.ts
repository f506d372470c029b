/**
 * Every screen of the pane at 320 px, in both languages, light, dark and forced colours, with the demo campaign's content.
 * The screens come from the pane's own table, so that none can be forgotten.
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '#wire/session'
import { roles, ofUnit } from '#wire/session'
import type { ScreenName } from '../../../addin/Pane.ts'
import { screensFor } from '../../../addin/screenAddress.ts'
import { screens } from '../../../addin/screenTable.ts'
import { mannersOf } from './manners.ts'
import { openStage, type Stage } from './stage.ts'

const UNIT = 'jwc'
/** Screens that show nothing without a subject: where one is found in the demo campaign. */
const subjects: Readonly<Partial<Record<ScreenName, (door: DemoDoor) => Promise<string>>>> = {
  item: async (door) => firstOf(await door.get('/overview'), 'overdue', 'id'),
  closure: async (door) => firstOf(await door.get('/overview'), 'overdue', 'id'),
  review: async (door) => firstOf(await door.get('/desk'), 'matters', 'key'),
  register: () => Promise.resolve('opinions'),
}
/** Themes as a person's system asks for them. */
const themes = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  forced: { colorScheme: 'dark', forcedColors: 'active' },
} as const
const languages = ['zh-CN', 'en-US'] as const

interface DemoDoor {
  readonly get: (path: string) => Promise<unknown>
  /** The session, as the pane keeps it. */
  readonly session: unknown
}

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
})

afterAll(async () => {
  await stage?.close()
})

async function enter(role: Role): Promise<DemoDoor> {
  const response = await fetch(`${stage.url}/api/demo/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(ofUnit(role) ? { role, unitId: UNIT } : { role }),
  })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the worker answers by the wire's types
  const session = (await response.json()) as { token: string; campaignId: string }
  return {
    session,
    get: async (path) => {
      const answer = await fetch(`${stage.url}/api/campaigns/${session.campaignId}${path}`, {
        headers: { authorization: `Bearer ${session.token}` },
      })
      return answer.json()
    },
  }
}

/** The key of the first entry of a list in an answer. */
function firstOf(answer: unknown, list: string, key: string): string {
  const entries: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, list) : null
  const [first]: unknown[] = Array.isArray(entries) ? entries : []
  return typeof first === 'object' && first !== null ? String(Reflect.get(first, key)) : ''
}

async function pageFor(role: Role, language: (typeof languages)[number]): Promise<[Page, DemoDoor]> {
  const door = await enter(role)
  const context = await stage.browser.newContext({ viewport: { width: 320, height: 720 }, locale: language })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.goto(`${stage.url}/guide.html`)
  await page.evaluate(
    `localStorage.setItem('ledgerloop.session', ${JSON.stringify(JSON.stringify(door.session))})`,
  )
  return [page, door]
}

async function open(page: Page, screen: ScreenName, subject: string | undefined): Promise<void> {
  const about = subject === undefined ? '' : `/${encodeURIComponent(subject)}`
  await page.goto(`${stage.url}/taskpane.html#/${screen}${about}`)
  await page.locator('#screen h1').first().waitFor()
  // What it loads is there when nothing spins any more; the page's own policy forbids waiting inside of it.
  await expect
    .poll(() => page.evaluate(`document.querySelectorAll('[aria-busy=true], .fui-Spinner').length`), {
      timeout: 10_000,
    })
    .toBe(0)
}

/** Screens by the first role that comes to them. */
const byRole = new Map<Role, ScreenName[]>()
const placed = new Set<ScreenName>()
for (const role of roles) {
  const fresh = screensFor(role).filter((screen) => !placed.has(screen))
  for (const screen of fresh) placed.add(screen)
  byRole.set(role, fresh)
}

test('every screen of the table can be reached by some role', () => {
  expect([...placed].toSorted()).toEqual(['today', ...Object.keys(screens)].toSorted())
})

test.each(languages)(
  'nothing serious on any screen in %s, light, dark and forced colours',
  async (language) => {
    const failures: string[] = []
    for (const [role, names] of byRole) {
      if (names.length === 0) continue
      const [page, door] = await pageFor(role, language)
      page.on('pageerror', (error) => failures.push(`${role}: ${String(error)}`))
      for (const screen of names) {
        const subject = await subjects[screen]?.(door)
        try {
          await open(page, screen, subject)
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
