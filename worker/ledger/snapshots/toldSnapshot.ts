/**
 * A snapshot as it is told: what was frozen before it became confidential (保密) is counted on, and told no more. The frozen
 * lines themselves never change.
 */
import type { StateChange } from '#rules/figures/compareStates'
import { WITHHELD, withheldIn, withoutTexts } from '#rules/people/withheld'
import { confidentialIds, textsOfConfidential } from '../items/rows/confidentialRows.ts'
import type { FrozenItem } from '../items/freezeItems.ts'
import { fromJson } from '../store/jsonRows.ts'
import type { SnapshotFigures, SnapshotKind } from './snapshotRows.ts'

/** Lines of a kind, as the text of a JSON array with as many entries as before. */
export function toldLines(sql: SqlStorage, kind: SnapshotKind, lines: string): string {
  const hidden = confidentialIds(sql)
  if (hidden.size === 0) return lines
  if (kind === 'item') {
    return JSON.stringify(fromJson<FrozenItem[]>(lines).map((item) => withheldIn(item, hidden)))
  }
  if (kind === 'change') {
    return JSON.stringify(
      fromJson<StateChange[]>(lines).map((change) =>
        hidden.has(change.id) ? { ...change, problem: WITHHELD, fields: [] } : change,
      ),
    )
  }
  // A finding quotes the cell that it is about and knows no item.
  return kind === 'finding' ? withoutTexts(lines, textsOfConfidential(sql)) : lines
}

export function toldFigures(sql: SqlStorage, figures: SnapshotFigures): SnapshotFigures {
  const hidden = confidentialIds(sql)
  if (hidden.size === 0) return figures
  const notices = figures.notices.map((notice) => ({
    ...notice,
    items: notice.items.map((item) => (hidden.has(item.id) ? { ...item, problem: WITHHELD } : item)),
  }))
  return { ...figures, notices, survey: withoutTexts(figures.survey, textsOfConfidential(sql)) }
}
