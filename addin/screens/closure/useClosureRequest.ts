/** A request for closure (申请销号) as it is being written: what it says, what it still lacks, sending it. */
import { useState } from 'react'
import { readIsoDay } from '#rules/calendar/day'
import { sayPlanGaps } from '#rules/items/claimGate'
import { missingForClosure, whyNot, type MissingForClosure } from '#rules/items/closure'
import { usePane } from '../../Pane.ts'
import { useWords } from '../../words.ts'
import { filesOf } from './filesOf.ts'
import { useEntriesOf } from '../items/useEntriesOf.ts'
import { useItem, type OpenItem } from '../items/useItem.ts'

interface ClosureRequest extends OpenItem {
  readonly note: string
  readonly setNote: (note: string) => void
  /** As the day's field has it. */
  readonly completedOn: string
  readonly setCompletedOn: (day: string) => void
  readonly missing: readonly MissingForClosure[]
  /** What the plan leaves open; null when nothing. */
  readonly gaps: string | null
  readonly send: () => void
  readonly whyNot: string | null
}

export function useClosureRequest(id: string | null): ClosureRequest {
  const words = useWords()
  const { view, api } = usePane()
  const open = useItem(id)
  const entries = useEntriesOf(id)
  const [wanted, setWanted] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const { file, act } = open
  const completedOn = wanted ?? file?.item.content.completedOn ?? view.today
  const day = readIsoDay(completedOn)
  const regulations = entries?.filter(({ register }) => register === 'regulations').length
  const claim = { note, ...(regulations === undefined ? {} : { regulations }) }
  const missing =
    file === null || day === null
      ? []
      : missingForClosure(file.item.content, { completedOn: day, files: filesOf(file), ...claim }, view.today)
  const stop = file === null ? null : whyNot('requestClosure', file.item)
  return {
    ...open,
    note,
    setNote,
    completedOn,
    setCompletedOn: setWanted,
    missing,
    gaps: file === null ? null : sayPlanGaps(file.item.content),
    send: () => {
      if (file !== null && day !== null)
        void act(() => api.requestClosure(file.item.id, { completedOn: day, note }))
    },
    whyNot: stop ?? (day === null || missing.length > 0 ? words.closure.lacking : null),
  }
}
