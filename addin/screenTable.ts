/** Which screens there are; screenPlaces.ts says how each role comes to them. */
import type { ReactElement } from 'react'
import type { ScreenName } from './Pane.ts'

export type LateScreenName = Exclude<ScreenName, 'today'>

/** Only Today is in the first load; the code of the others follows. */
export const screens: Readonly<Record<LateScreenName, () => Promise<() => ReactElement>>> = {
  standardise: async () => (await import('./screens/reading/StandardiseSheet.tsx')).StandardiseSheet,
  check: async () => (await import('./screens/sync/CheckLedger.tsx')).CheckLedger,
  sync: async () => (await import('./screens/sync/SyncLedger.tsx')).SyncLedger,
  report: async () => (await import('./screens/weeks/WeeklyReport.tsx')).WeeklyReport,
  overview: async () => (await import('./screens/overview/Overview.tsx')).Overview,
  aggregate: async () => (await import('./screens/overview/Aggregate.tsx')).Aggregate,
  circular: async () => (await import('./screens/circulars/DraftCircular.tsx')).DraftCircular,
  published: async () => (await import('./screens/circulars/Published.tsx')).Published,
  selfCheck: async () => (await import('./screens/reading/SelfCheck.tsx')).SelfCheck,
  items: async () => (await import('./screens/items/Items.tsx')).Items,
  item: async () => (await import('./screens/items/ItemDetail.tsx')).ItemDetail,
  closure: async () => (await import('./screens/closure/RequestClosure.tsx')).RequestClosure,
  review: async () => (await import('./screens/closure/Review.tsx')).Review,
  registers: async () => (await import('./screens/registers/Registers.tsx')).Registers,
  register: async () => (await import('./screens/registers/RegisterBook.tsx')).RegisterBook,
  codes: async () => (await import('./screens/codes/Codes.tsx')).Codes,
  deputies: async () => (await import('./screens/codes/Deputies.tsx')).Deputies,
  supports: async () => (await import('./screens/supports/Supports.tsx')).Supports,
  people: async () => (await import('./screens/codes/People.tsx')).People,
  spotChecks: async () => (await import('./screens/checks/CheckRounds.tsx')).SpotChecks,
  lookBacks: async () => (await import('./screens/checks/CheckRounds.tsx')).LookBacks,
  flags: async () => (await import('./screens/checks/Flags.tsx')).Flags,
  ladder: async () => (await import('./screens/checks/Ladder.tsx')).Ladder,
  settings: async () => (await import('./screens/settings/Settings.tsx')).Settings,
  weeks: async () => (await import('./screens/weeks/Weeks.tsx')).Weeks,
  more: async () => (await import('./screens/home/More.tsx')).More,
  circularPreview: async () => (await import('./screens/circulars/CircularPreview.tsx')).CircularPreview,
}
