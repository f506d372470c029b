/** What every screen is given: who is signed in, the campaign, the workbook, the server, and where to go next. */
import { createContext, useContext } from 'react'
import type { CampaignView } from '#wire/campaign'
import type { Session } from '#wire/session'
import type { Can } from './can.ts'
import type { SessionAside } from './keptSession.ts'
import type { Api } from './server/api.ts'
import type { Calls } from './server/calls.ts'
import type { Workbook } from './workbook/Workbook.ts'
import type { SyncSetting } from './ledger/SyncSetting.ts'

export type ScreenName =
  | 'today'
  | 'standardise'
  | 'check'
  | 'sync'
  | 'report'
  | 'overview'
  | 'aggregate'
  | 'circular'
  | 'published'
  | 'selfCheck'
  | 'items'
  | 'item'
  | 'closure'
  | 'review'
  | 'circularPreview'
  | 'codes'
  | 'people'
  | 'deputies'
  | 'supports'
  | 'more'
  | 'registers'
  | 'register'
  | 'spotChecks'
  | 'lookBacks'
  | 'flags'
  | 'ladder'
  | 'settings'
  | 'weeks'

export interface Pane {
  readonly view: CampaignView
  /** By which permission every button and screen is shown, never by a role. */
  readonly can: Can
  readonly api: Api
  /** For nouns with a file of calls of their own: `registersApi(pane.calls)`. */
  readonly calls: Calls
  /** Null outside Excel: what needs the workbook then says so. */
  readonly workbook: Workbook | null
  readonly setting: SyncSetting
  /** `subject`: the item's id, or the matter's key, that the screen opens with. */
  readonly go: (screen: ScreenName, subject?: string) => void
  readonly subject: string | null
  readonly signOut: () => void
  /** Sessions of other campaigns that still hold. */
  readonly aside: () => readonly SessionAside[]
  /** Lays this session aside and works in another one, or signs in to one when it is null. */
  readonly switchTo: (session: Session | null) => void
  /** To be called when the campaign's settings changed: all screens then have the new ones. */
  readonly reload: () => void
  /** To be called when a ledger was written: its sheet is then watched. */
  readonly ledgerMade: () => void
  /** Counts up with each edit of the ledger's sheet; screens that show the ledger look again. */
  readonly edits: number
}

export const PaneContext = createContext<Pane | null>(null)

export function usePane(): Pane {
  const pane = useContext(PaneContext)
  if (pane === null) throw new Error('usePane outside of the signed-in pane')
  return pane
}
