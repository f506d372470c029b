/** A person's hand in the standard ledger, in the host's own model, and what must hold when it has rested. */
import { expect } from 'vitest'
import { differences } from '#rules/items/itemFields'
import { lookAtLedger } from '../../../addin/ledger/syncLedger.ts'
import { formatRect } from '../../host/address.ts'
import type { Host } from '../../host/host.ts'
import {
  deleteRows,
  insertRows,
  pasteCells,
  pasteText,
  sortTable,
  typeInto,
} from '../../host/model/person.ts'
import type { Table } from '../../host/model/table.ts'
import { heldRows, type ExcelFixture, type Scene } from '../excelFixture.ts'

const LEDGER_TABLE = '整改台账'

function tableOf(host: Host): Table {
  const table = host.workbook.sheets
    .flatMap((sheet) => sheet.tables)
    .find((one) => one.columns.some((column) => column.name === '行标识') && !one.name.includes('_'))
  if (table === undefined) throw new Error(`no ${LEDGER_TABLE} in the workbook`)
  return table
}

function columnOf(table: Table, label: string): number {
  const at = table.columns.findIndex((column) => column.name === label)
  if (at < 0) throw new Error(`no column ${label}`)
  return table.rect.column + at
}

/** Ids and problems, row by row, as they stand in the cells. */
export function ledgerOf(host: Host): { row: number; id: string; problem: string }[] {
  const table = tableOf(host)
  const body = table.body()
  const at = { id: columnOf(table, '行标识'), problem: columnOf(table, '问题表现') }
  return Array.from({ length: body.rows }, (_, index) => ({
    row: body.row + index,
    id: table.sheet.textAt(body.row + index, at.id),
    problem: table.sheet.textAt(body.row + index, at.problem),
  })).filter((row) => row.problem !== '')
}

function rowOf(host: Host, problem: string): number {
  const found = ledgerOf(host).find((row) => row.problem === problem)
  if (found === undefined) throw new Error(`no row says ${problem}`)
  return found.row
}

function type(table: Table, row: number, label: string, value: string): void {
  const address = formatRect({ row, column: columnOf(table, label), rows: 1, columns: 1 })
  const outcome = typeInto(table.sheet, address, value)
  if (!outcome.ok) throw new Error(outcome.message)
}

export function typeValue(host: Host, problem: string, label: string, value: string): void {
  type(tableOf(host), rowOf(host, problem), label, value)
}

/** Types a row right below the table, which grows over it. */
export function typeRow(host: Host, values: Readonly<Record<string, string>>): void {
  const table = tableOf(host)
  const row = table.rect.row + table.rect.rows
  for (const [label, value] of Object.entries(values)) type(table, row, label, value)
}

export function sortBy(host: Host, label: string, ascending: boolean): void {
  sortTable(tableOf(host), label, ascending)
}

export function deleteRow(host: Host, problem: string): void {
  deleteRows(tableOf(host).sheet, rowOf(host, problem))
}

/** Inserts an empty row above and writes into it. */
export function insertAbove(host: Host, problem: string, values: Readonly<Record<string, string>>): void {
  const table = tableOf(host)
  const row = rowOf(host, problem)
  insertRows(table.sheet, row)
  for (const [label, value] of Object.entries(values)) type(table, row, label, value)
}

/** Copies the whole row, id and all, below the last one, then rewrites its problem. */
export function copyRow(host: Host, problem: string, rewritten: string): void {
  const table = tableOf(host)
  const from = { ...table.rect, row: rowOf(host, problem), rows: 1 }
  const row = table.rect.row + table.rect.rows
  pasteCells(
    { sheet: table.sheet, rect: from },
    table.sheet,
    formatRect({ row, column: table.rect.column, rows: 1, columns: 1 }),
  )
  pasteText(table.sheet, formatRect({ row, column: columnOf(table, '问题表现'), rows: 1, columns: 1 }), [
    [rewritten],
  ])
}

/** Cuts the row out and puts it first. */
export function moveToTop(host: Host, problem: string): void {
  const table = tableOf(host)
  const top = table.body().row
  insertRows(table.sheet, top)
  const row = rowOf(host, problem)
  pasteCells(
    { sheet: table.sheet, rect: { ...table.rect, row, rows: 1 } },
    table.sheet,
    formatRect({ row: top, column: table.rect.column, rows: 1, columns: 1 }),
  )
  deleteRows(table.sheet, row)
}

/** Sheet and server say the same, once each, with nothing waiting; `problems` in any order. */
export async function expectWhole(
  fixture: ExcelFixture,
  story: { readonly scene: Scene; readonly host: Host; readonly problems: readonly string[] },
  when = '',
): Promise<void> {
  const { scene, host, problems } = story
  const pane = fixture.open(host, scene)
  const held = await heldRows(scene)
  expect(held.map((row) => row.content.problem ?? '').toSorted(), `server, ${when}`).toEqual(
    problems.toSorted(),
  )
  expect(
    ledgerOf(host)
      .map((row) => row.problem)
      .toSorted(),
    `sheet, ${when}`,
  ).toEqual(problems.toSorted())
  const state = await lookAtLedger(() => pane.workbook.openLedger(), pane.setting)
  if ('kind' in state) throw new Error(`${state.kind}, ${when}`)
  expect(state.diff, `difference, ${when}`).toEqual({
    changes: [],
    keptBack: [],
    missing: [],
    changedFields: 0,
  })
  expect(state.baseline.pending, `pending, ${when}`).toBeNull()
  const byId = new Map(held.map((row) => [row.id, row]))
  expect(new Set(state.reading.rows.map((row) => row.id)).size, `ids, ${when}`).toBe(problems.length)
  for (const row of state.reading.rows) {
    const twin = byId.get(row.id)
    expect(twin?.version, `version of ${row.content.problem}, ${when}`).toBe(row.version)
    expect(differences(twin?.content ?? {}, row.content), `${row.content.problem}, ${when}`).toEqual([])
    expect(state.baseline.rows[row.id]?.conflicts, `conflicts, ${when}`).toBeUndefined()
  }
}

export function valueOf(host: Host, problem: string, label: string): string {
  const table = tableOf(host)
  return table.sheet.textAt(rowOf(host, problem), columnOf(table, label))
}
