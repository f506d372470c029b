/** A file for a person to keep. */

/**
 * Chinese names go percent-encoded (RFC 5987): a header holds Latin text only. A file given piece by piece is
 * sent as it is made, so that its first bytes come at once and it is never whole in memory.
 */
export function download(
  file: Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  contentType: string,
  name: string,
): Response {
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  const extension = /\.[a-z]+$/.exec(name)?.[0] ?? ''
  const isWhole = file instanceof Uint8Array
  return new Response(isWhole ? file : streamOf(file), {
    headers: {
      'content-type': contentType,
      'content-disposition': `attachment; filename="ledgerloop${extension}"; filename*=UTF-8''${encoded}`,
      ...(isWhole ? { 'content-length': String(file.byteLength) } : {}),
    },
  })
}

/** The next piece is made when the one before has been taken. */
function streamOf(pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = Symbol.asyncIterator in pieces ? pieces[Symbol.asyncIterator]() : pieces[Symbol.iterator]()
  return new ReadableStream({
    async pull(controller) {
      const next = await iterator.next()
      if (next.done === true) controller.close()
      else controller.enqueue(next.value)
    },
    async cancel() {
      await iterator.return?.()
    },
  })
}
