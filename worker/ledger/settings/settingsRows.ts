/** The SQL of the settings and their versions, and what the ledger holds by setting. */
import type { Campaign } from '#rules/campaign/campaign'
import type { Day } from '#rules/calendar/day'
import type { SettingChange } from '#rules/settings/settingChanges'
import type { SettingsInUse } from '#rules/settings/settingBlockers'
import type { SettingsVersions, SettingsView } from '#wire/settings'
import type { Actor } from '#wire/actor'
import { exemptedPeriods } from '../weeks/exemptionRows.ts'
import { fromJson } from '../store/jsonRows.ts'

type Head = { version: number; at: string; by_whom: string }

/** The version that holds; the settings that the campaign was opened with are version 1. */
export function settingsHead(sql: SqlStorage): Pick<SettingsView, 'version' | 'changedAt' | 'changedBy'> {
  const last = sql
    .exec<Head>('SELECT version, at, by_whom FROM settings_version ORDER BY version DESC LIMIT 1')
    .toArray()[0]
  if (last !== undefined) return { version: last.version, changedAt: last.at, changedBy: last.by_whom }
  const { opened_at: at } = sql.exec<{ opened_at: string }>('SELECT opened_at FROM campaign').one()
  return { version: 1, changedAt: at, changedBy: '' }
}

/** Keeps `after` as the settings that hold, and `before` too when it was the first. */
export function saveSettings(
  sql: SqlStorage,
  actor: Actor,
  { before, after, changes }: { before: Campaign; after: Campaign; changes: readonly SettingChange[] },
): void {
  const { version, changedAt } = settingsHead(sql)
  if (version === 1) {
    sql.exec(
      `INSERT INTO settings_version (version, body, changes, at, day, by_whom) VALUES (1, ?, '[]', ?, ?, '')
       ON CONFLICT DO NOTHING`,
      JSON.stringify(before),
      changedAt,
      changedAt.slice(0, 10),
    )
  }
  const body = JSON.stringify(after)
  sql.exec(
    'INSERT INTO settings_version (version, body, changes, at, day, by_whom) VALUES (?,?,?,?,?,?)',
    version + 1,
    body,
    JSON.stringify(changes),
    actor.at,
    actor.day,
    actor.name,
  )
  sql.exec('UPDATE campaign SET settings = ?', body)
}

/** The settings that held at the end of a day; those of now when none had been kept by then. */
function settingsOn(sql: SqlStorage, now: Campaign, day: Day): Campaign {
  const row = sql
    .exec<{ body: string }>(
      'SELECT body FROM settings_version WHERE day <= ? ORDER BY version DESC LIMIT 1',
      day,
    )
    .toArray()[0]
  return row === undefined ? now : fromJson<Campaign>(row.body)
}

/** The settings to judge a day by: a past day by those that held at its end. */
export function settingsAsOf(
  sql: SqlStorage,
  now: Campaign,
  { day: today }: Pick<Actor, 'day'>,
  asOf: Day,
): Campaign {
  return asOf < today ? settingsOn(sql, now, asOf) : now
}

/** Newest first. */
export function listVersions(sql: SqlStorage): SettingsVersions['versions'] {
  const rows = sql
    .exec<Head & { changes: string }>(
      'SELECT version, at, by_whom, changes FROM settings_version ORDER BY version DESC LIMIT 200',
    )
    .toArray()
  return rows.map(({ version, at, by_whom, changes }) => ({
    version,
    at,
    by: by_whom,
    changes: fromJson<SettingChange[]>(changes),
  }))
}

/** Withdrawn rows count: their history names unit, category and kind. */
export function settingsInUse(sql: SqlStorage): SettingsInUse {
  const units = new Map<string, string[]>()
  const note = (unit: string, said: string): void => {
    const held = units.get(unit)
    if (held === undefined) units.set(unit, [said])
    else held.push(said)
  }
  for (const [table, measure] of heldByUnit) {
    const rows = sql.exec<{ unit: string; count: number }>(
      `SELECT unit, count(*) AS count FROM ${table} WHERE unit <> '' GROUP BY unit`,
    )
    for (const { unit, count } of rows) note(unit, ` ${count} ${measure}`)
  }
  const periods = sql.exec<{ period: string }>('SELECT DISTINCT period FROM report').toArray()
  return {
    units: new Map([...units].map(([unit, said]) => [unit, said.join('、')])),
    categories: new Map(countBy(sql, 'category').map(({ value, count }) => [Number(value), count] as const)),
    kinds: kindsInUse(sql),
    periods: new Set([...periods.map(({ period }) => period), ...exemptedPeriods(sql)]),
  }
}

const heldByUnit = [
  ['item', '条问题'],
  ['report', '期次报告'],
  ['notice', '份督办单'],
  ['exemption', '条免报'],
] as const

function countBy(sql: SqlStorage, field: 'category' | 'kind'): { value: string | number; count: number }[] {
  return sql
    .exec<{ value: string | number; count: number }>(
      `SELECT json_extract(content, '$.${field}') AS value, count(*) AS count FROM item
       WHERE json_extract(content, '$.${field}') IS NOT NULL GROUP BY 1`,
    )
    .toArray()
}

/** An item may name several kinds, joined by 、. */
function kindsInUse(sql: SqlStorage): Map<string, number> {
  const kinds = new Map<string, number>()
  for (const { value, count } of countBy(sql, 'kind')) {
    for (const kind of String(value).split('、')) kinds.set(kind, (kinds.get(kind) ?? 0) + count)
  }
  return kinds
}
