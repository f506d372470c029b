/** The items of a unit that stand in its ledger. */
import { useEffect, useState } from 'react'
import type { ItemRow } from '#wire/item'
import { usePane } from '../../Pane.ts'
import { allItems } from '../../server/api.ts'

/** `unit`: null while it is not said whose. The answer is null until the items are known. */
export function useUnitItems(unit: string | null): readonly ItemRow[] | null {
  const { api } = usePane()
  const [items, setItems] = useState<readonly ItemRow[] | null>(null)
  useEffect(() => {
    let isCurrent = true
    if (unit === null) return undefined
    // Without the list what is chosen already can still be kept or removed.
    void allItems(api, unit).then(
      (rows) => isCurrent && setItems(rows.filter(({ withdrawn }) => !withdrawn)),
      () => isCurrent && setItems([]),
    )
    return () => {
      isCurrent = false
    }
  }, [api, unit])
  return items
}
