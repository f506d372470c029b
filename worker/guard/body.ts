/** Reading what a request carries: type, size and shape are checked before anything is believed. */
import type { Context } from 'hono'
import * as v from 'valibot'
import { refuse } from './problems.ts'
import { joinBytes } from '../joinBytes.ts'

/** 500 rows of long Chinese text are about 2 MB; twice that is room enough and still quick to parse. */
export const MAX_JSON_BYTES = 4 * 1024 * 1024

/** How many faults of a body are named; more helps nobody. */
const FAULTS_NAMED = 5

/** The JSON body in its schema's form. */
export async function readJson<S extends v.GenericSchema>(c: Context, schema: S): Promise<v.InferOutput<S>> {
  if (!/^application\/json\s*(;|$)/i.test(c.req.header('content-type') ?? '')) throw refuse('request.type')
  const bytes = await readBytes(c, MAX_JSON_BYTES)
  return checked(parseJson(new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }), bytes), schema)
}

/** The raw body, refused once it exceeds the limit, whatever its headers say. */
export async function readBytes(c: Context, maxBytes: number): Promise<Uint8Array> {
  const tooLarge = refuse('request.too-large', `一次最多 ${Math.floor(maxBytes / 1024 / 1024)} MB。`)
  if (Number(c.req.header('content-length') ?? 0) > maxBytes) throw tooLarge
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of c.req.raw.body ?? []) {
    size += chunk.byteLength
    if (size > maxBytes) throw tooLarge
    chunks.push(chunk)
  }
  return joinBytes(chunks)
}

/** A value (query, parameters) in its schema's form. */
export function checked<S extends v.GenericSchema>(value: unknown, schema: S): v.InferOutput<S> {
  const result = v.safeParse(schema, value)
  if (result.success) return result.output
  throw refuse('request.invalid', result.issues.slice(0, FAULTS_NAMED).map(sayIssue).join(''))
}

function parseJson(decoder: TextDecoder, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(bytes))
  } catch {
    throw refuse('request.malformed')
  }
}

/** 「changes.0.base」不合要求; the schema's own sentence where it has a Chinese one. */
function sayIssue(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue)
  const where = path === null ? '内容' : `「${path}」`
  return /\p{Script=Han}/u.test(issue.message) ? `${where}：${issue.message}。` : `${where}不合要求。`
}
