/** The pane of a signed-in person: the tabs, and the screen in front. */
import { Button, Link, Spinner } from '@fluentui/react-components'
import { useMemo, useState, type ReactElement } from 'react'
import type { CampaignView } from '#wire/campaign'
import { MAX_SYNC_ROWS } from '#wire/item'
import type { Session } from '#wire/session'
import type { SessionAside } from './keptSession.ts'
import { LateScreen } from './LateScreen.tsx'
import { PaneContext, type Pane } from './Pane.ts'
import { ProblemBar } from './parts/ProblemBar.tsx'
import { PANEL_ID, TabBar } from './parts/TabBar.tsx'
import { unitName } from './parts/unitName.ts'
import { tabAbove, tabsOf } from './screenPlaces.ts'
import { Today } from './screens/home/Today.tsx'
import { useCampaign } from './useCampaign.ts'
import { useEdits } from './useEdits.ts'
import { useFront, useRibbon, type RibbonPress } from './useFront.ts'
import type { Workbook } from './workbook/Workbook.ts'
import { useWords } from './words.ts'

interface SignedInProps {
  session: Session
  /** Told of every renewal. */
  renewed: (session: Session) => void
  workbook: Workbook | null
  signOut: () => void
  aside: Pane['aside']
  /** With what to lay aside. */
  switchTo: (to: Session | null, from: SessionAside) => void
}

export function SignedIn(props: SignedInProps): ReactElement {
  const { session, workbook, signOut, renewed, aside, switchTo } = props
  const words = useWords()
  const { view, can, api, calls, load, busy, error } = useCampaign(session, renewed, signOut)
  const pressed = useRibbon()
  const [watched, setWatched] = useState({ workbook })
  const edits = useEdits(watched)
  // Screens look again with every new pane.
  const pane = useMemo(
    (): Grounds | null =>
      view === null
        ? null
        : {
            view,
            can,
            api,
            calls,
            workbook,
            setting: settingOf(view, workbook),
            edits,
            signOut,
            aside,
            reload: () => void load(),
            switchTo: (to) => switchTo(to, { session, name: view.campaign.name }),
            ledgerMade: () => setWatched({ workbook }),
          },
    [view, can, api, calls, workbook, edits, signOut, aside, load, switchTo, session],
  )
  if (pane !== null) return <Screens grounds={pane} pressed={pressed} />
  return (
    <section className="screen">
      {busy ? <Spinner label={words.loading} /> : null}
      <ProblemBar error={error} retry={() => void load()} />
      {error === null ? null : <Button onClick={signOut}>{words.signIn.out}</Button>}
    </section>
  )
}

/** The pane but for the screen in front. */
type Grounds = Omit<Pane, 'go' | 'subject'>

function Screens(props: { grounds: Grounds; pressed: RibbonPress | null }): ReactElement {
  const { grounds, pressed } = props
  const { view } = grounds
  const { screen, subject, go } = useFront(view, pressed)
  const pane = useMemo((): Pane => ({ ...grounds, subject, go }), [grounds, subject, go])
  const tab = tabAbove(view, screen)
  return (
    <PaneContext value={pane}>
      <Masthead pane={pane} />
      <main className="main">
        <TabBar tabs={tabsOf(view)} front={tab} choose={go} />
        <div role="tabpanel" id={PANEL_ID} aria-labelledby={`tab-${tab}`} className="panel">
          {screen === 'today' ? <Today /> : <LateScreen key={screen} screen={screen} subject={subject} />}
        </div>
      </main>
    </PaneContext>
  )
}

function settingOf({ campaign, unitId, today }: CampaignView, workbook: Workbook | null): Pane['setting'] {
  return { campaign, unitId, today, fileName: workbook?.fileName() ?? '', maxRows: MAX_SYNC_ROWS }
}

function Masthead(props: { pane: Pane }): ReactElement {
  const words = useWords()
  const { view, signOut, go } = props.pane
  return (
    <header className="masthead">
      <strong>
        {view.isNamed ? view.name : unitName(view.campaign, view.unitId, words.signIn.as[view.role])}
      </strong>
      <nav className="row">
        {view.mayNameDeputy ? (
          <Link as="button" onClick={() => go('deputies')}>
            {words.deputies.title}
          </Link>
        ) : null}
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
