/** What holds a package together: its list of content types, its relations, its properties. */
import { XML_HEAD, xmlEscape } from './xmlEscape.ts'

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006'
const MAIN = 'application/vnd.openxmlformats-officedocument'

/** The file tells the day of its figures in its pages; a made-at time would only make equal files differ. */
const FIXED_TIME = '2000-01-01T00:00:00Z'

const contentTypes = {
  workbook: `${MAIN}.spreadsheetml.sheet.main+xml`,
  worksheet: `${MAIN}.spreadsheetml.worksheet+xml`,
  styles: `${MAIN}.spreadsheetml.styles+xml`,
  sharedStrings: `${MAIN}.spreadsheetml.sharedStrings+xml`,
  table: `${MAIN}.spreadsheetml.table+xml`,
  theme: `${MAIN}.theme+xml`,
  drawing: `${MAIN}.drawing+xml`,
  chart: `${MAIN}.drawingml.chart+xml`,
  core: 'application/vnd.openxmlformats-package.core-properties+xml',
  extended: `${MAIN}.extended-properties+xml`,
} as const

export type PartKind = keyof typeof contentTypes

/** The part [Content_Types].xml; `paths` without a leading slash. */
export function contentTypesPart(
  parts: readonly { readonly path: string; readonly kind: PartKind }[],
): string {
  const overrides = parts.map(
    ({ path, kind }) => `<Override PartName="/${path}" ContentType="${contentTypes[kind]}"/>`,
  )
  return [
    `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types">`,
    `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
    `<Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`,
  ].join('')
}

/** A part of relations, named rId1, rId2 … in the order given. */
export function relationsPart(
  targets: readonly { readonly kind: PartKind | 'officeDocument'; readonly target: string }[],
): string {
  const relations = targets.map(({ kind, target }, index) => {
    const type =
      kind === 'core'
        ? `${PACKAGE}/relationships/metadata/core-properties`
        : `${OFFICE}/relationships/${kind === 'extended' ? 'extended-properties' : kind}`
    return `<Relationship Id="${relationId(index)}" Type="${type}" Target="${target}"/>`
  })
  return `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relations.join('')}</Relationships>`
}

/** The name of the relation at this place of its part. */
export function relationId(index: number): string {
  return `rId${index + 1}`
}

/** The part docProps/core.xml. */
export function corePart(title: string, creator: string): string {
  const times = ['created', 'modified'].map(
    (name) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${FIXED_TIME}</dcterms:${name}>`,
  )
  return [
    `${XML_HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties"`,
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${xmlEscape(title)}</dc:title><dc:creator>${xmlEscape(creator)}</dc:creator>${times.join('')}`,
    '</cp:coreProperties>',
  ].join('')
}

/** The part docProps/app.xml. */
export function extendedPart(): string {
  return `${XML_HEAD}<Properties xmlns="${OFFICE}/extended-properties"><Application>LedgerLoop</Application></Properties>`
}
