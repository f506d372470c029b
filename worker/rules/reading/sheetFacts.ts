/**
 * 填报信息 — what a sheet says of itself around its table: the unit, the day it speaks of, the year.
 *
 * Facts stand in one cell or several, with a colon or a cell between label and value, merged or not, above the
 * table, inside its header or under it. The year of limits that write none comes from here, then from the campaign;
 * never from a clock.
 */
import type { Campaign, Unit } from '../campaign/campaign.ts'
import { squashLabel } from '../cells/cellText.ts'
import { simplify } from '../cells/simplify.ts'
import { dayOf, sayDay, yearOf, type Day } from '../calendar/day.ts'
import { isDateFormat } from '../cells/grid.ts'
import { readDay, type TimeLimitContext } from '../timeLimit/timeLimit.ts'
import { findUnits } from '../campaign/unit.ts'
import type { MergedGrid, Placed } from './MergedGrid.ts'

/** A text and where it stands. */
export interface PlacedText {
  readonly text: string
  readonly row: number
  readonly column: number
}

export interface SheetFacts {
  /** What stands after 填报单位, wherever it is written. */
  readonly unitText: PlacedText | null
  /** Every such text, where a sheet names 填报单位 and 责任单位. */
  readonly unitTexts: readonly PlacedText[]
  /** 截至 or 填报时间. */
  readonly asOf: Day | null
}

const UNIT_LABEL =
  '(?:填报|报送|上报|填表|编制|编报|呈报|申报|责任|所属|受检|被检查|整改|牵头)?(?:单位|部门|院系|学院)(?:\\s*[（(][^）)：:]{0,8}[）)])?(?:名称|全称)?(?:\\s*[（(][^）)：:]{0,8}[）)])?'
const UNIT_PAIR = new RegExp(`(?:^|\\s|[（(])${UNIT_LABEL}\\s*[：:]\\s*(.*)$`, 's')
const UNIT_ONLY = new RegExp(`^${UNIT_LABEL}\\s*[：:]?$`)
/** Labels that name whoever uses or fills in a thing as often as whose ledger it is: their value counts where it is a unit. */
const OTHER_UNIT_LABEL =
  '(?:填报|报送|上报|填表|编制|编报|呈报|申报|责任|所属|整改|牵头|使用|自查|检查|排查|管理|本|所在)?(?:单位|部门|科室|处室|部室|股室|站所|年级组?|教研组|车间|班组|工区|支部|项目部|网点|中心|社区|村)(?:名称)?'
const OTHER_UNIT_PAIR = new RegExp(`(?:^|\\s|[（(])${OTHER_UNIT_LABEL}\\s*[：:]\\s*(.*)$`, 's')
const OTHER_UNIT_ONLY = new RegExp(`^${OTHER_UNIT_LABEL}\\s*[：:]$`)
/** The value ends before wide space or before the next label with a colon. */
const VALUE_END = /\s{2,}|\u3000|\n|\s+(?=\S{2,10}[：:])/
/** 单位：万元 speaks of money. */
const MEASURE = /^(?:[百千万亿]?元|人次?|个|项|件|份|条|%|％|天|次)$/
/** A cell with facts is a line or two. */
const LONGEST_FACT = 300
const DAY_LABEL = /截至|截止|填报|填表|报送|上报|编制|制表|统计/
/** Labels under which a day is the sheet's own: 填报时间, 日期, 截止. */
const OWN_DAY = /截|填|报|制|编|统计|(?<!基准|检查|评价|评审|审计|巡察|督导)(?:时间|日期|日)$/
const WRITTEN_DAY = /((?:19|20|21)\d\d)\s*[年.\-/]\s*(\d{1,2})\s*(?:[月.\-/]\s*(\d{1,2}))?/

/** Facts in the given rows, those nearest the top first. */
export function readFacts(
  grid: MergedGrid,
  rows: readonly number[],
  limits: TimeLimitContext,
  units: readonly Unit[],
): SheetFacts {
  const unitTexts: PlacedText[] = []
  let otherText: PlacedText | null = null
  let asOf: Day | null = null
  for (const row of rows) {
    const cells = grid.row(row)
    cells.forEach((cell, i) => {
      const unitText = unitTextOf(cell, cells[i + 1])
      if (unitText !== null) unitTexts.push(unitText)
      otherText ??= otherUnitText(cell, cells[i + 1], units)
      asOf ??= dayAfterLabel(cell, cells[i + 1], limits)
    })
  }
  if (unitTexts.length === 0 && otherText !== null) unitTexts.push(otherText)
  return { unitText: unitTexts[0] ?? null, unitTexts, asOf }
}

/** 使用单位：城西供热分公司, 填报科室：设备科 — only where the value is a unit of the campaign and nothing else. */
function otherUnitText(cell: Placed, next: Placed | undefined, units: readonly Unit[]): PlacedText | null {
  const said = simplify(cell.text.slice(0, LONGEST_FACT))
  const value = OTHER_UNIT_PAIR.exec(said)?.[1]?.split(VALUE_END)[0]?.trim()
  const placed =
    value !== undefined && value !== ''
      ? { text: value, row: cell.row, column: cell.column }
      : next !== undefined && (value === '' || OTHER_UNIT_ONLY.test(said))
        ? { text: next.text, row: next.row, column: next.column }
        : null
  return placed !== null && findUnits(placed.text, units).exact !== null ? placed : null
}

function unitTextOf(cell: Placed, next: Placed | undefined): PlacedText | null {
  const said = simplify(cell.text)
  if (UNIT_ONLY.test(said)) {
    return next === undefined || next.text.length > 40
      ? null
      : { text: next.text, row: next.row, column: next.column }
  }
  const value = UNIT_PAIR.exec(said.slice(0, LONGEST_FACT))?.[1]?.split(VALUE_END)[0]?.trim()
  // 填报部门：（盖章） keeps its value in the next cell.
  if (value !== undefined && /^(?:[（(][^）)]{0,8}[）)])?$/.test(value)) {
    const isNext = next !== undefined && next.text.length <= 40 && !/[：:]/.test(next.text)
    return isNext ? { text: next.text, row: next.row, column: next.column } : null
  }
  return value === undefined || value === '' || MEASURE.test(value)
    ? null
    : { text: value, row: cell.row, column: cell.column }
}

function dayAfterLabel(cell: Placed, next: Placed | undefined, limits: TimeLimitContext): Day | null {
  const label = DAY_LABEL.exec(cell.text)
  if (label === null || cell.text.length > 120) return null
  const written = WRITTEN_DAY.exec(cell.text.slice(label.index))
  // 编制部门：风控部 评价基准日：2023年12月31日 says when something else was.
  const before = cell.text.slice(0, label.index + (written?.index ?? 0))
  const own = /([^\s：:]{1,12})[：:]\s*$/.exec(before)?.[1]
  if (written && own !== undefined && !OWN_DAY.test(own)) return null
  if (written) return dayOf(Number(written[1]), Number(written[2]), Number(written[3] ?? 1))
  const rest = /[：:]\s*(\S+)/.exec(cell.text.slice(label.index))?.[1]
  if (rest !== undefined) return fullDay({ ...cell, cell: { value: rest }, text: rest }, limits)
  return next !== undefined && /(?:时间|日期|截至|截止)\s*[：:]?$/.test(cell.text)
    ? fullDay(next, limits)
    : null
}

/** A day that itself says its year: else the year would be its own source. */
function fullDay(placed: Placed, limits: TimeLimitContext): Day | null {
  const dated = typeof placed.cell.value === 'number' && isDateFormat(placed.cell.format)
  if (!dated && !/(?:19|20|21)\d\d|[二][〇○零0][一二三四五六七八九〇○零]{2}/.test(placed.text)) return null
  return readDay(placed.cell, limits)
}

/** A year for limits that write none, and what it comes from. */
export interface YearBase {
  readonly year: number
  /** As a sentence names it. */
  readonly from: string
  readonly kind: YearSource
}

/** Where the year of a sheet's limits comes from, the best source first; a row's day of finding stands behind 'report'. */
export type YearSource = 'report' | 'title' | 'campaign'

/** The year for limits that write none: of the report, else of a title within the campaign, else of the campaign. */
export function yearForLimits(campaign: Campaign, facts: SheetFacts, names: readonly string[]): YearBase {
  if (facts.asOf !== null)
    return { year: yearOf(facts.asOf), from: `填报时间${sayDay(facts.asOf)}`, kind: 'report' }
  const first = yearOf(campaign.starts)
  const last = yearOf(campaign.ends)
  for (const name of names) {
    // A title may speak of an earlier audit; only a year of the campaign can be the limits' year.
    const year = Number(/(?:^|\D)((?:19|20|21)\d\d)(?!\d)/.exec(name)?.[1])
    if (year >= first && year <= last) return { year, from: `标题“${name}”`, kind: 'title' }
  }
  return { year: first, from: '本次行动', kind: 'campaign' }
}

/** The one unit a text names or mentions; null when none or several. */
export function oneUnit(text: string, units: readonly Unit[]): Unit | null {
  if (squashLabel(text) === '') return null
  const { exact, mentions } = findUnits(text, units)
  return exact ?? (mentions.length === 1 ? (mentions[0] ?? null) : null)
}
