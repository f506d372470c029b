/** What the class tables share: the workbook, ranges, and how values travel. */
import type { Rect } from '../address.ts'
import { insideSheet, isBounded } from '../address.ts'
import type { Arguments } from '../arguments.ts'
import { isHostObject, isRecord } from '../arguments.ts'
import type { Getter, HostObject, Scalar } from '../interpreter.ts'
import { hostObject } from '../interpreter.ts'
import type { Sheet, Value } from '../model/sheet.ts'
import type { CellsOf, Workbook } from '../model/workbook.ts'
import { refuse } from '../wire.ts'

/** Cells of one or more rectangles: what formats and rules are set on. */
export interface Areas {
  readonly sheet: Sheet
  readonly rects: readonly Rect[]
}

export type EventKind = 'sheet' | 'table'

/** The host as the class tables see it. */
export interface World {
  readonly workbook: Workbook
  /** Ranges the running batch made, so that insertions move them. */
  readonly transient: Set<CellsOf>
  subscribe(on: boolean, kind: EventKind, event: string, targetId: string): void
  /** The cells an event told of. */
  eventCells(reference: string): CellsOf | undefined
  releaseReference(id: string): void
  releaseAllReferences(): void
  referenceCount(): number
}

/** More cells than this in one answer: Excel gives up long before. */
const MAX_ANSWER_CELLS = 5_000_000

export function rangeObject(world: World, sheet: Sheet, rect: Rect): HostObject {
  if (sheet.deleted) throw refuse.notFound('its worksheet was deleted')
  if (!insideSheet(rect)) throw refuse.argument('outside the worksheet')
  const cells: CellsOf = { sheet, rect: { ...rect } }
  world.transient.add(cells)
  return hostObject('Range', cells)
}

/** One rectangle is told as itself, several as one object. */
export function areasObject(sheet: Sheet, rects: readonly Rect[]): HostObject {
  if (rects.length === 0) throw refuse.notFound('no such cells')
  return hostObject('RangeAreas', { sheet, rects } satisfies Areas)
}

export function areasOf(cells: CellsOf): Areas {
  return { sheet: cells.sheet, rects: [cells.rect] }
}

/** Whether the object is a range: only the Range table makes objects of that class, with CellsOf as data. */
export function isCells(object: HostObject): object is HostObject & { readonly data: CellsOf } {
  return object.className === 'Range'
}

export function existing<T>(value: T | undefined | null, what = ''): T {
  if (value === undefined || value === null) throw refuse.notFound(what)
  return value
}

/** An argument that is a range object or an address. */
export function cellsArgument(given: Arguments, index: number, home: Sheet): CellsOf {
  const object = given.object(index)
  if (object !== null && isCells(object)) return object.data
  const text = given.any(index)
  const found = typeof text === 'string' ? home.workbook.locate(text, home) : null
  if (found === null) throw refuse.argument('address')
  return found
}

/** One value per cell, row by row; null for ranges without end, as Excel answers. */
export function matrix<T>(rect: Rect, at: (row: number, column: number) => T): T[][] | null {
  if (!isBounded(rect)) return null
  if (rect.rows * rect.columns > MAX_ANSWER_CELLS) throw refuse.tooLarge('Response')
  return Array.from({ length: rect.rows }, (_, r) =>
    Array.from({ length: rect.columns }, (__, c) => at(rect.row + r, rect.column + c)),
  )
}

function isValue(value: unknown): value is Value {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

/**
 * What to write into each cell: a single value fills the range, a matrix must have its exact shape; null leaves a cell.
 *
 * Unchecked in Excel (one-by-one-broadcast): a 1×1 matrix fills the range for `numberFormat` (Microsoft's tutorials
 * do it) and is refused for `values`.
 */
export function inputs(
  rect: Rect,
  given: unknown,
  broadcast = false,
): (row: number, column: number) => Value | null {
  if (!Array.isArray(given)) {
    if (given !== null && !isValue(given)) throw refuse.argument('value')
    return () => given
  }
  const rows: unknown[] = given
  const [first] = rows
  const isSingle = rows.length === 1 && Array.isArray(first) && first.length === 1
  if (
    !(broadcast && isSingle) &&
    (rows.length !== rect.rows || rows.some((row) => !Array.isArray(row) || row.length !== rect.columns))
  )
    throw refuse.shape()
  return (row, column) => {
    const cells = rows[broadcast && isSingle ? 0 : row]
    const value: unknown = Array.isArray(cells) ? cells[broadcast && isSingle ? 0 : column] : null
    if (value === null || value === undefined) return null
    if (!isValue(value)) throw refuse.argument('value')
    return value
  }
}

/** Rules may name cells by a range object: Excel keeps them as a formula. */
export function formulaOf(world: World, value: unknown): unknown {
  if (!isHostObject(value) || !isCells(value)) return value
  return `=${world.workbook.address(value.data.sheet, value.data.rect, true)}`
}

/** Plain properties kept in a record; the defaults are what Excel answers before anything is set. */
export function bag(
  defaults: Readonly<Record<string, unknown>>,
): Record<string, Scalar<Record<string, unknown>>> {
  return Object.fromEntries(
    Object.entries(defaults).map(([name, value]) => [
      name,
      [
        (record: Record<string, unknown>) => record[name] ?? value,
        (record: Record<string, unknown>, given: unknown) => {
          record[name] = given
        },
      ] as const,
    ]),
  )
}

/** The record kept under `name`, made on first use. */
export function childRecord(parent: Record<string, unknown>, name: string): Record<string, unknown> {
  const known = parent[name]
  if (isRecord(known)) return known
  const made: Record<string, unknown> = {}
  parent[name] = made
  return made
}

/** A scalar that is always the same. */
export function constant<Data>(value: unknown): Getter<Data> {
  return () => value
}

export function textValue(value: unknown): string {
  if (typeof value !== 'string') throw refuse.argument('text expected')
  return value
}

export function numberValue(value: unknown): number {
  if (typeof value !== 'number') throw refuse.argument('number expected')
  return value
}

export function flagValue(value: unknown): boolean {
  if (typeof value !== 'boolean') throw refuse.argument('true or false expected')
  return value
}

/** `_RegisterX` and `_UnregisterX` of each event. */
export function eventMethods<Data>(
  world: World,
  kind: EventKind,
  names: readonly string[],
  idOf: (data: Data) => string,
): Record<string, (data: Data) => unknown> {
  return Object.fromEntries(
    names.flatMap((name) =>
      [true, false].map((on) => [
        `_${on ? 'Register' : 'Unregister'}${name}`,
        (data: Data) => world.subscribe(on, kind, name, idOf(data)),
      ]),
    ),
  )
}
