/** A file for a person to keep. */

/** Chinese names go percent-encoded (RFC 5987): a header holds Latin text only. */
export function download(bytes: Uint8Array, contentType: string, name: string): Response {
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  const extension = /\.[a-z]+$/.exec(name)?.[0] ?? ''
  return new Response(bytes, {
    headers: {
      'content-type': contentType,
      'content-disposition': `attachment; filename="ledgerloop${extension}"; filename*=UTF-8''${encoded}`,
      'content-length': String(bytes.byteLength),
    },
  })
}
