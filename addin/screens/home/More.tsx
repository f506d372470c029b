/** 更多 — what has no tab of its own, as a list of links, each with what it is for. */
import { Button } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import { usePane } from '../../Pane.ts'
import { OtherCampaigns } from '../settings/OtherCampaigns.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { moreOf } from '../../screenPlaces.ts'
import { useWords } from '../../words.ts'

export function More(): ReactElement {
  const words = useWords()
  const { view, go, aside, switchTo } = usePane()
  const links = moreOf(view)
  return (
    <Screen title={words.tabs.more} lead={links.length === 0 ? words.more.nothing : words.more.lead}>
      <ul className="links">
        {links.map((screen) => (
          <li key={screen}>
            <button
              type="button"
              className="line"
              aria-describedby={`about-${screen}`}
              onClick={() => go(screen)}
            >
              <strong>{words.tabs[screen]}</strong>
            </button>
            <span id={`about-${screen}`} className="faint">
              {words.more.links[screen]}
            </span>
          </li>
        ))}
      </ul>
      <OtherCampaigns others={aside} choose={switchTo} />
      <Button appearance="subtle" onClick={() => switchTo(null)}>
        {words.campaigns.another}
      </Button>
    </Screen>
  )
}
