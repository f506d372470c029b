/**
 * 专项设置表 — the settings as a sheet: a title, then section under section, each with its heading, its header and its
 * rows, and room for more. Data only: the pane writes it through Excel, the worker as a file.
 */
import type { Campaign } from '../campaign/campaign.ts'
import { serialOfDay, readIsoDay } from '../calendar/day.ts'
import { settingSections } from './settingFields.ts'
import type { SettingField, SettingSection } from './settingSection.ts'
import { modelOf } from './settingModel.ts'
import type { SettingValue } from './settingRecord.ts'

export const SETTINGS_SHEET = '专项设置'
export const FACT_HEADER = ['项目', '设定', '说明'] as const

/** Rows to type into below a table. */
const SPARE_ROWS = 5

/** Sections are numbered as a Chinese text numbers them; the number is for the eye, the title is what is found. */
const NUMERALS = '一二三四五六七八九十'

export type SettingsRowKind = 'title' | 'note' | 'section' | 'header' | 'values' | 'blank'

export interface SettingsCell {
  readonly value: string | number | null
  /** '@' keeps text as text, also text that begins with = + - @. */
  readonly format: '@' | 'yyyy-mm-dd' | 'General'
}

export interface SettingsRow {
  readonly kind: SettingsRowKind
  readonly cells: readonly SettingsCell[]
}

/** What a block of cells may hold. */
export interface SettingsRule {
  readonly top: number
  readonly bottom: number
  readonly column: number
  readonly rule:
    | { readonly kind: 'list'; readonly values: readonly string[] }
    | { readonly kind: 'day' }
    | { readonly kind: 'count'; readonly from: number; readonly to: number }
}

export interface SettingsSheet {
  readonly name: string
  readonly rows: readonly SettingsRow[]
  readonly rules: readonly SettingsRule[]
  /** In characters of the default font, two per Chinese character. */
  readonly widths: readonly number[]
}

const text = (value: string | null): SettingsCell => ({ value, format: '@' })

/** What the sheet says it was made of; read back by `stampIn`. */
export function settingsStamp({ id }: Pick<Campaign, 'id'>, version: number): string {
  return `专项编号：${id}　设置版本：${version}`
}

/** The campaign and version of a stamp; null for any other text. */
export function stampIn(given: string): { readonly campaign: string; readonly version: number } | null {
  const found = /专项编号\s*[:：]\s*([a-z0-9-]+)\s*设置版本\s*[:：]\s*(\d+)/.exec(given)
  return found?.[1] === undefined ? null : { campaign: found[1], version: Number(found[2]) }
}

/** The sheet of a campaign's settings; `version` is stamped on it and told again when it is read. */
export function settingsSheet(campaign: Campaign, version: number): SettingsSheet {
  const rows: SettingsRow[] = [
    { kind: 'title', cells: [text(`${campaign.name}专项设置`)] },
    { kind: 'note', cells: [text(settingsStamp(campaign, version))] },
    {
      kind: 'note',
      cells: [
        text(
          '改好后在任务窗格按“检查设置表”，或把文件上传，看过变动再保存。节名和表头请勿改动；行可以增减，不够可以插入。',
        ),
      ],
    },
  ]
  const rules: SettingsRule[] = []
  settingSections.forEach((section, index) => {
    rows.push({ kind: 'blank', cells: [] })
    rows.push({ kind: 'section', cells: [text(`${numeral(index + 1)}、${section.title}`)] })
    rows.push({ kind: 'note', cells: [text(section.note)] })
    addSection(section, campaign, rows, rules)
  })
  return { name: SETTINGS_SHEET, rows, rules, widths: [26, 40, 46, 22, 14, 14] }
}

function addSection(
  section: SettingSection,
  campaign: Campaign,
  rows: SettingsRow[],
  rules: SettingsRule[],
): void {
  const { facts, tables } = modelOf(campaign)
  if (section.form === 'facts') {
    rows.push({ kind: 'header', cells: FACT_HEADER.map(text) })
    for (const field of section.fields) {
      addRule(rules, field, { column: 1, top: rows.length, bottom: rows.length })
      const value = cellOf(field, facts[section.key][field.key] ?? null)
      rows.push({ kind: 'values', cells: [text(field.label), value, text(hintOf(field))] })
    }
    return
  }
  rows.push({ kind: 'header', cells: section.fields.map(({ label }) => text(label)) })
  const top = rows.length
  for (const record of tables[section.key]) {
    const cells = section.fields.map((field) => cellOf(field, record[field.key] ?? null))
    rows.push({ kind: 'values', cells })
  }
  const spare = section.fields.map((field) => cellOf(field, null))
  for (let n = 0; n < SPARE_ROWS; n++) rows.push({ kind: 'values', cells: spare })
  const bottom = rows.length - 1
  section.fields.forEach((field, column) => addRule(rules, field, { column, top, bottom }))
}

function addRule(rules: SettingsRule[], field: SettingField, cells: Omit<SettingsRule, 'rule'>): void {
  const rule = ruleOf(field)
  if (rule !== null) rules.push({ ...cells, rule })
}

function ruleOf({ kind, choices = {}, from = 0, to = 9999 }: SettingField): SettingsRule['rule'] | null {
  if (kind === 'choice') return { kind: 'list', values: Object.values(choices) }
  if (kind === 'yes-no') return { kind: 'list', values: ['是', '否'] }
  if (kind === 'day') return { kind: 'day' }
  return kind === 'count' ? { kind: 'count', from, to } : null
}

/** A value as its cell holds it: a day as its serial, a choice as its word. */
function cellOf({ kind, choices = {} }: SettingField, value: SettingValue): SettingsCell {
  const format = kind === 'day' ? 'yyyy-mm-dd' : kind === 'count' ? 'General' : '@'
  if (value === null) return { value: null, format }
  if (kind === 'day') {
    const day = readIsoDay(String(value))
    return { value: day === null ? String(value) : serialOfDay(day), format }
  }
  if (typeof value === 'number') return { value, format }
  return { value: wordOf({ kind, choices }, value), format }
}

/** A value as people read it. */
export function wordOf(
  { choices = {} }: Pick<SettingField, 'kind' | 'choices'>,
  value: SettingValue,
): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? '是' : '否'
  return choices[String(value)] ?? String(value)
}

function hintOf({ hint = '', required }: SettingField): string {
  return required === true && hint === '' ? '必填' : hint
}

function numeral(n: number): string {
  if (n <= 10) return NUMERALS[n - 1] ?? ''
  return `十${NUMERALS[n - 11] ?? ''}`
}
