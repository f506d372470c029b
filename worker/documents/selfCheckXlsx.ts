/**
 * The self-checking ledger (自查表) as an .xlsx file: the standard ledger of `sheetPlan` with its drop-downs, checks
 * and colours, for units that have no add-in. It comes back through the uploads and is known by its row ids.
 */
import { columnName } from '#rules/cells/grid'
import { isComputed, type LedgerColumn } from '#rules/ledgerSheet/ledgerColumns'
import { markColours, type LedgerMark } from '#rules/ledgerSheet/ledgerMarks'
import { RULES_SHEET, type RulesSheet } from '#rules/ledgerSheet/selfCheckRules'
import { planValue, type SheetPlan, type SheetPlanOptions } from '#rules/ledgerSheet/sheetPlan'
import type {
  CellLook,
  CellRange,
  Highlight,
  PlacedCell,
  PlacedRule,
  PlacedSheet,
} from './xlsx/writing/placed.ts'
import { textWidth } from './textMeasure.ts'
import { writeWorkbook } from './xlsx/write.ts'

/** Empty rows of the table to type into; rules and colours reach further, for when the table grows. */
const EMPTY_ROWS = 20
const RULE_ROWS = 500
/** In points: a line of 10-point text, the least row, and the most that Excel allows. */
const LINE_HEIGHT = 13.5
const LEAST_HEIGHT = 20
const MAX_HEIGHT = 409
/** Kept inside Excel's limits: 32 characters of a title, 255 of a message. */
const MAX_MESSAGE = 250

const BODY: CellLook = { font: '宋体', size: 10, vertical: 'center', wrap: true, border: 'BFBFBF' }
const TITLE: CellLook = { font: '黑体', size: 16, bold: true }
const SUBTITLE: CellLook = { font: '宋体', size: 10, colour: '595959' }
const HEADER: CellLook = { ...BODY, bold: true, fill: 'DCE6F1', horizontal: 'center' }
const PLAIN: CellLook = { font: '宋体', size: 11, vertical: 'top', wrap: true }

/** The file's bytes, piece by piece; the same ledger on the same day always gives the same. */
export function writeSelfCheck(
  plan: SheetPlan,
  rules: RulesSheet,
  options: SheetPlanOptions,
): AsyncIterable<Uint8Array> {
  return writeWorkbook({
    title: plan.title,
    creator: 'LedgerLoop · 台账通',
    font: { name: '宋体', size: 10 },
    sheets: [ledgerSheet(plan, rules, options), rulesSheet(rules), listSheet(plan)],
  })
}

function ledgerSheet(plan: SheetPlan, { stamp }: RulesSheet, options: SheetPlanOptions): PlacedSheet {
  const looks = plan.columns.map(lookOf)
  const first = plan.columns.findIndex(({ hidden }) => !hidden)
  const itemRows = plan.rows.some((row) => row.some((value) => value !== null)) ? plan.rows.length : 0
  const last = plan.firstItemRow + itemRows + EMPTY_ROWS - 1
  const cells = new Map<number, Map<number, PlacedCell>>([
    [0, new Map([[first, { value: plan.title, look: TITLE }]])],
    [1, new Map([[first, { value: plan.subtitle, look: SUBTITLE }]])],
    [plan.headerRow, new Map(plan.columns.map(({ label }, at) => [at, { value: label, look: HEADER }]))],
  ])
  for (let row = plan.firstItemRow; row <= last; row++) {
    const at = row - plan.firstItemRow
    const values = at < itemRows ? plan.rows[at] : undefined
    cells.set(row, itemCells({ plan, looks, options }, row, values))
  }
  return {
    ...emptySheet(plan.sheetName, '2F5597'),
    columns: plan.columns.map(({ width, hidden }) => ({ width: width + 1, ...(hidden ? { hidden } : {}) })),
    cells,
    heights: new Map([
      [0, 26],
      [plan.headerRow, 30],
      ...Array.from({ length: last - plan.firstItemRow + 1 }, (_, at): [number, number] => [
        plan.firstItemRow + at,
        heightOf(plan, at < itemRows ? (plan.rows[at] ?? []) : []),
      ]),
    ]),
    freeze: { rows: plan.firstItemRow, columns: plan.frozenColumns },
    tables: [
      {
        name: plan.tableName,
        range: { top: plan.headerRow, left: 0, bottom: last, right: plan.columns.length - 1 },
        columns: plan.columns.map(({ label }) => label),
      },
    ],
    highlights: plan.marks.flatMap((mark) => highlightsOf(mark, plan)),
    rules: plan.columns.flatMap((column, at) => ruleOf(plan, column, at)),
    page: pageOf(plan, stamp),
  }
}

function pageOf({ print, headerRow }: SheetPlan, stamp: string): PlacedSheet['page'] {
  return {
    paper: print.paper === 'A3' ? 'a3' : 'a4',
    orientation: print.orientation,
    pagesAcross: 1,
    onePage: false,
    repeatRow: headerRow,
    repeatColumns: 0,
    headerLeft: print.header,
    headerRight: stamp,
  }
}

interface ItemSetting {
  readonly plan: SheetPlan
  readonly looks: readonly CellLook[]
  readonly options: SheetPlanOptions
}

/** `values` undefined: an empty row, which has its formula all the same. */
function itemCells(
  { plan, looks, options }: ItemSetting,
  row: number,
  values: SheetPlan['rows'][number] | undefined,
): Map<number, PlacedCell> {
  return new Map(
    plan.columns.map(({ key }, column): [number, PlacedCell] => {
      const look = looks[column] ?? BODY
      const value = isComputed(key)
        ? planValue(key, { id: '', version: 0, content: {} }, options, { columns: plan.columns, row })
        : (values?.[column] ?? null)
      if (value === null || typeof value !== 'object') return [column, { value, look }]
      return [column, { formula: value.formula.replace(/^=/, ''), look }]
    }),
  )
}

/** Tall enough for the longest of its texts, as far as Excel lets a row be. */
function heightOf({ columns }: SheetPlan, values: SheetPlan['rows'][number]): number {
  const lines = values.map((value, column) =>
    typeof value === 'string' && columns[column]?.hidden === false
      ? value
          .split('\n')
          .reduce(
            (sum, line) => sum + Math.max(1, Math.ceil(textWidth(line) / (columns[column]?.width ?? 1))),
            0,
          )
      : 1,
  )
  return Math.min(MAX_HEIGHT, Math.max(LEAST_HEIGHT, LINE_HEIGHT * Math.max(1, ...lines) + 4))
}

function lookOf({ format, align }: LedgerColumn): CellLook {
  return { ...BODY, horizontal: align, ...(format === 'General' ? {} : { format }) }
}

function rangeOf(plan: SheetPlan, column: number): CellRange {
  return { top: plan.firstItemRow, left: column, bottom: plan.firstItemRow + RULE_ROWS, right: column }
}

function highlightsOf({ columns, formula, colour }: LedgerMark, plan: SheetPlan): Highlight[] {
  const { fill, font } = markColours[colour]
  return columns.map((key) => ({
    kind: 'formula',
    range: rangeOf(
      plan,
      plan.columns.findIndex((column) => column.key === key),
    ),
    formula: formula.replace(/^=/, ''),
    colour: font.replace('#', ''),
    fill: fill.replace('#', ''),
  }))
}

function ruleOf(plan: SheetPlan, column: LedgerColumn, at: number): PlacedRule[] {
  const { rule, label, prompt } = column
  const range = rangeOf(plan, at)
  const said = { range, title: label, ...(prompt === null ? {} : { prompt: prompt.slice(0, MAX_MESSAGE) }) }
  switch (rule?.kind) {
    case 'list': {
      const list = plan.lists.findIndex(({ name }) => name === rule.list)
      const letter = columnName(list)
      const source = `'${plan.listSheetName}'!$${letter}$1:$${letter}$${plan.lists[list]?.values.length ?? 1}`
      return rule.strict
        ? [{ ...said, kind: 'list', source, stops: true, error: '请从下拉列表中选择。' }]
        : [{ ...said, kind: 'list', source, stops: false, error: '不在本台账已有的名称中。确认没有写错吗？' }]
    }
    case 'day':
      return [
        {
          ...said,
          kind: 'day',
          stops: false,
          error: '请写成“年-月-日”（年四位，月日各两位）。写不成确定日期的，写在“时限原文”。仍要保留吗？',
        },
      ]
    case 'length':
      return [{ ...said, kind: 'length', max: rule.max, stops: true, error: `最多 ${rule.max} 字。` }]
    case 'given':
      return [{ ...said, kind: 'never', stops: true, error: '编号由系统给定，不用填写。' }]
    case 'office':
      return [{ ...said, kind: 'never', stops: true, error: '此栏由办公室填写。' }]
    default:
      return []
  }
}

function rulesSheet({ title, notes, columns, stamp }: RulesSheet): PlacedSheet {
  const lines: (readonly [string, string | null, CellLook])[] = [
    [title, null, TITLE],
    ...notes.map((note, index) => [`${index + 1}．${note}`, null, PLAIN] as const),
    ['栏目', '填写要求', HEADER],
    ...columns.map(([label, what]) => [label, what, BODY] as const),
    [stamp, null, SUBTITLE],
  ]
  return {
    ...emptySheet(RULES_SHEET, '7F7F7F'),
    columns: [{ width: 24 }, { width: 76 }],
    cells: new Map(
      lines.map(([left, right, look], row) => [
        row,
        new Map<number, PlacedCell>([
          [0, { value: left, look }],
          ...(right === null ? [] : [[1, { value: right, look }] as [number, PlacedCell]]),
        ]),
      ]),
    ),
    // A note is two lines of the sheet's width.
    heights: new Map([[0, 26], ...notes.map((_, index): [number, number] => [index + 1, 32])]),
    merges: lines.flatMap(([, right], row) =>
      right === null ? [{ top: row, left: 0, bottom: row, right: 1 }] : [],
    ),
    page: { ...emptySheet('', '').page, headerLeft: title, headerRight: '' },
  }
}

/** Drop-downs' values; hidden so deep that only a program shows it. */
function listSheet({ listSheetName, lists }: SheetPlan): PlacedSheet {
  const length = Math.max(0, ...lists.map(({ values }) => values.length))
  return {
    ...emptySheet(listSheetName, '7F7F7F'),
    isHidden: true,
    columns: lists.map(() => ({ width: 24 })),
    cells: new Map(
      Array.from({ length }, (_, row) => [
        row,
        new Map(
          lists.map(({ values }, column): [number, PlacedCell] => [column, { value: values[row] ?? null }]),
        ),
      ]),
    ),
  }
}

function emptySheet(name: string, tabColour: string): PlacedSheet {
  return {
    name,
    tabColour,
    columns: [],
    list: null,
    cells: new Map(),
    heights: new Map(),
    merges: [],
    freeze: { rows: 0, columns: 0 },
    tables: [],
    highlights: [],
    charts: [],
    breaks: [],
    page: {
      paper: 'a4',
      orientation: 'portrait',
      pagesAcross: 1,
      onePage: false,
      repeatRow: null,
      repeatColumns: 0,
      headerLeft: '',
      headerRight: '',
    },
    gridLines: false,
  }
}
