/**
 * What the office writes into a row that came of a clue: the giver is protected there as he was when it was handed over.
 * Only the office is told why; a unit does not know that there is anything to protect.
 */
import type { Finding } from '#rules/items/finding'
import { hintsOfGiver } from '#rules/people/giverHints'
import type { Actor } from '#wire/actor'
import type { RowChange } from '#wire/item'
import { clueOf } from './rows/clueRows.ts'

/** What in the words leads to the giver of the clue that the item came of; nothing for any other item. */
export function exposedIn(sql: SqlStorage, item: string, words: string): Finding[] {
  const clue = clueOf(sql, item)
  if (clue === null) return []
  const said = (key: string): string => (typeof clue[key] === 'string' ? clue[key] : '')
  return hintsOfGiver(words, { text: said('text'), giver: said('givenBy'), contact: said('contact') })
    .filter(({ mustGo, kind }) => mustGo || kind === 'quote')
    .map(({ kind, text, message }) => ({
      file: '',
      sheet: '',
      cell: null,
      field: 'row',
      severity: 'block',
      code: `giver.${kind}`,
      given: text,
      message,
    }))
}

/** Rows of a push of the office that would tell their unit who gave the clue. */
export function exposingRows(
  sql: SqlStorage,
  { role }: Actor,
  changes: readonly RowChange[],
): { readonly id: string; readonly findings: readonly Finding[] }[] {
  if (role !== 'office') return []
  return changes.flatMap(({ id, set, withdraw = '' }) => {
    const words = [...Object.values(set), withdraw].filter((value) => typeof value === 'string')
    const findings = exposedIn(sql, id, words.join('\n'))
    return findings.length === 0 ? [] : [{ id, findings }]
  })
}
