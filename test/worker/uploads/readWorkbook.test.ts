import { expect, test } from 'vitest'
import { inflate, OverCap } from '../../../worker/documents/xlsx/reading/inflate.ts'
import { decodeText } from '../../../worker/documents/xlsx/reading/csvGrid.ts'

/** 1 MB of zeros, deflated. */
async function deflatedZeros(): Promise<Uint8Array> {
  const zeros = new Blob([new Uint8Array(1024 * 1024)])
    .stream()
    .pipeThrough(new CompressionStream('deflate-raw'))
  return new Uint8Array(await new Response(zeros).arrayBuffer())
}

test('inside workerd the inflater is the one of node:zlib and stops at its cap', async () => {
  expect(typeof process.getBuiltinModule('node:zlib').inflateRawSync).toBe('function')
  const raw = await deflatedZeros()
  // Whatever size the directory declares, also a lie.
  for (const declared of [0, 1024 * 1024, 2 ** 31]) {
    expect((await inflate(raw, declared, 1024 * 1024)).length).toBe(1024 * 1024)
    await expect(inflate(raw, declared, 1024)).rejects.toBeInstanceOf(OverCap)
  }
})

test('workerd decodes GB18030', () => {
  expect(decodeText(Uint8Array.of(0xd5, 0xfb, 0xb8, 0xc4, 0xe9, 0x46))).toBe('整改镕')
})
