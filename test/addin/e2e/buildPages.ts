/** Builds the pages of pane, start page and workbench into a folder of their own: whoever builds into dist is left alone. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'

export async function buildPages(folder: string): Promise<void> {
  // The first build empties its folder, so the workbench moves in after it.
  await build('addin/vite.config.ts', folder)
  await build('addin/workbench/vite.config.ts', join(folder, 'workbench'))
}

async function build(config: string, outDir: string): Promise<void> {
  const vite = 'node_modules/vite/bin/vite.js'
  const building = spawn(process.execPath, [vite, 'build', '--config', config, '--outDir', outDir], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // vitest runs in test mode; React's production build is the one people get.
    env: { ...process.env, NODE_ENV: 'production' },
  })
  let said = ''
  for (const stream of [building.stdout, building.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
  }
  const status = await new Promise((resolve) => building.once('close', resolve))
  if (status !== 0) throw new Error(said)
}
