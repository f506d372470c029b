/**
 * 读专项设置 — the settings sheet, as the office edited it, → a campaign, or findings that say cell and way out.
 *
 * Sections are found by their titles, columns by their headers, facts by their labels, so rows may be inserted and
 * columns moved. A section or a fact that is not there stays as it was and is said; nothing is dropped in silence.
 */
import type { Campaign } from '../campaign/campaign.ts'
import { textOf } from '../cells/cellText.ts'
import type { Finding } from '../items/finding.ts'
import { cellAt, cellName, type SheetGrid } from '../cells/grid.ts'
import { checkSettings } from './checkSettings.ts'
import { nameNewUnits } from './nameNewUnits.ts'
import { findingIn, type PlacedRecord, type PlacedSettings, type SaidOfSetting } from './placedSettings.ts'
import { settingSections } from './settingFields.ts'
import type { FactSection, SettingField, SettingSection, TableSection } from './settingSection.ts'
import { campaignOf, modelOf, type SettingsModel } from './settingModel.ts'
import type { SettingValue } from './settingRecord.ts'
import { FACT_HEADER, SETTINGS_SHEET, stampIn } from './settingsSheet.ts'
import { readSetting } from './settingValue.ts'

export interface SettingsReading {
  /** Null while anything blocks. */
  readonly campaign: Campaign | null
  readonly findings: readonly Finding[]
  /** The version stamped on the sheet; null when the stamp is gone. */
  readonly version: number | null
}

/** Reads the settings sheet among the grids of a workbook; `base` is the campaign that it is about. */
export function readSettings(grids: readonly SheetGrid[], base: Campaign): SettingsReading {
  const grid = grids.find(isSettingsSheet)
  if (grid === undefined) {
    const message = `没有找到“${SETTINGS_SHEET}”工作表。请先生成或下载专项设置表，在其中修改。`
    return {
      campaign: null,
      version: null,
      findings: [findingIn({ sheet: '', cell: null }, 'sheet-missing', { given: '', message })],
    }
  }
  const stamp = stampOf(grid)
  if (stamp.campaign !== null && stamp.campaign !== base.id) {
    const message = `这是“${stamp.campaign}”的设置表，本次专项是“${base.id}”。请换用本专项的设置表。`
    const finding = findingIn({ sheet: grid.name, cell: null }, 'foreign', { given: stamp.campaign, message })
    return { campaign: null, version: stamp.version, findings: [finding] }
  }
  const { placed, findings } = new SheetReading(grid, base).read()
  const all = [...findings, ...checkSettings(placed)]
  const isBlocked = all.some(({ severity }) => severity === 'block')
  const campaign = isBlocked ? null : campaignOf(nameNewUnits(valuesOf(placed), base.units), base)
  return { campaign, findings: all, version: stamp.version }
}

function valuesOf({ facts, tables }: PlacedSettings): SettingsModel {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same keys, mapped
  return {
    facts: Object.fromEntries(Object.entries(facts).map(([key, { values }]) => [key, values])),
    tables: Object.fromEntries(
      Object.entries(tables).map(([key, rows]) => [key, rows.map(({ values }) => values)]),
    ),
  } as unknown as SettingsModel
}

function isSettingsSheet(grid: SheetGrid): boolean {
  const titles = grid.rows.map((_, row) => sectionAt(grid, row)).filter((section) => section !== null)
  return titles.length >= 2
}

function stampOf(grid: SheetGrid): { readonly campaign: string | null; readonly version: number | null } {
  for (const row of grid.rows) {
    for (const cell of row ?? []) {
      const stamp = stampIn(textOf(cell))
      if (stamp !== null) return stamp
    }
  }
  return { campaign: null, version: null }
}

/** The section whose title stands in the row's first cell, alone. */
function sectionAt(grid: SheetGrid, row: number): SettingSection | null {
  const title = textOf(cellAt(grid, row, 0)).replace(/^[一二三四五六七八九十]{1,3}\s*[、.．]\s*/, '')
  if (title === '' || textOf(cellAt(grid, row, 1)) !== '') return null
  return settingSections.find((section) => section.title === title) ?? null
}

class SheetReading {
  readonly #grid: SheetGrid
  readonly #base: SettingsModel
  readonly #findings: Finding[] = []

  constructor(grid: SheetGrid, base: Campaign) {
    this.#grid = grid
    this.#base = modelOf(base)
  }

  read(): { placed: PlacedSettings; findings: readonly Finding[] } {
    const starts = this.#grid.rows.flatMap((_, row) => {
      const section = sectionAt(this.#grid, row)
      return section === null ? [] : [{ section, row }]
    })
    const facts: [string, PlacedRecord][] = []
    const tables: [string, readonly PlacedRecord[]][] = []
    for (const section of settingSections) {
      const at = starts.findIndex((start) => start.section === section)
      const top = starts[at]?.row ?? null
      const bottom = starts[at + 1]?.row ?? this.#grid.rows.length
      if (section.form === 'facts') facts.push([section.key, this.#facts(section, top, bottom)])
      else tables.push([section.key, this.#table(section, top, bottom)])
      if (starts.filter((start) => start.section === section).length > 1) {
        const message = `“${section.title}”一节出现了两次。请删去一节。`
        this.#say(top ?? 0, 0, 'section-twice', { given: section.title, message })
      }
    }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one entry for each section
    const placed = {
      sheet: this.#grid.name,
      facts: Object.fromEntries(facts),
      tables: Object.fromEntries(tables),
    } as unknown as PlacedSettings
    return { placed, findings: this.#findings }
  }

  #facts(section: FactSection, top: number | null, bottom: number): PlacedRecord {
    const held = this.#base.facts[section.key]
    if (top === null) return this.#missing(section, { values: held, cells: {} })
    const values: Record<string, SettingValue> = { ...held }
    const cells: Record<string, string> = {}
    const seen = new Set<string>()
    for (let row = top + 1; row < bottom; row++) {
      const label = textOf(cellAt(this.#grid, row, 0))
      const given = textOf(cellAt(this.#grid, row, 1), this.#grid.date1904)
      if (label === FACT_HEADER[0] || (label === '' && given === '') || label === section.note) continue
      const field = section.fields.find((one) => one.label === label)
      if (field === undefined) {
        const message = `“${section.title}”里没有“${label}”这一项，未采用。请核对项目名称，或删去这一行。`
        if (given !== '') this.#say(row, 0, 'unknown-item', { given: label, message, severity: 'look' })
        continue
      }
      if (seen.has(field.key)) {
        this.#say(row, 0, 'item-twice', { given: label, message: `“${label}”写了两次。请删去一行。` })
        continue
      }
      seen.add(field.key)
      cells[field.key] = cellName(row, 1)
      this.#take(values, field, row, 1)
    }
    const left = section.fields.filter(({ key }) => !seen.has(key)).map(({ label }) => `“${label}”`)
    if (left.length > 0) {
      const message = `“${section.title}”里没有找到${left.join('、')}，保持原来的设置。`
      this.#say(top, 0, 'item-missing', { given: section.title, message, severity: 'look' })
    }
    return { values, cells }
  }

  #table(section: TableSection, top: number | null, bottom: number): readonly PlacedRecord[] {
    const held = this.#base.tables[section.key].map((values) => ({ values, cells: {} }))
    if (top === null) return this.#missing(section, held)
    const header = this.#headerOf(section, top, bottom)
    if (header === null) return held
    const rows: PlacedRecord[] = []
    for (let row = header.row + 1; row < bottom; row++) {
      const columns = [...header.columns]
      if (columns.every(([, column]) => textOf(cellAt(this.#grid, row, column)) === '')) {
        this.#noteStray(row, header.columns)
        continue
      }
      const values: Record<string, SettingValue> = {}
      const cells: Record<string, string> = {}
      for (const [field, column] of columns) {
        cells[field.key] = cellName(row, column)
        this.#take(values, field, row, column)
      }
      this.#noteStray(row, header.columns)
      rows.push({ values, cells })
    }
    return rows
  }

  #headerOf(
    section: TableSection,
    top: number,
    bottom: number,
  ): { readonly row: number; readonly columns: ReadonlyMap<SettingField, number> } | null {
    for (let row = top + 1; row < bottom; row++) {
      const labels = (this.#grid.rows[row] ?? []).map((cell) => textOf(cell))
      const columns = new Map<SettingField, number>()
      for (const field of section.fields) {
        const at = labels.indexOf(field.label)
        if (at >= 0) columns.set(field, at)
      }
      if (columns.size === 0) continue
      const lost = section.fields.filter((field) => !columns.has(field)).map(({ label }) => `“${label}”`)
      if (lost.length === 0) return { row, columns }
      const message = `“${section.title}”的表头缺少${lost.join('、')}。请恢复表头，或重新生成设置表。`
      this.#say(row, 0, 'column-missing', { given: lost.join(''), message })
      return null
    }
    const message = `“${section.title}”一节没有表头，保持原来的设置。要改动的，请重新生成设置表。`
    this.#say(top, 0, 'header-missing', { given: section.title, message, severity: 'look' })
    return null
  }

  #take(values: Record<string, SettingValue>, field: SettingField, row: number, column: number): void {
    const cell = cellAt(this.#grid, row, column)
    const read = readSetting(field, cell, this.#grid.date1904)
    if ('value' in read) {
      values[field.key] = read.value
      return
    }
    values[field.key] = null
    const given = textOf(cell, this.#grid.date1904)
    const message = `${cellName(row, column)}“${field.label}”${given === '' ? '' : `写的是“${given}”，`}${read.fault}。`
    const more = read.suggestion === undefined ? {} : { suggestion: read.suggestion }
    this.#findings.push(findingIn(this.#at(row, column), 'value', { given, message, ...more }))
  }

  /** What stands beside a table's columns is said: somebody meant something by it. */
  #noteStray(row: number, columns: ReadonlyMap<SettingField, number>): void {
    const known = new Set(columns.values())
    for (const [column, cell] of (this.#grid.rows[row] ?? []).entries()) {
      const given = textOf(cell)
      if (given === '' || known.has(column)) continue
      const message = `${cellName(row, column)}“${given}”不在任何一栏之下，未采用。请移到相应的栏里，或删去。`
      this.#say(row, column, 'stray', { given, message, severity: 'look' })
    }
  }

  #missing<T>(section: SettingSection, held: T): T {
    const message = `没有找到“${section.title}”一节，保持原来的设置。要改动的，请重新生成设置表。`
    this.#findings.push(
      findingIn({ sheet: this.#grid.name, cell: null }, 'section-missing', {
        given: section.title,
        message,
        severity: 'look',
      }),
    )
    return held
  }

  #say(row: number, column: number, code: string, said: SaidOfSetting): void {
    this.#findings.push(findingIn(this.#at(row, column), code, said))
  }

  #at(row: number, column: number): Pick<Finding, 'sheet' | 'cell'> {
    return { sheet: this.#grid.name, cell: cellName(row, column) }
  }
}
