/** What of the settings the ledger holds something by, so that it cannot be taken away. */
import type { SettingsInUse } from '#rules/settings/settingBlockers'
import { exemptedPeriods } from '../weeks/exemptionRows.ts'
import { countByField, countByUnit, reportedPeriods, type CountedTable } from './settingsRows.ts'

const heldByUnit: readonly (readonly [CountedTable, string])[] = [
  ['item', '条问题'],
  ['report', '期次报告'],
  ['notice', '份督办单'],
  ['exemption', '条免报'],
]

/** Withdrawn rows count: their history names unit, category and kind. */
export function settingsInUse(sql: SqlStorage): SettingsInUse {
  return {
    units: unitsInUse(sql),
    categories: new Map(
      countByField(sql, 'category').map(({ value, count }) => [Number(value), count] as const),
    ),
    kinds: kindsInUse(sql),
    periods: new Set([...reportedPeriods(sql), ...exemptedPeriods(sql)]),
  }
}

/** 「 3 条问题、 1 期次报告」 by unit. */
function unitsInUse(sql: SqlStorage): Map<string, string> {
  const units = new Map<string, string[]>()
  for (const [table, measure] of heldByUnit) {
    for (const { unit, count } of countByUnit(sql, table)) {
      const said = ` ${count} ${measure}`
      const held = units.get(unit)
      if (held === undefined) units.set(unit, [said])
      else held.push(said)
    }
  }
  return new Map([...units].map(([unit, said]) => [unit, said.join('、')]))
}

/** An item may name several kinds, joined by 、. */
function kindsInUse(sql: SqlStorage): Map<string, number> {
  const kinds = new Map<string, number>()
  for (const { value, count } of countByField(sql, 'kind')) {
    for (const kind of String(value).split('、')) kinds.set(kind, (kinds.get(kind) ?? 0) + count)
  }
  return kinds
}
