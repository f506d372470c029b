/** Freezing the items of a moment in one order and one spelling, so that equal states have equal hashes. */
import type { Campaign } from '#rules/campaign/campaign'
import { stateLabels } from '#rules/items/closure'
import { keysOf, valueOf } from '#rules/items/itemFields'
import { comparePlaces } from '#rules/items/compareText'
import type { Origin } from '#rules/items/item'
import type { LimitMove } from '#rules/items/lateness'
import type { TalliedItem } from '#rules/figures/tally'
import type { ItemState } from '#wire/item'
import type { CurrentItem } from './itemRows.ts'
import type { StepsByItem } from './stepTakenRows.ts'

/** An item as a snapshot keeps it. */
export interface FrozenItem extends TalliedItem {
  readonly id: string
  readonly state: ItemState
}

/** Where an item was entered: its place in a file, or its number among those typed into the system. */
export function placeOf(item: Pick<CurrentItem, 'origin' | 'unit' | 'no'>, campaign: Campaign): Origin {
  if (item.origin !== null) return item.origin
  const unit = campaign.units.find((known) => known.id === item.unit)
  return { file: '在线填报', sheet: unit?.name ?? '未分单位', row: item.no }
}

/** `moves` tells how limits were extended, `steps` what was done about them, by item. */
export function freezeItem(
  item: CurrentItem,
  campaign: Campaign,
  moves: ReadonlyMap<string, readonly LimitMove[]>,
  steps: StepsByItem,
): FrozenItem {
  const moved = moves.get(item.id)
  const taken = steps.get(item.id)
  return {
    ...item.content,
    origin: placeOf(item, campaign),
    id: item.id,
    state: item.state,
    ...(moved === undefined ? {} : { moves: moved }),
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
  moves: ReadonlyMap<string, readonly LimitMove[]>,
  steps: StepsByItem,
): FrozenItem[] {
  const orderOf = new Map(campaign.units.map((unit, index) => [unit.id, index]))
  const order = (unit: string | undefined): number => orderOf.get(unit ?? '') ?? campaign.units.length
  return items
    .map((item) => freezeItem(item, campaign, moves, steps))
    .toSorted((a, b) => order(a.unit) - order(b.unit) || comparePlaces(a.origin, b.origin))
}

/**
 * What is hashed of an item: fields in print order, without ids, times and steps taken, which differ between two campaigns of
 * equal rows. Every part is quoted JSON, so that no text can pretend to be another; lines are joined by '\n'.
 */
export function canonicalLine({
  origin,
  state,
  id: _id,
  moves,
  steps: _steps,
  enteredOn: _entered,
  ...content
}: FrozenItem): string {
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
    ...(moves ?? []).map(({ from, to, decidedOn }) => [from, to, decidedOn]),
  ])
}
