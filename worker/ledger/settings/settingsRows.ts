/** The SQL of the settings and their versions, and of what the ledger holds by setting. */
import type { Campaign } from '#rules/campaign/campaign'
import type { Day } from '#rules/calendar/day'
import type { SettingChange } from '#rules/settings/settingChanges'
import type { SettingsVersions, SettingsView } from '#wire/settings'
import type { Actor } from '#wire/actor'
import { fromJson } from '../store/jsonRows.ts'

/** The settings that hold; null while no campaign was opened here. */
export function readCampaign(sql: SqlStorage): Campaign | null {
  const row = sql.exec<{ settings: string }>('SELECT settings FROM campaign').toArray()[0]
  return row === undefined ? null : fromJson<Campaign>(row.settings)
}

export function insertCampaign(sql: SqlStorage, campaign: Campaign, at: string): void {
  const settings = JSON.stringify(campaign)
  sql.exec('INSERT INTO campaign (id, settings, opened_at) VALUES (?, ?, ?)', campaign.id, settings, at)
}

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

/** The settings that held at the end of a day; null when none had been kept by then. */
export function settingsOn(sql: SqlStorage, day: Day): Campaign | null {
  const row = sql
    .exec<{ body: string }>(
      'SELECT body FROM settings_version WHERE day <= ? ORDER BY version DESC LIMIT 1',
      day,
    )
    .toArray()[0]
  return row === undefined ? null : fromJson<Campaign>(row.body)
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

/** What can be counted by unit. */
export type CountedTable = 'item' | 'report' | 'notice' | 'exemption'

/** Rows of a table by unit; withdrawn ones count. */
export function countByUnit(sql: SqlStorage, table: CountedTable): { unit: string; count: number }[] {
  return sql
    .exec<{ unit: string; count: number }>(
      `SELECT unit, count(*) AS count FROM ${table} WHERE unit <> '' GROUP BY unit`,
    )
    .toArray()
}

/** Rows by what they say in a field; those that say nothing are left. */
export function countByField(
  sql: SqlStorage,
  field: 'category' | 'kind',
): { value: string | number; count: number }[] {
  return sql
    .exec<{ value: string | number; count: number }>(
      `SELECT json_extract(content, '$.${field}') AS value, count(*) AS count FROM item
       WHERE json_extract(content, '$.${field}') IS NOT NULL GROUP BY 1`,
    )
    .toArray()
}

/** Periods that were reported for. */
export function reportedPeriods(sql: SqlStorage): string[] {
  const rows = sql.exec<{ period: string }>('SELECT DISTINCT period FROM report')
  return Array.from(rows, ({ period }) => period)
}
