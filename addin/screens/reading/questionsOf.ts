/** What a reading asks a person: columns, limits, units. What is not asked is a remark. */
import type { Campaign, Unit } from '#rules/campaign/campaign'
import { pathKey } from '#rules/columns/columns'
import type { Finding } from '#rules/items/finding'
import { findUnits } from '#rules/campaign/unit'
import type { BookReading, ColumnReading } from '#rules/reading/reading'
import {
  asksForLimit,
  asksForUnit,
  cellRef,
  rowRef,
  unitTextOf,
  unitTexts,
} from '#rules/reading/answers/readingAnswers'

export interface LimitQuestion {
  /** As `cellRef`. */
  readonly reference: string
  readonly finding: Finding
  /** Days that the limit may honestly mean. */
  readonly choices: readonly string[]
}

export interface UnitQuestion {
  /** What stands where the unit should; '' where nothing does. */
  readonly text: string
  /** As `rowRef`. */
  readonly references: readonly string[]
  /** Units that the text mentions. */
  readonly choices: readonly Unit[]
}

export interface Questions {
  readonly columns: readonly { readonly column: ColumnReading; readonly finding: Finding | undefined }[]
  readonly limits: readonly LimitQuestion[]
  readonly units: readonly UnitQuestion[]
  /** Findings that ask for nothing that can be answered here, the gravest first. */
  readonly remarks: readonly Finding[]
}

/** `mayAssign`: whether this person says whose rows are. */
export function questionsOf(reading: BookReading, campaign: Campaign, mayAssign: boolean): Questions {
  const asked = new Set<Finding>()
  const columns = columnQuestions(reading)
  for (const { finding } of columns) if (finding !== undefined) asked.add(finding)
  const limits = reading.findings.filter(asksForLimit).map((finding): LimitQuestion => {
    asked.add(finding)
    const choices = finding.choices ?? (finding.suggestion === undefined ? [] : [finding.suggestion])
    return { reference: cellRef(finding.sheet, finding.cell ?? ''), finding, choices }
  })
  const units = mayAssign ? unitQuestions(reading, campaign) : []
  const isSettledByUnits = (finding: Finding): boolean =>
    units.length > 0 && (asksForUnit(finding) || finding.code === 'unit.missing')
  const remarks = reading.findings.filter((finding) => !asked.has(finding) && !isSettledByUnits(finding))
  return { columns, limits, units, remarks: remarks.toSorted((a, b) => grave(a) - grave(b)) }
}

/** One for the columns under the same labels on all sheets: one answer settles them. */
function columnQuestions(reading: BookReading): Questions['columns'] {
  const byKey = new Map<string, Questions['columns'][number]>()
  for (const { sheet, tables } of reading.sheets) {
    const columns = tables.flatMap((table) => (table.kind === 'ledger' ? table.columns : []))
    for (const column of columns) {
      const key = `${pathKey(column.path)} ${column.guess ?? ''}`
      if (column.guess === null || byKey.has(key)) continue
      const finding = reading.findings.find(
        (one) => one.code === 'column.unsure' && one.sheet === sheet && one.given === column.label,
      )
      byKey.set(key, { column, finding })
    }
  }
  return [...byKey.values()]
}

/** How many decisions a person is asked for. */
export function countQuestions({ columns, limits, units }: Questions): number {
  return columns.length + limits.length + units.length
}

function unitQuestions(reading: BookReading, campaign: Campaign): UnitQuestion[] {
  const texts = unitTexts(reading)
  const byText = new Map<string, string[]>()
  for (const item of reading.items) {
    if (item.unit !== undefined) continue
    const text = unitTextOf(item, texts)
    const known = byText.get(text)
    if (known === undefined) byText.set(text, [rowRef(item.origin)])
    else known.push(rowRef(item.origin))
  }
  return [...byText].map(([text, references]) => ({
    text,
    references,
    choices: findUnits(text, campaign.units).mentions,
  }))
}

const GRAVITY = { block: 0, ask: 1, look: 2, note: 3 } as const

function grave({ severity }: Finding): number {
  return GRAVITY[severity]
}
