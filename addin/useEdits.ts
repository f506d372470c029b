/** The quiet watch on the ledger's sheet. */
import { useEffect, useState } from 'react'
import type { Workbook } from './workbook/Workbook.ts'

/** Typing comes in bursts; the screens look again when it pauses. */
const QUIET_MS = 600

/** Counts up with each edit. A new `watched` object is watched anew: a ledger was made just now. */
export function useEdits(watched: { readonly workbook: Workbook | null }): number {
  const [edits, setEdits] = useState(0)
  useEffect(() => {
    const { workbook } = watched
    if (workbook === null) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const watching = workbook
      .watchLedger(() => {
        clearTimeout(timer)
        timer = setTimeout(() => setEdits((count) => count + 1), QUIET_MS)
      })
      // Without events the counts follow at the next opening of a screen.
      .catch(() => () => Promise.resolve())
    return () => {
      clearTimeout(timer)
      void watching.then((stop) => stop())
    }
  }, [watched])
  return edits
}
