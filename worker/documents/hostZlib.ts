/** The host's node:zlib: Node and workerd have it, a browser (the workbench) has not. */

/** The little of node:zlib that is used; workers-types does not declare it. */
export interface Zlib {
  inflateRawSync(raw: Uint8Array, options: { maxOutputLength: number; chunkSize: number }): Uint8Array
  deflateRawSync(content: Uint8Array, options: { level: number; finishFlush: number }): Uint8Array
  crc32(content: Uint8Array, before?: number): number
  readonly constants: { readonly Z_SYNC_FLUSH: number }
}

interface Host {
  readonly process?: { getBuiltinModule?(id: 'node:zlib'): Zlib | undefined }
}

export function hostZlib(): Zlib | undefined {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `process` exists in Node and workerd only
  return (globalThis as Host).process?.getBuiltinModule?.('node:zlib')
}
