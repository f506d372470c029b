/** The workbook's table of texts; the runs of a rich text joined, reading aids (拼音) left out. */
import { cellXmlText } from './xmlText.ts'

/** Texts by number, from the text of sharedStrings.xml. */
export function sharedStrings(xml: string): string[] {
  const texts: string[] = []
  for (const [, inside = ''] of xml.matchAll(
    /<(?:[\w.-]+:)?si\b(?:[^>]*\/>|[^>]*>([\s\S]*?)<\/(?:[\w.-]+:)?si>)/g,
  )) {
    texts.push(richText(inside))
  }
  return texts
}

/** The text of a string item or an inline string. */
export function richText(inside: string): string {
  const spoken = inside.includes('rPh')
    ? inside.replace(/<((?:[\w.-]+:)?)rPh\b[\s\S]*?<\/\1rPh>/g, '')
    : inside
  let text = ''
  for (const [, run = ''] of spoken.matchAll(
    /<(?:[\w.-]+:)?t\b(?:[^>]*\/>|[^>]*>([\s\S]*?)<\/(?:[\w.-]+:)?t>)/g,
  )) {
    text += run
  }
  return cellXmlText(text)
}
