/** By which tab, list or button a person comes to the screens: it follows from what they may do. */
import type { Permission } from '#wire/access'
import { canOf, type Person } from './can.ts'
import type { ScreenName } from './Pane.ts'
import type { RibbonAction } from './workbook/officeHost.ts'

/** Who comes to a screen: whoever may do one of these, and stands for a unit, or for none, where that is said. */
interface Way {
  readonly screen: ScreenName
  readonly needs: readonly Permission[]
  readonly standsFor?: 'one unit' | 'all units'
}

const tabs: readonly Way[] = [
  { screen: 'today', needs: ['overview.read'] },
  { screen: 'standardise', needs: ['item.write'], standsFor: 'one unit' },
  { screen: 'check', needs: ['item.write'], standsFor: 'one unit' },
  { screen: 'sync', needs: ['item.write'], standsFor: 'one unit' },
  { screen: 'items', needs: ['item.read'], standsFor: 'one unit' },
  { screen: 'report', needs: ['report.write'] },
  { screen: 'review', needs: ['closure.review', 'closure.confirm'] },
  { screen: 'overview', needs: ['overview.read'], standsFor: 'all units' },
  { screen: 'aggregate', needs: ['snapshot.read'] },
  { screen: 'circular', needs: ['circular.read'] },
]

/** What the screen More (更多) leads to, in the order of the office's week. */
const listed: readonly Way[] = [
  { screen: 'weeks', needs: ['circular.read'] },
  // Where those wait that came without a unit.
  { screen: 'items', needs: ['item.assign'] },
  { screen: 'spotChecks', needs: ['check.read'] },
  { screen: 'lookBacks', needs: ['check.read'] },
  { screen: 'flags', needs: ['flag.read'] },
  { screen: 'ladder', needs: ['ladder.read'] },
  { screen: 'supports', needs: ['support.share'] },
  { screen: 'published', needs: ['published.read'] },
  { screen: 'selfCheck', needs: ['upload.write'] },
  { screen: 'registers', needs: ['register.read'] },
  { screen: 'codes', needs: ['code.manage'] },
  { screen: 'people', needs: ['person.manage'] },
  { screen: 'settings', needs: ['settings.read'] },
]

/** Screens that open from another one, with the tabs that may stand above them. */
const opened: readonly (Way & { readonly above: readonly ScreenName[] })[] = [
  { screen: 'item', needs: ['item.read'], above: ['items', 'overview'] },
  { screen: 'closure', needs: ['closure.request'], above: ['items'] },
  { screen: 'deputies', needs: ['deputy.name'], above: ['more', 'codes', 'published'] },
  { screen: 'register', needs: ['register.read'], above: ['registers'] },
  { screen: 'circularPreview', needs: ['circular.preview'], standsFor: 'one unit', above: ['today'] },
]

function screensOf(ways: readonly Way[], person: Person): ScreenName[] {
  const can = canOf(person)
  const standsFor = person.unitId === null ? 'all units' : 'one unit'
  return ways
    .filter((way) => way.needs.some(can) && (way.standsFor ?? standsFor) === standsFor)
    .map(({ screen }) => screen)
}

/** Whose work has no tab of its own finds the list of 更多 as tabs. */
export function tabsOf(person: Person): readonly ScreenName[] {
  const own = screensOf(tabs, person)
  return own.length === 0 ? screensOf(listed, person) : [...own, 'more']
}

export function moreOf(person: Person): readonly ScreenName[] {
  const shown = tabsOf(person)
  return screensOf(listed, person).filter((screen) => !shown.includes(screen))
}

/** Every screen that a person can come to, once each. */
export function screensFor(person: Person): ScreenName[] {
  return [...new Set([...tabsOf(person), ...moreOf(person), ...screensOf(opened, person)])]
}

/** The tab that is marked while a screen is in front; the screen itself where it has one, or none leads to it. */
export function tabAbove(person: Person, screen: ScreenName): ScreenName {
  const shown = tabsOf(person)
  if (shown.includes(screen)) return screen
  const above = opened.find((way) => way.screen === screen)?.above.find((tab) => shown.includes(tab))
  if (above !== undefined) return above
  return screensFor(person).includes(screen) ? 'more' : screen
}

/** Where a person begins: the first tab. */
export function startOf(person: Person): ScreenName {
  return tabsOf(person)[0] ?? 'more'
}

/** The screen itself where the person has a tab for it, else where they begin: the ribbon is the same for all. */
export function reached(person: Person, screen: ScreenName): ScreenName {
  return tabsOf(person).includes(screen) ? screen : startOf(person)
}

export const screenOfAction: Readonly<Record<RibbonAction, ScreenName>> = {
  open: 'today',
  check: 'check',
  sync: 'sync',
  aggregate: 'aggregate',
}
