/** 专项设置表 in the open workbook: written as a sheet of its own, read back as a grid. */
import type { SheetGrid } from '#rules/cells/grid'
import {
  SETTINGS_SHEET,
  type SettingsRow,
  type SettingsRule,
  type SettingsSheet,
} from '#rules/settings/settingsSheet'
import { cellInput } from './cellInput.ts'
import { setFormat } from './guardedWrite.ts'
import { supports } from './officeHost.ts'
import { readGrid } from './readGrid.ts'
import { WorkbookProblem } from './Workbook.ts'

/** As in writePlan.ts: points for a character of body text. */
const POINTS_PER_CHARACTER = 6
const BODY_FONT = '宋体'
const TITLE_FONT = '黑体'

const BODY_SIZE = 10.5
const sizes: Readonly<Partial<Record<SettingsRow['kind'], number>>> = { title: 16, note: 9, section: 12 }

/** Writes the sheet; one of an earlier time stays, under another name. */
export async function writeSettings(plan: SettingsSheet): Promise<void> {
  await asked(async (context) => {
    const { worksheets } = context.workbook
    worksheets.load('items/name')
    await context.sync()
    const names = worksheets.items.map(({ name }) => name)
    const earlier = worksheets.items.find(({ name }) => name === plan.name)
    if (earlier !== undefined) earlier.name = freeName(plan.name, names)
    const sheet = worksheets.add(plan.name)
    const width = plan.widths.length
    const values = sheet.getRangeByIndexes(0, 0, plan.rows.length, width)
    values.format.font.name = BODY_FONT
    values.format.font.size = BODY_SIZE
    values.format.verticalAlignment = 'Center'
    values.values = plan.rows.map(({ cells }) =>
      Array.from({ length: width }, (_, column) => cellInput(cells[column]?.value ?? null)),
    )
    for (const [row, { kind }] of plan.rows.entries()) writeLook(sheet, row, kind, width)
    writeFormats(sheet, plan)
    for (const [column, characters] of plan.widths.entries()) {
      sheet.getRangeByIndexes(0, column, 1, 1).getEntireColumn().format.columnWidth =
        characters * POINTS_PER_CHARACTER
    }
    if (supports('1.8')) for (const rule of plan.rules) addRule(sheet, rule)
    sheet.activate()
    await context.sync()
  })
}

/** The settings sheet as it stands; null when the workbook has none. */
export async function readSettingsSheet(): Promise<SheetGrid | null> {
  return asked(async (context) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(SETTINGS_SHEET)
    sheet.load('name')
    await context.sync()
    return sheet.isNullObject ? null : (await readGrid(context, sheet)).grid
  })
}

function writeLook(sheet: Excel.Worksheet, row: number, kind: SettingsRow['kind'], width: number): void {
  if (kind === 'blank' || kind === 'values') return
  const { format } = sheet.getRangeByIndexes(row, 0, 1, width)
  format.font.size = sizes[kind] ?? BODY_SIZE
  if (kind === 'title' || kind === 'section') format.font.name = TITLE_FONT
  if (kind !== 'note') format.font.bold = true
  if (kind === 'note') format.font.color = '#595959'
  if (kind === 'header') format.fill.color = '#DCE6F1'
}

/** Cells of one format below each other go as one range: calls follow the sections, not the rows. */
function writeFormats(sheet: Excel.Worksheet, { rows, widths }: SettingsSheet): void {
  for (const column of widths.keys()) {
    const formatAt = (row: number): string | null =>
      rows[row]?.kind === 'values' ? (rows[row].cells[column]?.format ?? null) : null
    for (let top = 0; top < rows.length; top++) {
      const format = formatAt(top)
      if (format === null) continue
      let bottom = top
      while (formatAt(bottom + 1) === format) bottom++
      const range = sheet.getRangeByIndexes(top, column, bottom - top + 1, 1)
      // After the values, so that the apostrophe and not the format has decided what is text.
      setFormat(range, format)
      range.format.wrapText = true
      range.format.horizontalAlignment = 'Left'
      top = bottom
    }
  }
}

function addRule(sheet: Excel.Worksheet, { top, bottom, column, rule }: SettingsRule): void {
  const { dataValidation } = sheet.getRangeByIndexes(top, column, bottom - top + 1, 1)
  dataValidation.ignoreBlanks = true
  // The check says the rest in whole sentences; a warning here lets an unusual value be typed first.
  dataValidation.errorAlert = {
    title: SETTINGS_SHEET,
    message: alertOf(rule),
    style: 'Warning',
    showAlert: true,
  }
  if (rule.kind === 'list') {
    dataValidation.rule = { list: { inCellDropDown: true, source: rule.values.join(',') } }
  } else if (rule.kind === 'day') {
    dataValidation.rule = { date: { operator: 'Between', formula1: '2000-01-01', formula2: '2099-12-31' } }
  } else {
    dataValidation.rule = {
      wholeNumber: { operator: 'Between', formula1: rule.from, formula2: rule.to },
    }
  }
}

function alertOf(rule: SettingsRule['rule']): string {
  if (rule.kind === 'list') return '请从下拉列表中选择。仍要保留吗？'
  if (rule.kind === 'day') return '请写成“年-月-日”（年四位，月日各两位）。仍要保留吗？'
  return `请填 ${rule.from} 到 ${rule.to} 之间的整数。仍要保留吗？`
}

function freeName(name: string, taken: readonly string[]): string {
  let n = 1
  while (taken.includes(`${name}（旧${n}）`)) n++
  return `${name}（旧${n}）`
}

async function asked<T>(work: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
  try {
    return await work(new Excel.RequestContext())
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'GeneralException'
    throw new WorkbookProblem(code, error)
  }
}
