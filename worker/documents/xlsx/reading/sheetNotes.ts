/** What hangs on a worksheet beside its cells: comments and text boxes, found by the sheet's own relations. */
import type { Place } from '#rules/cells/grid'
import { trimText } from '#rules/cells/cellText'
import type { GuardedPackage } from './guard.ts'
import { readRelations, type Relation } from './relations.ts'
import { richText } from './sharedStrings.ts'
import { attribute, xmlText } from './xmlText.ts'

export interface SheetNotes {
  readonly comments: readonly (Place & { readonly text: string })[]
  readonly textBoxes: readonly string[]
}

/** So many comments and text boxes of one sheet are kept. */
const MOST_NOTES = 2000
/** What Excel writes before a threaded comment for programs that do not know these. */
const THREADED = /^\[Threaded comment\][\s\S]*?(?:Comment|批注)[:：]\s*/

export async function sheetNotes(parts: GuardedPackage, sheetPart: string): Promise<SheetNotes> {
  const relations = [...(await readRelations(parts, sheetPart)).values()]
  const comments = relations.find(({ type }) => type.endsWith('/comments'))
  return {
    comments: comments === undefined ? [] : commentsIn(await parts.text(comments.part)),
    textBoxes: await textBoxesOf(parts, relations),
  }
}

function commentsIn(xml: string): (Place & { readonly text: string })[] {
  const prefix = /<([\w.-]+:)?comments\b/.exec(xml)?.[1] ?? ''
  const found: (Place & { readonly text: string })[] = []
  for (const [, tag = '', inside = ''] of xml.matchAll(
    /<(?:[\w.-]+:)?comment\b([^>]*)>([\s\S]*?)<\/(?:[\w.-]+:)?comment>/g,
  )) {
    const place = placeOf(attribute(tag, 'ref') ?? '')
    const text = trimText(richText(inside, prefix)).replace(THREADED, '')
    if (place !== null && text !== '') found.push({ ...place, text })
    if (found.length >= MOST_NOTES) break
  }
  return found
}

function placeOf(reference: string): Place | null {
  const match = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference)
  if (match === null) return null
  const column = Array.from(match[1] ?? '').reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return { row: Number(match[2]) - 1, column: column - 1 }
}

async function textBoxesOf(parts: GuardedPackage, relations: readonly Relation[]): Promise<string[]> {
  const texts: string[] = []
  for (const { part } of relations.filter(({ type }) => type.endsWith('/drawing'))) {
    const xml = await parts.text(part)
    for (const [body] of xml.matchAll(/<(?:[\w.-]+:)?txBody\b[\s\S]*?<\/(?:[\w.-]+:)?txBody>/g)) {
      const paragraphs = body.split(/<\/(?:[\w.-]+:)?p>/).map(paragraphText)
      const text = trimText(paragraphs.filter((one) => one !== '').join('\n'))
      if (text !== '' && texts.length < MOST_NOTES) texts.push(text)
    }
  }
  return texts
}

function paragraphText(xml: string): string {
  return [...xml.matchAll(/<(?:[\w.-]+:)?t>([\s\S]*?)<\/(?:[\w.-]+:)?t>/g)]
    .map(([, text = '']) => xmlText(text))
    .join('')
}
