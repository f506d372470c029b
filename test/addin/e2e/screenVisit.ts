/** Coming to any screen of the pane's table, in the demo campaign: for the test of every screen, and for its picture. */
import type { Page } from 'playwright-core'
import { roles, type Role } from '#wire/session'
import type { ScreenName } from '../../../addin/Pane.ts'
import { screensFor } from '../../../addin/screenPlaces.ts'
import { personOf } from '../personOf.ts'
import { demoApi, type DemoApi } from './fixture/demoApi.ts'
import type { Fixture } from './fixture/fixture.ts'

const UNIT = 'jwc'
/** Screens that show nothing without a subject: where one is found in the demo campaign. */
export const subjects: Readonly<Partial<Record<ScreenName, (api: DemoApi) => Promise<string>>>> = {
  item: async (api) => firstOf(await api.get('/overview'), 'overdue', 'id'),
  closure: async (api) => firstOf(await api.get('/overview'), 'overdue', 'id'),
  review: async (api) => firstOf(await api.get('/todo'), 'matters', 'key'),
  register: () => Promise.resolve('learning'),
}
/** The key of the first entry of a list in an answer. */
function firstOf(answer: unknown, list: string, key: string): string {
  const entries: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, list) : null
  const [first]: unknown[] = Array.isArray(entries) ? entries : []
  return typeof first === 'object' && first !== null ? String(Reflect.get(first, key)) : ''
}

/** A window of 320 pixels, signed in as the role. */
export async function pageFor(fixture: Fixture, role: Role, language: string): Promise<[Page, DemoApi]> {
  const api = await demoApi(fixture, role, UNIT)
  const context = await fixture.browser.newContext({
    viewport: { width: 320, height: 720 },
    locale: language,
  })
  const page = await context.newPage()
  await page.goto(`${fixture.url}/guide.html`)
  await page.evaluate(
    `localStorage.setItem('ledgerloop.session', ${JSON.stringify(JSON.stringify(api.session))})`,
  )
  return [page, api]
}

/** Opens the screen with something to show, and waits until it shows it. */
export async function openScreen(
  fixture: Fixture,
  page: Page,
  screen: ScreenName,
  subject: string | undefined,
): Promise<void> {
  const about = subject === undefined ? '' : `/${encodeURIComponent(subject)}`
  await page.goto(`${fixture.url}/taskpane.html#/${screen}${about}`)
  await untilShown(page)
}

/** What a screen loads is there when nothing spins any more. */
export async function untilShown(page: Page): Promise<void> {
  await page.locator('#screen h1').first().waitFor()
  await page.locator('[aria-busy=true], .fui-Spinner').first().waitFor({ state: 'detached' })
}

/** Screens by the first role that comes to them. */
export const byRole: Map<Role, ScreenName[]> = new Map<Role, ScreenName[]>()
export const placed: Set<ScreenName> = new Set<ScreenName>()
for (const role of roles) {
  const fresh = screensFor(personOf(role)).filter((screen) => !placed.has(screen))
  for (const screen of fresh) placed.add(screen)
  byRole.set(role, fresh)
}
