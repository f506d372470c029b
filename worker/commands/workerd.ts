/**
 * Runs the bundled worker in a plain workerd: the same engine as Cloudflare's, with SQLite on this machine's
 * disk, nothing else installed and nothing called outside.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import workerd from 'workerd'
import { bundleWorker, root, type BundleModule } from './workerBundle.ts'

export interface WorkerdOptions {
  /** Folder of the campaigns' databases; null keeps them only while the worker runs. */
  readonly data: string | null
  /** Folder of the built pane; null serves the API alone. */
  readonly assets: string | null
  /** 0 takes any free port. */
  readonly port: number
  readonly variables: Readonly<Record<string, string>>
  /** Shows the worker's log, a line a request; a command that speaks for itself hides it. */
  readonly log: boolean
  /** Caps the JavaScript heap, as Cloudflare does at 128 MB; workerd itself sets no limit. */
  readonly heapMb?: number
}

export interface RunningWorker {
  readonly url: string
  readonly pid: number
  readonly stop: () => Promise<void>
}

/** Starts the worker on loopback and waits until it listens. Throws when it cannot. */
export async function startWorkerd(options: WorkerdOptions): Promise<RunningWorker> {
  const folder = mkdtempSync(join(tmpdir(), 'ledgerloop-'))
  // An object kept in workerd's memory has no SQLite, so a passing one lives in the temporary folder.
  const data = options.data ?? join(folder, 'data')
  mkdirSync(data, { recursive: true })
  const modules = bundleWorker()
  // Cap'n Proto embeds files by a path relative to the config.
  for (const { path } of modules) copyFileSync(path, join(folder, basename(path)))
  const configPath = join(folder, 'workerd.capnp')
  writeFileSync(configPath, configOf(modules, { ...options, data }))
  const child = spawn(
    workerd.default,
    ['serve', '--socket-addr', `http=127.0.0.1:${options.port}`, '--control-fd=3', configPath],
    {
      stdio: ['ignore', options.log ? 'inherit' : 'ignore', 'inherit', 'pipe'],
      env: { ...process.env, ...options.variables },
    },
  )
  const stop = async (): Promise<void> => {
    await end(child)
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    return { url: `http://127.0.0.1:${await listeningPort(child)}`, pid: child.pid ?? 0, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** workerd says on the control pipe, one JSON a line, when a socket listens and on which port. */
async function listeningPort(child: ChildProcess): Promise<number> {
  const control = child.stdio[3]
  if (!(control instanceof Readable)) throw new Error('workerd was started without its control pipe')
  let said = ''
  return new Promise((resolve, reject) => {
    control.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const port = /"event":"listen","socket":"http","port":(\d+)/.exec(said)?.[1]
      if (port !== undefined) resolve(Number(port))
    })
    child.once('exit', (code) => reject(new Error(`workerd ended with status ${code} before it listened`)))
    child.once('error', reject)
  })
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}

/** Said once, in wrangler.toml. */
const COMPATIBILITY_DATE = /^compatibility_date = "([\d-]+)"$/m.exec(
  readFileSync(join(root, 'wrangler.toml'), 'utf8'),
)?.[1]

/** The object's storage folder is named after this key: it never changes. */
const UNIQUE_KEY = 'ledgerloop-campaign'

function configOf(
  modules: readonly BundleModule[],
  { data, assets, variables, heapMb }: WorkerdOptions & { data: string },
): string {
  const moduleLines = modules.map(
    ({ type, path }) =>
      `(name = ${quote(basename(path))}, ${type === 'ESModule' ? 'esModule' : 'data'} = embed ${quote(basename(path))})`,
  )
  const variableLines = Object.keys(variables).map(
    (name) => `(name = ${quote(name)}, fromEnvironment = ${quote(name)})`,
  )
  const assetsService = `(name = "assets", worker = .assets), (name = "pages", disk = (path = ${quote(assets ?? '/')})),`
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .main),
    ${assets === null ? '' : assetsService}
    (name = "data", disk = (path = ${quote(data)}, writable = true)),
    (name = "internet", network = (allow = [])),
  ],
  sockets = [(name = "http", http = (), service = "main")],
  ${heapMb === undefined ? '' : `v8Flags = ["--max-heap-size=${heapMb}"],`}
);
const main :Workerd.Worker = (
  modules = [${moduleLines.join(', ')}],
  compatibilityDate = "${COMPATIBILITY_DATE}",
  bindings = [
    (name = "CAMPAIGN", durableObjectNamespace = "CampaignLedger"),
    ${assets === null ? '' : '(name = "ASSETS", service = "assets"),'}
    ${variableLines.join(', ')}
  ],
  durableObjectNamespaces = [(className = "CampaignLedger", uniqueKey = "${UNIQUE_KEY}", enableSql = true)],
  durableObjectStorage = (localDisk = "data"),
);
${assets === null ? '' : assetsWorker}`
}

/** workerd's disk service gives every file as bytes: this names the content type and the page of a folder. */
const assetsWorker = `const assets :Workerd.Worker = (
  modules = [(name = "assets.js", esModule =
    "const types = { html: 'text/html; charset=utf-8', js: 'text/javascript', css: 'text/css', json: 'application/json', png: 'image/png', svg: 'image/svg+xml', xml: 'application/xml', woff2: 'font/woff2', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };\\n"
    "export default { async fetch(request, env) {\\n"
    "  const url = new URL(request.url);\\n"
    "  if (url.pathname.includes('..')) return new Response('not found', { status: 404 });\\n"
    "  if (url.pathname.endsWith('/')) url.pathname += 'index.html';\\n"
    "  const found = await env.PAGES.fetch(url);\\n"
    "  if (!found.ok) return new Response('not found', { status: 404 });\\n"
    "  const headers = new Headers(found.headers);\\n"
    "  headers.set('content-type', types[url.pathname.split('.').pop()] ?? 'application/octet-stream');\\n"
    "  return new Response(found.body, { headers });\\n"
    "} };\\n")],
  compatibilityDate = "${COMPATIBILITY_DATE}",
  bindings = [(name = "PAGES", service = "pages")],
);
`

function quote(text: string): string {
  return JSON.stringify(text)
}
