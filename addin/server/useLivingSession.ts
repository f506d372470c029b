/** A session that renews itself while its page is open. */
import { useEffect, useState } from 'react'
import type { Session } from '#wire/session'
import { LivingSession } from './LivingSession.ts'

/** `renewed` is told of every renewal. */
export function useLivingSession(entered: Session, renewed: (session: Session) => void): LivingSession {
  const [session] = useState(() => new LivingSession(entered, renewed))
  useEffect(() => session.live(), [session])
  return session
}
