/** The pane of a signed-in person: tabs by role, the screen in front, and the quiet watch on the ledger's sheet. */
import { Button, Link, Spinner } from '@fluentui/react-components'
import { useCallback, useEffect, useMemo, useState, type ReactElement } from 'react'
import type { CampaignView } from '#wire/campaign'
import { MAX_SYNC_ROWS } from '#wire/item'
import type { Session } from '#wire/session'
import type { SessionAside } from './keptSession.ts'
import { bringAhead, LateScreen } from './LateScreen.tsx'
import { PaneContext, type Pane, type ScreenName } from './Pane.ts'
import { ProblemBar } from './parts/ProblemBar.tsx'
import { PANEL_ID, TabBar } from './parts/TabBar.tsx'
import { useTask } from './parts/useTask.ts'
import { screenIn, screensFor, type Front } from './screenAddress.ts'
import { reached, screenOfAction, startOf, tabAbove, tabsOf } from './screenPlaces.ts'
import { Today } from './screens/home/Today.tsx'
import { api } from './server/api.ts'
import { callsOf } from './server/calls.ts'
import { LivingSession } from './server/LivingSession.ts'
import { ServerProblem } from './server/problem.ts'
import { answerRibbon } from './workbook/officeHost.ts'
import type { Workbook } from './workbook/Workbook.ts'
import { useWords } from './words.ts'

export function SignedIn(props: {
  session: Session
  /** Told of every renewal. */
  renewed: (session: Session) => void
  workbook: Workbook | null
  signOut: () => void
  aside: Pane['aside']
  /** With what to lay aside. */
  switchTo: (to: Session | null, from: SessionAside) => void
}): ReactElement {
  const { workbook, signOut, renewed, aside, switchTo } = props
  const words = useWords()
  const entered = props.session
  const [session] = useState(() => new LivingSession(entered, renewed))
  useEffect(() => session.live(), [session])
  const calls = useMemo(() => callsOf(session), [session])
  const nouns = useMemo(() => api(session), [session])
  const [view, setView] = useState<CampaignView | null>(null)
  const [{ screen, subject }, setFront] = useState<Front>(
    () => screenIn(location.hash, session.role) ?? { screen: startOf(session.role), subject: null },
  )
  const setScreen = useCallback(
    (to: ScreenName, about?: string): void => setFront({ screen: to, subject: about ?? null }),
    [],
  )
  const [watched, setWatched] = useState({ workbook })
  const edits = useEdits(watched)
  const { busy, error, run } = useTask()
  const load = useMemo(() => () => run(async () => setView(await nouns.campaign())), [nouns, run])
  useEffect(() => void load(), [load])
  useEffect(
    () => answerRibbon((action) => setScreen(reached(session.role, screenOfAction[action]))),
    [session, setScreen],
  )
  useEffect(() => {
    const follow = (): void => setFront((front) => screenIn(location.hash, session.role) ?? front)
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [session])
  useEffect(() => {
    if (error instanceof ServerProblem && error.status === 401) signOut()
  }, [error, signOut])

  useEffect(() => bringAhead(screensFor(session.role)), [session])

  const pane = useMemo((): Pane | null => {
    if (view === null) return null
    const setting = {
      campaign: view.campaign,
      unitId: view.unitId,
      today: view.today,
      fileName: workbook?.fileName() ?? '',
      maxRows: MAX_SYNC_ROWS,
    }
    return {
      view,
      api: nouns,
      calls,
      workbook,
      setting,
      go: setScreen,
      subject,
      signOut,
      reload: () => void load(),
      aside,
      switchTo: (to) => switchTo(to, { session: entered, name: view.campaign.name }),
      edits,
      ledgerMade: () => setWatched({ workbook }),
    }
  }, [view, nouns, calls, workbook, signOut, load, edits, setScreen, subject, aside, switchTo, entered])

  if (pane === null) {
    return (
      <section className="screen">
        {busy ? <Spinner label={words.loading} /> : null}
        <ProblemBar error={error} retry={() => void load()} />
        {error === null ? null : <Button onClick={signOut}>{words.signIn.out}</Button>}
      </section>
    )
  }
  const tab = tabAbove[screen]?.[session.role] ?? screen
  return (
    <PaneContext value={pane}>
      <Masthead pane={pane} />
      <main className="main">
        <TabBar tabs={tabsOf[session.role]} front={tab} choose={setScreen} />
        <div role="tabpanel" id={PANEL_ID} aria-labelledby={`tab-${tab}`} className="panel">
          {screen === 'today' ? <Today /> : <LateScreen key={screen} screen={screen} subject={subject} />}
        </div>
      </main>
    </PaneContext>
  )
}

function Masthead(props: { pane: Pane }): ReactElement {
  const words = useWords()
  const { view, signOut } = props.pane
  const unit = view.campaign.units.find((one) => one.id === view.unitId)
  return (
    <header className="masthead">
      <strong>{unit?.name ?? words.signIn.as[view.role]}</strong>
      <nav className="row">
        <Link href="guide.html" target="_blank" rel="noopener">
          {words.signIn.guide}
        </Link>
        <Button size="small" appearance="transparent" onClick={signOut}>
          {words.signIn.out}
        </Button>
      </nav>
      <span className="faint" title={view.campaign.name}>
        {view.campaign.name}
      </span>
    </header>
  )
}

/** Typing comes in bursts; the screens look again when it pauses. */
const QUIET_MS = 600

/** A new `watched` object is watched anew: a ledger was made just now. */
function useEdits(watched: { readonly workbook: Workbook | null }): number {
  const [edits, setEdits] = useState(0)
  useEffect(() => {
    const { workbook } = watched
    if (workbook === null) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const watching = workbook
      .watchLedger(() => {
        clearTimeout(timer)
        timer = setTimeout(() => setEdits((count) => count + 1), QUIET_MS)
      })
      // Without events the counts follow at the next opening of a screen.
      .catch(() => () => Promise.resolve())
    return () => {
      clearTimeout(timer)
      void watching.then((stop) => stop())
    }
  }, [watched])
  return edits
}
