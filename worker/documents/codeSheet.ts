/** The hand-out of access codes (访问码): one row for each, to cut up and give out; all cells are text. */
import type { Day } from '#rules/calendar/day'
import { roleNames, type Role } from '#rules/campaign/role'
import { bodyFont, bodySize } from './summary/looks.ts'
import type { CellLook, PlacedCell, PlacedSheet } from './xlsx/writing/placed.ts'
import { writeWorkbook } from './xlsx/write.ts'

export interface HandedCode {
  readonly unit: string
  readonly role: Role
  readonly code: string
  readonly expiresOn: Day | null
}

const columns = [
  { head: '单位', width: 28 },
  { head: '身份', width: 26 },
  // The longest campaign id and its secret stay on one line.
  { head: '访问码（只给本人，不要转发）', width: 56 },
  { head: '有效期至', width: 14 },
] as const

const text: CellLook = { font: bodyFont, size: bodySize, vertical: 'center', border: 'BFC5CC' }
const head: CellLook = { ...text, bold: true, fill: 'DDE6F0' }

/** In points: room for scissors. */
const ROW_HEIGHT = 24

/** The file's bytes, piece by piece. */
export function codeSheet(campaign: string, codes: readonly HandedCode[]): AsyncIterable<Uint8Array> {
  const rows = [
    columns.map((column) => column.head),
    ...codes.map(({ unit, role, code, expiresOn }) => [
      unit,
      roleNames[role].full,
      code,
      expiresOn ?? '停用前有效',
    ]),
  ]
  return writeWorkbook({
    title: `${campaign}访问码`,
    creator: '台账通',
    font: { name: bodyFont, size: bodySize },
    sheets: [sheetOf(campaign, rows)],
  })
}

function sheetOf(campaign: string, rows: readonly (readonly string[])[]): PlacedSheet {
  const cellsOf = (values: readonly string[], row: number): Map<number, PlacedCell> =>
    new Map(
      columns.map((_, column) => [column, { value: values[column] ?? '', look: row === 0 ? head : text }]),
    )
  return {
    name: '访问码',
    tabColour: 'BFC5CC',
    columns: columns.map(({ width }) => ({ width })),
    list: null,
    cells: new Map(rows.map((values, row) => [row, cellsOf(values, row)])),
    heights: new Map(rows.map((_, row) => [row, ROW_HEIGHT])),
    merges: [],
    freeze: { rows: 1, columns: 0 },
    tables: [],
    highlights: [],
    charts: [],
    breaks: [],
    page: {
      paper: 'a4',
      orientation: 'landscape',
      pagesAcross: 1,
      onePage: false,
      repeatRow: 0,
      repeatColumns: 0,
      headerLeft: campaign,
      headerRight: '访问码',
    },
    gridLines: false,
  }
}
