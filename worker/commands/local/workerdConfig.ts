/** The configuration of a plain workerd: for a moment (npm start, tests) or for good on a campus server. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, type BundleModule } from './workerBundle.ts'

export interface WorkerdSetting {
  /** Paths relative to the configuration, which embeds them. */
  readonly modules: readonly BundleModule[]
  /** Folder of the campaigns' databases. */
  readonly data: string
  /** Folder of the built pane; null serves the API alone. */
  readonly pages: string | null
  /** Names of environment variables that the worker sees; one that is not set is null there. */
  readonly variables: readonly string[]
  /** What may be called outside, as workerd says it: 'public', 'private'. */
  readonly network: readonly string[]
  readonly heapMb?: number
}

/** Said once, in wrangler.toml. */
const COMPATIBILITY_DATE =
  /^compatibility_date = "([\d-]+)"$/m.exec(readFileSync(join(root, 'wrangler.toml'), 'utf8'))?.[1] ?? ''

/** The objects' storage folders are named after these keys: they never change. */
const CAMPAIGN_KEY = 'ledgerloop-campaign'
const DIRECTORY_KEY = 'ledgerloop-directory'

/** Text of a workerd.capnp. */
export function workerdConfig({ modules, data, pages, variables, network, heapMb }: WorkerdSetting): string {
  const moduleLines = modules.map(
    ({ type, path }) =>
      `(name = ${quote(path.split('/').at(-1) ?? '')}, ${type === 'ESModule' ? 'esModule' : 'data'} = embed ${quote(path)})`,
  )
  const variableLines = variables.map((name) => `(name = ${quote(name)}, fromEnvironment = ${quote(name)})`)
  const pagesService = `(name = "assets", worker = .assets), (name = "pages", disk = (path = ${quote(pages ?? '/')})),`
  const internet = `network = (allow = [${network.map(quote).join(', ')}], tlsOptions = (trustBrowserCas = true))`
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .main),
    ${pages === null ? '' : pagesService}
    (name = "data", disk = (path = ${quote(data)}, writable = true)),
    (name = "internet", ${internet}),
  ],
  sockets = [(name = "http", address = "127.0.0.1:8787", http = (), service = "main")],
  ${heapMb === undefined ? '' : `v8Flags = ["--max-heap-size=${heapMb}"],`}
);
const main :Workerd.Worker = (
  modules = [
    ${moduleLines.join(',\n    ')},
  ],
  compatibilityDate = "${COMPATIBILITY_DATE}",
  bindings = [
    (name = "CAMPAIGN", durableObjectNamespace = "CampaignLedger"),
    (name = "DIRECTORY", durableObjectNamespace = "CampaignDirectory"),
    ${pages === null ? '' : '(name = "ASSETS", service = "assets"),'}
    ${variableLines.join(',\n    ')}
  ],
  durableObjectNamespaces = [
    (className = "CampaignLedger", uniqueKey = "${CAMPAIGN_KEY}", enableSql = true),
    (className = "CampaignDirectory", uniqueKey = "${DIRECTORY_KEY}", enableSql = true),
  ],
  durableObjectStorage = (localDisk = "data"),
);
${pages === null ? '' : assetsWorker}`
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
