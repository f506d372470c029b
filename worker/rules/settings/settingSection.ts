/** 设置的一节 — a section of the settings sheet: facts, one value each, or a table; and what each of its fields may hold. */
export type SettingKind = 'text' | 'long' | 'names' | 'id' | 'day' | 'count' | 'time' | 'choice' | 'yes-no'

export interface SettingField {
  readonly key: string
  readonly label: string
  readonly kind: SettingKind
  readonly required?: true
  /** Bounds of a count. */
  readonly from?: number
  readonly to?: number
  /** Words by code. */
  readonly choices?: Readonly<Record<string, string>>
  readonly hint?: string
  /** Longest text; 200 when absent. */
  readonly longest?: number
}

export interface FactSection {
  readonly form: 'facts'
  readonly key: FactSectionKey
  readonly title: string
  readonly note: string
  readonly fields: readonly SettingField[]
}

export interface TableSection {
  readonly form: 'table'
  readonly key: TableKey
  readonly title: string
  readonly note: string
  readonly fields: readonly SettingField[]
  /** The fields by which a row is known again when it was changed. */
  readonly names: readonly string[]
}

export type FactSectionKey = 'basics' | 'weekly' | 'limits' | 'checks'
export type TableKey =
  | 'units'
  | 'categories'
  | 'kinds'
  | 'stages'
  | 'milestones'
  | 'ladder'
  | 'escalation'
  | 'namedDays'
  | 'calendar'
  | 'columnAliases'
  | 'papers'
  | 'lights'
  | 'ownChecks'
  | 'ownLists'
export type SettingSection = FactSection | TableSection
