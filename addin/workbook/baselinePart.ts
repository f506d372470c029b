/**
 * The baseline as it is kept in the workbook: one custom XML part, so that every copy of the file knows the state
 * it was last agreed in. The text is deflated, because 10,000 rows would not pass the host's 5 MB otherwise.
 */

export const BASELINE_NAMESPACE = 'urn:ledgerloop:baseline:1'

/** The part's XML for a baseline's text. */
export async function wrapBaseline(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text)
  const packed = await through(bytes, new CompressionStream('deflate-raw'))
  return `<baseline xmlns="${BASELINE_NAMESPACE}" packing="deflate">${base64Of(packed)}</baseline>`
}

/** The text in a part's XML; null when the part is damaged or packed in a way that this version does not know. */
export async function unwrapBaseline(xml: string): Promise<string | null> {
  const found = /packing="deflate"[^>]*>([A-Za-z0-9+/=\s]*)</.exec(xml)
  if (found === null) return null
  try {
    const packed = Uint8Array.from(atob((found[1] ?? '').replace(/\s/g, '')), (char) => char.charCodeAt(0))
    return new TextDecoder().decode(await through(packed, new DecompressionStream('deflate-raw')))
  } catch {
    return null
  }
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  const packed = new Blob([bytes]).stream().pipeThrough(stream)
  return new Uint8Array(await new Response(packed).arrayBuffer())
}

/** Characters per call: spreading a whole array at once overflows the stack. */
const CHARACTERS_AT_ONCE = 0x8000

/** Base64 of the bytes. */
export function base64Of(bytes: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < bytes.length; at += CHARACTERS_AT_ONCE) {
    binary += String.fromCharCode(...bytes.subarray(at, at + CHARACTERS_AT_ONCE))
  }
  return btoa(binary)
}
