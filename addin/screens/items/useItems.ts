/** The items in sight: all of them, sought and sorted by what needs a hand first. */
import { useCallback, useEffect, useState } from 'react'
import { mentions } from '#rules/items/itemFields'
import { timelinessOf, type Timeliness } from '#rules/items/lateness'
import type { ItemRow } from '#wire/item'
import { usePane } from '../../Pane.ts'
import { useTask, type Task } from '../../parts/useTask.ts'
import { allItems } from '../../server/api.ts'

/** What needs a hand first. */
const order: readonly Timeliness[] = [
  'overdue',
  'due-soon',
  'no-due',
  'on-time',
  'ongoing',
  'late-done',
  'done',
  'closed',
  'dropped',
]

/** Those that the list can be narrowed to. */
export const listedStates: readonly Timeliness[] = order.filter((one) => stateOf(one) === one)

/** Empty: not narrowed by it. */
interface Sought {
  readonly text: string
  readonly unit: string
  readonly state: string
}

export interface ListedItem {
  readonly row: ItemRow
  readonly timeliness: Timeliness
}

interface Items extends Pick<Task, 'busy' | 'error'> {
  readonly sought: Sought
  readonly seek: (change: Partial<Sought>) => void
  /** Null until they are known. */
  readonly found: readonly ListedItem[] | null
  /** There is none at all. */
  readonly isEmpty: boolean
  /** So many came without a unit. */
  readonly waiting: number
  readonly load: () => Promise<void>
}

/** `state`: what the list is narrowed to first. */
export function useItems(state: string): Items {
  const { api, view } = usePane()
  const [rows, setRows] = useState<readonly ItemRow[] | null>(null)
  const [sought, setSought] = useState<Sought>({ text: '', unit: '', state })
  const { busy, error, run } = useTask()
  const load = useCallback(() => run(async () => setRows(await allItems(api))), [api, run])
  useEffect(() => void load(), [load])
  const standing = rows?.filter(({ withdrawn }) => !withdrawn)
  const found = standing
    ?.map((row) => ({ row, timeliness: timelinessOf(row.content, view.today, view.campaign.dueSoonDays) }))
    .filter((item) => isSought(item, sought))
    .toSorted(
      (a, b) =>
        Number(b.row.unit === '') - Number(a.row.unit === '') ||
        order.indexOf(a.timeliness) - order.indexOf(b.timeliness),
    )
  return {
    sought,
    seek: (change) => setSought((before) => ({ ...before, ...change })),
    found: found ?? null,
    isEmpty: rows?.length === 0,
    waiting: standing?.filter(({ unit }) => unit === '').length ?? 0,
    load,
    busy,
    error,
  }
}

function isSought({ row, timeliness }: ListedItem, { text, unit, state }: Sought): boolean {
  return (
    isNamed(row, text.trim()) &&
    (unit === '' || row.unit === unit) &&
    (state === '' || stateOf(timeliness) === state)
  )
}

/** By its number, as papers cite it, however it is written; or by what the row says. */
function isNamed({ number, content }: ItemRow, text: string): boolean {
  return number.includes(text.normalize('NFKC')) || mentions(content, text)
}

/** What is done awaits closure, late or not. */
function stateOf(timeliness: Timeliness): Timeliness {
  return timeliness === 'late-done' ? 'done' : timeliness
}
