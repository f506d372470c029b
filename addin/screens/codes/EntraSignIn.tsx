/** Signing in with the school's Microsoft account, where the server has it set and Office can ask. */
import { Button, Field, Input } from '@fluentui/react-components'
import { useEffect, useState, type ReactElement } from 'react'
import type { Session, SignInWays } from '#wire/session'
import { signInApi } from '../../server/api.ts'
import { entraToken, hasEntraBridge, NoToken } from '../../server/entra.ts'
import { useWords } from '../../words.ts'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { useTask } from '../../parts/useTask.ts'

export function EntraSignInForm(props: { signedIn: (session: Session) => void }): ReactElement | null {
  const words = useWords()
  const [entra, setEntra] = useState<SignInWays['entra']>(null)
  const [campaign, setCampaign] = useState('')
  const { busy, error, run } = useTask()
  useEffect(() => {
    if (!hasEntraBridge()) return
    // Without an answer the access code remains.
    signInApi()
      .ways()
      .then(
        (ways) => setEntra(ways.entra),
        () => setEntra(null),
      )
  }, [])
  if (entra === null) return null
  const enter = (): void =>
    void run(async () => {
      const token = await entraToken(entra)
      props.signedIn(await signInApi().enterByEntra({ campaign: campaign.trim(), token }))
    })
  return (
    <div className="card">
      <Field label={words.people.campaign} hint={words.people.campaignHint}>
        <Input value={campaign} spellCheck={false} onChange={(_, data) => setCampaign(data.value)} />
      </Field>
      <Button disabled={busy || campaign.trim() === ''} onClick={enter}>
        {words.people.enter}
      </Button>
      {error instanceof NoToken ? <p role="alert">{words.people.failed}</p> : <ProblemBar error={error} />}
    </div>
  )
}
