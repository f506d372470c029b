/** Giving an item that came without a unit to one. */
import type { ItemRow } from '#wire/item'
import type { Calls } from './calls.ts'

interface AssignmentApi {
  readonly assign: (item: string, unit: string) => Promise<ItemRow>
}

export function assignmentApi(calls: Calls): AssignmentApi {
  return { assign: (item, unit) => calls.post(`/items/${item}/unit`, { unit }) }
}
