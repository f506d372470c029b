/**
 * npm run dev: the edit loop. Pane, start page and workbench come from vite and change as their sources are saved; behind
 * them the worker of npm start, which is bundled and started again when one of its sources is saved. The demo campaign is
 * told once and kept in `.wrangler/dev`, or in the folder after `--data`; `--fresh` begins anew, PORT chooses another port
 * than 8787.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { ViteDevServer } from 'vite'
import { openDemoFolder } from './local/demoFolder.ts'
import { pagesToOpen } from './local/pagesToOpen.ts'
import { passOn } from './local/passOn.ts'
import { RebuiltWorker, wordsOf } from './local/RebuiltWorker.ts'
import { sayDone } from './local/saySteps.ts'
import { root } from './local/workerBundle.ts'

/** What the pages begin with. */
const ENTRIES = ['/start.tsx', '/main.tsx', '/workbench/main.ts']

console.log('台账通编辑环境：正在启动网页（vite）和服务端（workerd）…')
const { values: asked } = parseArgs({
  options: { fresh: { type: 'boolean', default: false }, data: { type: 'string', default: '.wrangler/dev' } },
})
const folder = resolve(root, asked.data)
const server = createServer((request, answer) => void respond(request, answer))
const url = await listen(Number(process.env['PORT'] ?? 8787))
// Not before the port is ours: another npm run dev may be at work in the folder.
const demo = openDemoFolder(folder, asked.fresh)
const starting = RebuiltWorker.start({
  bundle: join(folder, 'worker'),
  campaigns: demo.campaigns,
  variables: demo.variables,
})
const pages = sayDone('网页已就绪', startVite)
let isEnding = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end(0))

try {
  await pages
} catch (error) {
  console.error(error)
  await end(1)
}
console.log(pagesToOpen(url))
const worker = await starting
try {
  await makePackagesReady(await pages)
  await tellDemo()
} catch (error) {
  // The next start begins the story anew; what is edited here may be the very thing that stopped it.
  if (!isEnding) console.error(`演示专项行动没有载入完，请改好后重新运行：\n${await wordsOf(error)}`)
}
// Not before: a worker that starts again in the middle would break the story off.
if (!isEnding) await worker.watch()
console.log('网页源文件一保存即可见；服务端源文件一保存，服务端自动重启。')

/** The first page comes first: vite makes the packages ready once, and telling the demo would take its processor. */
async function makePackagesReady({ environments: { client } }: ViteDevServer): Promise<void> {
  await Promise.all(ENTRIES.map((entry) => client.warmupRequest(entry)))
  const packages = client.depsOptimizer?.metadata.depInfoList ?? []
  await Promise.all(packages.map(async ({ processing }) => processing))
}

async function tellDemo(): Promise<void> {
  const address = await worker.url()
  if (demo.isTold) return
  console.log('正在载入演示专项行动（只在第一次），页面可以先打开，数字会陆续增加 …')
  await sayDone('演示专项行动已载入', () => demo.tell(address))
}

async function respond(request: IncomingMessage, answer: ServerResponse): Promise<void> {
  try {
    if (request.url?.startsWith('/api/') === true) {
      passOn(await (await starting).url(), request, answer)
    } else (await pages).middlewares(request, answer)
  } catch (error) {
    answer.writeHead(502, { 'content-type': 'text/plain; charset=utf-8' }).end(String(error))
  }
}

async function startVite(): Promise<ViteDevServer> {
  // Takes longer than the first line may.
  const vite = await import('vite')
  return vite.createServer({
    configFile: join(root, 'addin/workbench/dev.vite.config.ts'),
    // What lies below a node_modules vite takes as it is: it has made the packages there ready already.
    cacheDir: join(folder, 'node_modules/.vite'),
    server: { middlewareMode: true, hmr: { server } },
  })
}

async function listen(port: number): Promise<string> {
  await new Promise<void>((done, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      failed(
        error.code === 'EADDRINUSE'
          ? new Error(`端口 ${port} 已被占用；换一个：PORT=8080 npm run dev`, { cause: error })
          : error,
      ),
    )
    server.listen(port, '127.0.0.1', done)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port')
  return `http://127.0.0.1:${address.port}`
}

async function end(status: number): Promise<void> {
  isEnding = true
  server.close()
  server.closeAllConnections()
  const vite = await pages.catch(() => null)
  await Promise.all([vite?.close(), starting.then((started) => started.stop())])
  process.exit(status)
}
