/** The open workbook through Office.js. Each call has as few round trips as it can. */
import { LEDGER_TABLE, LIST_SHEET, type SheetPlan } from '#rules/ledgerSheet/sheetPlan'
import { BASELINE_NAMESPACE, wrapBaseline } from './baselinePart.ts'
import { isAsSeen, putBack, writeAs, writeGuarded } from './guardedWrite.ts'
import { supports } from './officeHost.ts'
import { readGrid } from './readGrid.ts'
import { tableReader } from './readTable.ts'
import {
  WorkbookProblem,
  type CellWrite,
  type LedgerUpdate,
  type OpenLedger,
  type Survey,
  type Workbook,
} from './Workbook.ts'
import { writePlan } from './writePlan.ts'

/** The workbook that Excel has open. */
export class ExcelWorkbook implements Workbook {
  readonly canOpenWorkbook = supports('1.8')
  /** Id of the baseline's part, known after the first look; saves a round trip at every save. */
  #partId: string | null = null
  /** The table was seen: its sheet can be watched without asking for it first. */
  #hasLedger = false
  readonly #reader = tableReader()

  fileName(): string {
    const url = Office.context.document?.url ?? ''
    const name = url.split(/[/\\]/).at(-1) ?? ''
    return safeDecode(name.split('?')[0] ?? '')
  }

  survey(): Promise<Survey> {
    return run(async (context) => {
      const { worksheets } = context.workbook
      worksheets.load('items/name,items/visibility')
      const ledger = context.workbook.tables.getItemOrNullObject(LEDGER_TABLE)
      ledger.load('name')
      const ledgerSheet = ledger.worksheet
      ledgerSheet.load('name')
      const { grid, mergesKnown } = await readGrid(context, worksheets.getActiveWorksheet())
      return {
        grid,
        mergesKnown,
        sheets: worksheets.items.map(({ name, visibility }) => ({
          name,
          visible: visibility === 'Visible',
        })),
        ledgerSheet: ledger.isNullObject ? null : ledgerSheet.name,
      }
    })
  }

  readSheet(name: string): ReturnType<Workbook['readSheet']> {
    return run((context) => readGrid(context, context.workbook.worksheets.getItem(name)))
  }

  writeLedger(plan: SheetPlan, baseline: string): Promise<void> {
    return run(async (context) => {
      const xml = await wrapBaseline(baseline)
      const earlier = context.workbook.tables.getItemOrNullObject(LEDGER_TABLE)
      earlier.load('name')
      const lists = context.workbook.worksheets.getItemOrNullObject(LIST_SHEET)
      lists.load('name')
      await this.#findPart(context)
      // The earlier ledger stays as an ordinary table on its own sheet.
      if (!earlier.isNullObject) earlier.name = `${LEDGER_TABLE}_${plan.sheetName.length}_${Date.now()}`
      if (!lists.isNullObject) lists.delete()
      const sheet = await writePlan(context, plan)
      sheet.activate()
      await this.#syncWith(context, xml)
      this.#hasLedger = true
    })
  }

  openLedger(): Promise<OpenLedger> {
    return run(async (context) => {
      const opened = await this.#reader.open(context)
      this.#partId = opened.partId
      this.#hasLedger = opened.grid !== null
      return { grid: opened.grid, baseline: opened.baseline }
    })
  }

  updateLedger(update: LedgerUpdate): Promise<boolean> {
    return run(async (context) => {
      const xml = await wrapBaseline(update.baseline)
      const sheet = context.workbook.worksheets.getItem(update.sheet)
      const glance = writeGuarded(sheet, update.cells, update.seen)
      appendRows(context.workbook.tables.getItem(LEDGER_TABLE), update)
      await this.#syncWith(context, xml)
      if (isAsSeen(glance)) return true
      // Rows added at the end are right wherever the others stand; they stay, and are found when it is tried again.
      putBack(sheet, glance)
      await this.#syncWith(context, await wrapBaseline(update.before))
      return false
    })
  }

  writeCells(name: string, cells: readonly CellWrite[]): Promise<boolean> {
    return run(async (context) => {
      const sheet = context.workbook.worksheets.getItem(name)
      const glance = writeGuarded(sheet, cells, null)
      await context.sync()
      if (isAsSeen(glance)) return true
      putBack(sheet, glance)
      await context.sync()
      return false
    })
  }

  select(name: string, cell: string): Promise<void> {
    return run(async (context) => {
      const sheet = context.workbook.worksheets.getItem(name)
      sheet.activate()
      sheet.getRange(cell).select()
      await context.sync()
    })
  }

  watchLedger(edited: () => void): Promise<() => Promise<void>> {
    return watchLedger(edited, this.#hasLedger)
  }

  async openWorkbook(base64: string): Promise<void> {
    try {
      await Excel.createWorkbook(base64)
    } catch (error) {
      throw problemOf(error)
    }
  }

  async #findPart(context: Excel.RequestContext): Promise<void> {
    const part = context.workbook.customXmlParts.getByNamespace(BASELINE_NAMESPACE).getOnlyItemOrNullObject()
    part.load('id')
    await context.sync()
    this.#partId = part.isNullObject ? null : part.id
  }

  /** Sends what was asked of the workbook, and the baseline with it. */
  async #syncWith(context: Excel.RequestContext, baseline: string): Promise<void> {
    const { customXmlParts } = context.workbook
    if (this.#partId !== null) {
      customXmlParts.getItem(this.#partId).setXml(baseline)
      return context.sync()
    }
    const part = customXmlParts.add(baseline)
    part.load('id')
    await context.sync()
    this.#partId = part.id
  }
}

async function watchLedger(edited: () => void, isThere: boolean): Promise<() => Promise<void>> {
  const handlers = await run(async (context) => {
    const table = context.workbook.tables.getItemOrNullObject(LEDGER_TABLE)
    if (!isThere) {
      table.load('name')
      await context.sync()
      if (table.isNullObject) return null
    }
    const { worksheet } = table
    const added: { remove(): void }[] = [
      worksheet.onChanged.add((change) => {
        // A co-author's edit is his to send, and what the pane wrote itself is no edit.
        if (change.source === 'Local' && change.triggerSource !== 'ThisLocalAddin') edited()
        return Promise.resolve()
      }),
    ]
    // After a sort the findings stand in other cells than those shown.
    if (supports('1.10')) {
      added.push(
        worksheet.onRowSorted.add(() => {
          edited()
          return Promise.resolve()
        }),
      )
    }
    await context.sync()
    return { context, added }
  })
  return async () => {
    if (handlers === null) return
    await Excel.run(handlers.context, async (context) => {
      for (const handler of handlers.added) handler.remove()
      await context.sync()
    })
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
