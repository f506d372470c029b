/**
 * 组织领导 — each unit's own leading group and its one first responsible person (第一责任人).
 *
 * Source: 〔各单位要成立专门领导机构，主要负责同志为第一责任人〕 (M-10). A unit without an entry is on the gap list.
 */
import type { UnitId } from '../campaign/campaign.ts'
import {
  noteField,
  currentEntries,
  textOf,
  unitField,
  unitOf,
  type Register,
  type RegisterEntry,
} from './register.ts'

export const leads: Register = {
  key: 'leads',
  name: '组织领导',
  purpose: '每个单位登记一位第一责任人和本单位的领导机构；人员变动时修改，以前的记录保留。',
  writer: 'unit',
  reader: 'own',
  perUnit: 'one',
  title: 'firstResponsible',
  day: 'since',
  fields: [
    unitField,
    {
      key: 'firstResponsible',
      label: '第一责任人',
      names: 'person',
      kind: 'line',
      required: true,
      hint: '主要负责同志，只写一人。',
    },
    { key: 'post', label: '职务', kind: 'line', required: true },
    { key: 'group', label: '领导机构', kind: 'text', required: true, hint: '名称和成员。' },
    { key: 'contact', label: '联系人', kind: 'line', names: 'person' },
    { key: 'phone', label: '联系电话', kind: 'line' },
    { key: 'since', label: '成立日期', kind: 'day', required: true, past: true },
    noteField,
  ],
}

/** Units that have registered no first responsible person (M-10). */
export function unitsWithoutLead(units: readonly UnitId[], entries: readonly RegisterEntry[]): UnitId[] {
  const registered = new Set(currentEntries(entries, 'leads').map(({ values }) => unitOf(values)))
  return units.filter((unit) => !registered.has(unit))
}

/** Who answers for a unit. */
export interface Lead {
  readonly unit: UnitId
  readonly firstResponsible: string
  readonly post: string
}

export function listLeads(units: readonly UnitId[], entries: readonly RegisterEntry[]): Lead[] {
  const registered = new Map(currentEntries(entries, 'leads').map(({ values }) => [unitOf(values), values]))
  return units.flatMap((unit) => {
    const values = registered.get(unit)
    if (values === undefined) return []
    return [{ unit, firstResponsible: textOf(values, 'firstResponsible'), post: textOf(values, 'post') }]
  })
}
