/** Somebody's way into the demo campaign: what the server answers, and the files it gives. */
import { ofUnit, type Role, type Session } from '#wire/session'

export interface DemoPerson {
  readonly get: <T>(path: string) => Promise<T>
  /** A file's name as the browser would save it, and its bytes. */
  readonly download: (path: string, body?: object) => Promise<{ name: string; bytes: Uint8Array }>
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
