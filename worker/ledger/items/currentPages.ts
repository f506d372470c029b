/**
 * The items as they stand, or stood at the end of a past day, in the order of the ledger and a page at a time: no
 * more than a page of them is ever held as objects.
 */
import type { Campaign } from '#rules/campaign/campaign'
import type { ItemLife } from '#rules/figures/trend'
import type { Day } from '#rules/calendar/day'
import { itemOn, versionsOf, type PastChange } from '#rules/items/pastItem'
import { comparePlaces } from '#rules/items/compareText'
import { decidedOf, freezeItem, placeOf, type Decided, type FrozenItem } from './freezeItems.ts'
import { changesAfterEntry, unitsOn } from './rows/itemChangeRows.ts'
import { placesOn } from './rows/itemPlaceRows.ts'
import { itemsByNo, currentKeys, type CurrentItem, type CurrentKey } from './rows/itemRows.ts'
import type { Ledger } from '../Ledger.ts'

/** Enough to make queries cheap, few enough to be held. */
const PAGE_ITEMS = 400

/** Whose rows, and of which day: null for the rows as they are now. */
export interface CurrentView {
  readonly day: Day | null
  readonly unit: string | null
}

/** `frozen` is null for a row that was withdrawn: it counts in the weeks before. */
export interface CurrentEntry {
  readonly frozen: FrozenItem | null
  readonly life: ItemLife
}

export function* currentPages(ledger: Ledger, view: CurrentView): Generator<readonly CurrentEntry[], void> {
  const { sql, campaign } = ledger
  const places = view.day === null ? new Map<string, never>() : placesOn(sql, view.day)
  const decided = decidedOf(ledger, null, view.day)
  const order = ledgerOrder(ledger, view, places)
  for (let first = 0; first < order.length; first += PAGE_ITEMS) {
    const numbers = order.slice(first, first + PAGE_ITEMS)
    const items = itemsByNo(sql, numbers)
    const changes = changesAfterEntry(
      sql,
      Array.from(items.values(), ({ id }) => id),
    )
    yield numbers.flatMap((no) => {
      const item = items.get(no)
      if (item === undefined) return []
      const placed = places.has(item.id) ? { ...item, origin: places.get(item.id) ?? null } : item
      return [entryOf(placed, changes.get(item.id) ?? [], { campaign, view, decided })]
    })
  }
}

interface Telling {
  readonly campaign: Campaign
  readonly view: CurrentView
  readonly decided: Decided
}

function entryOf(
  item: CurrentItem,
  changes: readonly PastChange[],
  { campaign, view, decided }: Telling,
): CurrentEntry {
  const versions = versionsOf(item, item.createdOn, changes)
  const life = { enteredOn: item.createdOn, versions, changes }
  const stands = view.day === null ? item : itemOn(versions, view.day)
  if (stands === null || stands.withdrawn) return { frozen: null, life }
  const { content, state } = stands
  const unit = view.day === null ? item.unit : (content.unit ?? item.unit)
  return { frozen: freezeItem({ ...item, unit, content, state }, campaign, decided), life }
}

/** Numbers of all rows entered by the day, units as the campaign lists them, then by place. */
function ledgerOrder(
  { sql, campaign }: Ledger,
  { day, unit }: CurrentView,
  places: ReadonlyMap<string, CurrentKey['origin']>,
): number[] {
  const unitOrder = new Map(campaign.units.map(({ id }, index) => [id, index]))
  const units = day === null ? new Map<string, string>() : unitsOn(sql, day)
  const texts = new Map<string, string>()
  // Each text once: a hundred thousand rows name a few hundred files and sheets.
  const once = (text: string): string => {
    const known = texts.get(text)
    if (known === undefined) texts.set(text, text)
    return known ?? text
  }
  const keys = []
  // A row may have had another unit on that day, so a past day looks at all of them.
  for (const key of currentKeys(sql, day, day === null ? unit : null)) {
    if (day === null && key.withdrawn && unit !== null) continue
    const owner = units.get(key.id) ?? key.unit
    if (unit !== null && owner !== unit) continue
    const origin = places.has(key.id) ? (places.get(key.id) ?? null) : key.origin
    const { file, sheet, row } = placeOf({ no: key.no, unit: owner, origin }, campaign)
    const at = unitOrder.get(owner) ?? campaign.units.length
    keys.push({ no: key.no, at, file: once(file), sheet: once(sheet), row })
  }
  return keys.toSorted((a, b) => a.at - b.at || comparePlaces(a, b)).map(({ no }) => no)
}
