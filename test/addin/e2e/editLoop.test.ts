/**
 * npm run dev on a copy of the sources: pages and API are there, a saved page changes in front of the reader, a saved rule
 * changes the worker's answer, what does not compile changes nothing, and it ends without leaving anything behind.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, FrameLocator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../../host/chromium.ts'
import { zh } from '../../../addin/words/zh.ts'

const root = new URL('../../../', import.meta.url).pathname
const copy = mkdtempSync(join(tmpdir(), 'ledgerloop-edited-'))
const SOURCES = [
  'addin',
  'worker',
  'test',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'wrangler.toml',
  'manifest.xml',
]

let dev: ChildProcess
let said = ''
let url = ''
let browser: Browser
let page: Page
let pane: FrameLocator
/** What the pages say in the console. */
const heard: string[] = []

beforeAll(async () => {
  for (const path of SOURCES) cpSync(join(root, path), join(copy, path), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  const data = join(copy, '.wrangler/dev')
  mkdirSync(data, { recursive: true })
  // The demo as it was told before the stories: telling it once more would show nothing new.
  cpSync(process.env['TOLD_DEMO'] ?? '', join(data, 'campaigns'), { recursive: true })
  writeFileSync(join(data, 'told'), '')
  dev = spawn(process.execPath, ['worker/commands/dev.ts'], {
    cwd: copy,
    env: { ...process.env, NODE_ENV: 'development', PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [dev.stdout, dev.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
  }
  await untilSaid('自动重启')
  url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? ''
  browser = await launchChromium()
  page = await browser.newPage({ viewport: { width: 1400, height: 820 }, locale: 'zh-CN' })
  page.on('console', (message) => {
    if (message.type() === 'error') heard.push(message.text())
  })
  pane = page.frameLocator('iframe')
})

afterAll(async () => {
  await browser?.close()
  if (dev?.exitCode === null) dev.kill('SIGKILL')
  rmSync(copy, { recursive: true, force: true })
})

async function untilSaid(words: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const look = (): void => {
      if (said.includes(words)) resolve()
    }
    look()
    for (const stream of [dev.stdout, dev.stderr]) stream?.on('data', look)
    dev.once('exit', (status) => reject(new Error(`npm run dev ended with status ${status}:\n${said}`)))
  })
}

function edit(path: string, from: string, to: string): void {
  const source = readFileSync(join(copy, path), 'utf8')
  expect(source).toContain(from)
  writeFileSync(join(copy, path), source.replace(from, to))
}

async function health(): Promise<unknown> {
  return (await fetch(`${url}/api/health`)).json()
}

test('says at once what it does, and serves every page and the API', async () => {
  expect(said.split('\n')[0]).toMatch(/正在启动/)
  for (const path of ['/', '/taskpane.html', '/workbench/', '/workbench/index.html', '/guide.html']) {
    const answer = await fetch(url + path)
    expect([path, answer.status, answer.headers.get('content-type')]).toEqual([
      path,
      200,
      expect.stringContaining('text/html'),
    ])
  }
  expect(await (await fetch(`${url}/manifest.xml`)).text()).toBe(
    readFileSync(join(root, 'manifest.xml'), 'utf8'),
  )
  expect((await fetch(`${url}/nowhere.html`)).status).toBe(404)
  expect(await health()).toMatchObject({ ok: true })
})

test('the start page shows the demo; the workbench opens its pane on the runtime that lies beside it', async () => {
  await page.goto(`${url}/`)
  await page.getByRole('heading', { name: zh.start.upload }).waitFor()
  await page.goto(`${url}/workbench/`)
  await pane.getByText('教务处').first().waitFor()
  await pane.getByRole('tab', { name: zh.tabs.sync, exact: true }).waitFor()
})

test('React, which speaks in this build, has nothing to say of the pages; entering again leaves one place to enter', async () => {
  await page.goto(`${url}/`)
  const role = page.getByLabel(zh.start.role, { exact: true })
  for (const part of ['unit', 'office', 'unit']) {
    await role.selectOption(part)
    await page.getByRole('button', { name: zh.signIn.enter }).click()
    await page.getByText(part === 'unit' ? zh.uploads.ownLead : zh.uploads.lead).waitFor()
    await expect.poll(() => role.count()).toBe(1)
  }
  for (const part of ['unit', 'office']) {
    await page.goto(`${url}/taskpane.html`)
    await page.evaluate('sessionStorage.clear(); localStorage.clear()')
    await page.goto(`${url}/taskpane.html`)
    await role.selectOption(part)
    await page.getByRole('button', { name: zh.signIn.enter }).click()
    await page.getByRole('tab').first().waitFor()
    await page.locator('[aria-busy=true], .fui-Spinner').first().waitFor({ state: 'detached' })
  }
  expect(heard.filter((text) => !text.startsWith('Failed to load resource'))).toEqual([])
  await page.goto(`${url}/workbench/`)
  await pane.getByText('教务处').first().waitFor()
})

test('a saved page changes in front of the reader, without being loaded anew', async () => {
  const tabs = pane.getByRole('tablist')
  await tabs.evaluate(`window.isKept = true`)
  edit('addin/parts/TabBar.tsx', 'role="tablist"', 'role="tablist" data-edited="yes"')
  await expect.poll(() => tabs.getAttribute('data-edited')).toBe('yes')
  expect(await tabs.evaluate(`window.isKept`)).toBe(true)
})

test('a saved rule changes the worker’s answer; the campaign is still there', async () => {
  edit('worker/version.ts', `VERSION = '`, `VERSION = '9.9.9 `)
  await expect.poll(health).toMatchObject({ version: expect.stringMatching(/^9\.9\.9 /) })
  expect((await fetch(`${url}/api/demo`)).status).toBe(200)
  await page.goto(`${url}/workbench/`)
  await pane.getByText('教务处').first().waitFor()
})

test('what does not compile is shown with its line; the worker before goes on', async () => {
  edit('worker/version.ts', 'export const', 'export konst')
  await untilSaid('worker/version.ts:2:7')
  expect(await health()).toMatchObject({ ok: true })
  edit('worker/version.ts', 'export konst', 'export const')
  edit('worker/version.ts', '9.9.9 ', '9.9.10 ')
  await expect.poll(health).toMatchObject({ version: expect.stringMatching(/^9\.9\.10 /) })
})

test('told to end, it ends, and nothing listens any more', async () => {
  const ended = new Promise((resolve) => dev.once('exit', resolve))
  dev.kill('SIGTERM')
  expect(await ended).toBe(0)
  await expect(fetch(`${url}/api/health`)).rejects.toThrow()
})
