/**
 * 本表单位 — the unit of a sheet as a whole: what the sender said, then metadata, title, sheet name, file name.
 */
import type { Campaign, Unit, UnitId } from '../campaign/campaign.ts'
import type { UnitSource } from './reading.ts'
import { findUnits, unitOfShortForm, withoutReceivers } from '../campaign/unit.ts'
import type { FindingList } from './FindingList.ts'
import { oneUnit, type SheetFacts } from './sheetFacts.ts'

export interface SheetUnit {
  readonly unit: UnitId | null
  readonly from: UnitSource | null
}

/** Texts that may name the unit, in the order in which they are trusted after the metadata. */
export interface UnitTexts {
  readonly titles: readonly string[]
  readonly sheet: string
  /** File name without folder and ending. */
  readonly file: string
}

/** Finds the unit that a sheet names, where its sender has not said it; an unknown or a contradicted name in the metadata is a finding. */
export function findSheetUnit(
  campaign: Campaign,
  facts: SheetFacts,
  texts: UnitTexts,
  findings: FindingList,
): SheetUnit {
  const { units } = campaign
  const file = withoutReceivers(texts.file, units)
  const written = facts.unitText
  if (written !== null) {
    const unit = oneUnit(written.text, units)
    const place = { row: written.row, column: written.column, label: '填报单位' }
    if (unit !== null) {
      const other = oneUnit(file, units)
      if (other !== null && other.id !== unit.id) {
        const code = 'unit.conflict'
        findings.add({ field: 'unit', code, given: unit.name, suggestion: other.name, ...place })
      }
      return { unit: unit.id, from: 'metadata' }
    }
    const code = findUnits(written.text, units).mentions.length > 1 ? 'unit.several' : 'unit.unknown'
    findings.add({ field: 'unit', code, given: written.text, ...place })
  }
  const places: [UnitSource, readonly string[]][] = [
    ['title', texts.titles],
    ['sheet', [texts.sheet]],
    ['file', [file]],
  ]
  const full: Finder = (text) => oneUnit(text, units)
  const short: Finder = (text, from) => (from === 'title' ? null : unitOfShortForm(text, units))
  const either: Finder = (text, from) => full(text, from) ?? short(text, from)
  // A sheet called 管网 in a unit's own file is a part of its work; in a collected file it is somebody's.
  for (const find of collectsOthers(texts) ? [either] : [full, short]) {
    for (const [from, named] of places) {
      for (const text of named) {
        const unit = find(text, from)
        if (unit !== null) return { unit: unit.id, from }
      }
    }
  }
  return { unit: null, from: null }
}

type Finder = (text: string, from: UnitSource) => Unit | null

/** 汇总, 督查, 各科室: whoever keeps such a sheet, its rows are others'. */
const COLLECTS =
  /汇总|督查|督导|巡查|抽查|暗访|飞检|通报|交办|各(?:单位|科室|部门|处室|学院|支行|网点|项目|分公司|村)/

/** Whether a sheet collects or inspects the rows of others, as its titles and names say. */
export function collectsOthers({ titles, sheet, file }: UnitTexts): boolean {
  return [...titles, sheet, file].some((text) => COLLECTS.test(text))
}

/** The file's name as a text: no folder, no ending. */
export function nameOfFile(file: string): string {
  return (file.split(/[\\/]/).at(-1) ?? file).replace(/\.[A-Za-z]{2,5}$/, '')
}
