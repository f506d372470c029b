/** Writes a `SheetPlan` through Office.js: one batch, cut only where the host's limit of bytes asks for it. */
import { columnName } from '#rules/cells/grid'
import type { LedgerColumn } from '#rules/ledgerSheet/ledgerColumns'
import { markColours, type LedgerMark } from '#rules/ledgerSheet/ledgerMarks'
import type { PlanValue, SheetPlan } from '#rules/ledgerSheet/sheetPlan'
import { cellInput } from './cellInput.ts'
import { setFormat } from './guardedWrite.ts'
import { supports } from './officeHost.ts'

/** Excel on the web refuses requests above 5 MB; what else a batch says (formats, rules, baseline) needs room too. */
const BYTES_PER_BATCH = 4_200_000
/** Last row that rules and marks reach below the items, so that rows typed later have them before the table grows. */
const SPARE_ROWS = 200
/** A column's width in Office.js is in points; a character of 11-point 宋体 or 等线 takes about six. */
const POINTS_PER_CHARACTER = 6
/** Fonts that Office brings along in China; others fall back to the host's own. */
const BODY_FONT = '宋体'
const TITLE_FONT = '黑体'

/** Adds the plan's sheet and its hidden lists to the workbook; the caller syncs at the end. */
export async function writePlan(context: Excel.RequestContext, plan: SheetPlan): Promise<Excel.Worksheet> {
  writeLists(context, plan)
  const sheet = context.workbook.worksheets.add(plan.sheetName)
  writeTitle(sheet, plan)
  await writeItems(context, sheet, plan)
  formatColumns(sheet, plan)
  const table = sheet.tables.add(address(plan, plan.headerRow, lastRow(plan)), true)
  table.name = plan.tableName
  table.style = 'TableStyleLight1'
  if (supports('1.8'))
    for (const [index, column] of plan.columns.entries()) addRule(sheet, plan, column, index)
  if (supports('1.6')) for (const mark of plan.marks) addMark(sheet, plan, mark)
  sheet.freezePanes.freezeAt(sheet.getRange(`A1:${columnName(plan.frozenColumns - 1)}${plan.headerRow + 1}`))
  if (supports('1.9')) setUpPrint(sheet, plan)
  return sheet
}

function writeTitle(sheet: Excel.Worksheet, plan: SheetPlan): void {
  const first = plan.columns.findIndex((column) => !column.hidden)
  const title = sheet.getCell(0, first)
  title.values = [[cellInput(plan.title)]]
  title.format.font.bold = true
  title.format.font.size = 16
  title.format.font.name = TITLE_FONT
  const subtitle = sheet.getCell(1, first)
  subtitle.values = [[cellInput(plan.subtitle)]]
  subtitle.format.font.size = 10
  subtitle.format.font.color = '#595959'
}

async function writeItems(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  plan: SheetPlan,
): Promise<void> {
  const width = plan.columns.length
  const header = sheet.getRangeByIndexes(plan.headerRow, 0, 1, width)
  header.values = [plan.columns.map((column) => cellInput(column.label))]
  for (const part of chunks(plan.rows)) {
    const range = sheet.getRangeByIndexes(plan.firstItemRow + part.from, 0, part.rows.length, width)
    range.values = part.rows
    if (!part.last) await context.sync()
  }
}

/** Rows as inputs, in parts of at most `BYTES_PER_BATCH`. */
function* chunks(
  rows: readonly (readonly PlanValue[])[],
): Generator<{ from: number; rows: (string | number)[][]; last: boolean }> {
  let from = 0
  let part: (string | number)[][] = []
  let bytes = 0
  for (const [index, row] of rows.entries()) {
    const inputs = row.map(cellInput)
    const size = inputs.reduce<number>((sum, input) => sum + byteSize(input), 0)
    if (part.length > 0 && bytes + size > BYTES_PER_BATCH) {
      yield { from, rows: part, last: false }
      from = index
      part = []
      bytes = 0
    }
    part.push(inputs)
    bytes += size
  }
  yield { from, rows: part, last: true }
}

/** Bytes of the input in a JSON request, with its quotes and comma. */
function byteSize(input: string | number): number {
  if (typeof input === 'number') return String(input).length + 1
  let bytes = 3
  for (let at = 0; at < input.length; at++) {
    const code = input.charCodeAt(at)
    // A Chinese character takes three bytes, a quote or a line break its backslash; \u00 escapes are rare.
    bytes += code > 0x7ff ? 3 : code > 0x7f || code === 34 || code === 92 || code < 32 ? 2 : 1
  }
  return bytes
}

function formatColumns(sheet: Excel.Worksheet, plan: SheetPlan): void {
  const header = sheet.getRange(address(plan, plan.headerRow, plan.headerRow))
  header.format.font.bold = true
  header.format.fill.color = '#DCE6F1'
  header.format.horizontalAlignment = 'Center'
  header.format.wrapText = true
  const items = sheet.getRange(address(plan, plan.firstItemRow, lastRow(plan)))
  items.format.font.name = BODY_FONT
  items.format.font.size = 10
  items.format.wrapText = true
  items.format.verticalAlignment = 'Center'
  for (const [index, column] of plan.columns.entries()) {
    const name = columnName(index)
    // After the values, so that the apostrophe and not the format has decided what is text.
    const cells = sheet.getRange(`${name}${plan.firstItemRow + 1}:${name}${lastRow(plan) + 1 + SPARE_ROWS}`)
    setFormat(cells, column.format)
    cells.format.horizontalAlignment =
      column.align === 'center' ? 'Center' : column.align === 'right' ? 'Right' : 'Left'
    const whole = sheet.getRange(`${name}:${name}`)
    whole.format.columnWidth = column.width * POINTS_PER_CHARACTER
    if (column.hidden) whole.columnHidden = true
  }
}

function writeLists(context: Excel.RequestContext, plan: SheetPlan): void {
  const sheet = context.workbook.worksheets.add(plan.listSheetName)
  for (const [column, list] of plan.lists.entries()) {
    const range = sheet.getRangeByIndexes(0, column, list.values.length, 1)
    range.values = list.values.map((value) => [cellInput(value)])
  }
  sheet.visibility = 'VeryHidden'
}

function addRule(sheet: Excel.Worksheet, plan: SheetPlan, column: LedgerColumn, index: number): void {
  const name = columnName(index)
  const range = sheet.getRange(`${name}${plan.firstItemRow + 1}:${name}${lastRow(plan) + 1 + SPARE_ROWS}`)
  const { rule } = column
  if (column.prompt !== null) {
    range.dataValidation.prompt = { title: column.label, message: column.prompt, showPrompt: true }
  }
  if (rule === null) return
  const alert = alertOf(column)
  range.dataValidation.ignoreBlanks = true
  range.dataValidation.errorAlert = {
    title: column.label,
    message: alert.message,
    style: alert.style,
    showAlert: true,
  }
  if (rule.kind === 'list') {
    const list = plan.lists.findIndex((one) => one.name === rule.list)
    const values = plan.lists[list]?.values.length ?? 0
    const letter = columnName(list)
    const source = `='${plan.listSheetName}'!$${letter}$1:$${letter}$${values}`
    range.dataValidation.rule = { list: { inCellDropDown: true, source } }
  } else if (rule.kind === 'day') {
    range.dataValidation.rule = {
      date: { operator: 'Between', formula1: '2000-01-01', formula2: '2099-12-31' },
    }
  } else if (rule.kind === 'length') {
    range.dataValidation.rule = { textLength: { operator: 'LessThanOrEqualTo', formula1: rule.max } }
  } else {
    range.dataValidation.rule = { custom: { formula: '=FALSE' } }
  }
}

function alertOf(column: LedgerColumn): { style: 'Stop' | 'Warning'; message: string } {
  const rule = column.rule
  if (rule?.kind === 'given') return { style: 'Stop', message: '编号由系统给定，不用填写。' }
  if (rule?.kind === 'office')
    return { style: 'Stop', message: '此栏由办公室填写。需要销号的，请在任务窗格中申请。' }
  if (rule?.kind === 'day') {
    return {
      style: 'Warning',
      message: '请写成“年-月-日”（年四位，月日各两位）。写不成确定日期的，写在“时限原文”。仍要保留吗？',
    }
  }
  if (rule?.kind === 'length') return { style: 'Stop', message: `最多 ${rule.max} 字。` }
  return rule?.kind === 'list' && !rule.strict
    ? { style: 'Warning', message: '不在本台账已有的名称中。确认没有写错吗？' }
    : { style: 'Stop', message: '请从下拉列表中选择。' }
}

function addMark(sheet: Excel.Worksheet, plan: SheetPlan, mark: LedgerMark): void {
  for (const key of mark.columns) {
    const name = columnName(plan.columns.findIndex((column) => column.key === key))
    const range = sheet.getRange(`${name}${plan.firstItemRow + 1}:${name}${lastRow(plan) + 1 + SPARE_ROWS}`)
    const format = range.conditionalFormats.add('Custom')
    format.custom.rule.formula = mark.formula
    format.custom.format.fill.color = markColours[mark.colour].fill
    format.custom.format.font.color = markColours[mark.colour].font
    format.stopIfTrue = true
  }
}

function setUpPrint(sheet: Excel.Worksheet, plan: SheetPlan): void {
  const { pageLayout } = sheet
  pageLayout.orientation = 'Landscape'
  pageLayout.paperSize = plan.print.paper === 'A3' ? 'A3' : 'A4'
  pageLayout.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 }
  pageLayout.setPrintTitleRows(`$${plan.headerRow + 1}:$${plan.headerRow + 1}`)
  pageLayout.centerHorizontally = true
  pageLayout.headersFooters.defaultForAllPages.centerHeader = plan.print.header.replaceAll('&', '&&')
  pageLayout.headersFooters.defaultForAllPages.centerFooter = '第 &P 页，共 &N 页'
}

function lastRow(plan: SheetPlan): number {
  return plan.firstItemRow + plan.rows.length - 1
}

function address(plan: SheetPlan, from: number, to: number): string {
  return `A${from + 1}:${columnName(plan.columns.length - 1)}${to + 1}`
}
