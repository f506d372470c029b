/**
 * Stamps manifest.xml for a host: `node worker/commands/stampManifest.ts https://ledger.example.edu.cn > file`.
 *
 * An add-in is told apart by its id, so two deployments in one tenant must not share it: the id is derived from
 * the host name and is the same each time. The committed manifest's own host keeps the committed id.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

/** The host that the committed manifest names. */
export const PLACEHOLDER_HOST = 'https://localhost:8787'

/** The manifest for `host`, an https origin without a path. Throws with a Chinese sentence for anything else. */
export function stampManifest(manifest: string, host: string): string {
  const origin = originOf(host)
  const stamped = manifest.replaceAll(PLACEHOLDER_HOST, origin)
  return origin === PLACEHOLDER_HOST
    ? stamped
    : stamped.replace(/<Id>[^<]+<\/Id>/, `<Id>${idOf(origin)}</Id>`)
}

function originOf(host: string): string {
  const url = URL.canParse(host) ? new URL(host) : null
  if (url === null || url.protocol !== 'https:') {
    throw new Error(
      `“${host}”不能用：Office 只加载 https 地址，请写成 https://ledger.example.edu.cn 的样子。`,
    )
  }
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    throw new Error(`“${host}”只写到主机名为止，后面不要带路径。`)
  }
  return url.origin
}

/** A UUID of version 8 (RFC 9562: free form) from the origin's hash. */
function idOf(origin: string): string {
  const hex = createHash('sha256').update(`ledgerloop ${origin}`).digest('hex')
  const variant = (8 + (Number.parseInt(hex.charAt(16), 16) % 4)).toString(16)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    const manifest = readFileSync(new URL('../../manifest.xml', import.meta.url), 'utf8')
    process.stdout.write(stampManifest(manifest, process.argv[2] ?? ''))
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 2
  }
}
