/** Where Office.js comes from: the address the page was built for, else Microsoft's other one, else words that help. */
import { readFileSync } from 'node:fs'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFixture, type Fixture } from './fixture/fixture.ts'

const WORLD = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js'
const CHINA = 'https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js'

let fixture: Fixture

beforeAll(async () => {
  fixture = await openFixture()
})

afterAll(async () => {
  await fixture?.close()
})

/** The pane as Office opens it, with only the given addresses in reach; what was asked for. */
async function openWith(
  reachable: readonly string[],
): Promise<{ page: Page; asked: string[]; context: BrowserContext }> {
  const context = await fixture.browser.newContext({ viewport: { width: 320, height: 640 }, locale: 'zh-CN' })
  const asked: string[] = []
  await context.route(/appsforoffice/, async (route) => {
    const url = route.request().url()
    asked.push(url)
    if (!reachable.includes(url)) return route.abort()
    // As much of it as says that no Excel is around.
    return route.fulfill({
      contentType: 'text/javascript',
      body: `window.Office = { onReady: () => Promise.resolve({ host: null }), HostType: { Excel: 'Excel' } }`,
    })
  })
  const page = await context.newPage()
  await page.goto(`${fixture.url}/taskpane.html?_host_Info=Excel$Web$16.01$zh-CN`)
  return { page, asked, context }
}

// Both wait as long as a person would; they do so side by side.
test.concurrent('when the address of the world is out of reach, the one in China is asked', async () => {
  const { page, asked, context } = await openWith([CHINA])
  await page.getByText('本页是在 Excel 之外打开的').waitFor()
  expect(asked).toEqual([WORLD, CHINA])
  await context.close()
})

test.concurrent('when neither answers, the pane opens all the same and says what to do', async () => {
  const { page, asked, context } = await openWith([])
  await page.getByText('没有连上微软的 Office 组件').waitFor()
  await page.getByRole('heading', { name: '登录' }).waitFor()
  expect(asked).toEqual([WORLD, CHINA])
  await context.close()
})

test('the page asks for the address that it was built for', () => {
  expect(readFileSync(`${fixture.pages}/taskpane.html`, 'utf8')).toContain(`src="${WORLD}"`)
})
