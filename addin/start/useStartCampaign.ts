/** The campaign in figures, for the start page. */
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { CampaignView } from '#wire/campaign'
import type { Overview } from '#wire/overview'
import type { Session } from '#wire/session'
import { canOf } from '../can.ts'
import { useTask } from '../parts/useTask.ts'
import { api, type Api } from '../server/api.ts'
import { useLivingSession } from '../server/useLivingSession.ts'

interface StartCampaign {
  readonly calls: Api
  /** Null until it has come. */
  readonly view: CampaignView | null
  /** Null for those who see no figures. */
  readonly overview: Overview | null
  readonly error: unknown
  readonly load: () => void
}

export function useStartCampaign(entered: Session, renewed: (session: Session) => void): StartCampaign {
  const session = useLivingSession(entered, renewed)
  const calls = useMemo(() => api(session), [session])
  const [view, setView] = useState<CampaignView | null>(null)
  const [overview, setOverview] = useState<Overview | null>(null)
  const { error, run } = useTask()
  const load = useCallback(
    () =>
      void run(async () => {
        const campaign = await calls.campaign()
        setOverview(canOf(campaign)('overview.read') ? await calls.overview() : null)
        setView(campaign)
      }),
    [run, calls],
  )
  useEffect(load, [load])
  return { calls, view, overview, error, load }
}
