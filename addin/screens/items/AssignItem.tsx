/** The office says whose an item is that came without a unit (线索分办). */
import { Button, Field, Select } from '@fluentui/react-components'
import { useMemo, useState, type ReactElement } from 'react'
import { usePane } from '../../Pane.ts'
import { assignmentApi } from '../../server/assignmentApi.ts'
import { UnitOptions } from '../../parts/UnitOptions.tsx'
import { useWords } from '../../words.ts'

export function AssignItem(props: {
  item: string
  act: (work: () => Promise<unknown>) => Promise<void>
  busy: boolean
}): ReactElement {
  const words = useWords()
  const { calls, view } = usePane()
  const api = useMemo(() => assignmentApi(calls), [calls])
  const [unit, setUnit] = useState('')
  return (
    <section>
      <h2>{words.assign.title}</h2>
      <p>{words.assign.lead}</p>
      <Field label={words.assign.unit} required>
        <Select value={unit} onChange={(_, data) => setUnit(data.value)}>
          <UnitOptions units={view.campaign.units} none={words.assign.choose} />
        </Select>
      </Field>
      <Button
        disabled={props.busy || unit === ''}
        onClick={() => void props.act(() => api.assign(props.item, unit))}
      >
        {words.assign.send}
      </Button>
    </section>
  )
}
