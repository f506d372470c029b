/**
 * npm start: builds the pane, starts the worker on loopback with its data on this disk, loads the demo campaign
 * and prints what to open. `npm start -- --fresh` begins anew; PORT chooses another port than 8787.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { demoToday } from './demo.ts'
import { openDemoFolder } from './local/demoFolder.ts'
import { pagesToOpen } from './local/pagesToOpen.ts'
import { sayStep } from './local/saySteps.ts'
import { bundleWorker, root } from './local/workerBundle.ts'
import { startWorkerd } from './local/workerd.ts'

const demo = openDemoFolder(join(root, '.wrangler/demo'), process.argv.includes('--fresh'))
await sayStep('构建任务窗格和起始页', () => buildPages('addin/vite.config.ts'))
await sayStep('构建试用台', () => buildPages('addin/workbench/vite.config.ts'))
const modules = await sayStep('打包服务端', async () => bundleWorker())
const worker = await sayStep('启动服务端', () =>
  startWorkerd({
    data: demo.campaigns,
    assets: join(root, 'dist/addin'),
    port: Number(process.env['PORT'] ?? 8787),
    variables: demo.variables,
    log: true,
    modules,
  }),
)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void worker.stop().then(() => process.exit(0)))
}
if (!demo.isTold) await sayStep('载入演示专项行动', () => demo.tell(worker.url))
console.log(`
LedgerLoop · 台账通 ${demo.isTold ? '沿用上次的演示数据（npm start -- --fresh 重新载入）' : '演示数据已载入'}，今天按 ${demoToday} 计
${pagesToOpen(worker.url)}`)
worker.showLog()

async function buildPages(config: string): Promise<void> {
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const building = spawn(process.execPath, [vite, 'build', '--config', config, '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [building.stdout, building.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
  }
  const status = await new Promise((resolve) => building.once('close', resolve))
  if (status !== 0) throw new Error(`the pages could not be built (${config}):\n${said}`)
}
