/** 口径 — whom a circular names: criticism, praise, and units left out, each with its reason. */
import { Button, Field, Input, Select } from '@fluentui/react-components'
import { useState, type ReactElement } from 'react'
import { namings, praises, type Tone } from '#rules/papers/circular/tone'
import { usePane } from '../../Pane.ts'
import { unitName } from '../../parts/unitName.ts'
import { UnitOptions } from '../../parts/UnitOptions.tsx'
import { useWords } from '../../words.ts'

export function ToneForm(props: { tone: Tone; change: (tone: Tone) => void }): ReactElement {
  const words = useWords()
  const { tone, change } = props
  return (
    <details>
      <summary>
        {words.papers.tone}：{words.papers.namingOf(tone.naming)}，{words.papers.praiseOf(tone.praise)}
      </summary>
      <Choice
        label={words.papers.naming}
        choices={namings}
        chosen={tone.naming}
        say={words.papers.namingOf}
        choose={(naming) => change({ ...tone, naming })}
      />
      <Choice
        label={words.papers.praise}
        choices={praises}
        chosen={tone.praise}
        say={words.papers.praiseOf}
        choose={(praise) => change({ ...tone, praise })}
      />
      {tone.naming === 'named' ? <LeftOut {...props} /> : null}
    </details>
  )
}

function Choice<T extends string>(props: {
  label: string
  choices: readonly T[]
  chosen: T
  say: (choice: T) => string
  choose: (choice: T) => void
}): ReactElement {
  const { label, choices, chosen, say, choose } = props
  return (
    <Field label={label}>
      <Select
        value={chosen}
        onChange={(_, { value }) => choose(choices.find((one) => one === value) ?? chosen)}
      >
        {choices.map((one) => (
          <option key={one} value={one}>
            {say(one)}
          </option>
        ))}
      </Select>
    </Field>
  )
}

function LeftOut({ tone, change }: { tone: Tone; change: (tone: Tone) => void }): ReactElement {
  const words = useWords()
  const { units } = usePane().view.campaign
  const [unit, setUnit] = useState('')
  const [reason, setReason] = useState('')
  const left = units.filter(({ id }) => !tone.leftOut.some((one) => one.unit === id))
  const add = (): void => {
    change({ ...tone, leftOut: [...tone.leftOut, { unit, reason: reason.trim() }] })
    setUnit('')
    setReason('')
  }
  return (
    <>
      <Field label={words.papers.leftOut}>
        <Select value={unit} onChange={(_, data) => setUnit(data.value)}>
          <UnitOptions units={left} none={words.papers.chooseUnit} />
        </Select>
      </Field>
      {unit === '' ? null : (
        <>
          <Field label={words.papers.leftOutReason} required>
            <Input value={reason} maxLength={200} onChange={(_, data) => setReason(data.value)} />
          </Field>
          <Button size="small" disabled={reason.trim() === ''} onClick={add}>
            {words.papers.leaveOut}
          </Button>
        </>
      )}
      <ul className="jumps">
        {tone.leftOut.map((one) => (
          <li key={one.unit}>
            {unitName({ units }, one.unit)} <span className="faint">{one.reason}</span>
            <Button
              size="small"
              appearance="transparent"
              onClick={() => change({ ...tone, leftOut: tone.leftOut.filter((kept) => kept !== one) })}
            >
              {words.papers.nameAgain}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
