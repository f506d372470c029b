/** Which screen is in front: by the address, a tab, a button or the ribbon. */
import { useCallback, useEffect, useState } from 'react'
import type { Person } from './can.ts'
import { bringAhead } from './LateScreen.tsx'
import type { Pane } from './Pane.ts'
import { screenIn, type Front } from './screenAddress.ts'
import { reached, screenOfAction, screensFor, startOf } from './screenPlaces.ts'
import { answerRibbon, type RibbonAction } from './workbook/officeHost.ts'

export interface RibbonPress {
  readonly action: RibbonAction
}

/** The ribbon's last press: it may come while the campaign is still on its way. */
export function useRibbon(): RibbonPress | null {
  const [press, setPress] = useState<RibbonPress | null>(null)
  useEffect(() => answerRibbon((action) => setPress({ action })), [])
  return press
}

/** The person is who came; what they may do does not change while the pane is open. */
export function useFront(entered: Person, pressed: RibbonPress | null): Front & Pick<Pane, 'go'> {
  const [person] = useState(entered)
  const [front, setFront] = useState<Front>(
    () => screenIn(location.hash, person) ?? { screen: startOf(person), subject: null },
  )
  const go = useCallback<Pane['go']>((screen, subject) => setFront({ screen, subject: subject ?? null }), [])
  // A press is followed once, while the screen that it changes is being drawn.
  const [followed, setFollowed] = useState<RibbonPress | null>(null)
  if (pressed !== null && pressed !== followed) {
    setFollowed(pressed)
    go(reached(person, screenOfAction[pressed.action]))
  }
  useEffect(() => {
    const follow = (): void => setFront((before) => screenIn(location.hash, person) ?? before)
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [person])
  useEffect(() => bringAhead(screensFor(person)), [person])
  return { ...front, go }
}
