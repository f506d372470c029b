/** The host's node:crypto, for a digest inside a transaction: WebCrypto answers later, a transaction cannot wait. */

/** The little of node:crypto that is used; workers-types does not declare it. */
interface Crypto {
  createHash(algorithm: 'sha256'): Hash
  hash(algorithm: 'sha256', data: string | Uint8Array, encoding: 'hex'): string
}

export interface Hash {
  update(data: string | Uint8Array): Hash
  digest(encoding: 'hex'): string
}

interface Host {
  readonly process?: { getBuiltinModule?(id: 'node:crypto'): Crypto | undefined }
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Node and workerd (nodejs_compat) have it
const crypto = (globalThis as Host).process?.getBuiltinModule?.('node:crypto')

/** SHA-256 in hex; text is taken as UTF-8. Throws on a host without node:crypto. */
export function sha256Now(data: string | Uint8Array): string {
  return hostCrypto().hash('sha256', data, 'hex')
}

/** A SHA-256 that grows piece by piece: `update(…)` as often as need be, then `digest('hex')` once. */
export function growingSha256(): Hash {
  return hostCrypto().createHash('sha256')
}

function hostCrypto(): Crypto {
  if (crypto === undefined) throw new Error('this host has no node:crypto')
  return crypto
}
