/**
 * Writes an .xlsx piece by piece, ready to be sent as it comes: rows are made, packed and forgotten.
 *
 * The same workbook always gives the same bytes. Cells name styles and shared texts by numbers that are known
 * only when all sheets are written, so those two parts come last.
 */
import { zipStream, type StreamedPart } from '../zip.ts'
import { chartPart } from './writing/chartPart.ts'
import { drawingPart } from './writing/drawingPart.ts'
import {
  contentTypesPart,
  corePart,
  extendedPart,
  relationId,
  relationsPart,
  type PartKind,
} from './writing/packageParts.ts'
import type { PlacedSheet, PlacedWorkbook } from './writing/placed.ts'
import { SharedTexts } from './writing/SharedTexts.ts'
import { sheetPart, type SheetRelations, type SheetSetting } from './writing/sheetPart.ts'
import { StyleBook } from './writing/StyleBook.ts'
import { tablePart } from './writing/tablePart.ts'
import { themePart } from './writing/themePart.ts'
import { workbookPart } from './writing/workbookPart.ts'

/** The workbook's bytes. */
export function writeWorkbook(book: PlacedWorkbook): AsyncIterable<Uint8Array> {
  return zipStream(partsOf(book))
}

/** A part that has a content type of its own; relation parts have none. */
interface WorkbookPart extends StreamedPart {
  readonly kind: PartKind | null
}

function* partsOf(book: PlacedWorkbook): Generator<StreamedPart, void> {
  const setting = { styles: new StyleBook(book.font), texts: new SharedTexts() }
  const parts = [...frameParts(book), ...sheetParts(book, setting), ...sharedParts(setting)]
  const typed = parts.flatMap(({ path, kind }) => (kind === null ? [] : [{ path, kind }]))
  yield { path: '[Content_Types].xml', content: [contentTypesPart(typed)] }
  yield* parts
}

function frameParts({ title, creator, sheets }: PlacedWorkbook): WorkbookPart[] {
  const root = relationsPart([
    { kind: 'officeDocument', target: 'xl/workbook.xml' },
    { kind: 'core', target: 'docProps/core.xml' },
    { kind: 'extended', target: 'docProps/app.xml' },
  ])
  const inside = relationsPart([
    ...sheets.map((_, index) => ({
      kind: 'worksheet' as const,
      target: `worksheets/sheet${index + 1}.xml`,
    })),
    { kind: 'styles', target: 'styles.xml' },
    { kind: 'sharedStrings', target: 'sharedStrings.xml' },
    { kind: 'theme', target: 'theme/theme1.xml' },
  ])
  return [
    { path: '_rels/.rels', kind: null, content: [root] },
    { path: 'docProps/core.xml', kind: 'core', content: [corePart(title, creator)] },
    { path: 'docProps/app.xml', kind: 'extended', content: [extendedPart()] },
    { path: 'xl/workbook.xml', kind: 'workbook', content: [workbookPart(sheets)] },
    { path: 'xl/_rels/workbook.xml.rels', kind: null, content: [inside] },
    { path: 'xl/theme/theme1.xml', kind: 'theme', content: [themePart()] },
  ]
}

/** Every sheet with its tables, its drawing and its charts, which are numbered through the workbook. */
function sheetParts({ sheets, writtenFirst }: PlacedWorkbook, setting: SheetSetting): WorkbookPart[] {
  const parts: WorkbookPart[] = []
  let [tables, charts, drawings] = [0, 0, 0]
  for (const [index, sheet] of sheets.entries()) {
    const targets: { kind: PartKind; target: string }[] = []
    if (sheet.charts.length > 0) {
      const drawing = `drawing${++drawings}.xml`
      targets.push({ kind: 'drawing', target: `../drawings/${drawing}` })
      const numbers = sheet.charts.map(() => ++charts)
      parts.push(...chartParts(sheet, drawing, numbers))
    }
    for (const table of sheet.tables) {
      const path = `tables/table${++tables}.xml`
      targets.push({ kind: 'table', target: `../${path}` })
      parts.push({ path: `xl/${path}`, kind: 'table', content: [tablePart(table, tables)] })
    }
    const path = `sheet${index + 1}.xml`
    const content = sheetPart(sheet, setting, relationsOf(targets))
    const part: WorkbookPart = { path: `xl/worksheets/${path}`, kind: 'worksheet', content }
    if (sheet.name === writtenFirst) parts.unshift(part)
    else parts.push(part)
    if (targets.length > 0) {
      parts.push({ path: `xl/worksheets/_rels/${path}.rels`, kind: null, content: [relationsPart(targets)] })
    }
  }
  return parts
}

function relationsOf(targets: readonly { readonly kind: PartKind }[]): SheetRelations {
  const ids = (wanted: PartKind): string[] =>
    targets.flatMap(({ kind }, index) => (kind === wanted ? [relationId(index)] : []))
  return { drawing: ids('drawing')[0] ?? null, tables: ids('table') }
}

function chartParts({ charts }: PlacedSheet, drawing: string, numbers: readonly number[]): WorkbookPart[] {
  const targets = numbers.map((number) => ({
    kind: 'chart' as const,
    target: `../charts/chart${number}.xml`,
  }))
  const relations = targets.map((_, index) => relationId(index))
  return [
    { path: `xl/drawings/${drawing}`, kind: 'drawing', content: [drawingPart(charts, relations)] },
    { path: `xl/drawings/_rels/${drawing}.rels`, kind: null, content: [relationsPart(targets)] },
    ...charts.map((chart, index): WorkbookPart => ({
      path: `xl/charts/chart${numbers[index]}.xml`,
      kind: 'chart',
      content: [chartPart(chart)],
    })),
  ]
}

/** Called for when all sheets are written: only then is every style and text known. */
function sharedParts({ styles, texts }: SheetSetting): WorkbookPart[] {
  return [
    { path: 'xl/styles.xml', kind: 'styles', content: once(() => styles.part()) },
    { path: 'xl/sharedStrings.xml', kind: 'sharedStrings', content: texts.part() },
  ]
}

function* once(make: () => string): Generator<string, void> {
  yield make()
}
