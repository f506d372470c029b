/** 更多 — what has no tab of its own, as a list of doors. */
import { Button } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import { usePane } from '../Pane.ts'
import { Screen } from '../parts/Screen.tsx'
import { moreOf } from '../screenTable.ts'
import { useWords } from '../words.ts'

export function More(): ReactElement {
  const words = useWords()
  const { view, go } = usePane()
  const doors = moreOf[view.role] ?? []
  return (
    <Screen title={words.tabs.more} lead={doors.length === 0 ? words.more.nothing : words.more.lead}>
      <ul className="doors">
        {doors.map((screen) => (
          <li key={screen}>
            <Button appearance="subtle" onClick={() => go(screen)}>
              {words.tabs[screen]}
            </Button>
          </li>
        ))}
      </ul>
    </Screen>
  )
}
