/** Accountability (责任追究): a unit, what it rests on, and the office's measure; without evidence it cannot be saved. */
import { Checkbox, Field, Input, Select } from '@fluentui/react-components'
import { useState, type ReactElement } from 'react'
import type { AccountabilityList } from '#wire/ladder'
import { usePane } from '../../Pane.ts'
import { checksApi } from '../../server/checksApi.ts'
import { useWords } from '../../words.ts'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { NoteForm } from '../../parts/NoteForm.tsx'
import { toggled } from '../../parts/toggled.ts'
import { UnitOptions } from '../../parts/UnitOptions.tsx'
import { useTask } from '../../parts/useTask.ts'
import { useAccount } from './useAccount.ts'

export function HoldToAccount(): ReactElement {
  const words = useWords()
  const { view } = usePane()
  const { unit, list, choose, error } = useAccount()
  return (
    <>
      <p className="faint">{words.ladder.accountLead}</p>
      <Field label={words.ladder.unit}>
        <Select value={unit} onChange={(_, data) => choose(data.value)}>
          <UnitOptions units={view.campaign.units} none={words.ladder.chooseUnit} />
        </Select>
      </Field>
      <ProblemBar error={error} retry={() => choose(unit)} />
      {list === null ? null : list.citable.length === 0 ? (
        <p className="faint">{words.ladder.nothingToCite}</p>
      ) : (
        <AccountForm key={unit} unit={unit} list={list} saved={() => choose(unit)} />
      )}
      <ol className="history">
        {list?.accountabilities.map((one) => (
          <li key={one.id}>
            <strong>{one.form}</strong> {one.person}{' '}
            <span className="faint">
              {one.by} {one.on}
            </span>
            <p className="said">{one.reason}</p>
            {one.evidence.map(({ kind, ref, text }) => (
              <p key={`${kind} ${ref}`} className="faint">
                {text}
              </p>
            ))}
          </li>
        ))}
      </ol>
    </>
  )
}

function AccountForm(props: { unit: string; list: AccountabilityList; saved: () => void }): ReactElement {
  const words = useWords()
  const { calls } = usePane()
  const [person, setPerson] = useState('')
  const [form, setForm] = useState('')
  const [cited, setCited] = useState<ReadonlySet<number>>(new Set())
  const { busy, error, run } = useTask()
  const { citable } = props.list
  const save = (reason: string): void =>
    void run(async () => {
      const evidence = citable.filter((_, index) => cited.has(index)).map(({ kind, ref }) => ({ kind, ref }))
      await checksApi(calls).holdToAccount({ unit: props.unit, person, form, reason, evidence })
      props.saved()
    })
  return (
    <>
      <NoteForm
        label={words.ladder.cause}
        required
        busy={busy}
        decisions={[
          {
            label: words.ladder.hold,
            needsNote: true,
            isBlocked: cited.size === 0 || form.trim() === '',
            decide: save,
          },
        ]}
      >
        <fieldset className="plain">
          <legend>{words.ladder.evidence}</legend>
          {citable.map(({ kind, ref, text }, index) => (
            <Checkbox
              key={`${kind} ${ref}`}
              checked={cited.has(index)}
              label={text}
              onChange={() => setCited(toggled(cited, index))}
            />
          ))}
        </fieldset>
        <Field label={words.ladder.form} hint={words.ladder.formHint} required>
          <Input value={form} maxLength={100} onChange={(_, data) => setForm(data.value)} />
        </Field>
        <Field label={words.ladder.person}>
          <Input value={person} maxLength={100} onChange={(_, data) => setPerson(data.value)} />
        </Field>
      </NoteForm>
      {cited.size === 0 ? <p className="why">{words.ladder.needsEvidence}</p> : null}
      <ProblemBar error={error} />
    </>
  )
}
