/** Script in texts that people write: the pane shows it as the text it is, on every screen that shows items. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { Session } from '#wire/session'
import { openStage, type Stage } from './stage.ts'

const script = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>"\'><svg onload=window.ran=1>'

let stage: Stage
let page: Page
const refused: string[] = []

async function post(session: Session | null, path: string, body: object): Promise<unknown> {
  const response = await fetch(`${stage.url}/api${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(session === null ? {} : { authorization: `Bearer ${session.token}` }),
    },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(await response.text())
  return response.json()
}

beforeAll(async () => {
  stage = await openStage()
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the route answers
  const session = (await post(null, '/demo/session', { role: 'unit', unitId: 'jwc' })) as Session
  const base = `/campaigns/${session.campaignId}`
  const set = { problem: script, measures: script, owner: script, evidence: script, due: '2017-06-01' }
  // One waits to be struck off, the other is the latest of all.
  const [claimed, late] = [crypto.randomUUID(), crypto.randomUUID()]
  const changes = [claimed, late].map((id) => ({ id, base: 0, set }))
  await post(session, `${base}/sync`, { pushId: crypto.randomUUID(), cursor: 0, changes })
  await post(session, `${base}/items/${claimed}/closure-request`, { completedOn: '2017-08-01', note: script })
  page = await stage.browser.newPage({ viewport: { width: 320, height: 900 }, locale: 'zh-CN' })
  // A blocked script would be said here: the text must not even have become one.
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) refused.push(message.text())
  })
})

afterAll(async () => stage.close())

async function enter(role: string): Promise<void> {
  await page.goto(`${stage.url}/taskpane.html`)
  await page.getByLabel('身份').selectOption(role)
  if (role === 'unit') await page.getByLabel('单位', { exact: true }).selectOption('jwc')
  await page.getByRole('button', { name: '进入' }).click()
  await page.getByRole('tab').first().waitFor()
}

async function leave(): Promise<void> {
  await page.getByRole('button', { name: '退出' }).click()
  await page.getByRole('heading', { name: '登录' }).waitFor()
}

test.each([
  ['office', ['今日', '审核', '总览', '汇总', '通报']],
  ['group', ['今日', '总览', '汇总', '通报']],
  ['unit', ['今日', '问题', '周报']],
])('%s reads it as text on every tab', async (role, tabs) => {
  await enter(role)
  let shown = 0
  for (const name of tabs) {
    await page.getByRole('tab', { name, exact: true }).click()
    await page.waitForLoadState('networkidle')
    shown += await page.getByText('onerror="window.ran=1"').count()
    expect(await page.evaluate('window.ran')).toBeUndefined()
    expect(await page.locator('img[src="x"], svg[onload]').count()).toBe(0)
  }
  expect(shown).toBeGreaterThan(0)
  expect(refused).toEqual([])
  await leave()
})
