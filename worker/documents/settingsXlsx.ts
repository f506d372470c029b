/** The settings sheet as a file, for offices without the add-in: the same sheet, to be sent back filled. */
import {
  SETTINGS_SHEET,
  type SettingsRow,
  type SettingsRule,
  type SettingsSheet,
} from '#rules/settings/settingsSheet'
import { bodyFont, bodySize } from './summary/looks.ts'
import { lineCount } from './textMeasure.ts'
import type { CellLook, PlacedCell, PlacedRule, PlacedSheet } from './xlsx/writing/placed.ts'
import { writeWorkbook } from './xlsx/write.ts'

const plain: CellLook = {
  font: bodyFont,
  size: bodySize,
  vertical: 'center',
  wrap: true,
  horizontal: 'left',
  border: 'BFC5CC',
}
const looks: Readonly<Record<SettingsRow['kind'], CellLook>> = {
  title: { font: '黑体', size: 16, bold: true, vertical: 'center' },
  note: { font: bodyFont, size: 9, colour: '5F6368', vertical: 'center' },
  section: { font: '黑体', size: 12, bold: true, vertical: 'center' },
  header: { ...plain, bold: true, fill: 'DDE6F0', horizontal: 'center' },
  values: plain,
  blank: { font: bodyFont, size: bodySize },
}

/** In points. */
const heights: Readonly<Record<SettingsRow['kind'], number>> = {
  title: 30,
  note: 16,
  section: 24,
  header: 20,
  values: 20,
  blank: 10,
}

/** A further line of the body's size. */
const LINE_POINTS = 15
/** Of a column's width, what a cell keeps free at its sides. */
const CELL_MARGIN = 1

/** The file's bytes, piece by piece. */
export function settingsXlsx(sheet: SettingsSheet, campaign: string): AsyncIterable<Uint8Array> {
  return writeWorkbook({
    title: `${campaign}专项设置`,
    creator: '台账通',
    font: { name: bodyFont, size: bodySize },
    sheets: [placedSheet(sheet, campaign)],
  })
}

function placedSheet(sheet: SettingsSheet, campaign: string): PlacedSheet {
  return {
    name: sheet.name,
    tabColour: '3D73C4',
    columns: sheet.widths.map((width) => ({ width })),
    list: null,
    cells: new Map(sheet.rows.map((row, index) => [index, placedRow(row)])),
    heights: new Map(sheet.rows.map((row, index) => [index, heightOf(row, sheet.widths)])),
    merges: [],
    freeze: { rows: 0, columns: 0 },
    tables: [],
    highlights: [],
    charts: [],
    breaks: [],
    rules: sheet.rules.flatMap(placedRule),
    page: {
      paper: 'a4',
      orientation: 'landscape',
      pagesAcross: 1,
      onePage: false,
      repeatRow: null,
      repeatColumns: 0,
      headerLeft: campaign,
      headerRight: sheet.name,
    },
    gridLines: true,
  }
}

/** Rows of values grow with their longest text; a title may run on beyond its column. */
function heightOf({ kind, cells }: SettingsRow, widths: readonly number[]): number {
  if (kind !== 'values') return heights[kind]
  const lines = cells.map(({ value }, column) =>
    typeof value === 'string' ? lineCount(value, (widths[column] ?? 0) - CELL_MARGIN) : 1,
  )
  return heights.values + (Math.max(1, ...lines) - 1) * LINE_POINTS
}

/** A warning only: the check says the rest in whole sentences. */
function placedRule({ top, bottom, column, rule }: SettingsRule): PlacedRule[] {
  const place = { range: { top, bottom, left: column, right: column }, title: SETTINGS_SHEET, stops: false }
  if (rule.kind === 'list') {
    const source = `"${rule.values.join(',')}"`
    return [{ kind: 'list', source, error: '请从下拉列表中选择。仍要保留吗？', ...place }]
  }
  if (rule.kind !== 'day') return []
  return [{ kind: 'day', error: '请写成“年-月-日”（年四位，月日各两位）。仍要保留吗？', ...place }]
}

function placedRow({ kind, cells }: SettingsRow): Map<number, PlacedCell> {
  return new Map(
    cells.map(({ value, format }, column) => [
      column,
      { look: { ...looks[kind], format }, ...(value === null ? {} : { value }) },
    ]),
  )
}
