/** The start page: who one is, the campaign's numbers, what is late, documents, ledger files, ways to the add-in. */
import { Button, FluentProvider, Spinner, webDarkTheme, webLightTheme } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import type { Session } from '#wire/session'
import { ProblemBar } from './parts/ProblemBar.tsx'
import { DemoApi, SignIn } from './screens/codes/SignIn.tsx'
import { StartDocuments } from './start/StartDocuments.tsx'
import { StartFigures } from './start/StartFigures.tsx'
import { StartLists } from './start/StartLists.tsx'
import { StartUpload } from './start/StartUpload.tsx'
import { StartWays } from './start/StartWays.tsx'
import { useStart } from './start/useStart.ts'
import { useStartCampaign } from './start/useStartCampaign.ts'
import { useWords } from './words.ts'

export function StartPage(): ReactElement {
  const words = useWords()
  const { session, demo, isAsked, error, enter, enterDemo, renewed, signOut } = useStart()
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
        {!isAsked ? <Spinner label={words.loading} /> : null}
        {isAsked && session === null ? <SignIn signedIn={enter} /> : null}
        {isAsked && session !== null ? (
          <>
            {demo === null ? null : (
              <DemoApi key={`demo ${session.id}`} demo={demo} enter={enterDemo} current={session} />
            )}
            <Campaign key={`campaign ${session.id}`} session={session} renewed={renewed} />
          </>
        ) : null}
        {isAsked && session === null ? <StartWays /> : null}
      </main>
    </FluentProvider>
  )
}

function Campaign(props: { session: Session; renewed: (session: Session) => void }): ReactElement {
  const words = useWords()
  const { calls, view, overview, error, load } = useStartCampaign(props.session, props.renewed)
  if (view === null) {
    return error === null ? <Spinner label={words.loading} /> : <ProblemBar error={error} retry={load} />
  }
  return (
    <>
      <ProblemBar error={error} retry={load} />
      <StartFigures view={view} overview={overview} />
      <div className="grid">
        {overview === null ? null : <StartLists view={view} overview={overview} />}
        <div className="beside">
          <StartDocuments calls={calls} view={view} />
          <StartUpload calls={calls} view={view} taken={load} />
        </div>
        <StartWays />
      </div>
    </>
  )
}
