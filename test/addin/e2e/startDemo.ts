/** The demo campaign in a worker of its own. */
import { spawn } from 'node:child_process'

export interface RunningDemo {
  /** Where the worker listens, without a slash at the end. */
  readonly url: string
  /** Ends the worker, and waits until what it held is on the disk. */
  readonly stop: () => Promise<void>
}

/** `pages`: folder of the built pages, `-` for none. `data`: folder that keeps the campaign; see serveDemo.ts. */
export async function startDemo(pages: string, ...data: readonly string[]): Promise<RunningDemo> {
  const server = spawn(process.execPath, ['test/addin/e2e/serveDemo.ts', pages, ...data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<number | null>((resolve) => server.once('exit', resolve))
  const url = await new Promise<string>((resolve, reject) => {
    server.stdout.once('data', (line: Buffer) => resolve(line.toString().trim()))
    void ended.then((code) => reject(new Error(`the worker ended with status ${String(code)}`)))
  })
  return {
    url,
    stop: async () => {
      server.kill('SIGTERM')
      await ended
    },
  }
}
