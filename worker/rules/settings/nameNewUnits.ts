/** 单位编号 — a new unit without a number gets the next free one; those that have one keep it for the campaign's life. */
import type { Unit } from '../campaign/campaign.ts'
import type { SettingsModel } from './settingModel.ts'
import { textIn, type SettingRecord } from './settingRecord.ts'

/**
 * `held` are the campaign's units: a row without a number that bears the name of one of them is that unit, so that
 * a sheet checked again after it was saved makes no second one.
 */
export function nameNewUnits({ facts, tables }: SettingsModel, held: readonly Unit[]): SettingsModel {
  const taken = new Set(tables.units.map((row) => textIn(row, 'id')))
  const used = new Set([...taken, ...held.map(({ id }) => id)])
  let n = tables.units.length
  const units = tables.units.map((row) => {
    if (textIn(row, 'id') !== '') return keepSince(row, held)
    const known = held.find(({ id, name }) => name === textIn(row, 'name') && !taken.has(id))
    while (used.has(`u${n}`)) n++
    const id = known?.id ?? `u${n}`
    taken.add(id)
    used.add(id)
    return keepSince({ ...row, id }, held)
  })
  return { facts, tables: { ...tables, units } }
}

/** The day of joining is set when a new unit is saved; a cell left empty does not take it away. */
function keepSince(row: SettingRecord, held: readonly Unit[]): SettingRecord {
  const since = held.find(({ id }) => id === textIn(row, 'id'))?.since
  return since === undefined || textIn(row, 'since') !== '' ? row : { ...row, since }
}
