/** The worker of the edit loop: bundled anew when one of its sources is saved, and started again over the same data. */
import { watch, type FSWatcher } from 'node:fs'
import { join } from 'node:path'
import { context, formatMessages, type BuildContext, type BuildFailure } from 'esbuild'
import { bundledModules, bundleOptions, root, type BundleModule } from './workerBundle.ts'
import { startWorkerd, type RunningWorker } from './workerd.ts'
import { sayDone } from './saySteps.ts'

export interface RebuiltWorkerOptions {
  /** Folder that takes the bundle. */
  readonly bundle: string
  /** Folder of the campaigns' databases. */
  readonly campaigns: string
  readonly variables: Readonly<Record<string, string>>
}

type Bundler = BuildContext<{ readonly metafile: true }>

/** An editor writes a file in several goes, and saves several files at once. */
const SETTLE_MS = 30

export class RebuiltWorker {
  readonly #options: RebuiltWorkerOptions
  readonly #bundler: Bundler
  /** Paths from the root of what the bundle was made of; null after a failure, which any file may mend. */
  #sources: ReadonlySet<string> | null = null
  /** The worker that answers, or the one that is about to. */
  #running: Promise<RunningWorker>
  /** What was saved is taken one after the other: two workers over the same data would be one too many. */
  #turn: Promise<void> = Promise.resolve()
  #watcher: FSWatcher | null = null
  #settling: NodeJS.Timeout | undefined
  #isLogShown = false

  private constructor(options: RebuiltWorkerOptions, bundler: Bundler) {
    this.#options = options
    this.#bundler = bundler
    this.#running = sayDone('服务端已打包、启动', async () => this.#start(await this.#bundle()))
    // Whoever asks for the worker hears of the failure.
    this.#running.catch(() => undefined)
  }

  static async start(options: RebuiltWorkerOptions): Promise<RebuiltWorker> {
    return new RebuiltWorker(options, await context(bundleOptions(options.bundle)))
  }

  /** Where the worker listens; while it starts again, where it will. Throws the bundler's words when it cannot start. */
  async url(): Promise<string> {
    return (await this.#running).url
  }

  /** Follows what is saved from here on, and shows the worker's log. */
  async watch(): Promise<void> {
    this.#watcher = watch(join(root, 'worker'), { recursive: true }, (_, name) => {
      if (name === null || this.#sources?.has(`worker/${name}`) === false) return
      clearTimeout(this.#settling)
      this.#settling = setTimeout(() => {
        this.#turn = this.#turn.then(() => this.#rebuild(`worker/${name}`))
      }, SETTLE_MS)
    })
    this.#isLogShown = true
    const running = await this.#running.catch(() => null)
    running?.showLog()
  }

  async stop(): Promise<void> {
    this.#watcher?.close()
    clearTimeout(this.#settling)
    await this.#turn
    const running = await this.#running.catch(() => null)
    await running?.stop()
    await this.#bundler.dispose()
  }

  /** What does not compile is shown, and the worker that ran before goes on. */
  async #rebuild(saved: string): Promise<void> {
    try {
      await sayDone(`${saved} 已保存，服务端已重启`, async () => {
        const modules = await this.#bundle()
        this.#running = this.#startAfter(this.#running, modules)
        await this.#running
      })
    } catch (error) {
      console.error(`${saved} 已保存，但服务端没有更新：\n${await wordsOf(error)}`)
    }
  }

  async #startAfter(
    before: Promise<RunningWorker>,
    modules: readonly BundleModule[],
  ): Promise<RunningWorker> {
    await before.then((worker) => worker.stop()).catch(() => undefined)
    return this.#start(modules)
  }

  async #bundle(): Promise<BundleModule[]> {
    this.#sources = null
    const { metafile } = await this.#bundler.rebuild()
    this.#sources = new Set(Object.keys(metafile.inputs))
    return bundledModules(metafile)
  }

  async #start(modules: readonly BundleModule[]): Promise<RunningWorker> {
    const { campaigns, variables } = this.#options
    // The pages come from vite.
    const worker = await startWorkerd({
      data: campaigns,
      assets: null,
      port: 0,
      variables,
      log: true,
      modules,
    })
    if (this.#isLogShown) worker.showLog()
    return worker
  }
}

/** The bundler's own words, with file and line. */
export async function wordsOf(error: unknown): Promise<string> {
  if (!isBuildFailure(error)) return error instanceof Error ? error.message : String(error)
  return (await formatMessages(error.errors, { kind: 'error', color: process.stderr.isTTY })).join('')
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && 'errors' in error
}
