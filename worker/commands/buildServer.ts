/**
 * npm run build [-- FOLDER]: the pane (dist/addin), the worker (dist/worker), and a folder that runs on a campus server
 * without Cloudflare and without npm (dist/server): workerd, its configuration, the pane, the operator's commands,
 * units for systemd, examples of TLS in front, and what to do with all of it. A FOLDER given is the server's, and
 * nothing else is touched.
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { build } from 'esbuild'
import workerd from 'workerd'
import { bundleWorker, root } from './local/workerBundle.ts'
import { workerdConfig } from './local/workerdConfig.ts'

/** What the worker may be told by the server's environment. */
const variables = [
  'SESSION_SECRET',
  'OPERATOR_CODE',
  'FRAME_HOSTS',
  'ENTRA_TENANT',
  'ENTRA_CLIENT_ID',
  'ENTRA_SCOPE',
  'ENTRA_AUTHORITY',
]

/** Commands that need Node 20 or later beside the server, and nothing else. */
const tools = ['openCampaign', 'backup', 'restore', 'verify', 'forget']

function buildPane(folder: string): void {
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [vite, 'build', '--config', 'addin/vite.config.ts', '--outDir', folder, '--logLevel', 'warn'],
    { cwd: root, encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production' } },
  )
  if (status !== 0) throw new Error(`the pane could not be built:\n${stdout}${stderr}`)
}

/** Puts the server's folder together; whatever was in the folder is gone. */
async function buildServer(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  for (const part of ['bin', 'worker', 'tools']) mkdirSync(join(folder, part), { recursive: true })
  const modules = bundleWorker()
  for (const { path } of modules) copyFileSync(path, join(folder, 'worker', basename(path)))
  buildPane(join(folder, 'pane'))
  writeFileSync(
    join(folder, 'workerd.capnp'),
    workerdConfig({
      modules: modules.map(({ type, path }) => ({ type, path: `worker/${basename(path)}` })),
      data: 'data',
      pages: 'pane',
      variables,
      // A tenant's signing keys are fetched where sign-in by Entra ID is set.
      network: ['public'],
    }),
  )
  copyFileSync(workerd.default, join(folder, 'bin/workerd'))
  chmodSync(join(folder, 'bin/workerd'), 0o755)
  copyFileSync(join(root, 'worker/commands/operator.md'), join(folder, 'README.md'))
  copyFileSync(join(root, 'worker/commands/operator.en.md'), join(folder, 'README.en.md'))
  const extras = join(root, 'worker/commands/selfHost')
  for (const name of readdirSync(extras)) copyFileSync(join(extras, name), join(folder, name))
  await bundleTools(join(folder, 'tools'))
}

async function bundleTools(folder: string): Promise<void> {
  await build({
    entryPoints: tools.map((name) => join(root, `worker/commands/${name}.ts`)),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  })
}

const folder = resolve(process.argv[2] ?? join(root, 'dist/server'))
await buildServer(folder)
if (process.argv[2] === undefined) cpSync(join(folder, 'pane'), join(root, 'dist/addin'), { recursive: true })
console.error(`${folder}: copy it to the server and follow README.md`)
