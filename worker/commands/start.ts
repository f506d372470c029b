/**
 * npm start: builds the pane, starts the worker on loopback with its data on this disk, loads the demo campaign
 * and prints what to open. `npm start -- --fresh` begins anew; PORT chooses another port than 8787.
 */
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sendTo } from './campaignClient.ts'
import { demoToday, loadDemo, readDemoCampaign } from './demo.ts'
import { root } from './workerBundle.ts'
import { startWorkerd } from './workerd.ts'

const data = join(root, '.wrangler/demo')
const assets = join(root, 'dist/addin')

if (process.argv.includes('--fresh')) rmSync(data, { recursive: true, force: true })
buildPane()
const secrets = readSecrets()
const worker = await startWorkerd({
  data: join(data, 'campaigns'),
  assets,
  port: Number(process.env['PORT'] ?? 8787),
  variables: { ...secrets, DEMO: readDemoCampaign().id, DEMO_TODAY: demoToday },
  log: true,
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void worker.stop().then(() => process.exit(0)))
}
console.log('正在载入演示专项行动 …')
const loaded = await loadDemo(sendTo(worker.url), secrets.OPERATOR_CODE)
console.log(`
LedgerLoop · 台账通 ${loaded ? '演示数据已载入' : '沿用上次的演示数据（npm start -- --fresh 重新载入）'}，今天按 ${demoToday} 计

  起始页    ${worker.url}/
  试用台    ${worker.url}/workbench/      （没有 Excel 也能走完全程）
  任务窗格  ${worker.url}/taskpane.html
  操作指南  ${worker.url}/guide.html
  清单文件  ${worker.url}/manifest.xml

Ctrl+C 结束。`)
worker.showLog()

function buildPane(): void {
  for (const config of ['addin/vite.config.ts', 'addin/workbench/vite.config.ts']) {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--config', config, '--logLevel', 'warn'],
      { cwd: root, encoding: 'utf8' },
    )
    if (status !== 0) throw new Error(`the pane could not be built (${config}):\n${stdout}${stderr}`)
  }
}

/** Made once and kept beside the demo's data, so that sessions outlive a restart. */
function readSecrets(): { SESSION_SECRET: string; OPERATOR_CODE: string } {
  const path = join(data, 'secrets.json')
  if (!existsSync(path)) {
    mkdirSync(data, { recursive: true })
    const made = {
      SESSION_SECRET: randomBytes(32).toString('hex'),
      OPERATOR_CODE: randomBytes(16).toString('hex'),
    }
    writeFileSync(path, JSON.stringify(made), { mode: 0o600 })
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written above
  return JSON.parse(readFileSync(path, 'utf8')) as { SESSION_SECRET: string; OPERATOR_CODE: string }
}
