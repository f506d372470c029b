/** The pane's tabs, by the ARIA pattern: arrows move, Home and End jump, Tab leaves for the panel. */
import { useRef, type KeyboardEvent, type ReactElement } from 'react'
import type { ScreenName } from '../Pane.ts'
import { useWords } from '../words.ts'

/** Id of the panel that the tabs command. */
export const PANEL_ID = 'screen'

export function TabBar(props: {
  tabs: readonly ScreenName[]
  /** May be a screen without a tab, reached by the ribbon. */
  front: ScreenName
  choose: (tab: ScreenName) => void
}): ReactElement {
  const words = useWords()
  const bar = useRef<HTMLDivElement>(null)
  const { tabs, front, choose } = props
  const at = tabs.indexOf(front)
  const move = (event: KeyboardEvent): void => {
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key]
    const tab = next === undefined ? undefined : tabs[(next + tabs.length) % tabs.length]
    if (tab === undefined) return
    event.preventDefault()
    choose(tab)
    bar.current?.querySelectorAll('button')[tabs.indexOf(tab)]?.focus()
  }
  return (
    <div className="tabs" role="tablist" ref={bar} onKeyDown={move}>
      {tabs.map((tab, index) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={`tab-${tab}`}
          aria-selected={tab === front}
          aria-controls={PANEL_ID}
          tabIndex={tab === front || (at < 0 && index === 0) ? 0 : -1}
          onClick={() => choose(tab)}
        >
          {words.tabs[tab]}
        </button>
      ))}
    </div>
  )
}
