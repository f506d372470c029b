/**
 * 答复 — what a person decides about one file before it is taken in, and which findings ask for it.
 */
import type { UnitId } from '../../campaign/campaign.ts'
import type { Finding } from '../../items/finding.ts'
import { disposalLabels, type ItemContent, type Origin } from '../../items/item.ts'
import type { BookReading, Decisions, Inclusion } from '../reading.ts'

/** What a person decided about one file. */
export interface ReadingAnswers {
  /** `pathKey` → a field's name or 'extra'. */
  readonly mapping: Readonly<Record<string, string>>
  /** '工作表!G6' → 'YYYY-MM-DD', or that the limit is 'ongoing' (长期坚持) or 'immediate' (立行立改). */
  readonly limits: Readonly<Record<string, string>>
  /** '工作表!12' → whose the row is. */
  readonly units: Readonly<Record<string, UnitId>>
  readonly claims?: Decisions['claims']
  readonly rows?: Decisions['rows']
  readonly sheets?: Decisions['sheets']
  readonly owners?: Decisions['owners']
}

export const noAnswers = {
  mapping: {},
  limits: {},
  units: {},
  claims: {},
  rows: {},
  sheets: {},
  owners: {},
} satisfies ReadingAnswers

/** What a person says instead of a day. */
export const limitLabels = { ongoing: '长期坚持', immediate: disposalLabels.immediate } as const

/** What a person says of a row that may be none of the ledger's, as buttons show it. */
export const inclusionLabels: Readonly<Record<Inclusion, string>> = { in: '仍是问题', out: '不收入' }
/** Whose a sheet is that names another unit than its sender, as buttons show it. */
export const ownerLabel = (name: string): string => `是“${name}”的台账`
export const sheetInclusionLabels: Readonly<Record<Inclusion, string>> = { in: '都收入', out: '不收这一张' }
/** The words stay as written and say nothing else. */
export const KEEP_LABEL = '原样保留'
/** The words of a column say the states of its rows. */
export const TOLD_LABEL = '按所写的状态'
export const ROW_CHOICES: readonly string[] = Object.values(inclusionLabels)

/** A row's name in answers. */
export function rowRef(origin: Pick<Origin, 'sheet' | 'row'>): string {
  return `${origin.sheet}!${origin.row}`
}

/** A cell's name in answers; `cell` as people write it: 'G6'. */
export function cellRef(sheet: string, cell: string): string {
  return `${sheet}!${cell}`
}

/** Whether a finding can be settled by naming a day, or that there is none. */
export function asksForLimit(finding: Finding): boolean {
  return (
    finding.cell !== null &&
    DAY_FIELDS.has(finding.field) &&
    (finding.severity === 'ask' || finding.code === 'day.unreadable')
  )
}

/** Whether a finding can be settled by naming a unit. */
export function asksForUnit(finding: Finding): boolean {
  return finding.code === 'unit.unknown' || finding.code === 'unit.several'
}

/** Whether a finding keeps the whole file from being taken in until somebody has said whose it is. */
export function asksWhose(finding: Pick<Finding, 'code'>): boolean {
  return finding.code === 'unit.other'
}

/** Fields that hold a day. */
export const DAY_FIELDS: ReadonlySet<string> = new Set(['due', 'foundOn', 'completedOn', 'closedOn'])

/** Texts that stand where a unit should and name none. */
export function unitTexts({ findings }: Pick<BookReading, 'findings'>): Set<string> {
  return new Set(findings.filter(asksForUnit).map(({ given }) => given))
}

/** What a row without a unit says in its place; '' when it says nothing. */
export function unitTextOf(item: ItemContent, asked: ReadonlySet<string>): string {
  return Object.values(item.extras ?? {}).find((text) => asked.has(text)) ?? ''
}
