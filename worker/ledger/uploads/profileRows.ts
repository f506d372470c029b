/** The SQL of profiles (对应关系): each confirmation is a line, the latest of a header counts. */
import type { HeaderProfile } from '#rules/reading/answers/profile'
import type { KeptProfile } from '#wire/profile'
import type { Actor } from '#wire/actor'
import { fromJson } from '../store/jsonRows.ts'

/** A unit keeps a handful of forms; older headers than so many are not looked at. */
const HEADERS_A_UNIT = 30

type Row = { unit: string; fingerprint: string; body: string; at: string; by_whom: string }
export type ProfileBody = Pick<HeaderProfile, 'header' | 'mapping' | 'chosen'>

/** Profiles of a unit and of the campaign, newest first; of all units when `unit` is null. */
export function listProfiles(sql: SqlStorage, unit: string | null): KeptProfile[] {
  const rows = sql.exec<Row>(
    `SELECT unit, fingerprint, body, at, by_whom FROM (
       SELECT *, row_number() OVER (PARTITION BY unit ORDER BY no DESC) AS place FROM profile
       WHERE no IN (SELECT max(no) FROM profile GROUP BY unit, fingerprint)
         AND (?1 IS NULL OR unit IN (?1, '')))
     WHERE place <= ?2 ORDER BY no DESC`,
    unit,
    HEADERS_A_UNIT,
  )
  return Array.from(rows, (row): KeptProfile => ({
    unit: row.unit === '' ? null : row.unit,
    fingerprint: row.fingerprint,
    ...fromJson<ProfileBody>(row.body),
    at: row.at,
    by: row.by_whom,
  }))
}

/** What was confirmed last of a unit's header; null when nothing was. */
export function lastProfile(sql: SqlStorage, unit: string | null, fingerprint: string): ProfileBody | null {
  const row = sql
    .exec<{ body: string }>(
      'SELECT body FROM profile WHERE unit = ? AND fingerprint = ? ORDER BY no DESC LIMIT 1',
      unit ?? '',
      fingerprint,
    )
    .toArray()[0]
  return row === undefined ? null : fromJson<ProfileBody>(row.body)
}

export function insertProfile(
  sql: SqlStorage,
  actor: Actor,
  unit: string | null,
  { fingerprint, body }: { readonly fingerprint: string; readonly body: string },
): void {
  sql.exec(
    'INSERT INTO profile (unit, fingerprint, body, at, by_whom, role) VALUES (?, ?, ?, ?, ?, ?)',
    unit ?? '',
    fingerprint,
    body,
    actor.at,
    actor.name,
    actor.role,
  )
}
