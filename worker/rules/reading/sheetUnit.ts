/**
 * 本表单位 — the unit of a sheet as a whole: what the sender said, then metadata, title, sheet name, file name.
 * Where a sheet names another unit than the one for which it was sent, a person says whose it is.
 */
import type { Campaign, Unit, UnitId } from '../campaign/campaign.ts'
import type { UnitSource } from './reading.ts'
import { yearOf } from '../calendar/day.ts'
import type { SheetGrid } from '../cells/grid.ts'
import { findUnits, unitOfShortForm, withoutReceivers } from '../campaign/unit.ts'
import { withoutBodies } from '../campaign/bodies.ts'
import type { FindingList, FoundAt } from './FindingList.ts'
import { MergedGrid } from './MergedGrid.ts'
import { oneUnit, readFacts, type PlacedText, type SheetFacts } from './sheetFacts.ts'

export interface SheetUnit {
  readonly unit: UnitId | null
  readonly from: UnitSource | null
}

/** Texts that may name the unit, in the order in which they are trusted after the metadata. */
export interface UnitTexts {
  readonly titles: readonly PlacedText[]
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
    ['title', texts.titles.map(({ text }) => text)],
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
  return [...titles.map(({ text }) => text), sheet, file].some((text) => COLLECTS.test(text))
}

/** The file's name as a text: no folder, no ending. */
export function nameOfFile(file: string): string {
  return (file.split(/[\\/]/).at(-1) ?? file).replace(/\.[A-Za-z]{2,5}$/, '')
}

/** Another unit than the sheet's sender, and where the sheet names it. */
export interface OtherUnit {
  readonly unit: Unit
  readonly own: Unit
  readonly from: Exclude<UnitSource, 'given'>
  readonly named: PlacedText | { readonly text: string }
}

/** A line that explains or asks is no title. */
const NOTE = /[。；;]|请|须|电话|联系|[说备]明|^注/
/** Behind a unit's name: what it has found with others or passes on to them is not its own ledger. */
const PASSED_ON =
  /^[^自，,、]{0,4}?(?:反馈|交办|转办|督办|督查|督导|通报|印发|下发|印制|制表|移交|指出|约谈|巡察|巡视|审计|抽查|暗访|检查(?:发现|反馈|提出|指出|出))/

/**
 * The other unit that a sheet names. Of 填报单位, title, sheet and file name the first that names units of the
 * campaign decides: where it names the sender too, or several units, the sheet is nobody else's. The office, the
 * institution and whoever hands a ledger on are named without its being theirs.
 */
export function otherUnitOf(
  campaign: Campaign,
  given: UnitId,
  facts: SheetFacts,
  texts: UnitTexts,
): OtherUnit | null {
  const own = campaign.units.find(({ id }) => id === given)
  if (own === undefined) return null
  const titles = texts.titles.filter(({ text }) => !NOTE.test(text))
  const places: [OtherUnit['from'], readonly OtherUnit['named'][]][] = [
    ['metadata', facts.unitTexts],
    ['title', titles],
    ['sheet', [{ text: texts.sheet }]],
    ['file', [{ text: texts.file }]],
  ]
  for (const [from, named] of places) {
    const units = named.map(({ text }) => ownersIn(text, campaign))
    if (units.some((mentions) => mentions.includes(own))) return null
    const [only, second] = new Set(units.flat())
    if (second !== undefined) return null
    const at = units.findIndex((mentions) => mentions.length > 0)
    const text = named[at]
    if (only !== undefined && text !== undefined) return { unit: only, own, from, named: text }
  }
  return null
}

/** As `otherUnitOf`, of a standard ledger: by what stands above its header. */
export function otherUnitAbove(
  { file, grid, headerRow }: { readonly file: string; readonly grid: SheetGrid; readonly headerRow: number },
  campaign: Campaign,
  given: UnitId,
): OtherUnit | null {
  const head = new MergedGrid({ ...grid, rows: grid.rows.slice(0, headerRow), merges: [] })
  const rows = Array.from({ length: headerRow }, (_, row) => row)
  const { date1904 } = grid
  const limits = { year: yearOf(campaign.starts), namedDays: [], date1904 }
  const texts = {
    titles: rows.flatMap((row) => head.row(row).slice(0, 1)),
    sheet: grid.name,
    file: nameOfFile(file),
  }
  return otherUnitOf(campaign, given, readFacts(head, rows, limits, campaign.units), texts)
}

function ownersIn(text: string, campaign: Campaign): readonly Unit[] {
  const { units } = campaign
  const said = withoutReceivers(withoutBodies(text, campaign), units)
  return findUnits(said, units).mentions.filter((unit) => {
    const written = [unit.name, ...unit.aliases].find((name) => said.includes(name))
    return written === undefined || !PASSED_ON.test(said.slice(said.indexOf(written) + written.length))
  })
}

const SAYS = { metadata: '“填报单位”', title: '标题', sheet: '名称', file: '' } as const

/** The question whose the sheet is; until it is answered, nothing of the file is taken in. */
export function askWhose({ unit, own, from, named }: OtherUnit, sheet: string): FoundAt {
  const placed = 'row' in named ? { row: named.row, column: named.column } : {}
  const row = 'row' in named ? `第 ${named.row + 1} 行` : ''
  const place = from === 'file' ? '文件名' : `工作表“${sheet}”${row}的${SAYS[from]}`
  return {
    field: 'unit',
    code: 'unit.other',
    given: unit.name,
    suggestion: own.name,
    why: named.text,
    place,
    ...placed,
  }
}
