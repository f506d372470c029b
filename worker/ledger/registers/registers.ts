/** What can be done to registers (登记簿), and what is read of them. */
import type { Day } from '#rules/calendar/day'
import { unitOf, type RegisterKey } from '#rules/registers/register'
import { registerBook } from '#rules/registers/registerBook'
import { registerFor, rightTo, valuesFor } from '#rules/registers/registerAccess'
import { registerOf } from '#rules/registers/registers'
import { registerFigures, type RegisterItem, type RegisterFigures } from '#rules/registers/registerFigures'
import type { SummaryWorkbook } from '#rules/sheets/summarySheet'
import { REGISTER_PAGE, type EntryHistory, type EntryList, type ItemEntries } from '#wire/register'
import type { CommandsOf } from '../command.ts'
import type { Ledger } from '../Ledger.ts'
import type { Answer } from '../Answer.ts'
import type { Actor } from '#wire/actor'
import { isHiddenFrom } from '../items/rows/confidentialRows.ts'
import { isSeen, seenEntry, shownEntry, whyNotRead, type EntryPlace } from './entryBlockers.ts'
import { itemsById, currentItems, type CurrentItem } from '../items/rows/itemRows.ts'
import * as rows from './registerRows.ts'
import { turnEntry } from './turnEntry.ts'
import { addEntry, changeEntry, withdrawEntry } from './writeEntries.ts'

export const registerCommands = {
  queries: {
    'register.list': listEntries,
    'register.entry': entryHistory,
    'register.book': bookOf,
    'register.ofItem': entriesOfItem,
    'register.figures': figuresOn,
  },
  steps: {
    'register.add': addEntry,
    'register.change': changeEntry,
    'register.withdraw': withdrawEntry,
    'register.turn': turnEntry,
  },
} satisfies CommandsOf<'register'>

function listEntries(
  { sql }: Ledger,
  actor: Actor,
  key: RegisterKey,
  asked: { readonly unit: string | null; readonly before: number | null },
): Answer<EntryList> {
  const stop = whyNotRead(registerOf(key), actor)
  if (stop !== null) return stop
  const found = rows.entryPage(sql, key, asked.unit, asked.before)
  const entries = found.slice(0, REGISTER_PAGE).flatMap((entry) => shownEntry(sql, actor, entry) ?? [])
  return { value: { register: key, entries, more: found.length > REGISTER_PAGE } }
}

/** The register as a workbook to print or to fill; of one unit its own entries. */
function bookOf(
  { sql, campaign }: Ledger,
  actor: Actor,
  key: RegisterKey,
  unit: string | null,
): Answer<SummaryWorkbook> {
  const register = registerOf(key)
  const stop = whyNotRead(register, actor)
  if (stop !== null) return stop
  const known = rows.entriesAsOf(sql, actor.day, null)
  const shown = known.flatMap((entry) => shownEntry(sql, actor, entry) ?? [])
  const entries = shown.filter(({ values }) => unit === null || unitOf(values) === unit)
  const linked = shown.filter((entry) => whyNotRead(registerOf(entry.register), actor) === null)
  return { value: registerBook(registerFor(register, actor.role), entries, linked, campaign) }
}

function entryHistory({ sql }: Ledger, actor: Actor, place: EntryPlace): Answer<EntryHistory> {
  const found = seenEntry(sql, actor, place)
  if ('refusal' in found) return found
  const register = registerOf(place.register)
  const versions = rows.versionsOf(sql, place.id).map((version) => ({
    ...version,
    values: valuesFor(register, version.values, actor.role),
  }))
  return { value: { entry: found.value, versions } }
}

function entriesOfItem({ sql }: Ledger, actor: Actor, item: string): Answer<ItemEntries> {
  const held = itemsById(sql, [item]).get(item)
  const isForeign = held === undefined || (actor.unit !== null && held.unit !== actor.unit)
  if (isForeign || isHiddenFrom(sql, actor, held)) return { refusal: { code: 'item.unknown' } }
  const entries = rows
    .entriesOfItem(sql, item)
    .filter((entry) => whyNotRead(registerOf(entry.register), actor) === null && isSeen(actor, entry))
    .flatMap((entry) => shownEntry(sql, actor, entry) ?? [])
  return { value: { entries } }
}

/** Gaps, agenda, counts, shares and lists as they were known at the end of a day; of one unit its own. */
function figuresOn(
  { sql, campaign }: Ledger,
  actor: Pick<Actor, 'role' | 'unit'>,
  asOf: Day,
  unit: string | null,
): RegisterFigures {
  const entries = rows
    .entriesAsOf(sql, asOf, unit)
    .filter(({ register }) => rightTo(registerOf(register), actor.role) !== null)
  // Who keeps one register only has no gaps of others to see.
  const seesUnits = rightTo(registerOf('leads'), actor.role) !== null
  const items = seesUnits ? currentItems(sql, unit).map(registerItem) : []
  const units = campaign.units.map(({ id }) => id).filter((id) => seesUnits && (unit === null || id === unit))
  return registerFigures({ campaign, units, entries, items }, asOf)
}

function registerItem({ id, unit, state, content }: CurrentItem): RegisterItem {
  const { source, disposal } = content
  return { id, unit, source, disposal, isClosed: state === 'closed' }
}
