/** What a reading asks a person: columns, limits, units. What is not asked is a remark. */
import type { Campaign, Unit } from '#rules/campaign/campaign'
import { pathKey } from '#rules/columns/pathKey'
import type { Finding } from '#rules/items/finding'
import { claimLabels, claims } from '#rules/items/item'
import { cellsOf } from '#rules/reading/foldFindings'
import { findUnits } from '#rules/campaign/unit'
import type { BookReading, ColumnReading } from '#rules/reading/reading'
import { decisionAsked } from '#rules/reading/answers/decisions'
import {
  asksForLimit,
  asksForUnit,
  asksWhose,
  cellRef,
  inclusionLabels,
  KEEP_LABEL,
  ownerLabel,
  rowRef,
  sheetInclusionLabels,
  unitTextOf,
  unitTexts,
} from '#rules/reading/answers/readingAnswers'
import { atEach, type Decision } from './answering.ts'

export interface LimitQuestion {
  /** As `cellRef`: the first cell. */
  readonly reference: string
  /** Every cell of which the same is asked. */
  readonly references: readonly string[]
  readonly finding: Finding
  /** Days that the limit may honestly mean. */
  readonly choices: readonly string[]
}

/** A question that one of a few presses answers. */
export interface ChoiceQuestion {
  readonly finding: Finding
  readonly options: readonly { readonly label: string; readonly decision: Decision }[]
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
  /** States, rows, sheets, the column of the problem. */
  readonly choices: readonly ChoiceQuestion[]
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
    const references = cellsOf(finding).map((cell) => cellRef(finding.sheet, cell))
    return { reference: references[0] ?? '', references, finding, choices }
  })
  const whose = whoseQuestions(reading, campaign, mayAssign)
  for (const finding of reading.findings.filter(asksWhose)) asked.add(finding)
  const choices = reading.findings.flatMap((finding): ChoiceQuestion[] => {
    const options = optionsOf(finding, reading)
    if (options.length === 0) return []
    asked.add(finding)
    return [{ finding, options }]
  })
  const units = mayAssign ? unitQuestions(reading, campaign) : []
  const isSettledByUnits = (finding: Finding): boolean =>
    units.length > 0 && (asksForUnit(finding) || finding.code === 'unit.missing')
  const remarks = reading.findings.filter((finding) => !asked.has(finding) && !isSettledByUnits(finding))
  return {
    columns,
    limits,
    units,
    choices: [...whose, ...choices],
    remarks: remarks.toSorted((a, b) => grave(a) - grave(b)),
  }
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
        (one) =>
          (one.code === 'column.unsure' || one.code === 'column.assumed') &&
          one.sheet === sheet &&
          one.given === column.label,
      )
      byKey.set(key, { column, finding })
    }
  }
  return [...byKey.values()]
}

/** How many decisions a person is asked for. */
export function countQuestions({ columns, limits, units, choices }: Questions): number {
  return columns.length + limits.length + units.length + choices.length
}

/** One for all sheets that name the same other unit: theirs, ours, or not to be taken in. */
function whoseQuestions(reading: BookReading, campaign: Campaign, mayAssign: boolean): ChoiceQuestion[] {
  const asked = reading.findings.filter(asksWhose)
  const ledgers = reading.sheets.filter(({ kind }) => kind === 'ledger').length
  return [...Map.groupBy(asked, ({ given, suggestion }) => `${given} ${suggestion}`).values()].flatMap(
    (findings): ChoiceQuestion[] => {
      const [finding] = findings
      if (finding === undefined) return []
      const sheets = findings.map(({ sheet }) => sheet)
      const names = [finding.suggestion, ...(mayAssign ? [finding.given] : [])]
      const units = campaign.units.filter(({ name }) => names.includes(name))
      const options = [
        ...units
          .toSorted((a, b) => names.indexOf(a.name) - names.indexOf(b.name))
          .map(({ id, name }) => ({ label: ownerLabel(name), decision: { owners: atEach(sheets, id) } })),
        ...(ledgers > sheets.length
          ? [{ label: sheetInclusionLabels.out, decision: { sheets: atEach(sheets, 'out' as const) } }]
          : []),
      ]
      return [{ finding, options }]
    },
  )
}

/** What a press on each of the finding's choices decides; none for a finding that is answered in another way. */
function optionsOf(finding: Finding, reading: BookReading): ChoiceQuestion['options'] {
  const { code, sheet, choices = [] } = finding
  const { references = [] } = decisionAsked(finding, reading) ?? {}
  switch (code) {
    case 'claimed.unknown':
    case 'claimed.dropped':
      return [
        ...claims.map((claim) => ({
          label: claimLabels[claim],
          decision: { claims: atEach(references, claim) },
        })),
        { label: KEEP_LABEL, decision: { claims: atEach(references, 'none' as const) } },
      ]
    case 'claimed.told':
      return [
        {
          label: finding.suggestion ?? KEEP_LABEL,
          decision: { claims: atEach(references, 'told' as const) },
        },
        { label: KEEP_LABEL, decision: { claims: atEach(references, 'none' as const) } },
      ]
    case 'row.struck':
    case 'row.heading':
    case 'row.only-older':
      return inclusions.map((one) => ({
        label: inclusionLabels[one],
        decision: { rows: atEach(references, one) },
      }))
    case 'sheet.same-list':
      return inclusions.map((one) => ({
        label: sheetInclusionLabels[one],
        decision: { sheets: atEach(references, one) },
      }))
    case 'table.no-problem': {
      const tables = reading.sheets.filter((one) => one.sheet === sheet).flatMap((one) => one.tables)
      const columns = tables.flatMap((table) => table.columns)
      return choices.flatMap((label) => {
        const column = columns.find((one) => one.label === label)
        return column === undefined
          ? []
          : [{ label, decision: { mapping: { [pathKey(column.path)]: 'problem' } } }]
      })
    }
    default:
      return []
  }
}

const inclusions = ['in', 'out'] as const

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
