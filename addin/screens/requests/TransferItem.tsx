/** 移交 — the office gives the item to another unit, with its reason. */
import { Field, Select } from '@fluentui/react-components'
import { useState, type ReactElement } from 'react'
import { usePane } from '../../Pane.ts'
import { NoteForm } from '../../parts/NoteForm.tsx'
import { UnitOptions } from '../../parts/UnitOptions.tsx'
import { movesApi } from '../../server/movesApi.ts'
import { useWords } from '../../words.ts'

export function TransferItem(props: {
  item: { readonly id: string; readonly unit: string }
  act: (work: () => Promise<unknown>) => Promise<void>
  busy: boolean
}): ReactElement {
  const words = useWords()
  const { calls, view } = usePane()
  const [unit, setUnit] = useState('')
  const { id, unit: own } = props.item
  return (
    <details>
      <summary>{words.transfer.title}</summary>
      <p className="faint">{words.transfer.lead}</p>
      <NoteForm
        label={words.transfer.reason}
        hint={words.transfer.reasonHint}
        required
        busy={props.busy}
        decisions={[
          {
            label: words.transfer.send,
            needsNote: true,
            isBlocked: unit === '',
            decide: (reason) => void props.act(() => movesApi(calls).transfer(id, { unit, reason })),
          },
        ]}
      >
        <Field label={words.transfer.unit} required>
          <Select value={unit} onChange={(_, data) => setUnit(data.value)}>
            <UnitOptions
              units={view.campaign.units.filter((one) => one.id !== own)}
              none={words.transfer.choose}
            />
          </Select>
        </Field>
      </NoteForm>
    </details>
  )
}
