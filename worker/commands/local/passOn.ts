/** Passes a request on to another server on this machine, and its answer back, both as they come. */
import { request as requestOf, type IncomingMessage, type ServerResponse } from 'node:http'

/** `to`: address without a slash at the end. A server that does not answer gives 502. */
export function passOn(to: string, from: IncomingMessage, answer: ServerResponse): void {
  const passed = requestOf(to + (from.url ?? '/'), { method: from.method, headers: from.headers })
  passed.once('response', (came) => {
    answer.writeHead(came.statusCode ?? 502, came.headers)
    came.pipe(answer)
  })
  passed.once('error', (error) => {
    if (!answer.headersSent) answer.writeHead(502, { 'content-type': 'text/plain; charset=utf-8' })
    answer.end(`the worker did not answer: ${error.message}`)
  })
  // A person who goes away waits for nothing.
  answer.once('close', () => passed.destroy())
  from.pipe(passed)
}
