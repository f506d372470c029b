/** 其他专项 — sessions laid aside, each one press away. */
import { Button } from '@fluentui/react-components'
import { useState, type ReactElement } from 'react'
import type { Session } from '#wire/session'
import type { SessionAside } from '../../keptSession.ts'
import { useWords } from '../../words.ts'

export function OtherCampaigns(props: {
  /** Looked at once, when this is shown. */
  others: () => readonly SessionAside[]
  choose: (session: Session) => void
}): ReactElement | null {
  const words = useWords()
  const [others] = useState(props.others)
  if (others.length === 0) return null
  return (
    <section className="screen">
      <h2>{words.campaigns.others}</h2>
      <ul className="links">
        {others.map(({ session, name }) => (
          <li key={session.id}>
            <Button appearance="subtle" onClick={() => props.choose(session)}>
              {words.campaigns.goOn(name, words.signIn.as[session.role])}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
