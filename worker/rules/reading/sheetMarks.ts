/**
 * 颜色、删除线、批注、文本框 — what a sheet says in other ways than by its texts: seen, kept where it belongs, and said
 * once. Nothing is read out of a colour; a row that is struck out is asked about.
 */
import { cellName, type SheetMarks } from '../cells/grid.ts'
import type { ReadItem } from '../items/item.ts'
import { rowRef, ROW_CHOICES } from './answers/readingAnswers.ts'
import { sayRows } from './sayRows.ts'
import { rowsOf, type SheetContext, type UnderstoodTable } from './readTable.ts'

/** The label under which a comment is kept with its row. */
const COMMENT = '批注'
const LEGEND = /[红橙黄绿蓝紫粉灰]色?[^，。；;\n]{0,6}(?:表示|代表|指|为|是|：|:|=|—|-)[^，。；;\n]{1,12}/
/** Texts are quoted up to this length. */
const LONGEST_QUOTE = 30

/** The items with their comments; says what was seen, and asks about struck-out rows. */
export function takeMarks(
  items: readonly ReadItem[],
  marks: SheetMarks,
  understood: readonly UnderstoodTable[],
  context: SheetContext,
): ReadItem[] {
  const struck = struckRows(marks, context)
  const kept = items.map((item) => {
    const row = item.origin.row - 1
    if (struck.has(row)) askStruck(item, row, understood, context)
    return withComments(item, marks, understood)
  })
  sayMarks(marks, understood, struck, context)
  return kept
}

/** Rows of which at least half of the filled cells are struck out. */
function struckRows({ struck }: SheetMarks, { grid }: SheetContext): Set<number> {
  const counts = new Map<number, number>()
  for (const { row } of struck) counts.set(row, (counts.get(row) ?? 0) + 1)
  return new Set([...counts].filter(([row, count]) => count * 2 >= grid.row(row).length).map(([row]) => row))
}

function askStruck(
  item: ReadItem,
  row: number,
  understood: readonly UnderstoodTable[],
  { findings, decided }: SheetContext,
): void {
  if (decided?.rows?.[rowRef(item.origin)] === 'in') return
  const columns = understood.flatMap((table) => table.columns)
  const column = columns.find(({ field }) => field === 'problem')?.column ?? 0
  const given = item.problem ?? item.measures ?? ''
  findings.add({ field: 'row', code: 'row.struck', given, row, column, choices: ROW_CHOICES })
}

function withComments(
  item: ReadItem,
  { comments }: SheetMarks,
  understood: readonly UnderstoodTable[],
): ReadItem {
  const own = comments.filter(({ row }) => row === item.origin.row - 1)
  if (own.length === 0) return item
  const said = own.map(({ column, text }) => {
    const label = understood.flatMap(({ columns }) => columns).find((one) => one.column === column)?.label
    return label === undefined ? text : `${label}：${text}`
  })
  const before = item.extras?.[COMMENT]
  const text = [...(before === undefined ? [] : [before]), ...said].join('\n')
  return { ...item, extras: { ...item.extras, [COMMENT]: text } }
}

function sayMarks(
  marks: SheetMarks,
  understood: readonly UnderstoodTable[],
  struck: ReadonlySet<number>,
  { findings, grid }: SheetContext,
): void {
  const colours = understood.flatMap((table) => coloursIn(marks, table))
  const parts = [
    ...colours,
    colours.length === 0 ? '' : legendOf(understood, grid),
    sayStruckCells(marks, struck, understood),
    sayComments(marks, understood),
    marks.textBoxes.length === 0
      ? ''
      : `文本框里写着${marks.textBoxes.map((text) => `“${quoted(text)}”`).join('')}`,
  ].filter((part) => part !== '')
  if (parts.length > 0) findings.add({ field: 'sheet', code: 'sheet.marks', given: parts.join('；') })
}

/** 「第 5、9 行有红色」: colours that mark some rows apart; bands and coloured columns mark none. */
function coloursIn({ coloured }: SheetMarks, { table, kinds, isLedger }: UnderstoodTable): string[] {
  const rows = rowsOf(table, kinds, 'item')
  if (!isLedger || rows.length < 2) return []
  const places = new Map(rows.map((row, index) => [row, index]))
  const byColumn = new Map<number, Map<string, number[]>>()
  for (const { row, column, colour } of coloured) {
    if (!places.has(row)) continue
    const colours = byColumn.get(column) ?? new Map<string, number[]>()
    byColumn.set(column, colours)
    colours.set(colour, [...(colours.get(colour) ?? []), row])
  }
  const marked = new Map<string, Set<number>>()
  for (const colours of byColumn.values()) {
    for (const [colour, at] of colours) {
      const isBand =
        at.length > 1 &&
        at.every((row, i) => i === 0 || (places.get(row) ?? 0) - (places.get(at[i - 1] ?? -1) ?? 0) === 2)
      if (at.length * 2 > rows.length || (isBand && at.length >= Math.floor(rows.length / 2))) continue
      const known = marked.get(colour) ?? new Set<number>()
      marked.set(colour, known)
      for (const row of at) known.add(row)
    }
  }
  return [...marked].map(
    ([colour, at]) => `第 ${sayRows([...at].toSorted((a, b) => a - b))} 行标了${colour}色`,
  )
}

function legendOf(understood: readonly UnderstoodTable[], grid: SheetContext['grid']): string {
  for (const { table, kinds } of understood) {
    for (const row of [...table.above, ...rowsOf(table, kinds, 'footer', 'section', 'doubtful')]) {
      const legend = grid
        .row(row)
        .map(({ text }) => LEGEND.exec(text)?.[0])
        .find((found) => found !== undefined)
      if (legend !== undefined) return `图例写着“${quoted(legend)}”`
    }
  }
  return ''
}

function sayStruckCells(
  marks: SheetMarks,
  rows: ReadonlySet<number>,
  understood: readonly UnderstoodTable[],
): string {
  const data = dataRows(understood)
  const cells = marks.struck.filter(({ row }) => data.has(row) && !rows.has(row))
  const names = [...new Set(cells.map(({ row, column }) => cellName(row, column)))]
  return names.length === 0
    ? ''
    : `${names.slice(0, 8).join('、')}${names.length > 8 ? '等处' : ''}有删除线，原文照读`
}

function sayComments({ comments }: SheetMarks, understood: readonly UnderstoodTable[]): string {
  if (comments.length === 0) return ''
  const data = dataRows(understood)
  const kept = [...new Set(comments.filter(({ row }) => data.has(row)).map(({ row }) => row))]
  const other = comments.filter(({ row }) => !data.has(row))
  const parts = [
    kept.length === 0 ? '' : `第 ${sayRows(kept.toSorted((a, b) => a - b))} 行有批注，已随该行保留`,
    ...other.map(({ row, column, text }) => `${cellName(row, column)} 的批注写着“${quoted(text)}”`),
  ]
  return parts.filter((part) => part !== '').join('；')
}

function dataRows(understood: readonly UnderstoodTable[]): Set<number> {
  return new Set(understood.flatMap(({ table, kinds }) => rowsOf(table, kinds, 'item')))
}

function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE)}…` : line
}
