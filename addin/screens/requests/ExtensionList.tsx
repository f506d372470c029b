/** Extensions of an item: what was asked and decided, and for the unit a form to ask. */
import { Badge, Button, Field, Input } from '@fluentui/react-components'
import { useState, type ReactElement } from 'react'
import { readIsoDay } from '#rules/calendar/day'
import {
  extensionFaults,
  extensionWarnings,
  maxExtensions,
  whyNoExtension,
  type ExtensionFacts,
} from '#rules/items/extension'
import type { Extension } from '#wire/extension'
import type { ItemHistory } from '#wire/item'
import { usePane } from '../../Pane.ts'
import { NoteField } from '../../parts/NoteForm.tsx'
import { useWords } from '../../words.ts'
import { DecidedLine } from './DecidedLine.tsx'

const colours = { asked: 'brand', approved: 'success', refused: 'warning' } as const

export function ExtensionList(props: {
  file: ItemHistory
  act: (work: () => Promise<unknown>) => Promise<void>
  busy: boolean
}): ReactElement | null {
  const words = useWords()
  const { can, view } = usePane()
  const { item, extensions } = props.file
  const facts: ExtensionFacts = {
    content: item.content,
    withdrawn: item.withdrawn,
    earlier: extensions,
    campaign: view.campaign,
    today: view.today,
    calendar: view.calendar,
  }
  const stop = whyNoExtension(facts)
  const canAsk = can('extension.ask') && stop === null
  const tooLate = can('extension.ask') && stop?.code === 'extension.too-late' ? stop.message : null
  if (extensions.length === 0 && !canAsk && tooLate === null) return null
  const approved = extensions.filter(({ state }) => state === 'approved').length
  return (
    <section>
      <h2>{words.extension.title}</h2>
      {extensions.map((extension) => (
        <ExtensionLine key={extension.id} extension={extension} />
      ))}
      {tooLate === null ? null : <p className="warn">{tooLate}</p>}
      {canAsk ? (
        <details>
          <summary>{words.extension.ask}</summary>
          <p className="faint">{words.extension.left(maxExtensions(view.campaign) - approved)}</p>
          <AskExtension facts={facts} item={item.id} act={props.act} busy={props.busy} />
        </details>
      ) : null}
    </section>
  )
}

export function ExtensionLine(props: { extension: Extension }): ReactElement {
  const words = useWords()
  const { extension } = props
  return (
    <div className="card">
      <div className="row">
        <Badge appearance="tint" color={colours[extension.state]}>
          {words.extension.state(extension.state)}
        </Badge>
        {extension.isLate ? <span className="warn">{words.extension.late}</span> : null}
      </div>
      <p>{words.extension.asked(extension.from, extension.asked)}</p>
      <p className="said">{extension.reason}</p>
      {extension.granted === null ? null : <p>{words.extension.granted(extension.granted)}</p>}
      <DecidedLine request={extension} />
    </div>
  )
}

function AskExtension(props: {
  facts: ExtensionFacts
  item: string
  act: (work: () => Promise<unknown>) => Promise<void>
  busy: boolean
}): ReactElement {
  const words = useWords()
  const { api } = usePane()
  const { facts } = props
  const [to, setTo] = useState('')
  const [reason, setReason] = useState('')
  const day = readIsoDay(to)
  const faults = day === null ? [] : extensionFaults(facts, { to: day, reason })
  const warnings = day === null ? [] : extensionWarnings(facts, { to: day })
  return (
    <>
      <Field label={words.extension.to} required>
        <Input type="date" value={to} min={facts.today} onChange={(_, data) => setTo(data.value)} />
      </Field>
      <NoteField
        label={words.extension.reason}
        hint={words.extension.reasonHint}
        required
        rows={3}
        note={reason}
        change={setReason}
      />
      {[...faults, ...warnings].map(({ code, message }) => (
        <p key={code} className="warn">
          {message}
        </p>
      ))}
      <Button
        disabled={props.busy || day === null || faults.length > 0}
        onClick={() => {
          if (day !== null) void props.act(() => api.askExtension(props.item, { to: day, reason }))
        }}
      >
        {words.extension.send}
      </Button>
    </>
  )
}
