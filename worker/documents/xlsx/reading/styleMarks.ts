/** What a cell style shows beside its number format: struck out, or of a colour that may mean something. */
import { colourOfRgb, INDEXED_COLOURS } from './colourNames.ts'
import { attribute } from './xmlText.ts'

export interface StyleMark {
  readonly struck: boolean
  /** Name of the background's colour, else of the text's; null for none. */
  readonly colour: string | null
}

/** Marks by cell style number, from the text of styles.xml; empty when no style has any. */
export function styleMarks(styles: string): (StyleMark | undefined)[] {
  const fonts = elements(section(styles, 'fonts'), 'font')
  const fills = elements(section(styles, 'fills'), 'fill')
  const struck = fonts.map(isStruck)
  const fontColours = fonts.map((font) => colourIn(font, 'color'))
  const fillColours = fills.map((fill) =>
    /patternType="solid"/.test(fill) ? colourIn(fill, 'fgColor') : null,
  )
  const marks = [...section(styles, 'cellXfs').matchAll(/<(?:[\w.-]+:)?xf\b([^>]*)>/g)].map(
    ([, tag = '']): StyleMark | undefined => {
      const font = Number(attribute(tag, 'fontId') ?? '0')
      const colour = fillColours[Number(attribute(tag, 'fillId') ?? '0')] ?? fontColours[font] ?? null
      const isOut = struck[font] ?? false
      return isOut || colour !== null ? { struck: isOut, colour } : undefined
    },
  )
  return marks.every((mark) => mark === undefined) ? [] : marks
}

/** Numbers of shared texts with a run that is struck out, from the text of sharedStrings.xml. */
export function struckStrings(xml: string): ReadonlySet<number> {
  const struck = new Set<number>()
  if (!xml.includes('strike')) return struck
  let index = 0
  for (const [item] of xml.matchAll(/<(?:[\w.-]+:)?si\b(?:[^>]*\/>|[\s\S]*?<\/(?:[\w.-]+:)?si>)/g)) {
    if (isStruck(item)) struck.add(index)
    index += 1
  }
  return struck
}

function isStruck(xml: string): boolean {
  return /<(?:[\w.-]+:)?strike\b(?![^>]*val="(?:0|false)")/.test(xml)
}

function section(styles: string, name: string): string {
  return (
    new RegExp(`<(?:[\\w.-]+:)?${name}\\b[^>]*>([\\s\\S]*?)</(?:[\\w.-]+:)?${name}>`).exec(styles)?.[1] ?? ''
  )
}

function elements(xml: string, name: string): string[] {
  const pattern = `<(?:[\\w.-]+:)?${name}\\b(?:[^>]*/>|[^>]*>([\\s\\S]*?)</(?:[\\w.-]+:)?${name}>)`
  return [...xml.matchAll(new RegExp(pattern, 'g'))].map(([whole, inside]) => inside ?? whole)
}

/** Theme colours depend on a part that is not read: nobody can say their name, so they are no mark. */
function colourIn(xml: string, element: string): string | null {
  const tag = new RegExp(`<(?:[\\w.-]+:)?${element}\\b([^>]*)>`).exec(xml)?.[1]
  if (tag === undefined) return null
  const rgb = attribute(tag, 'rgb')
  if (rgb !== undefined) return colourOfRgb(rgb.slice(-6))
  const indexed = attribute(tag, 'indexed')
  return indexed === undefined ? null : (INDEXED_COLOURS[Number(indexed)] ?? null)
}
