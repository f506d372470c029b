/**
 * Inflates one zip entry and stops at a cap, wherever it runs.
 *
 * Node and workerd do it by node:zlib, whose `maxOutputLength` really stops. A workerd DecompressionStream would
 * buffer a bomb whole before its reader saw the cap, so the stream serves only where there is no node:zlib: in
 * a browser (the workbench), where back-pressure works.
 */

import { hostZlib } from '../../hostZlib.ts'
import { joinBytes } from '../../../joinBytes.ts'

/** Thrown when the entry holds more than the cap. */
export class OverCap extends Error {}

/** Below this a single chunk saves nothing. */
const LEAST_CHUNK_BYTES = 16 * 1024

/**
 * The entry's content; `declaredBytes` is what its directory says and may be a lie. Throws `OverCap`, or whatever inflating throws for
 * a damaged entry.
 */
export async function inflate(raw: Uint8Array, declaredBytes: number, capBytes: number): Promise<Uint8Array> {
  const zlib = hostZlib()
  if (zlib === undefined) return inflateByStream(raw, capBytes)
  try {
    // In one chunk of the declared size nothing is joined afterwards, which would need the memory twice.
    const chunkSize = Math.max(LEAST_CHUNK_BYTES, Math.min(declaredBytes + 1, capBytes))
    return zlib.inflateRawSync(raw, { maxOutputLength: Math.max(1, capBytes), chunkSize })
  } catch (error) {
    if (error instanceof RangeError) throw new OverCap('over the cap', { cause: error })
    throw error
  }
}

async function inflateByStream(raw: Uint8Array, capBytes: number): Promise<Uint8Array> {
  const inflating = new Blob([Uint8Array.from(raw)])
    .stream()
    .pipeThrough(new DecompressionStream('deflate-raw'))
  const reader = inflating.getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    length += step.value.length
    if (length > capBytes) {
      await reader.cancel()
      throw new OverCap('over the cap')
    }
    chunks.push(step.value)
  }
  return joinBytes(chunks)
}
