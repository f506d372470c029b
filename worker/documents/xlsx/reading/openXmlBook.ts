/** An .xlsx or .xlsm package as grids: workbook, relations, styles, texts, then each worksheet. */
import type { SheetGrid } from '#rules/cells/grid'
import { damaged, type GuardedPackage } from './guard.ts'
import { numberFormats } from './numberFormats.ts'
import { sharedStrings } from './sharedStrings.ts'
import { sheetCells } from './sheetCells.ts'
import { UnreadableFile } from './UnreadableFile.ts'
import { attribute } from './xmlText.ts'

/** More sheets than any ledger has; each costs a part to inflate. */
export const MAX_SHEETS = 200

export interface OpenXmlBook {
  readonly sheets: readonly SheetGrid[]
  readonly notes: readonly string[]
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
  const folder = workbookPart.slice(0, workbookPart.lastIndexOf('/') + 1)
  const relations = await readRelations(parts, folder, workbookPart)
  const date1904 = /^(?:1|true)$/.test(
    attribute(/<(?:[\w.-]+:)?workbookPr\b([^>]*)>/.exec(workbook)?.[1] ?? '', 'date1904') ?? '',
  )
  const strings = sharedStrings(await parts.text(partOf(relations, '/sharedStrings') ?? ''))
  const formats = numberFormats(await parts.text(partOf(relations, '/styles') ?? ''))
  const sheets: SheetGrid[] = []
  const notes: string[] = []
  for (const sheet of sheetParts(workbook, relations, file)) {
    if (!parts.has(sheet.part)) throw damaged(file)
    const scanned = sheetCells(await parts.text(sheet.part), {
      file,
      sheet: sheet.name,
      strings,
      formats,
      date1904,
    })
    sheets.push({ name: sheet.name, ...scanned.grid, date1904, ...(sheet.hidden ? { hidden: true } : {}) })
    if (scanned.uncalculated !== null) notes.push(uncalculatedNote(sheet.name, scanned.uncalculated))
  }
  return { sheets, notes }
}

function uncalculatedNote(sheet: string, { first, count }: { first: string; count: number }): string {
  return `工作表“${sheet}”有 ${count} 个公式没有保存计算结果（如 ${first}），按空白读取。请用 Excel 或 WPS 打开保存一次后再报送。`
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
    `“${file}”不是 Excel 工作簿，无法读取。请报送 .xlsx、.xls 或 .csv 格式的台账。`,
  )
}

interface Relation {
  readonly type: string
  readonly part: string
}

async function readRelations(
  parts: GuardedPackage,
  folder: string,
  workbook: string,
): Promise<Map<string, Relation>> {
  const name = workbook.slice(folder.length)
  const xml = await parts.text(`${folder}_rels/${name}.rels`)
  const relations = new Map<string, Relation>()
  for (const [, tag = ''] of xml.matchAll(/<(?:[\w.-]+:)?Relationship\b([^>]*)>/g)) {
    const target = attribute(tag, 'Target') ?? ''
    const part = target.startsWith('/') ? target.slice(1) : resolve(folder, target)
    relations.set(attribute(tag, 'Id') ?? '', { type: attribute(tag, 'Type') ?? '', part })
  }
  return relations
}

function resolve(folder: string, target: string): string {
  const steps = folder.split('/').filter((step) => step !== '')
  for (const step of target.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
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
