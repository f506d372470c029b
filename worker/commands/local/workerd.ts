/**
 * Runs the bundled worker in a plain workerd: the same engine as Cloudflare's, with SQLite on this machine's
 * disk, nothing else installed and nothing called outside.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import workerd from 'workerd'
import { bundleWorker, type BundleModule } from './workerBundle.ts'
import { workerdConfig } from './workerdConfig.ts'

export interface WorkerdOptions {
  /** Folder of the campaigns' databases; null keeps them only while the worker runs. */
  readonly data: string | null
  /** Folder of the built pane; null serves the API alone. */
  readonly assets: string | null
  /** 0 takes any free port. */
  readonly port: number
  readonly variables: Readonly<Record<string, string>>
  /** Keeps the worker's log, a line a request, to be shown; a command that speaks for itself has none. */
  readonly log: boolean
  /** Caps the JavaScript heap, as Cloudflare does at 128 MB; workerd itself sets no limit. */
  readonly heapMb?: number
  /** The worker as it was bundled, the entry first; bundled here where not given. */
  readonly modules?: readonly BundleModule[]
}

export interface RunningWorker {
  readonly url: string
  readonly pid: number
  readonly stop: () => Promise<void>
  /** Shows the log from here on; what loads the demo is not worth hundreds of lines. */
  readonly showLog: () => void
}

/** Starts the worker on loopback and waits until it listens. Throws when it cannot. */
export async function startWorkerd(options: WorkerdOptions): Promise<RunningWorker> {
  const folder = mkdtempSync(join(tmpdir(), 'ledgerloop-'))
  // An object kept in workerd's memory has no SQLite, so a passing one lives in the temporary folder.
  const data = options.data ?? join(folder, 'data')
  mkdirSync(data, { recursive: true })
  const modules = options.modules ?? bundleWorker()
  // Cap'n Proto embeds files by a path relative to the config.
  for (const { path } of modules) copyFileSync(path, join(folder, basename(path)))
  const configPath = join(folder, 'workerd.capnp')
  writeFileSync(
    configPath,
    workerdConfig({
      modules: modules.map(({ type, path }) => ({ type, path: basename(path) })),
      data,
      pages: options.assets,
      variables: Object.keys(options.variables),
      // Nothing is called outside: no tenant's keys are asked for on this machine.
      network: [],
      ...(options.heapMb === undefined ? {} : { heapMb: options.heapMb }),
    }),
  )
  const child = spawn(
    workerd.default,
    ['serve', '--socket-addr', `http=127.0.0.1:${options.port}`, '--control-fd=3', configPath],
    {
      stdio: ['ignore', options.log ? 'pipe' : 'ignore', 'inherit', 'pipe'],
      env: { ...process.env, ...options.variables },
    },
  )
  // Read and dropped: a full pipe would hold the worker up.
  child.stdout?.resume()
  const showLog = (): void => void child.stdout?.pipe(process.stdout)
  const stop = async (): Promise<void> => {
    await end(child)
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    return { url: `http://127.0.0.1:${await listeningPort(child)}`, pid: child.pid ?? 0, stop, showLog }
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
