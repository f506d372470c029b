/** What the office moves: an item to another unit. */
import type { NewTransfer, Transfer } from '#wire/transfer'
import type { Calls } from './calls.ts'

interface MovesApi {
  readonly transfers: () => Promise<readonly Transfer[]>
  readonly transfer: (item: string, asked: NewTransfer) => Promise<Transfer>
}

export function movesApi({ get, post }: Calls): MovesApi {
  return {
    transfers: () => get('/transfers'),
    transfer: (item, asked) => post(`/items/${item}/transfers`, asked),
  }
}
