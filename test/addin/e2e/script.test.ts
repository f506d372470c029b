/** Script in texts that people write: the pane shows it as the text it is, on every screen that shows items. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '#wire/session'
import type { ScreenName } from '../../../addin/Pane.ts'
import { demoApi } from './fixture/demoApi.ts'
import { untilShown } from './fixture/screenVisit.ts'
import { openFixture, type Fixture } from './fixture/fixture.ts'
import { paneUser, type PaneUser } from './fixture/paneUser.ts'

const script = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>"\'><svg onload=window.ran=1>'

let fixture: Fixture
let visit: PaneUser
const refused: string[] = []

beforeAll(async () => {
  fixture = await openFixture()
  const clerk = await demoApi(fixture, 'unit', 'jwc')
  const set = { problem: script, measures: script, owner: script, evidence: script, due: '2017-06-01' }
  // One waits to be struck off, the other is the latest of all.
  const [claimed, late] = [crypto.randomUUID(), crypto.randomUUID()]
  const changes = [claimed, late].map((id) => ({ id, base: 0, set }))
  await clerk.post('/sync', { pushId: crypto.randomUUID(), cursor: 0, changes })
  await clerk.post(`/items/${claimed}/closure-request`, { completedOn: '2017-08-01', note: script })
  visit = await paneUser(fixture)
  // A blocked script would be said here: the text must not even have become one.
  visit.page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) refused.push(message.text())
  })
})

afterAll(async () => {
  await fixture?.close()
})

const tabs: readonly [Role, readonly ScreenName[]][] = [
  ['office', ['today', 'review', 'overview', 'aggregate', 'circular']],
  ['group', ['today', 'overview', 'aggregate', 'circular']],
  ['unit', ['today', 'items', 'report']],
]

test.each(tabs)('%s reads it as text on every tab', async (role, screens) => {
  await visit.enter(role, 'jwc')
  let shown = 0
  for (const screen of screens) {
    await visit.goTo(screen)
    await untilShown(visit.page)
    shown += await visit.page.getByText('onerror="window.ran=1"').count()
    expect(await visit.page.evaluate('window.ran')).toBeUndefined()
    expect(await visit.page.locator('img[src="x"], svg[onload]').count()).toBe(0)
  }
  expect(shown).toBeGreaterThan(0)
  expect(refused).toEqual([])
})
