/** Taking a file in confirms what its columns mean: the next file with this header needs no question. */
import type { ReadItem } from '#rules/items/item'
import { headerProfile } from '#rules/reading/answers/profile'
import type { SheetReading } from '#rules/reading/reading'
import type { Actor } from '#wire/actor'
import { keepProfile } from './profiles.ts'
import { readUploadLines, type HeldUpload } from './uploadRows.ts'

/** Call inside a transaction. */
export function confirmColumns(sql: SqlStorage, actor: Actor, upload: HeldUpload): void {
  let items: readonly ReadItem[] | null = null
  for (const sheet of readUploadLines<SheetReading>(sql, upload.id, 'sheet')) {
    const unit =
      upload.unit ??
      sheet.unit ??
      onlyUnit((items ??= readUploadLines<ReadItem>(sql, upload.id, 'item')), sheet.sheet)
    for (const table of sheet.tables.filter(({ kind }) => kind === 'ledger')) {
      const profile = headerProfile(table.columns, upload.meta.answers.mapping)
      if (Object.keys(profile.mapping).length > 0) keepProfile(sql, actor, unit, profile)
    }
  }
}

/** Of a sheet that names no unit, that of all its rows; a ledger of many units is the campaign's form. */
function onlyUnit(items: readonly ReadItem[], sheet: string): string | null {
  const units = new Set(items.filter(({ origin }) => origin.sheet === sheet).map(({ unit }) => unit))
  const [only] = units
  return units.size === 1 && only !== undefined ? only : null
}
