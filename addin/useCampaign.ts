/** The campaign of a signed-in person as the server tells it, and the calls within it. */
import { useEffect, useMemo, useState } from 'react'
import type { CampaignView } from '#wire/campaign'
import type { Session } from '#wire/session'
import { canOf, type Can } from './can.ts'
import { useTask, type Task } from './parts/useTask.ts'
import { api, type Api } from './server/api.ts'
import { callsOf, type Calls } from './server/calls.ts'
import { ServerProblem } from './server/problem.ts'
import { useLivingSession } from './server/useLivingSession.ts'

interface OpenCampaign extends Pick<Task, 'busy' | 'error'> {
  /** Null until it has come. */
  readonly view: CampaignView | null
  /** The same one as long as the view is: what screens load depends on it. */
  readonly can: Can
  readonly api: Api
  readonly calls: Calls
  readonly load: () => Promise<void>
}

export function useCampaign(
  entered: Session,
  renewed: (session: Session) => void,
  signOut: () => void,
): OpenCampaign {
  const session = useLivingSession(entered, renewed)
  const calls = useMemo(() => callsOf(session), [session])
  const nouns = useMemo(() => api(session), [session])
  const [view, setView] = useState<CampaignView | null>(null)
  const can = useMemo(() => canOf(view ?? { permissions: [] }), [view])
  const { busy, error, run } = useTask()
  const load = useMemo(() => () => run(async () => setView(await nouns.campaign())), [nouns, run])
  useEffect(() => void load(), [load])
  useEffect(() => {
    if (error instanceof ServerProblem && error.status === 401) signOut()
  }, [error, signOut])
  return { view, can, api: nouns, calls, load, busy, error }
}
