/** 自定规则的话 — what is said of a row that breaks a rule. */
import type { Finding } from '../items/finding.ts'
import type { ItemContent } from '../items/item.ts'
import { isItemField, valueOf } from '../items/itemFields.ts'
import { columnLabel, type BrokenCheck } from './ownChecks.ts'

/** Where the row stands; no sheet is at hand for what was sent to the server. */
export type RulePlace = Pick<Finding, 'file' | 'sheet' | 'cell'> & { readonly row?: number }

export const NO_PLACE: RulePlace = { file: '', sheet: '', cell: null }

/** A broken rule as a finding: it stops only where the office said so and the row broke it anew. */
export function ownCheckFinding(
  { check, no, isOld }: BrokenCheck,
  content: ItemContent,
  place: RulePlace,
): Finding {
  const { row, ...at } = place
  const { column } = check
  const where = row === undefined ? '' : `第 ${row} 行`
  return {
    ...at,
    field: isItemField(column) ? column : 'column',
    code: `own-check.${no}`,
    severity: check.stops && !isOld ? 'block' : 'look',
    given: String(valueOf(content, column) ?? ''),
    message: `${where}“${columnLabel(column)}”：${check.words}`,
  }
}
