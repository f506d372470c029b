/** 单位编号 — a new unit without a number gets the next free one; those that have one keep it for the campaign's life. */
import type { SettingsModel } from './settingModel.ts'
import { textIn } from './settingRecord.ts'

export function nameNewUnits({ facts, tables }: SettingsModel): SettingsModel {
  const taken = new Set(tables.units.map((row) => textIn(row, 'id')))
  let n = tables.units.length
  const units = tables.units.map((row) => {
    if (textIn(row, 'id') !== '') return row
    while (taken.has(`u${n}`)) n++
    const id = `u${n}`
    taken.add(id)
    return { ...row, id }
  })
  return { facts, tables: { ...tables, units } }
}
