/** Freezing the items of a moment in one order and one spelling, so that equal states have equal hashes. */
import type { Campaign } from '#rules/campaign/campaign'
import { stateLabels } from '#rules/items/closure'
import { keysOf, valueOf } from '#rules/items/itemFields'
import { comparePlaces } from '#rules/items/compareText'
import type { Origin } from '#rules/items/item'
import type { Day } from '#rules/calendar/day'
import type { LimitMove } from '#rules/items/lateness'
import type { Dropped } from '#rules/items/count/withdrawal'
import type { TalliedItem } from '#rules/figures/tally'
import type { ItemState } from '#wire/item'
import type { Ledger } from '../Ledger.ts'
import { movesByItem } from './rows/extensionRows.ts'
import type { CurrentItem } from './rows/itemRows.ts'
import { stepsByItem, type StepsByItem } from './rows/stepTakenRows.ts'
import { dropsByItem } from './rows/withdrawalRows.ts'

/** An item as a snapshot keeps it. */
export interface FrozenItem extends TalliedItem {
  readonly id: string
  readonly number: string
  readonly state: ItemState
}

/** Where an item was entered: its place in a file, or its number among those typed into the system. */
export function placeOf(item: Pick<CurrentItem, 'origin' | 'unit' | 'no'>, campaign: Campaign): Origin {
  if (item.origin !== null) return item.origin
  const unit = campaign.units.find((known) => known.id === item.unit)
  return { file: '在线填报', sheet: unit?.name ?? '未分单位', row: item.no }
}

/** What was decided and done about items, by item: how limits were moved, what was dropped and why, which steps were taken. */
export interface Decided {
  readonly moves: ReadonlyMap<string, readonly LimitMove[]>
  readonly drops: ReadonlyMap<string, Dropped>
  readonly steps: StepsByItem
}

/** As far as it was decided by the end of the day; of all units when `unit` is null. */
export function decidedOf(ledger: Ledger, unit: string | null, until: Day | null = null): Decided {
  const { sql } = ledger
  return {
    moves: movesByItem(sql, unit, until),
    drops: dropsByItem(sql, until),
    steps: stepsByItem(ledger, until),
  }
}

export function freezeItem(
  item: CurrentItem,
  campaign: Campaign,
  { moves, drops, steps }: Decided,
): FrozenItem {
  const moved = moves.get(item.id)
  const dropped = item.state === 'dropped' ? drops.get(item.id) : undefined
  const taken = steps.get(item.id)
  return {
    ...item.content,
    origin: placeOf(item, campaign),
    id: item.id,
    number: item.number,
    state: item.state,
    ...(moved === undefined ? {} : { moves: moved }),
    ...(dropped === undefined ? {} : { dropped }),
    ...(taken === undefined ? {} : { steps: taken }),
    ...(campaign.lights === undefined || item.content.foundOn !== undefined
      ? {}
      : { enteredOn: item.createdOn }),
  }
}

/** The items in the campaign's order of units, then by place. */
export function freezeItems(
  items: readonly CurrentItem[],
  campaign: Campaign,
  decided: Decided,
): FrozenItem[] {
  const orderOf = new Map(campaign.units.map((unit, index) => [unit.id, index]))
  const order = (unit: string | undefined): number => orderOf.get(unit ?? '') ?? campaign.units.length
  return items
    .map((item) => freezeItem(item, campaign, decided))
    .toSorted((a, b) => order(a.unit) - order(b.unit) || comparePlaces(a.origin, b.origin))
}

/**
 * What is hashed of an item: fields in print order, without ids, numbers, times and steps taken, which differ between two
 * campaigns of equal rows. Every part is quoted JSON, so that no text can pretend to be another; lines are joined by '\n'.
 */
export function canonicalLine(item: FrozenItem): string {
  const { origin, state, id: _id, number: _number, moves, dropped, ...rest } = item
  const { steps: _steps, enteredOn: _entered, ...content } = rest
  return JSON.stringify([
    origin.file,
    origin.sheet,
    origin.row,
    stateLabels[state],
    // Without a comparison of its own, sort goes by code unit.
    keysOf(content)
      .toSorted()
      .map((key) => [key, valueOf(content, key)])
      .filter(([, value]) => value !== null),
    ...(moves ?? []).map(({ from, to, decidedOn, by }) => [
      from,
      to,
      decidedOn,
      ...(by === undefined ? [] : [by]),
    ]),
    ...(dropped === undefined ? [] : [[dropped.kind, dropped.reason, dropped.on]]),
  ])
}
