/** The standard ledger's table and the baseline beside it: one round trip, or as many as the host's limit asks for. */
import type { Cell, SheetGrid } from '#rules/cells/grid'
import { LEDGER_TABLE } from '#rules/ledgerSheet/sheetPlan'
import { BASELINE_NAMESPACE, unwrapBaseline } from './baselinePart.ts'
import { isPayloadLimit } from './readGrid.ts'
import type { OpenLedger } from './Workbook.ts'

/** Rows asked for at once when the host could not answer for all; halved when even these are too many. */
const FIRST_PART_ROWS = 6000

interface TableReader {
  /** `partId`: where the baseline lies; null when there is none. */
  open(context: Excel.RequestContext): Promise<OpenLedger & { readonly partId: string | null }>
}

/** A reader that remembers how much of this workbook's table the host answers for at once. */
export function tableReader(): TableReader {
  /** Null: the whole table at once. */
  let rowsAtOnce: number | null = null
  return {
    open: async (context) => {
      for (;;) {
        try {
          return await read(context, rowsAtOnce)
        } catch (error) {
          if (!isPayloadLimit(error) || rowsAtOnce === 1) throw error
          rowsAtOnce = rowsAtOnce === null ? FIRST_PART_ROWS : Math.ceil(rowsAtOnce / 2)
        }
      }
    },
  }
}

async function read(
  context: Excel.RequestContext,
  rowsAtOnce: number | null,
): Promise<OpenLedger & { readonly partId: string | null }> {
  const table = context.workbook.tables.getItemOrNullObject(LEDGER_TABLE)
  const whole = table.getRange()
  whole.load('rowIndex,columnIndex,rowCount,columnCount')
  // Counted from the heading, the first part may reach below a short table: those rows are empty and fall away.
  const first = rowsAtOnce === null ? whole : table.getHeaderRowRange().getResizedRange(rowsAtOnce - 1, 0)
  first.load('values')
  const sheet = table.worksheet
  sheet.load('name')
  const part = context.workbook.customXmlParts.getByNamespace(BASELINE_NAMESPACE).getOnlyItemOrNullObject()
  part.load('id')
  const xml = part.getXml()
  await context.sync()
  const partId = part.isNullObject ? null : part.id
  const baseline = part.isNullObject ? null : await unwrapBaseline(xml.value)
  if (table.isNullObject) return { grid: null, baseline, partId }
  const values: unknown[][] = first.values.slice(0, whole.rowCount)
  while (values.length < whole.rowCount) {
    const count = Math.min(rowsAtOnce ?? whole.rowCount, whole.rowCount - values.length)
    const range = sheet.getRangeByIndexes(
      whole.rowIndex + values.length,
      whole.columnIndex,
      count,
      whole.columnCount,
    )
    range.load('values')
    await context.sync()
    values.push(...range.values)
  }
  return { grid: gridOf(sheet.name, whole.rowIndex, whole.columnIndex, values), baseline, partId }
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
