/** Entries of registers that an item was made of, or that are about it; null until they are known. */
import { useEffect, useMemo, useState } from 'react'
import type { EntryRow } from '#wire/register'
import { usePane } from '../../Pane.ts'
import { registersApi } from '../../server/registersApi.ts'

export function useEntriesOf(item: string | null): readonly EntryRow[] | null {
  const { calls } = usePane()
  const registers = useMemo(() => registersApi(calls), [calls])
  const [entries, setEntries] = useState<readonly EntryRow[] | null>(null)
  useEffect(() => {
    let isCurrent = true
    if (item !== null) {
      // The item itself is what matters; without its entries it is shown all the same.
      void registers.ofItem(item).then(
        (found) => isCurrent && setEntries(found.entries),
        () => isCurrent && setEntries(null),
      )
    }
    return () => {
      isCurrent = false
    }
  }, [registers, item])
  return entries
}
