/** The workbook's table of texts; the runs of a rich text joined, reading aids (拼音) left out. */
import { cellXmlText } from './xmlText.ts'

/** Texts by number, from the text of sharedStrings.xml. */
export function sharedStrings(xml: string): string[] {
  const texts: string[] = []
  const prefix = /<([\w.-]+:)?sst\b/.exec(xml)?.[1] ?? ''
  const open = `<${prefix}si`
  const close = `</${prefix}si>`
  for (let at = xml.indexOf(open); at >= 0; at = xml.indexOf(open, at)) {
    const inside = xml.indexOf('>', at)
    if (inside < 0) break
    // <si/> is an empty text that still has its number.
    const isEmpty = xml.charCodeAt(inside - 1) === 47
    const end = isEmpty ? inside : xml.indexOf(close, inside)
    if (end < 0) break
    texts.push(isEmpty ? '' : richText(xml.slice(inside + 1, end), prefix))
    at = end + 1
  }
  return texts
}

/** The text of a string item or an inline string; `prefix` is that of its elements' names. */
export function richText(inside: string, prefix: string): string {
  const spoken = inside.includes(`<${prefix}rPh`) ? withoutReadingAids(inside, prefix) : inside
  const open = `<${prefix}t`
  const close = `</${prefix}t>`
  let text = ''
  for (let at = spoken.indexOf(open); at >= 0; at = spoken.indexOf(open, at)) {
    const start = spoken.indexOf('>', at)
    if (start < 0) break
    const after = spoken.charCodeAt(at + open.length)
    at = start
    // <t> and <t xml:space="preserve">, but neither <t/> nor another name that begins with t.
    if ((after !== 62 && after !== 32 && after !== 10) || spoken.charCodeAt(start - 1) === 47) continue
    const end = spoken.indexOf(close, start)
    if (end < 0) break
    text += spoken.slice(start + 1, end)
    at = end
  }
  return cellXmlText(text)
}

function withoutReadingAids(inside: string, prefix: string): string {
  const parts = inside.split(`<${prefix}rPh`)
  return parts
    .map((part, index) => (index === 0 ? part : part.slice(part.indexOf(`</${prefix}rPh>`) + 1)))
    .join('')
}
