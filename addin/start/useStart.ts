/** Who is before the start page: the session that was kept, a demo's place, or nobody yet. */
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Demo, DemoSignIn, Session } from '#wire/session'
import { browserStorage, keptSession } from '../keptSession.ts'
import { useTask } from '../parts/useTask.ts'
import { signInApi } from '../server/api.ts'

interface Start {
  readonly session: Session | null
  /** Null where this server runs none. */
  readonly demo: Demo | null
  /** Whether there is a demo has been asked. */
  readonly isAsked: boolean
  readonly error: unknown
  readonly enter: (session: Session) => void
  readonly enterDemo: (as: DemoSignIn) => void
  /** Told of every renewal. */
  readonly renewed: (session: Session) => void
  readonly signOut: () => void
}

export function useStart(): Start {
  const calls = useMemo(() => signInApi(), [])
  // The same session as the pane's: who signs in here is signed in there.
  const [kept] = useState(() => keptSession('', browserStorage()))
  const [session, setSession] = useState<Session | null>(() => kept.read(Date.now() / 1000))
  const [demo, setDemo] = useState<Demo | null>(null)
  const [isAsked, setAsked] = useState(false)
  const { error, run } = useTask()
  const enter = useCallback(
    (entered: Session) => {
      kept.keep(entered)
      setSession(entered)
    },
    [kept],
  )
  useEffect(() => {
    const ask = async (): Promise<void> => {
      const open = await calls.demo()
      setDemo(open)
      // A demo opens as the office, whose page this is; the role can be changed above.
      if (open !== null && kept.read(Date.now() / 1000)?.campaignId !== open.campaignId) {
        enter(await calls.enterDemo({ role: 'office' }))
      }
    }
    void run(ask).finally(() => setAsked(true))
  }, [calls, enter, kept, run])
  const enterDemo = (as: DemoSignIn): void => void run(async () => enter(await calls.enterDemo(as)))
  const signOut = (): void => {
    const last = kept.read(Date.now() / 1000)
    // Out here even where the server cannot be told; its session then ends by itself.
    if (last !== null) calls.signOut(last).catch(() => undefined)
    kept.forget()
    setSession(null)
  }
  return { session, demo, isAsked, error, enter, enterDemo, renewed: (one) => kept.keep(one), signOut }
}
