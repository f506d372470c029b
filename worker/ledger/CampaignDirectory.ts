/**
 * The directory of campaigns on this server: one object, a line for each campaign, so that whoever runs the server
 * can see what there is. A campaign's own object stays the truth; the line is told when it is opened, restored or
 * renamed, and is nothing but a name to find it by.
 */
import { DurableObject } from 'cloudflare:workers'
import type { Campaign } from '#rules/campaign/campaign'
import { asDay } from '#rules/calendar/day'
import type { ListedCampaign } from '#wire/directory'

type Row = { id: string; name: string; institution: string; starts: string; ends: string }

export class CampaignDirectory extends DurableObject<Env> {
  readonly #sql: SqlStorage

  constructor(state: DurableObjectState, env: Env) {
    super(state, env)
    this.#sql = state.storage.sql
    this.#sql.exec(
      `CREATE TABLE IF NOT EXISTS listed (id TEXT PRIMARY KEY, name TEXT NOT NULL, institution TEXT NOT NULL,
         starts TEXT NOT NULL, ends TEXT NOT NULL) STRICT, WITHOUT ROWID`,
    )
  }

  note({ id, name, institution, starts, ends }: Campaign): void {
    this.#sql.exec(
      `INSERT INTO listed (id, name, institution, starts, ends) VALUES (?,?,?,?,?)
       ON CONFLICT (id) DO UPDATE SET name = excluded.name, institution = excluded.institution,
         starts = excluded.starts, ends = excluded.ends`,
      id,
      name,
      institution,
      starts,
      ends,
    )
  }

  /** The latest to begin first. */
  list(): ListedCampaign[] {
    return this.#sql
      .exec<Row>('SELECT id, name, institution, starts, ends FROM listed ORDER BY starts DESC, id')
      .toArray()
      .map((row) => ({ ...row, starts: asDay(row.starts), ends: asDay(row.ends) }))
  }
}
