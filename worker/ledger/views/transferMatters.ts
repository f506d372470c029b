/** 移交 as news: to the unit that an item came to, and to the one that it left. */
import type { Matter } from '#wire/todo'
import type { CurrentItem } from '../items/rows/itemRows.ts'
import { transfersOf } from '../items/rows/transferRows.ts'
import type { Ledger } from '../Ledger.ts'

export function transferMatters(
  { sql, campaign }: Ledger,
  items: ReadonlyMap<string, CurrentItem>,
  unit: string,
): Matter[] {
  const nameOf = new Map(campaign.units.map(({ id, name }) => [id, name]))
  const told = new Set<string>()
  return transfersOf(sql, unit).flatMap((one): Matter[] => {
    const isHere = one.to === unit
    // Only the last of an item's, and only how it stands now: one that went on, or came back, is no news of before.
    if (told.has(one.item) || isHere !== items.has(one.item)) return []
    told.add(one.item)
    const other = isHere ? one.from : one.to
    return [
      {
        key: `transferred:${one.id}`,
        kind: isHere ? 'transferred-here' : 'transferred-away',
        unit,
        item: one.item,
        notice: null,
        number: one.number,
        title: one.problem,
        note: `${isHere ? '原属' : '移交'}“${nameOf.get(other) ?? other}”：${one.reason}`,
        day: one.on,
        isNews: true,
      },
    ]
  })
}
