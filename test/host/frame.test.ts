import { existsSync, readFileSync } from 'node:fs'
import esbuild from 'esbuild'
import type { BrowserContext, Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { AWAITED_MS } from '../patience.ts'
import { launchChromium } from './chromium.ts'

const RUNTIME = 'node_modules/@microsoft/office-js/dist/'
const ADDIN = '<!doctype html><script src="/office-js/office.js"></script><body>add-in'

let context: BrowserContext
let page: Page
let addin: Frame
const foreign: string[] = []

/** Everything is answered here over an https that never leaves the machine; what else is asked for is noted and refused. */
async function serve(
  route: Parameters<Parameters<BrowserContext['route']>[1]>[0],
  host: string,
): Promise<void> {
  const url = new URL(route.request().url())
  const send = (body: string, contentType: string): Promise<void> =>
    route.fulfill({ status: 200, contentType, body })
  if (url.host !== 'lab.test') {
    foreign.push(url.href)
    return route.abort()
  }
  if (url.pathname === '/') return send('<!doctype html><body><script src="/host.js"></script>', 'text/html')
  if (url.pathname === '/host.js') return send(host, 'text/javascript; charset=utf-8')
  if (url.pathname === '/addin.html') return send(ADDIN, 'text/html')
  const path = RUNTIME + url.pathname.replace('/office-js/', '').toLowerCase()
  if (existsSync(path)) return send(readFileSync(path, 'utf8'), 'text/javascript')
  return route.fulfill({ status: 404, body: '' })
}

beforeAll(async () => {
  const bundle = await esbuild.build({
    entryPoints: ['test/host/framePage.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2023',
  })
  const browser = await launchChromium()
  context = await browser.newContext()
  await context.route('**/*', (route) => serve(route, bundle.outputFiles[0]?.text ?? ''))
  page = await context.newPage()
  page.on('pageerror', (error) => console.error(error))
  await page.goto('https://lab.test/')
  addin = await vi.waitFor(() => {
    const found = page.frames().find((frame) => frame.url().endsWith('/addin.html'))
    if (found === undefined)
      throw new Error(
        `the add-in has no frame: ${page
          .frames()
          .map((frame) => frame.url())
          .join()}`,
      )
    return found
  }, AWAITED_MS)
})

afterAll(async () => {
  await context.browser()?.close()
})

test('in a frame over https, the runtime trusts the host and starts', async () => {
  expect(await addin.evaluate(async () => Office.onReady())).toMatchObject({
    host: 'Excel',
    platform: 'OfficeOnline',
  })
  expect(foreign).toEqual([])
})

test('the add-in writes, a person edits, the add-in is told', async () => {
  await addin.evaluate(async () => {
    const seen: string[] = []
    Object.assign(window, { seen })
    await Excel.run(async (run) => {
      const sheet = run.workbook.worksheets.getActiveWorksheet()
      sheet.getRange('A1:B1').values = [['问题', '状态']]
      sheet.onChanged.add(
        async (event) => void seen.push(`${event.address} ${event.details?.valueAfter ?? ''}`),
      )
      await run.sync()
    })
  })
  expect(await page.evaluate('valueAt(0, 1)')).toBe('状态')
  expect(await page.evaluate("typeInto('B2', '整改中')")).toEqual({ ok: true })
  await expect.poll(() => addin.evaluate('window.seen')).toEqual(['B2 整改中'])
})
