/**
 * The SQL of steps of the ladder (提醒、督办、通报、约谈) that were taken for items: notices, overdue circulars, reminders,
 * and what the office decided of a proposal. The weekly circular lists what is overdue as it comes and is no step.
 */
import type { Campaign } from '#rules/campaign/campaign'
import type { LadderLevel } from '#rules/campaign/ladderLevel'
import type { StepTaken } from '#rules/campaign/stepTaken'
import type { Day } from '#rules/calendar/day'
import { ladderLabels } from '#rules/figures/judgedLedger'
import { fromJson } from '../../store/jsonRows.ts'
import type { Ledger } from '../../Ledger.ts'

export type StepsByItem = ReadonlyMap<string, readonly StepTaken[]>

/** Steps by item, oldest first, of those taken by the day; all when `day` is null. With `only`, those of one item. */
export function stepsByItem(
  { sql, campaign }: Ledger,
  day: Day | null,
  only: string | null = null,
): Map<string, StepTaken[]> {
  const steps = new Map<string, StepTaken[]>()
  const add = (item: string, step: StepTaken): void => {
    if ((day !== null && step.on > day) || (only !== null && item !== only)) return
    const own = steps.get(item)
    if (own === undefined) steps.set(item, [step])
    else own.push(step)
  }
  addNotices(sql, { day, only }, add)
  addDecisions(sql, add)
  addPapers(sql, { campaign, only }, add)
  for (const own of steps.values()) own.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  return steps
}

type Add = (item: string, step: StepTaken) => void

/* oxlint-disable typescript/no-unsafe-type-assertion -- days and levels are written by the ledger alone */
function addNotices(
  sql: SqlStorage,
  { day, only }: { readonly day: Day | null; readonly only: string | null },
  add: Add,
): void {
  const rows = sql.exec<{ item: string; number: string; issued_on: string; settled_on: string | null }>(
    `SELECT i.item, n.number, n.issued_on,
       (SELECT max(s.on_day) FROM notice_step s WHERE s.notice = n.id AND s.act = 'settle') AS settled_on
     FROM notice n JOIN notice_item i ON i.notice = n.id WHERE ?1 IS NULL OR i.item = ?1 ORDER BY n.no`,
    only,
  )
  for (const { item, number, issued_on, settled_on } of rows) {
    const isOpen = settled_on === null || (day !== null && settled_on > day)
    add(item, { level: 'supervision', on: issued_on as Day, said: number, isOpen })
  }
}

function addDecisions(sql: SqlStorage, add: Add): void {
  const rows = sql.exec<{ level: string; decision: string; grounds: string; on_day: string }>(
    'SELECT level, decision, grounds, on_day FROM ladder_decision ORDER BY no',
  )
  for (const { level: held, decision, grounds, on_day } of rows) {
    const level = held as LadderLevel
    const said = `${decision === 'take' ? '决定' : '未采纳'}${ladderLabels[level]}`
    for (const ground of fromJson<{ measure: string; items: string[] }[]>(grounds)) {
      if (ground.measure !== 'days-late' && ground.measure !== 'days-left') continue
      for (const item of ground.items) add(item, { level, on: on_day as Day, said, isOpen: false })
    }
  }
}

/** A paper names units and problems as they read when it was made final. */
function addPapers(
  sql: SqlStorage,
  { campaign, only }: { readonly campaign: Campaign; readonly only: string | null },
  add: Add,
): void {
  const papers = sql
    .exec<{ kind: string; unit: string | null; number: string; issued_on: string; listed: string | null }>(
      `SELECT kind, unit, body ->> 'number' AS number, body ->> 'issuedOn' AS issued_on,
         json_extract(body, '$.attachments') AS listed
       FROM circular WHERE state IN ('final', 'published') AND kind IN ('overdue-circular', 'reminder')
       ORDER BY rowid`,
    )
    .toArray()
  if (papers.length === 0) return
  const items = sql
    .exec<{ id: string; unit: string; problem: string | null; due: string | null }>(
      `SELECT id, unit, content ->> 'problem' AS problem, content ->> 'due' AS due FROM item
       WHERE withdrawn = 0 AND (?1 IS NULL OR id = ?1)`,
      only,
    )
    .toArray()
  const names = new Map(campaign.units.map(({ id, name }) => [id, name]))
  const byName = new Map<string, string[]>()
  for (const { id, unit, problem } of items) {
    const key = JSON.stringify([names.get(unit) ?? unit, problem ?? ''])
    byName.set(key, [...(byName.get(key) ?? []), id])
  }
  for (const { kind, unit, number, issued_on, listed } of papers) {
    const on = issued_on as Day
    if (kind === 'reminder') {
      const step: StepTaken = { level: 'reminder', on, said: `提醒函${number}`, isOpen: false }
      for (const item of items) {
        if (item.unit === unit && item.due !== null && item.due < on) add(item.id, step)
      }
      continue
    }
    const step: StepTaken = { level: 'circular', on, said: `逾期通报${number}`, isOpen: false }
    const tables = fromJson<{ rows: { unit: string; problem: string }[] }[]>(listed ?? '[]')
    for (const row of tables.flatMap(({ rows }) => rows)) {
      for (const id of byName.get(JSON.stringify([row.unit, row.problem])) ?? []) add(id, step)
    }
  }
}
/* oxlint-enable typescript/no-unsafe-type-assertion */
