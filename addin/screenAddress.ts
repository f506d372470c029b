/**
 * A screen by the pane's address: `taskpane.html#/item/<id>`. Messages and other pages can lead to a screen with it. An
 * address that is none of ours (Office keeps its own there) or that the person has no way to is passed over.
 */
import type { Person } from './can.ts'
import type { ScreenName } from './Pane.ts'
import { screensFor } from './screenPlaces.ts'

/** The screen in front and what it is about. */
export interface Front {
  readonly screen: ScreenName
  readonly subject: string | null
}

export function screenIn(address: string, person: Person): Front | null {
  const [, name = '', subject = ''] = /^#\/([a-zA-Z]+)(?:\/(.+))?$/.exec(address) ?? []
  const screen = screensFor(person).find((one) => one === name)
  if (screen === undefined) return null
  return { screen, subject: subject === '' ? null : decodeURIComponent(subject) }
}
