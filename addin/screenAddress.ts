/**
 * A screen by the pane's address: `taskpane.html#/item/<id>`. Messages and other pages can lead to a screen with it. An
 * address that is none of ours (Office keeps its own there) or that the role has no way to is passed over.
 */
import type { Role } from '#wire/session'
import type { ScreenName } from './Pane.ts'
import { moreOf, tabAbove, tabsOf } from './screenPlaces.ts'

/** The screen in front and what it is about. */
export interface Front {
  readonly screen: ScreenName
  readonly subject: string | null
}

/** Screens that somebody comes to by a tab or by 更多; the others open from the screen above them. */
const entries: ReadonlySet<ScreenName> = new Set([...Object.values(tabsOf), ...Object.values(moreOf)].flat())

/** Every screen that a role can come to, once each. */
export function screensFor(role: Role): ScreenName[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its keys are screens by its type
  const under = (Object.keys(tabAbove) as ScreenName[]).filter(
    (screen) => !entries.has(screen) && tabAbove[screen]?.[role] !== undefined,
  )
  return [...new Set([...tabsOf[role], ...(moreOf[role] ?? []), ...under])]
}

export function screenIn(address: string, role: Role): Front | null {
  const [, name = '', subject = ''] = /^#\/([a-zA-Z]+)(?:\/(.+))?$/.exec(address) ?? []
  const screen = screensFor(role).find((one) => one === name)
  if (screen === undefined) return null
  return { screen, subject: subject === '' ? null : decodeURIComponent(subject) }
}
