/** By which tab, list or button each role comes to the screens. */
import type { Role } from '#wire/session'
import type { ScreenName } from './Pane.ts'
import type { RibbonAction } from './workbook/officeHost.ts'

export const tabsOf: Readonly<Record<Role, readonly ScreenName[]>> = {
  unit: ['today', 'standardise', 'check', 'sync', 'items', 'report', 'more'],
  office: ['today', 'review', 'overview', 'aggregate', 'circular', 'more'],
  head: ['today', 'items', 'report', 'more'],
  group: ['today', 'review', 'overview', 'aggregate', 'circular', 'more'],
  leader: ['today', 'overview', 'aggregate', 'circular', 'more'],
  publicity: ['published', 'registers'],
  admin: ['codes', 'people', 'settings'],
}

/** Where a role begins: its first tab. */
export function startOf(role: Role): ScreenName {
  return tabsOf[role][0] ?? 'more'
}

/** The screen itself where the role has a tab for it, else where it begins: the ribbon is the same for all. */
export function reached(role: Role, screen: ScreenName): ScreenName {
  return tabsOf[role].includes(screen) ? screen : startOf(role)
}

const underMore = {
  unit: 'more',
  head: 'more',
  office: 'more',
  group: 'more',
  leader: 'more',
} as const

/** Screens without a tab of their own stand under the one that leads to them. */
export const tabAbove: Readonly<Partial<Record<ScreenName, Readonly<Partial<Record<Role, ScreenName>>>>>> = {
  item: { unit: 'items', head: 'items', office: 'overview', group: 'overview', leader: 'overview' },
  closure: { unit: 'items', head: 'items' },
  items: { office: 'more' },
  codes: underMore,
  people: underMore,
  registers: underMore,
  spotChecks: underMore,
  lookBacks: underMore,
  flags: underMore,
  ladder: underMore,
  settings: underMore,
  weeks: underMore,
  register: { ...underMore, publicity: 'registers' },
  published: underMore,
  selfCheck: underMore,
  circularPreview: { unit: 'today', head: 'today' },
}

export const screenOfAction: Readonly<Record<RibbonAction, ScreenName>> = {
  open: 'today',
  check: 'check',
  sync: 'sync',
  aggregate: 'aggregate',
}

/** What the screen More (更多) leads to, in the order of the office's week. */
export const moreOf: Readonly<Partial<Record<Role, readonly ScreenName[]>>> = {
  unit: ['published', 'selfCheck', 'registers'],
  head: ['published', 'registers'],
  office: [
    'weeks',
    'items',
    'spotChecks',
    'lookBacks',
    'flags',
    'ladder',
    'published',
    'selfCheck',
    'registers',
    'codes',
    'settings',
  ],
  group: ['weeks', 'spotChecks', 'lookBacks', 'flags', 'ladder', 'published', 'registers'],
  leader: ['weeks', 'spotChecks', 'lookBacks', 'ladder', 'published', 'registers'],
}
