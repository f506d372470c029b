/** Which screen is shown, in which theme; what happens when a screen fails. */
import {
  FluentProvider,
  MessageBar,
  MessageBarBody,
  teamsHighContrastTheme,
  webDarkTheme,
  webLightTheme,
} from '@fluentui/react-components'
import { useEffect, useState, type ReactElement } from 'react'
import type { Session } from '#wire/session'
import { FailureStop } from './parts/FailureStop.tsx'
import { OtherCampaigns } from './screens/settings/OtherCampaigns.tsx'
import { browserStorage, keptSession, type SessionAside } from './keptSession.ts'
import { SignedIn } from './SignedIn.tsx'
import { SignIn } from './screens/codes/SignIn.tsx'
import { signInApi } from './server/api.ts'
import { hostTheme, partitionKey, type HostState, type ThemeName } from './workbook/officeHost.ts'
import type { Workbook } from './workbook/Workbook.ts'
import { WordsContext } from './words.ts'
import type { Words } from './words/zh.ts'

const themes = { light: webLightTheme, dark: webDarkTheme, contrast: teamsHighContrastTheme }

export function App(props: { host: HostState; workbook: Workbook | null; words: Words }): ReactElement {
  const { host, words, workbook } = props
  const [kept] = useState(() => keptSession(partitionKey(), browserStorage()))
  const [session, setSession] = useState<Session | null>(() => kept.read(Date.now() / 1000))
  const theme = useTheme()
  const signIn = (entered: Session): void => {
    kept.keep(entered)
    setSession(entered)
  }
  const signOut = (): void => {
    const last = kept.read(Date.now() / 1000) ?? session
    // Out here even where the server cannot be told; its session then ends by itself.
    if (last !== null)
      signInApi()
        .signOut(last)
        .catch(() => undefined)
    kept.forget()
    setSession(null)
  }
  const switchTo = (to: Session | null, from: SessionAside): void => {
    kept.putAside({ ...from, session: kept.read(nowSeconds()) ?? from.session })
    kept.forget()
    if (to === null) setSession(null)
    else takeUp(to)
  }
  const takeUp = (aside: Session): void => {
    kept.takeUp(aside)
    signIn(aside)
  }
  const note = noteOf(host, session !== null, words)
  return (
    <WordsContext value={words}>
      <FluentProvider theme={themes[theme]} className="pane" data-theme={theme}>
        <FailureStop words={words}>
          {note === null ? null : (
            <MessageBar intent={host === 'browser' ? 'info' : 'warning'} layout="multiline">
              <MessageBarBody>{note}</MessageBarBody>
            </MessageBar>
          )}
          {session === null ? (
            <main className="main">
              <SignIn signedIn={takeUp} />
              <OtherCampaigns others={() => kept.aside(nowSeconds())} choose={takeUp} />
            </main>
          ) : (
            <SignedIn
              key={session.id}
              session={session}
              renewed={(renewed) => kept.keep(renewed)}
              workbook={workbook}
              signOut={signOut}
              aside={() => kept.aside(nowSeconds())}
              switchTo={switchTo}
            />
          )}
        </FailureStop>
      </FluentProvider>
    </WordsContext>
  )
}

/** In a browser the screens that need the sheet say so themselves, once it is known who is there. */
function nowSeconds(): number {
  return Date.now() / 1000
}

function noteOf(host: HostState, isSignedIn: boolean, words: Words): string | null {
  if (host === 'browser') return isSignedIn ? null : words.host.browser
  if (host === 'runtime-missing') return words.host.runtimeMissing
  return host === 'too-old' ? words.host.tooOld : null
}

/** Follows the browser's wishes while the pane is open; the host's own theme changes with a reload. */
function useTheme(): ThemeName {
  const [theme, setTheme] = useState(hostTheme)
  useEffect(() => {
    const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) =>
      matchMedia(query),
    )
    const follow = (): void => setTheme(hostTheme())
    for (const query of queries) query.addEventListener('change', follow)
    return () => {
      for (const query of queries) query.removeEventListener('change', follow)
    }
  }, [])
  return theme
}
