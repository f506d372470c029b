/** Ways to the add-in: the pane in the browser, the workbench where this server has one, the guide, the manifest. */
import { Button } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import { useEffect, useState } from 'react'
import { hasWorkbench } from '../server/workbench.ts'
import { useWords } from '../words.ts'

export function StartWays(): ReactElement {
  const words = useWords()
  const [workbench, setWorkbench] = useState(false)
  useEffect(() => {
    hasWorkbench().then(setWorkbench, () => setWorkbench(false))
  }, [])
  return (
    <section className="card">
      <h2>{words.start.open}</h2>
      <ul className="ways">
        {workbench ? (
          <li>
            <Button as="a" href="workbench/index.html">
              {words.start.workbench}
            </Button>
            <span className="faint">{words.start.workbenchHint}</span>
          </li>
        ) : null}
        <li>
          <Button as="a" href="taskpane.html" target="_blank">
            {words.start.pane}
          </Button>
          <span className="faint">{words.start.paneHint}</span>
        </li>
        <li>
          <Button as="a" href="guide.html" target="_blank">
            {words.signIn.guide}
          </Button>
          <span className="faint">{words.start.guideHint}</span>
        </li>
        <li>
          <Button as="a" href="manifest.xml" download="manifest.xml">
            {words.start.manifest}
          </Button>
          <span className="faint">{words.start.manifestHint}</span>
        </li>
      </ul>
    </section>
  )
}
