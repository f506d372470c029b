/** An .xlsx or .xlsm package as grids: workbook, relations, styles, texts, then each worksheet. */
import type { SheetGrid, SheetMarks } from '#rules/cells/grid'
import { damaged, type GuardedPackage } from './guard.ts'
import { numberFormats } from './numberFormats.ts'
import { readRelations, type Relation } from './relations.ts'
import { sharedStrings } from './sharedStrings.ts'
import { sheetCells } from './sheetCells.ts'
import { sheetNotes } from './sheetNotes.ts'
import { struckStrings, styleMarks } from './styleMarks.ts'
import { UnreadableFile } from './UnreadableFile.ts'
import { attribute } from './xmlText.ts'

/** More sheets than any ledger has; each costs a part to inflate. */
export const MAX_SHEETS = 200

export interface OpenXmlBook {
  readonly sheets: readonly SheetGrid[]
}

interface SheetPart {
  readonly name: string
  readonly part: string
  readonly hidden: boolean
}

/** Reads the package; throws `UnreadableFile` when it holds no workbook. */
export async function readOpenXmlBook(parts: GuardedPackage, file: string): Promise<OpenXmlBook> {
  const workbookPart = await findWorkbook(parts, file)
  const workbook = await parts.text(workbookPart)
  const relations = await readRelations(parts, workbookPart)
  const date1904 = /^(?:1|true)$/.test(
    attribute(/<(?:[\w.-]+:)?workbookPr\b([^>]*)>/.exec(workbook)?.[1] ?? '', 'date1904') ?? '',
  )
  const texts = await parts.text(partOf(relations, '/sharedStrings') ?? '')
  const styles = await parts.text(partOf(relations, '/styles') ?? '')
  const sources = {
    file,
    strings: sharedStrings(texts),
    formats: numberFormats(styles),
    marks: styleMarks(styles),
    struckStrings: struckStrings(texts),
    date1904,
  }
  const sheets: SheetGrid[] = []
  for (const sheet of sheetParts(workbook, relations, file)) {
    if (!parts.has(sheet.part)) throw damaged(file)
    const { grid, ...scanned } = sheetCells(await parts.text(sheet.part), { ...sources, sheet: sheet.name })
    const marks = await marksOf(parts, sheet.part, scanned)
    const hidden = sheet.hidden ? { hidden: true } : {}
    sheets.push({ name: sheet.name, ...grid, date1904, ...hidden, ...(marks === null ? {} : { marks }) })
  }
  return { sheets }
}

async function marksOf(
  parts: GuardedPackage,
  sheetPart: string,
  { struck, coloured }: Pick<SheetMarks, 'struck' | 'coloured'>,
): Promise<SheetMarks | null> {
  const { comments, textBoxes } = await sheetNotes(parts, sheetPart)
  const isBare = struck.length + coloured.length + comments.length + textBoxes.length === 0
  return isBare ? null : { struck, coloured, comments, textBoxes }
}

async function findWorkbook(parts: GuardedPackage, file: string): Promise<string> {
  const root = await parts.text('_rels/.rels')
  for (const [, tag = ''] of root.matchAll(/<(?:[\w.-]+:)?Relationship\b([^>]*)>/g)) {
    const target = (attribute(tag, 'Target') ?? '').replace(/^\//, '')
    if ((attribute(tag, 'Type') ?? '').endsWith('/officeDocument') && parts.has(target))
      return checkKind(target, file)
  }
  if (parts.has('xl/workbook.xml')) return 'xl/workbook.xml'
  throw notWorkbook(file)
}

function checkKind(target: string, file: string): string {
  if (/workbook[^/]*\.xml$/i.test(target) || /^xl\//i.test(target)) {
    if (!/\.bin$/i.test(target)) return target
    throw new UnreadableFile(
      'file.binary-workbook',
      `“${file}”是二进制工作簿（.xlsb），暂不能读取。请另存为 .xlsx 后重新报送。`,
    )
  }
  throw notWorkbook(file)
}

/** The refusal of a file that is something else. */
export function notWorkbook(file: string): UnreadableFile {
  return new UnreadableFile(
    'file.not-workbook',
    `没能认出“${file}”是 Excel 工作簿，没有读取。请用 Excel 或 WPS 打开看一看，另存为 .xlsx 后重新报送。`,
  )
}

function partOf(relations: ReadonlyMap<string, Relation>, type: string): string | undefined {
  return [...relations.values()].find((relation) => relation.type.endsWith(type))?.part
}

/** The worksheets in the workbook's order; chart sheets and macro sheets hold no ledger. */
function sheetParts(workbook: string, relations: ReadonlyMap<string, Relation>, file: string): SheetPart[] {
  const sheets: SheetPart[] = []
  for (const [, tag = ''] of workbook.matchAll(/<(?:[\w.-]+:)?sheet\b([^>]*)>/g)) {
    const relation = relations.get(/(?:^|\s)[\w.-]+:id\s*=\s*["']([^"']*)["']/.exec(tag)?.[1] ?? '')
    if (relation === undefined || !relation.type.endsWith('/worksheet')) continue
    const state = attribute(tag, 'state') ?? 'visible'
    sheets.push({ name: attribute(tag, 'name') ?? '', part: relation.part, hidden: state !== 'visible' })
  }
  if (sheets.length <= MAX_SHEETS) return sheets
  throw new UnreadableFile(
    'file.too-large',
    `“${file}”有 ${sheets.length} 张工作表，超过上限 ${MAX_SHEETS} 张。请分成几个文件报送。`,
  )
}
