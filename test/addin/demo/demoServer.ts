/** The demo campaign in a worker of its own, and the doors of its people. */
import { spawn } from 'node:child_process'
import { ofUnit, type Role, type Session } from '#wire/session'

export interface DemoServer {
  readonly url: string
  readonly stop: () => void
}

export interface DemoPerson {
  readonly get: <T>(path: string) => Promise<T>
  /** A file's name as the browser would save it, and its bytes. */
  readonly download: (path: string, body?: object) => Promise<{ name: string; bytes: Uint8Array }>
}

/** Waits until the whole story is told. */
export async function serveDemo(): Promise<DemoServer> {
  const server = spawn(process.execPath, ['test/addin/e2e/serveDemo.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    server.stdout.once('data', (line: Buffer) => resolve(line.toString().trim()))
    server.once('exit', (code) => reject(new Error(`the demo ended with status ${String(code)}`)))
  })
  return { url, stop: () => server.kill('SIGTERM') }
}

export async function enterDemo(url: string, role: Role, unitId = 'jwc'): Promise<DemoPerson> {
  const entered = await fetch(`${url}/api/demo/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(ofUnit(role) ? { role, unitId } : { role }),
  })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the worker answers by the wire's types
  const { token, campaignId } = (await entered.json()) as Session
  const call = async (path: string, body?: object): Promise<Response> => {
    const answer = await fetch(`${url}/api/campaigns/${campaignId}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer
  }
  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the caller names the route's answer
    get: async <T>(path: string) => (await (await call(path)).json()) as T,
    download: async (path, body) => {
      const answer = await call(path, body)
      const coded = /filename\*=UTF-8''(.+)$/.exec(answer.headers.get('content-disposition') ?? '')?.[1]
      if (coded === undefined) throw new Error(`${path}: the file has no name`)
      return { name: decodeURIComponent(coded), bytes: new Uint8Array(await answer.arrayBuffer()) }
    },
  }
}
