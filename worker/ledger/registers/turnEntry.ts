/**
 * An entry becomes a row of a ledger. A clue is handed over in words of its own: what in them leads to its giver is
 * pointed out first, and what names him is never handed over.
 */
import { hintsOfGiver, unheeded, type GiverHint } from '#rules/people/giverHints'
import { normaliseEntry } from '#rules/registers/checkEntry'
import { goesElsewhere, itemFieldsOf, receiverOf, whyNoItem, whyNotHanded } from '#rules/registers/entryItem'
import { textOf, type Register, type RegisterValues } from '#rules/registers/register'
import { rightTo } from '#rules/registers/registerAccess'
import { registerOf } from '#rules/registers/registers'
import type { Finding } from '#rules/items/finding'
import type { Actor } from '#wire/actor'
import type { EntryRow, EntryTurn } from '#wire/register'
import type { Answer } from '../Answer.ts'
import { keepConfidential } from '../items/rows/confidentialRows.ts'
import { takeChanges } from '../items/takeChanges.ts'
import type { Ledger } from '../Ledger.ts'
import { denied, notPossible, seenEntry, whyNotKept, type EntryPlace } from './entryBlockers.ts'
import { keepNext, latest } from './writeEntries.ts'

/** The entry becomes a row of its unit's ledger; asked again, the entry as it is. */
export function turnEntry(
  ledger: Ledger,
  actor: Actor,
  place: EntryPlace,
  turn: EntryTurn,
): Answer<EntryRow> {
  const { sql } = ledger
  const register = registerOf(place.register)
  if (rightTo(register, actor.role) !== 'write') return denied(register)
  const seen = seenEntry(sql, actor, place)
  if ('refusal' in seen || seen.value.item !== null) return seen
  const before = seen.value
  if (before.version !== turn.base) return { refusal: { code: 'entry.changed' } }
  const values = handedValues(register, before.values, turn, actor)
  const stop = whyNoItem(register, before) ?? whyNotHanded(register, values)
  const fields = itemFieldsOf(register, { ...before, values })
  if (stop !== null || fields === null) return notPossible(stop ?? '')
  const fault = whyNotKept(ledger, actor, register, values) ?? whyExposed(register, values, turn.heeded)
  if (fault !== null) return fault
  const item = crypto.randomUUID()
  const change = { id: item, base: 0, set: fields }
  const { refused } = takeChanges(ledger, actor, receiverOf(register, values), [change])
  const faults = refused[0]?.findings
  if (faults !== undefined) {
    const detail = faults.map(({ message }) => message).join('')
    return { refusal: { code: 'entry.not-possible', detail, findings: faults } }
  }
  // Who looks into another unit's head does so without an audience.
  if (goesElsewhere(register, values)) keepConfidential(sql, actor, item, '转其他单位核查')
  keepNext(sql, actor, before, { act: 'turn', item, ...(register.becomes?.wording && { values }) })
  return latest(sql, place.id)
}

/** What stands in the entry once it is handed over; the same where it goes as it is. */
function handedValues(
  { becomes }: Register,
  before: RegisterValues,
  { wording, to, foundOn }: EntryTurn,
  { day }: Actor,
): RegisterValues {
  if (becomes?.wording === undefined) return before
  return normaliseEntry({
    ...before,
    handling: 'hand',
    ...(wording === undefined ? {} : { [becomes.wording]: wording }),
    ...(to === undefined || becomes.to === undefined ? {} : { [becomes.to]: to }),
    // The day on which the clue came in may lead to whoever was there that day.
    [becomes.foundOn]: foundOn ?? (textOf(before, becomes.foundOn) || day),
  })
}

function whyExposed(
  register: Register,
  values: RegisterValues,
  heeded: readonly string[],
): Answer<never> | null {
  const { becomes } = register
  if (becomes?.wording === undefined) return null
  const left = unheeded(hintsIn(textOf(values, becomes.wording), values), heeded)
  if (left.length === 0) return null
  const findings = left.map(exposingFinding)
  return { refusal: { code: 'entry.exposes', detail: left.map(({ message }) => message).join(''), findings } }
}

/** Hints of the giver of a clue in words that are about to reach a unit. */
export function hintsIn(wording: string, clue: RegisterValues): GiverHint[] {
  const [text, giver, contact] = [textOf(clue, 'text'), textOf(clue, 'givenBy'), textOf(clue, 'contact')]
  return hintsOfGiver(wording, { text, giver, contact })
}

export function exposingFinding({ kind, text, message }: GiverHint): Finding {
  const at = { file: '', sheet: '', cell: null, field: 'problem' } as const
  return { ...at, severity: 'block', code: `giver.${kind}`, given: text, message }
}
