/**
 * Inflates one zip entry and stops at a cap, wherever it runs.
 *
 * Node and workerd do it by node:zlib, whose `maxOutputLength` really stops. A workerd DecompressionStream would
 * buffer a bomb whole before its reader saw the cap, so the stream serves only where there is no node:zlib: in
 * a browser (the workbench), where back-pressure works.
 */

import { hostZlib } from '../hostZlib.ts'
import { joinBytes } from '../../joinBytes.ts'

/** Thrown when the entry holds more than the cap. */
export class OverCap extends Error {}

/** The entry's content; throws `OverCap`, or whatever inflating throws for a damaged entry. */
export async function inflate(raw: Uint8Array, capBytes: number): Promise<Uint8Array> {
  const zlib = hostZlib()
  if (zlib === undefined) return inflateByStream(raw, capBytes)
  try {
    return zlib.inflateRawSync(raw, { maxOutputLength: Math.max(1, capBytes) })
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
