/**
 * 这一行是谁的 — the unit of each row: its own column, then its section, then the sheet. What names nobody is asked.
 */
import { findOwnUnits, type UnitsNamed } from '../../campaign/unit.ts'
import type { ColumnReading } from '../reading.ts'
import type { TableContext } from './tableContext.ts'
import { say, type Draft, type ValueCell } from './itemDraft.ts'
import { sectionName } from '../table/tableRows.ts'
import { namesOtherUnit, namesResponsible } from '../../columns/unitColumn.ts'

/** 等3家单位: the rest of the names is lost. */
const NAMES_LOST = /等\s*[\d一二三四五六七八九十两]*\s*(?:家|个|单位|部门)/
/** 教务处（2项）: how many rows follow says nothing of who it is. */
const COUNTED = /[（(]\s*共?\s*[\d一二三四五六七八九十]+\s*(?:项|个|条|件)(?:问题)?\s*[）)]$/

export class RowUnits {
  readonly #context: TableContext
  readonly #column: ColumnReading | undefined
  /** Where no column is the unit's: the column of departments, if it may name another unit. */
  readonly #answering: ColumnReading | null
  readonly #named = new Map<string, UnitsNamed>()
  #sectionUnit: string | null = null
  /** '' is a unit that nobody knows. */
  #rowUnit: string | null = null

  constructor(context: TableContext, column: ColumnReading | undefined) {
    this.#context = context
    this.#column = column
    this.#answering = column === undefined ? answeringColumn(context) : null
  }

  section(text: string): void {
    this.#sectionUnit = this.#find(sectionName(text)).exact?.id ?? null
    this.#rowUnit = null
  }

  /** Unit of a row that is no item. */
  ofRow(row: number): string | null {
    const text = this.#column === undefined ? '' : this.#context.grid.text(row, this.#column.column)
    const { exact, mentions } = this.#find(text)
    if (exact !== null) return exact.id
    return (
      (mentions.length === 1 ? mentions[0]?.id : undefined) ?? this.#sectionUnit ?? this.#context.sheetUnit
    )
  }

  /** Reads a cell of the column of units. */
  read(draft: Draft, cell: ValueCell): 'field' | 'extra' {
    const { column, placed } = cell
    const { exact, mentions } = this.#find(placed.text.replace(COUNTED, ''))
    this.#rowUnit = null
    if (exact !== null) {
      this.#rowUnit = exact.id
      return 'field'
    }
    draft.extras[column.label] = placed.text
    const [only] = mentions
    const several = mentions.length > 1 || NAMES_LOST.test(placed.text) || /[、，,/；;\n]/.test(placed.text)
    if (only !== undefined && !several) {
      this.#rowUnit = only.id
      return 'extra'
    }
    // In a unit's own ledger an unknown name is a part of that unit; in a master ledger it is nobody's, as are several.
    const { sheetUnit, unitsVary } = this.#context
    this.#rowUnit = sheetUnit === null || unitsVary || mentions.length > 1 ? '' : null
    say(cell, only === undefined ? 'unit.unknown' : 'unit.several')
    return 'extra'
  }

  /** Gives the row its unit. */
  take({ content }: Draft, row: number): void {
    const column = this.#column
    const { grid, campaign, findings, sheetUnit } = this.#context
    const isEmpty = column !== undefined && grid.at(row, column.column) === undefined
    if (isEmpty && this.#rowUnit !== null && this.#rowUnit !== '') {
      const given = campaign.units.find((unit) => unit.id === this.#rowUnit)?.name ?? ''
      findings.add({ field: 'unit', code: 'unit.carried', given, row, column: column.column })
    }
    const named = this.#namedUnit(content.department)
    if (named !== null) delete content.department
    const unit = named ?? this.#rowUnit ?? this.#sectionUnit ?? sheetUnit
    if (unit !== null && unit !== '') content.unit = unit
  }

  /**
   * In a unit's own ledger its departments answer, and now and then a unit of the campaign: another one (责任单位
   * 云栖里项目部), or the unit itself, whose name is no department.
   */
  #namedUnit(department: string | undefined): string | null {
    const answering = this.#answering
    if (department === undefined || answering === null) return null
    const { sheetUnit } = this.#context
    // 责任科室及责任人 over 城管办/汤一鸣, in a ledger that nothing else says whose it is.
    if (sheetUnit !== null && !namesOtherUnit(answering.path.at(-1) ?? '', department)) return null
    return this.#find(department).exact?.id ?? null
  }

  #find(text: string): UnitsNamed {
    let named = this.#named.get(text)
    if (named === undefined) {
      named = findOwnUnits(text, this.#context.campaign)
      this.#named.set(text, named)
    }
    return named
  }
}

function answeringColumn({ columns, sheetUnit }: TableContext): ColumnReading | null {
  const column = columns.find(({ field, also }) => field === 'department' || also === 'department')
  if (column === undefined) return null
  return (sheetUnit === null ? column.also === 'department' : namesResponsible(column.path.at(-1) ?? ''))
    ? column
    : null
}
