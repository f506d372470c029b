/** The open workbook through Office.js. Each call has as few round trips as it can. */
import type { Cell, SheetGrid } from '#rules/grid'
import { LEDGER_TABLE, LIST_SHEET, type PlanValue, type SheetPlan } from '#rules/sheetPlan'
import { BASELINE_NAMESPACE, unwrapBaseline, wrapBaseline } from './baselinePart.ts'
import { cellInput } from './cellInput.ts'
import { supports } from './officeHost.ts'
import { isPayloadLimit, readGrid } from './readGrid.ts'
import {
  WorkbookProblem,
  type CellWrite,
  type LedgerUpdate,
  type OpenLedger,
  type Workbook,
} from './Workbook.ts'
import { setFormat, writePlan } from './writePlan.ts'

/** Rows asked for at once when the host could not answer for all. */
const ROWS_PER_READ = 500

/** The workbook that Excel has open. */
export function excelWorkbook(): Workbook {
  /** Id of the baseline's part, known after the first look; saves a round trip at every save. */
  let partId: string | null = null

  const keepBaseline = (context: Excel.RequestContext, xml: string): Excel.CustomXmlPart | null => {
    if (partId === null) {
      const part = context.workbook.customXmlParts.add(xml)
      part.load('id')
      return part
    }
    context.workbook.customXmlParts.getItem(partId).setXml(xml)
    return null
  }

  const findPart = async (context: Excel.RequestContext): Promise<void> => {
    const part = context.workbook.customXmlParts.getByNamespace(BASELINE_NAMESPACE).getOnlyItemOrNullObject()
    part.load('id')
    await context.sync()
    partId = part.isNullObject ? null : part.id
  }

  return {
    canOpenWorkbook: supports('1.8'),
    fileName: () => {
      const url = Office.context.document?.url ?? ''
      const name = url.split(/[/\\]/).at(-1) ?? ''
      return safeDecode(name.split('?')[0] ?? '')
    },
    sheets: () =>
      run(async (context) => {
        const { worksheets } = context.workbook
        worksheets.load('items/name,items/visibility')
        await context.sync()
        return worksheets.items.map((sheet) => ({
          name: sheet.name,
          visible: sheet.visibility === 'Visible',
        }))
      }),
    readActiveSheet: () =>
      run((context) => readGrid(context, context.workbook.worksheets.getActiveWorksheet())),
    readSheet: (name: string) =>
      run((context) => readGrid(context, context.workbook.worksheets.getItem(name))),
    writeLedger: (plan: SheetPlan, baseline: string) =>
      run(async (context) => {
        const xml = await wrapBaseline(baseline)
        const earlier = context.workbook.tables.getItemOrNullObject(LEDGER_TABLE)
        earlier.load('name')
        const lists = context.workbook.worksheets.getItemOrNullObject(LIST_SHEET)
        lists.load('name')
        await findPart(context)
        // The earlier ledger stays as an ordinary table on its own sheet.
        if (!earlier.isNullObject) earlier.name = `${LEDGER_TABLE}_${plan.sheetName.length}_${Date.now()}`
        if (!lists.isNullObject) lists.delete()
        const sheet = await writePlan(context, plan)
        sheet.activate()
        const part = keepBaseline(context, xml)
        await context.sync()
        if (part !== null) partId = part.id
      }),
    openLedger: () =>
      run(async (context): Promise<OpenLedger> => {
        const table = context.workbook.tables.getItemOrNullObject(LEDGER_TABLE)
        const range = table.getRange()
        range.load('values,rowIndex,columnIndex,rowCount,columnCount')
        const sheet = table.worksheet
        sheet.load('name')
        const part = context.workbook.customXmlParts
          .getByNamespace(BASELINE_NAMESPACE)
          .getOnlyItemOrNullObject()
        part.load('id')
        const xml = part.getXml()
        try {
          await context.sync()
        } catch (error) {
          if (!isPayloadLimit(error)) throw error
          return await openInParts(context)
        }
        partId = part.isNullObject ? null : part.id
        const baseline = part.isNullObject ? null : await unwrapBaseline(xml.value)
        if (table.isNullObject) return { grid: null, baseline }
        return { grid: gridOf(sheet.name, range.rowIndex, range.columnIndex, range.values), baseline }
      }),
    saveBaseline: (baseline: string) =>
      run(async (context) => {
        const part = keepBaseline(context, await wrapBaseline(baseline))
        await context.sync()
        if (part !== null) partId = part.id
      }),
    updateLedger: (update: LedgerUpdate) =>
      run(async (context) => {
        const xml = await wrapBaseline(update.baseline)
        const sheet = context.workbook.worksheets.getItem(update.sheet)
        writeRuns(sheet, update.cells)
        appendRows(context.workbook.tables.getItem(LEDGER_TABLE), update)
        const part = keepBaseline(context, xml)
        await context.sync()
        if (part !== null) partId = part.id
      }),
    writeCells: (name: string, cells: readonly CellWrite[]) =>
      run(async (context) => {
        writeRuns(context.workbook.worksheets.getItem(name), cells)
        await context.sync()
      }),
    select: (name: string, cell: string) =>
      run(async (context) => {
        const sheet = context.workbook.worksheets.getItem(name)
        sheet.activate()
        sheet.getRange(cell).select()
        await context.sync()
      }),
    watchLedger,
    openWorkbook: async (base64: string) => {
      try {
        await Excel.createWorkbook(base64)
      } catch (error) {
        throw problemOf(error)
      }
    },
  }
}

async function watchLedger(edited: () => void): Promise<() => Promise<void>> {
  const handler = await run(async (context) => {
    const table = context.workbook.tables.getItemOrNullObject(LEDGER_TABLE)
    table.load('name')
    await context.sync()
    if (table.isNullObject) return null
    const added = table.worksheet.onChanged.add((change) => {
      // A co-author's edit is his to send, and what the pane wrote itself is no edit.
      if (change.source === 'Local' && change.triggerSource !== 'ThisLocalAddin') edited()
      return Promise.resolve()
    })
    await context.sync()
    return added
  })
  return async () => {
    if (handler === null) return
    await Excel.run(handler.context, async (context) => {
      handler.remove()
      await context.sync()
    })
  }
}

/** The table in parts, for a ledger whose answer would pass the host's limit. */
async function openInParts(context: Excel.RequestContext): Promise<OpenLedger> {
  const table = context.workbook.tables.getItem(LEDGER_TABLE)
  const whole = table.getRange()
  whole.load('rowIndex,columnIndex,rowCount,columnCount')
  const sheet = table.worksheet
  sheet.load('name')
  const part = context.workbook.customXmlParts.getByNamespace(BASELINE_NAMESPACE).getOnlyItemOrNullObject()
  const xml = part.getXml()
  await context.sync()
  const values: unknown[][] = []
  for (let from = 0; from < whole.rowCount; from += ROWS_PER_READ) {
    const count = Math.min(ROWS_PER_READ, whole.rowCount - from)
    const range = sheet.getRangeByIndexes(whole.rowIndex + from, whole.columnIndex, count, whole.columnCount)
    range.load('values')
    await context.sync()
    values.push(...range.values)
  }
  const baseline = part.isNullObject ? null : await unwrapBaseline(xml.value)
  return { grid: gridOf(sheet.name, whole.rowIndex, whole.columnIndex, values), baseline }
}

function gridOf(name: string, top: number, left: number, values: readonly (readonly unknown[])[]): SheetGrid {
  const rows: (Cell | undefined)[][] = []
  for (const [index, line] of values.entries()) {
    const cells: (Cell | undefined)[] = []
    for (const [offset, value] of line.entries()) {
      if (typeof value === 'number' || typeof value === 'boolean') cells[left + offset] = { value }
      else if (typeof value === 'string' && value !== '') {
        cells[left + offset] = /^#[A-Z/0]+[!?]$|^#N\/A$/.test(value) ? { value, error: true } : { value }
      }
    }
    rows[top + index] = cells
  }
  return { name, rows, merges: [], date1904: false }
}

/** Cells below one another go as one range: the number of calls follows the columns, not the rows. */
function writeRuns(sheet: Excel.Worksheet, cells: readonly CellWrite[]): void {
  const ordered = cells.toSorted((a, b) => a.column - b.column || a.row - b.row)
  for (let at = 0; at < ordered.length;) {
    const first = ordered[at]
    if (first === undefined) return
    let end = at + 1
    while (ordered[end]?.column === first.column && ordered[end]?.row === first.row + end - at) end++
    const range = sheet.getRangeByIndexes(first.row, first.column, end - at, 1)
    writeAs(
      range,
      ordered.slice(at, end).map((cell) => cell.value),
      first.format,
    )
    at = end
  }
}

/** Lengthens the table by empty rows first: what new cells take for text depends on the format they inherit. */
function appendRows(table: Excel.Table, { newRows, newRowFormats }: LedgerUpdate): void {
  if (newRows.length === 0) return
  table.rows.add(
    undefined,
    newRows.map((row) => row.map(() => '')),
  )
  const added = table
    .getDataBodyRange()
    .getLastRow()
    .getOffsetRange(1 - newRows.length, 0)
    .getResizedRange(newRows.length - 1, 0)
  for (const [column, format] of newRowFormats.entries()) {
    writeAs(
      added.getColumn(column),
      newRows.map((row) => row[column] ?? null),
      format,
    )
  }
}

/** Sets the cells of one column. */
function writeAs(range: Excel.Range, values: readonly PlanValue[], format: string): void {
  // In a text cell an apostrophe might be kept as a sign of its own; in a general one it never is.
  if (format === '@') setFormat(range, 'General')
  range.values = values.map((value) => [cellInput(value)])
  if (format !== 'General') setFormat(range, format)
}

/**
 * One errand with a context of its own. Not `Excel.run`, which tracks every range for the errand's length and pays
 * a further round trip to let go of them; no range here is used after the cells around it may have moved.
 */
async function run<T>(work: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
  try {
    return await work(new Excel.RequestContext())
  } catch (error) {
    throw problemOf(error)
  }
}

function problemOf(error: unknown): WorkbookProblem {
  if (error instanceof WorkbookProblem) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'GeneralException'
  return new WorkbookProblem(code, error)
}

function safeDecode(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
