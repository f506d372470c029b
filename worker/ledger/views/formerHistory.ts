/** An item that went to another unit (移交), as the unit that had it may still read it: as far as it was there. */
import type { ItemHistory } from '#wire/item'
import { extensionsOf } from '../items/rows/extensionRows.ts'
import { changesOf } from '../items/rows/itemChangeRows.ts'
import { itemRow, type HeldItem } from '../items/rows/itemRows.ts'
import { leftRows, transfersOf } from '../items/rows/transferRows.ts'
import { withdrawalsOf } from '../items/rows/withdrawalRows.ts'

/** Null where the unit never had it. What the new unit does with it is not told, nor are files and talk any more. */
export function formerHistory(
  sql: SqlStorage,
  { id }: Pick<HeldItem, 'id'>,
  unit: string,
): ItemHistory | null {
  const gone = transfersOf(sql, unit).find(({ item, from }) => item === id && from === unit)
  const left = leftRows(sql, [unit]).find((row) => row.id === id)
  if (gone === undefined || left === undefined) return null
  const changes = changesOf(sql, id)
  const went = changes.findLastIndex(
    ({ act, fields }) => act === 'transfer' && fields.some(({ from }) => from === unit),
  )
  const own = <T extends { readonly unit: string }>(rows: readonly T[]): T[] =>
    rows.filter((row) => row.unit === unit)
  return {
    item: { ...itemRow(left), state: 'open', version: changes[went]?.version ?? left.version },
    transferred: { id, unit: gone.to, on: gone.on },
    changes: changes.slice(0, went + 1),
    evidence: [],
    extensions: own(extensionsOf(sql, id)),
    moves: [],
    notices: [],
    withdrawals: own(withdrawalsOf(sql, id)),
    whyNotAlone: null,
    questions: [],
    supports: [],
    offeredSupporters: [],
    shares: [],
    link: null,
    linked: [],
    reopened: 0,
    talk: [],
    confidential: null,
    lateness: null,
    light: null,
  }
}
