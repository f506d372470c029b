/** SHA-256, the one digest used for codes, files, pushes and states. */
import { hexOf } from '../hexOf.ts'

/** In hex; text is taken as UTF-8. */
export async function sha256Hex(data: string | Uint8Array): Promise<string> {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data
  return hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
}
