/** Settings as they were read from a sheet: each value with its cell, and how a finding about one is made. */
import type { Finding } from '../items/finding.ts'
import type { FactSectionKey, TableKey } from './settingFields.ts'
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

export function findingIn(
  sheet: string,
  cell: string | null,
  code: string,
  given: string,
  message: string,
  more: Partial<Pick<Finding, 'severity' | 'suggestion'>> = {},
): Finding {
  const field = cell === null ? 'sheet' : 'row'
  return {
    file: '',
    sheet,
    cell,
    field,
    code: `settings.${code}`,
    severity: 'block',
    given,
    message,
    ...more,
  }
}
