/** Ways to the add-in: the pane in the browser, the workbench where this server has one, the guide, the manifest. */
import { Button } from '@fluentui/react-components'
import { useEffect, useState, type ReactElement } from 'react'
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
          <Way to="workbench/index.html" name={words.start.workbench} hint={words.start.workbenchHint} />
        ) : null}
        <Way to="taskpane.html" target="_blank" name={words.start.pane} hint={words.start.paneHint} />
        <Way to="guide.html" target="_blank" name={words.signIn.guide} hint={words.start.guideHint} />
        <Way
          to="manifest.xml"
          download="manifest.xml"
          name={words.start.manifest}
          hint={words.start.manifestHint}
        />
      </ul>
    </section>
  )
}

function Way(props: {
  to: string
  target?: '_blank'
  download?: string
  name: string
  hint: string
}): ReactElement {
  const { to, name, hint, ...how } = props
  return (
    <li>
      <Button as="a" href={to} {...how}>
        {name}
      </Button>
      <span className="faint">{hint}</span>
    </li>
  )
}
