/** Which screens there are; screenPlaces.ts says how each role comes to them. */
import type { ReactElement } from 'react'
import type { ScreenName } from './Pane.ts'

export type LateScreenName = Exclude<ScreenName, 'today'>

/** Only Today is in the first load; the code of the others follows. */
export const screens: Readonly<Record<LateScreenName, () => Promise<() => ReactElement>>> = {
  standardise: async () => (await import('./screens/StandardiseSheet.tsx')).StandardiseSheet,
  check: async () => (await import('./screens/CheckLedger.tsx')).CheckLedger,
  sync: async () => (await import('./screens/SyncLedger.tsx')).SyncLedger,
  report: async () => (await import('./screens/WeeklyReport.tsx')).WeeklyReport,
  overview: async () => (await import('./screens/Overview.tsx')).Overview,
  aggregate: async () => (await import('./screens/Aggregate.tsx')).Aggregate,
  circular: async () => (await import('./screens/DraftCircular.tsx')).DraftCircular,
  published: async () => (await import('./screens/Published.tsx')).Published,
  selfCheck: async () => (await import('./screens/SelfCheck.tsx')).SelfCheck,
  items: async () => (await import('./screens/Items.tsx')).Items,
  item: async () => (await import('./screens/ItemDetail.tsx')).ItemDetail,
  closure: async () => (await import('./screens/RequestClosure.tsx')).RequestClosure,
  review: async () => (await import('./screens/Review.tsx')).Review,
  registers: async () => (await import('./screens/Registers.tsx')).Registers,
  register: async () => (await import('./screens/RegisterBook.tsx')).RegisterBook,
  codes: async () => (await import('./screens/Codes.tsx')).Codes,
  people: async () => (await import('./screens/People.tsx')).People,
  spotChecks: async () => (await import('./screens/CheckRounds.tsx')).SpotChecks,
  lookBacks: async () => (await import('./screens/CheckRounds.tsx')).LookBacks,
  flags: async () => (await import('./screens/Flags.tsx')).Flags,
  ladder: async () => (await import('./screens/Ladder.tsx')).Ladder,
  settings: async () => (await import('./screens/Settings.tsx')).Settings,
  weeks: async () => (await import('./screens/Weeks.tsx')).Weeks,
  more: async () => (await import('./screens/More.tsx')).More,
  mirror: async () => (await import('./screens/Mirror.tsx')).Mirror,
}
