/**
 * 转办 — a clue in words of its own: what in them leads to its giver is pointed out while they are written. Or the office
 * looks into it itself.
 */
import { Button, Checkbox, Field, Select, Textarea } from '@fluentui/react-components'
import { useState, type ReactElement } from 'react'
import { hintsOfGiver, unheeded, type GiverHint } from '#rules/people/giverHints'
import { MAX_ENTRY_TEXT, normaliseEntry } from '#rules/registers/checkEntry'
import { goesElsewhere, whyNotHanded } from '#rules/registers/entryItem'
import { textOf, type Register } from '#rules/registers/register'
import type { EntryRow } from '#wire/register'
import { usePane } from '../../Pane.ts'
import { UnitOptions } from '../../parts/UnitOptions.tsx'
import { toggled } from '../../parts/toggled.ts'
import type { Handing } from '../../server/registersApi.ts'
import { useWords } from '../../words.ts'

export function HandOver(props: {
  register: Register
  entry: EntryRow
  busy: boolean
  hand: (handing: Handing) => void
  keep: () => void
}): ReactElement {
  const words = useWords()
  const { view } = usePane()
  const { register, entry, busy } = props
  const { values } = entry
  const [wording, setWording] = useState(textOf(values, 'wording'))
  const [to, setTo] = useState(textOf(values, 'to') || textOf(values, 'unit'))
  const [heeded, setHeeded] = useState<ReadonlySet<string>>(new Set())
  const [text, giver, contact] = [
    textOf(values, 'text'),
    textOf(values, 'givenBy'),
    textOf(values, 'contact'),
  ]
  const hints = hintsOfGiver(wording, { text, giver, contact })
  const handed = normaliseEntry({ ...values, wording, to })
  const stop = whyNotHanded(register, handed)
  const left = unheeded(hints, [...heeded])
  return (
    <section className="hand-over">
      <p className="faint">{words.registers.handOver.lead}</p>
      <Field label={words.registers.handOver.wording} required>
        <Textarea
          value={wording}
          rows={3}
          resize="vertical"
          maxLength={MAX_ENTRY_TEXT}
          onChange={(_, data) => setWording(data.value)}
        />
      </Field>
      <Field label={words.registers.handOver.to}>
        <Select value={to} onChange={(_, data) => setTo(data.value)}>
          <UnitOptions units={view.campaign.units} none={words.registers.choose} />
        </Select>
      </Field>
      {goesElsewhere(register, handed) ? <p className="faint">{words.registers.handOver.elsewhere}</p> : null}
      <Hints hints={hints} heeded={heeded} heed={(one) => setHeeded(toggled(heeded, one))} />
      {wording.trim() === '' || stop === null ? null : <p className="warn">{stop}</p>}
      <div className="row">
        <Button
          appearance="primary"
          disabled={busy || stop !== null || left.length > 0}
          onClick={() => props.hand({ wording, to, heeded: [...heeded] })}
        >
          {words.registers.handOver.send}
        </Button>
        <Button disabled={busy} onClick={props.keep}>
          {words.registers.handOver.keep}
        </Button>
      </div>
    </section>
  )
}

/** What must go is said; what may stay is asked about. */
function Hints(props: {
  hints: readonly GiverHint[]
  heeded: ReadonlySet<string>
  heed: (text: string) => void
}): ReactElement | null {
  const words = useWords()
  if (props.hints.length === 0) return null
  return (
    <ul className="hints" aria-label={words.registers.handOver.hints}>
      {props.hints.map(({ text, message, mustGo }) => (
        <li key={text} className="warn">
          {message}
          {mustGo ? null : (
            <Checkbox
              label={words.registers.handOver.heed(text)}
              checked={props.heeded.has(text)}
              onChange={() => props.heed(text)}
            />
          )}
        </li>
      ))}
    </ul>
  )
}
