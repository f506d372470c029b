/**
 * 原时限、延期次数 — of rows whose limit was extended before rows said so themselves: told from the decisions, so that no
 * sealed row need be written again.
 */
import { extensionsIn } from '#rules/items/lateness'
import type { LimitMove } from '#rules/items/lateness'
import { movesByItem } from './extensionRows.ts'
import type { HeldItem } from './itemRows.ts'

/** The rows as their sheets are to show them; of all units when `unit` is null. */
export function withFirstLimits(sql: SqlStorage, unit: string | null, rows: readonly HeldItem[]): HeldItem[] {
  if (rows.length === 0) return []
  const moves = movesByItem(sql, unit)
  return rows.map((row) => {
    const moved = moves.get(row.id)
    const isSaid = moved === undefined || row.content.firstDue !== undefined
    return isSaid ? row : { ...row, content: { ...row.content, ...firstLimit(moved) } }
  })
}

function firstLimit(moves: readonly LimitMove[]): Pick<HeldItem['content'], 'firstDue' | 'extendedTimes'> {
  const [first] = moves
  const times = extensionsIn(moves)
  if (first === undefined) return {}
  return { firstDue: first.from, ...(times === 0 ? {} : { extendedTimes: String(times) }) }
}
