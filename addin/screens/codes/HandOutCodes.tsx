/** New access codes for all units at once, as a workbook to cut up. */
import { Button, Checkbox } from '@fluentui/react-components'
import { useState, type ReactElement } from 'react'
import { usePane } from '../../Pane.ts'
import { codesApi } from '../../server/codesApi.ts'
import { useWords } from '../../words.ts'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { saveFile } from '../../parts/saveFile.ts'
import { useTask } from '../../parts/useTask.ts'

export function HandOutCodes(props: { made: () => void }): ReactElement {
  const words = useWords()
  const { calls, view } = usePane()
  const [roles, setRoles] = useState({ unit: true, head: false })
  const [replace, setReplace] = useState(false)
  const [done, setDone] = useState(false)
  const { busy, error, run } = useTask()
  const chosen = (['unit', 'head'] as const).filter((role) => roles[role])
  const make = (): void =>
    void run(async () => {
      const file = await codesApi(calls).handOut({ roles: [...chosen], replace })
      saveFile(file, words.codes.handOutFile(view.campaign.name))
      setDone(true)
      props.made()
    })
  return (
    <details>
      <summary>{words.codes.handOut}</summary>
      <p className="faint">{words.codes.handOutLead}</p>
      <Checkbox
        checked={roles.unit}
        label={words.codes.handOutUnit}
        onChange={(_, data) => setRoles({ ...roles, unit: data.checked === true })}
      />
      <Checkbox
        checked={roles.head}
        label={words.codes.handOutHead}
        onChange={(_, data) => setRoles({ ...roles, head: data.checked === true })}
      />
      <Checkbox
        checked={replace}
        label={words.codes.replace}
        onChange={(_, data) => setReplace(data.checked === true)}
      />
      <div className="row">
        <Button disabled={busy || chosen.length === 0} onClick={make}>
          {words.codes.handOutMake}
        </Button>
        {done ? <span role="status">{words.codes.handOutDone}</span> : null}
      </div>
      <ProblemBar error={error} />
    </details>
  )
}
