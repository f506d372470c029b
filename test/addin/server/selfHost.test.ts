/**
 * The server's folder as npm run build makes it, started by its own workerd in an empty data folder: a campaign
 * opened by the operator's command, used in Chromium, killed, started again. Nothing of the repository is used
 * but the folder.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../../host/chromium.ts'

const place = mkdtempSync(join(tmpdir(), 'ledgerloop-server-'))
const server = join(place, 'server')
const operatorCode = 'test-only-operator-code'
const environment = {
  // Only what the server's own environment file gives: no npm, no repository.
  PATH: process.env['PATH'] ?? '',
  SESSION_SECRET: 'test-only-secret-test-only-secret',
  OPERATOR_CODE: operatorCode,
}

let browser: Browser
let running: ChildProcess
let port: number

beforeAll(async () => {
  // In a Node of its own: the bundler of the tests would take the place of Node's way to load packages.
  const built = spawnSync(process.execPath, ['worker/commands/buildServer.ts', server], { encoding: 'utf8' })
  if (built.status !== 0) throw new Error(built.stderr)
  browser = await launchChromium()
  port = await freePort()
  running = await start()
})

afterAll(async () => {
  await browser?.close()
  running?.kill('SIGKILL')
  rmSync(place, { recursive: true, force: true })
})

async function start(): Promise<ChildProcess> {
  const data = join(place, 'data')
  spawnSync('mkdir', ['-p', data])
  const child = spawn(
    './bin/workerd',
    ['serve', '--socket-addr', `http=127.0.0.1:${port}`, '--directory-path', `data=${data}`, 'workerd.capnp'],
    { cwd: server, env: environment, stdio: 'ignore' },
  )
  while (child.exitCode === null) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => null)
    if (answer?.ok === true) return child
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`the server ended with status ${child.exitCode} before it answered`)
}

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

function tool(name: string, ...args: readonly string[]): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join('tools', `${name}.mjs`), ...args], {
    cwd: server,
    env: environment,
    encoding: 'utf8',
  })
  return { status, said: stdout + stderr }
}

async function openStart(): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'zh-CN' })
  await page.goto(`http://127.0.0.1:${port}/`)
  return page
}

async function signIn(page: Page, code: string): Promise<void> {
  await page.getByLabel('访问码').fill(code)
  await page.getByRole('button', { name: '登录' }).click()
}

test('a campaign opened, a ledger taken in through the page, killed: everything is there', async () => {
  const url = `http://127.0.0.1:${port}`
  const campaign = fileURLToPath(new URL('../../campaigns/zuofeng-2017.json', import.meta.url))
  const opened = tool('openCampaign', '--url', url, '--out', join(place, 'codes.csv'), campaign)
  expect(opened).toMatchObject({ status: 0, said: expect.stringContaining('已开设') })
  const codes = readFileSync(join(place, 'codes.csv'), 'utf8')
  const office = /"领导小组办公室","","([^"]+)"/.exec(codes)?.[1] ?? ''

  const page = await openStart()
  await signIn(page, office)
  await page.getByRole('heading', { name: '收台账文件' }).waitFor()
  const ledger = fileURLToPath(new URL('../../ledgers/01-教务处台账.xlsx', import.meta.url))
  await page.locator('input[type=file]').setInputFiles(ledger)
  await page.locator('.queued').getByRole('button', { name: '接收', exact: true }).click()
  await page.locator('.settled', { hasText: '新增 8 条' }).waitFor()
  const backup = tool(
    'backup',
    '--url',
    url,
    '--campaign',
    'zuofeng-2017',
    '--out',
    join(place, 'before.jsonl'),
  )
  expect(backup).toMatchObject({ status: 0, said: expect.stringContaining('核验相符') })

  running.kill('SIGKILL')
  await new Promise((resolve) => running.once('exit', resolve))
  running = await start()

  await page.reload()
  await page.getByRole('heading', { name: '收台账文件' }).waitFor()
  await page
    .locator('main .card', { hasText: /问题总数\s*8/ })
    .first()
    .waitFor()
  tool('backup', '--url', url, '--campaign', 'zuofeng-2017', '--out', join(place, 'after.jsonl'))
  expect(readFileSync(join(place, 'after.jsonl'), 'utf8')).toBe(
    readFileSync(join(place, 'before.jsonl'), 'utf8'),
  )
  expect(tool('verify', join(place, 'after.jsonl'))).toMatchObject({
    status: 0,
    said: expect.stringContaining('全部相符'),
  })
  expect(tool('restore', '--url', url, join(place, 'after.jsonl'))).toMatchObject({
    status: 2,
    said: expect.stringContaining('已经开设'),
  })
})
