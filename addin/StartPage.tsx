/** The start page: who one is, the campaign's numbers, what is late, documents, ledger files, ways to the add-in. */
import { Button, FluentProvider, Spinner, webDarkTheme, webLightTheme } from '@fluentui/react-components'
import { useCallback, useEffect, useMemo, useState, type ReactElement } from 'react'
import type { CampaignView } from '#wire/campaign'
import type { Overview } from '#wire/overview'
import type { Demo, DemoSignIn, Session } from '#wire/session'
import { browserStorage, keptSession } from './keptSession.ts'
import { ProblemBar } from './parts/ProblemBar.tsx'
import { useTask } from './parts/useTask.ts'
import { DemoApi, SignIn } from './screens/codes/SignIn.tsx'
import { api, signInApi } from './server/api.ts'
import { LivingSession } from './server/LivingSession.ts'
import { StartDocuments } from './start/StartDocuments.tsx'
import { StartFigures } from './start/StartFigures.tsx'
import { StartLists } from './start/StartLists.tsx'
import { StartUpload } from './start/StartUpload.tsx'
import { StartWays } from './start/StartWays.tsx'
import { useWords } from './words.ts'

export function StartPage(): ReactElement {
  const words = useWords()
  const calls = useMemo(() => signInApi(), [])
  // The same session as the pane's: who signs in here is signed in there.
  const [kept] = useState(() => keptSession('', browserStorage()))
  const [session, setSession] = useState<Session | null>(() => kept.read(Date.now() / 1000))
  const [demo, setDemo] = useState<Demo | null>(null)
  const [asked, setAsked] = useState(false)
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
  const signOut = useCallback(() => {
    const last = kept.read(Date.now() / 1000)
    // Out here even where the server cannot be told; its session then ends by itself.
    if (last !== null) calls.signOut(last).catch(() => undefined)
    kept.forget()
    setSession(null)
  }, [calls, kept])
  const enterDemo = (as: DemoSignIn): void => void run(async () => enter(await calls.enterDemo(as)))
  const dark = matchMedia('(prefers-color-scheme: dark)').matches
  return (
    <FluentProvider theme={dark ? webDarkTheme : webLightTheme} className="start">
      <header className="banner">
        <div>
          <h1>{words.start.title}</h1>
          <p>{words.start.lead}</p>
        </div>
        {session === null ? null : (
          <Button appearance="subtle" onClick={signOut}>
            {words.signIn.out}
          </Button>
        )}
      </header>
      <main>
        <ProblemBar error={error} />
        {!asked ? <Spinner label={words.loading} /> : null}
        {asked && session === null ? <SignIn signedIn={enter} /> : null}
        {asked && session !== null ? (
          <>
            {demo === null ? null : (
              <DemoApi key={session.id} demo={demo} enter={enterDemo} current={session} />
            )}
            <Campaign key={session.id} session={session} renewed={(renewed) => kept.keep(renewed)} />
          </>
        ) : null}
        {asked && session === null ? <StartWays /> : null}
      </main>
    </FluentProvider>
  )
}

function Campaign(props: { session: Session; renewed: (session: Session) => void }): ReactElement {
  const words = useWords()
  const [session] = useState(() => new LivingSession(props.session, props.renewed))
  useEffect(() => session.live(), [session])
  const calls = useMemo(() => api(session), [session])
  const [view, setView] = useState<CampaignView | null>(null)
  const [overview, setOverview] = useState<Overview | null>(null)
  const { error, run } = useTask()
  const load = useCallback(
    () =>
      run(async () => {
        const campaign = await calls.campaign()
        setOverview(campaign.permissions.includes('overview.read') ? await calls.overview() : null)
        setView(campaign)
      }),
    [run, calls],
  )
  useEffect(() => void load(), [load])
  if (view === null) {
    return error === null ? (
      <Spinner label={words.loading} />
    ) : (
      <ProblemBar error={error} retry={() => void load()} />
    )
  }
  return (
    <>
      <ProblemBar error={error} retry={() => void load()} />
      <StartFigures view={view} overview={overview} />
      <div className="grid">
        {overview === null ? null : <StartLists view={view} overview={overview} />}
        <div className="beside">
          <StartDocuments calls={calls} view={view} />
          <StartUpload calls={calls} view={view} taken={() => void load()} />
        </div>
        <StartWays />
      </div>
    </>
  )
}
