/** Settings as they were read from a sheet: each value with its cell, and how a finding about one is made. */
import type { Finding } from '../items/finding.ts'
import type { FactSectionKey, TableKey } from './settingSection.ts'
import type { SettingRecord } from './settingRecord.ts'

/** A row's values with the cell of each. */
export interface PlacedRecord {
  readonly values: SettingRecord
  readonly cells: Readonly<Record<string, string>>
}

export interface PlacedSettings {
  readonly sheet: string
  readonly facts: Readonly<Record<FactSectionKey, PlacedRecord>>
  readonly tables: Readonly<Record<TableKey, readonly PlacedRecord[]>>
}

/** What is said of a setting; it blocks unless it says otherwise. */
export interface SaidOfSetting extends Pick<Finding, 'given' | 'message'> {
  readonly severity?: Finding['severity']
  readonly suggestion?: string
}

/** Of a cell; of the whole sheet where `cell` is null. */
export function findingIn(
  { sheet, cell }: Pick<Finding, 'sheet' | 'cell'>,
  code: string,
  said: SaidOfSetting,
): Finding {
  const field = cell === null ? 'sheet' : 'row'
  return { file: '', sheet, cell, field, code: `settings.${code}`, severity: 'block', ...said }
}
