/** Accountability (责任追究): a unit, what it rests on, and the office's measure; without evidence it cannot be saved. */
import { Button, Checkbox, Field, Input, Select, Textarea } from '@fluentui/react-components'
import { useMemo, useState, type ReactElement } from 'react'
import type { AccountabilityList } from '#wire/ladder'
import { MAX_NOTE } from '#wire/note'
import { usePane } from '../../Pane.ts'
import { checksApi } from '../../server/checksApi.ts'
import { useWords } from '../../words.ts'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { useTask } from '../../parts/useTask.ts'

export function HoldToAccount(): ReactElement {
  const words = useWords()
  const { calls, view } = usePane()
  const api = useMemo(() => checksApi(calls), [calls])
  const [unit, setUnit] = useState('')
  const [list, setList] = useState<AccountabilityList | null>(null)
  const { error, run } = useTask()
  const choose = (id: string): void => {
    setUnit(id)
    setList(null)
    if (id !== '') void run(async () => setList(await api.accountabilities(id)))
  }
  return (
    <>
      <p className="faint">{words.ladder.accountLead}</p>
      <Field label={words.ladder.unit}>
        <Select value={unit} onChange={(_, data) => choose(data.value)}>
          <option value="">{words.ladder.chooseUnit}</option>
          {view.campaign.units.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
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
  const [reason, setReason] = useState('')
  const [cited, setCited] = useState<ReadonlySet<number>>(new Set())
  const { busy, error, run } = useTask()
  const { citable } = props.list
  const cite = (index: number): void => {
    const next = new Set(cited)
    if (!next.delete(index)) next.add(index)
    setCited(next)
  }
  const save = (): void =>
    void run(async () => {
      const evidence = citable.filter((_, index) => cited.has(index)).map(({ kind, ref }) => ({ kind, ref }))
      await checksApi(calls).holdToAccount({ unit: props.unit, person, form, reason, evidence })
      props.saved()
    })
  return (
    <>
      <fieldset className="plain">
        <legend>{words.ladder.evidence}</legend>
        {citable.map(({ kind, ref, text }, index) => (
          <Checkbox
            key={`${kind} ${ref}`}
            checked={cited.has(index)}
            label={text}
            onChange={() => cite(index)}
          />
        ))}
      </fieldset>
      <Field label={words.ladder.form} hint={words.ladder.formHint} required>
        <Input value={form} maxLength={100} onChange={(_, data) => setForm(data.value)} />
      </Field>
      <Field label={words.ladder.person}>
        <Input value={person} maxLength={100} onChange={(_, data) => setPerson(data.value)} />
      </Field>
      <Field label={words.ladder.cause} required>
        <Textarea
          value={reason}
          rows={2}
          maxLength={MAX_NOTE}
          onChange={(_, data) => setReason(data.value)}
        />
      </Field>
      <Button
        disabled={busy || cited.size === 0 || form.trim() === '' || reason.trim() === ''}
        onClick={save}
      >
        {words.ladder.hold}
      </Button>
      {cited.size === 0 ? <p className="why">{words.ladder.needsEvidence}</p> : null}
      <ProblemBar error={error} />
    </>
  )
}
