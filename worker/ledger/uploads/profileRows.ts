/** The SQL of profiles (对应关系): each confirmation is a line, the latest of a header counts. */
import type { HeaderProfile } from '#rules/reading/answers/profile'
import type { KeptProfile } from '#wire/profile'
import type { Actor } from '#wire/actor'
import { fromJson } from '../store/jsonRows.ts'

/** A unit keeps a handful of forms; older headers than so many are not looked at. */
const HEADERS_A_UNIT = 30

type Row = { unit: string; fingerprint: string; body: string; at: string; by_whom: string }
type Body = Pick<HeaderProfile, 'header' | 'mapping' | 'chosen'>

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
    ...fromJson<Body>(row.body),
    at: row.at,
    by: row.by_whom,
  }))
}

/**
 * Keeps what was confirmed of a header. What a person chose once stays chosen when the same is accepted again. The
 * same once more adds nothing.
 */
export function keepProfile(
  sql: SqlStorage,
  actor: Actor,
  unit: string | null,
  profile: HeaderProfile,
): void {
  const known = sql
    .exec<Row>(
      'SELECT unit, fingerprint, body, at, by_whom FROM profile WHERE unit = ? AND fingerprint = ? ORDER BY no DESC LIMIT 1',
      unit ?? '',
      profile.fingerprint,
    )
    .toArray()[0]
  const before = known === undefined ? null : fromJson<Body>(known.body)
  const stillChosen = (before?.chosen ?? []).filter((key) => before?.mapping[key] === profile.mapping[key])
  const body = bodyText({
    header: profile.header,
    mapping: profile.mapping,
    chosen: [...new Set([...stillChosen, ...profile.chosen])].toSorted(),
  })
  // The columns may stand in another order: the fingerprint says that it is the same header.
  if (before !== null && bodyText({ ...before, header: profile.header }) === body) return
  sql.exec(
    'INSERT INTO profile (unit, fingerprint, body, at, by_whom, role) VALUES (?, ?, ?, ?, ?, ?)',
    unit ?? '',
    profile.fingerprint,
    body,
    actor.at,
    actor.name,
    actor.role,
  )
}

function bodyText({ header, mapping, chosen }: Body): string {
  const sorted = Object.entries(mapping).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify({ header, mapping: Object.fromEntries(sorted), chosen })
}
