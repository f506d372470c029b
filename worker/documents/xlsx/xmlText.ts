/** The little of XML that a workbook's parts need: attributes, and text with its references resolved. */

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Text with entity and character references resolved, CDATA opened, line ends as \n. */
export function xmlText(raw: string): string {
  const opened = raw.includes('<![CDATA[')
    ? raw.replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, text: string) => escape(text))
    : raw
  const text = opened.includes('&') ? opened.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, reference) : opened
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

/** Text of a cell: as `xmlText`, with the escapes _x000D_ that spreadsheets use for control characters. */
export function cellXmlText(raw: string): string {
  const text = xmlText(raw)
  if (!text.includes('_x')) return text
  const plain = text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
  return plain.replace(/\r\n?/g, '\n')
}

/** The attribute of a tag's inside, references resolved; undefined when it has none. */
export function attribute(tag: string, name: string): string | undefined {
  const at = findAttribute(tag, name)
  if (at < 0) return undefined
  const quote = tag.charAt(at)
  const end = tag.indexOf(quote, at + 1)
  return end < 0 ? undefined : xmlText(tag.slice(at + 1, end))
}

/** Place of the opening quote. */
function findAttribute(tag: string, name: string): number {
  for (let from = 0; ;) {
    const at = tag.indexOf(name, from)
    if (at < 0) return -1
    from = at + name.length
    const before = tag.charCodeAt(at - 1)
    // A name begins after white space; `r` is not the r of `hidden-r`.
    if (at > 0 && before !== 32 && before !== 9 && before !== 10 && before !== 13) continue
    const rest = /^\s*=\s*(?=["'])/.exec(tag.slice(from, from + 8))
    if (rest !== null) return from + rest[0].length
  }
}

function reference(all: string, name: string): string {
  if (!name.startsWith('#')) return NAMED[name.toLowerCase()] ?? all
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
}
