/** 设置的变动 — what differs between two states of the settings, one line per setting, as people read it. */
import type { Campaign } from '../campaign/campaign.ts'
import { settingSections } from './settingFields.ts'
import type { FactSection, SettingField, TableSection } from './settingSection.ts'
import { modelOf, type SettingsModel } from './settingModel.ts'
import { textIn, type SettingRecord } from './settingRecord.ts'
import { wordOf } from './settingsSheet.ts'

export interface SettingChange {
  /** 单位 */
  readonly section: string
  /** 教务处 · 别名; of a fact its label alone. */
  readonly label: string
  readonly kind: 'changed' | 'added' | 'removed' | 'moved'
  /** '' where nothing was. */
  readonly from: string
  readonly to: string
}

/** From `before` to `after`, in the order of the sheet. */
export function settingChanges(before: Campaign, after: Campaign): SettingChange[] {
  const [old, young] = [modelOf(before), modelOf(after)]
  return settingSections.flatMap((section) =>
    section.form === 'facts' ? factChanges(section, old, young) : tableChanges(section, old, young),
  )
}

function factChanges(section: FactSection, old: SettingsModel, young: SettingsModel): SettingChange[] {
  const [from, to] = [old.facts[section.key], young.facts[section.key]]
  return section.fields.flatMap((field) =>
    changeOf({ section: section.title, label: field.label }, field, from, to),
  )
}

function changeOf(
  place: Pick<SettingChange, 'section' | 'label'>,
  field: SettingField,
  before: SettingRecord,
  after: SettingRecord,
): SettingChange[] {
  const [from, to] = [wordOf(field, before[field.key] ?? null), wordOf(field, after[field.key] ?? null)]
  return from === to ? [] : [{ ...place, kind: 'changed', from, to }]
}

function tableChanges(section: TableSection, old: SettingsModel, young: SettingsModel): SettingChange[] {
  const keyOf = (row: SettingRecord): string => section.names.map((name) => textIn(row, name)).join('\n')
  const before = new Map(old.tables[section.key].map((row) => [keyOf(row), row]))
  const after = new Map(young.tables[section.key].map((row) => [keyOf(row), row]))
  const changes: SettingChange[] = []
  for (const [key, row] of before) {
    if (after.has(key)) continue
    changes.push({
      section: section.title,
      label: nameOf(section, row),
      kind: 'removed',
      from: sayRow(section, row),
      to: '',
    })
  }
  for (const [key, row] of after) {
    const held = before.get(key)
    if (held === undefined) {
      changes.push({
        section: section.title,
        label: nameOf(section, row),
        kind: 'added',
        from: '',
        to: sayRow(section, row),
      })
      continue
    }
    for (const field of section.fields) {
      const label = `${nameOf(section, held)} · ${field.label}`
      changes.push(...changeOf({ section: section.title, label }, field, held, row))
    }
  }
  const kept = (rows: ReadonlyMap<string, unknown>, others: ReadonlyMap<string, unknown>): string =>
    [...rows.keys()].filter((key) => others.has(key)).join('\n\n')
  if (kept(before, after) !== kept(after, before)) {
    changes.push({
      section: section.title,
      label: '先后次序',
      kind: 'moved',
      from: '原来的次序',
      to: '新的次序',
    })
  }
  return changes
}

/** By what a person calls the row: the unit's name rather than its number. */
function nameOf(section: TableSection, row: SettingRecord): string {
  const name = section.fields.find(({ key }) => key === 'name')
  const fields = name === undefined ? section.fields.filter(({ key }) => section.names.includes(key)) : [name]
  const said = fields.map((field) => wordOf(field, row[field.key] ?? null)).filter((word) => word !== '')
  return said.join('　') || sayRow(section, row)
}

function sayRow({ fields }: TableSection, row: SettingRecord): string {
  return fields
    .map((field) => ({ label: field.label, word: wordOf(field, row[field.key] ?? null) }))
    .filter(({ word }) => word !== '')
    .map(({ label, word }) => `${label} ${word}`)
    .join('，')
}
