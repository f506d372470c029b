/** How much each file of the queue asks, counted once per reading. */
import { useMemo } from 'react'
import type { CampaignView } from '#wire/campaign'
import { canOf } from '../can.ts'
import { countQuestions, questionsOf } from '../screens/reading/questionsOf.ts'
import type { QueuedFile } from './uploadQueue.ts'

export function useQuestions(queue: readonly QueuedFile[], view: CampaignView): ReadonlyMap<number, number> {
  return useMemo(() => {
    const mayAssign = canOf(view)('item.assign')
    return new Map(
      queue.map(({ key, upload, gone }) => {
        if (upload === null) return [key, 0]
        const ofReading = countQuestions(questionsOf(upload.reading, view.campaign, mayAssign))
        const ofPlan = upload.predecessor === null ? upload.possibleDuplicates.length : 1
        return [key, ofReading + ofPlan + upload.plan.gone - Object.keys(gone).length]
      }),
    )
  }, [queue, view])
}
