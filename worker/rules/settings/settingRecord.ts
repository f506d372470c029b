/** Values of a row of settings by key; a day is its text, a choice its code. */
import { readIsoDay, type Day } from '../calendar/day.ts'

export type SettingValue = string | number | boolean | null
export type SettingRecord = Readonly<Record<string, SettingValue>>

const SEPARATORS = /[、，,;；\n]+/

export function textIn(record: SettingRecord, key: string): string {
  const value = record[key] ?? null
  return value === null ? '' : String(value)
}

export function dayIn(record: SettingRecord, key: string): Day | null {
  return readIsoDay(textIn(record, key))
}

export function numberIn(record: SettingRecord, key: string): number | null {
  const value = record[key]
  return typeof value === 'number' ? value : null
}

export function booleanIn(record: SettingRecord, key: string): boolean | null {
  const value = record[key]
  return typeof value === 'boolean' ? value : null
}

/** Names in one cell: 党办、院办. */
export function namesIn(record: SettingRecord, key: string): string[] {
  const names = textIn(record, key)
    .split(SEPARATORS)
    .map((name) => name.trim())
  return [...new Set(names.filter((name) => name !== ''))]
}

/** One of the codes; throws for another one, which a value that was checked cannot be. */
export function knownIn<Code extends string>(
  record: SettingRecord,
  key: string,
  codes: readonly Code[],
): Code {
  const value = textIn(record, key)
  const known = codes.find((code) => code === value)
  if (known === undefined) throw new Error(`“${value}” is no ${key}`)
  return known
}
