/** 重复的问题 — the other one of two linked items; the office links and unlinks. */
import { Field, Input, Select } from '@fluentui/react-components'
import { useMemo, useState, type ReactElement } from 'react'
import { readIsoDay } from '#rules/calendar/day'
import { itemCan } from '#rules/items/closure'
import { whyNoLimitAfterLink } from '#rules/items/count/link'
import type { ItemHistory } from '#wire/item'
import type { LinkedItem } from '#wire/link'
import { usePane } from '../../Pane.ts'
import { NoteForm } from '../../parts/NoteForm.tsx'
import { UnitOptions } from '../../parts/UnitOptions.tsx'
import { unitName } from '../../parts/unitName.ts'
import { linksApi } from '../../server/linksApi.ts'
import { useWords } from '../../words.ts'
import { ItemPicker } from './ItemPicker.tsx'

interface Acting {
  readonly file: ItemHistory
  readonly act: (work: () => Promise<unknown>) => Promise<void>
  readonly busy: boolean
}

export function ItemLinks(props: Acting): ReactElement | null {
  const words = useWords()
  const { view, can } = usePane()
  const { item, link, linked } = props.file
  const mayLink = can('link.decide') && itemCan.drop(item) && linked.length === 0
  if (link === null && linked.length === 0 && !mayLink) return null
  const unitOf = ({ unit }: LinkedItem): string => unitName(view.campaign, unit)
  return (
    <section>
      <h2>{words.link.title}</h2>
      {link === null ? null : (
        <Other
          other={link}
          said={words.link.counted(link.number, unitOf(link), words.item.state(link.state))}
        />
      )}
      {linked.map((other) => (
        <Other key={other.number} other={other} said={words.link.carries(other.number, unitOf(other))} />
      ))}
      {mayLink ? <MakeLink {...props} /> : null}
      {link !== null && can('link.decide') ? <EndLink {...props} /> : null}
    </section>
  )
}

function Other(props: { other: LinkedItem; said: string }): ReactElement {
  const { go } = usePane()
  const { id, problem, reason, by, since } = props.other
  return (
    <div className="card">
      {id === null ? (
        <p>{props.said}</p>
      ) : (
        <button type="button" className="line" onClick={() => go('item', id)}>
          {props.said} ›
        </button>
      )}
      {problem === null ? null : <p className="said">{problem}</p>}
      <p className="faint">
        {by} {since} {reason}
      </p>
    </div>
  )
}

function MakeLink({ file, act, busy }: Acting): ReactElement {
  const words = useWords()
  const { view, calls } = usePane()
  const api = useMemo(() => linksApi(calls), [calls])
  const [unit, setUnit] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const counting = chosen.at(-1)
  return (
    <details>
      <summary>{words.link.make}</summary>
      <NoteForm
        label={words.link.reason}
        hint={words.link.hint}
        required
        busy={busy}
        decisions={[
          {
            label: words.link.send,
            needsNote: true,
            isBlocked: counting === undefined,
            decide: (reason) => {
              if (counting !== undefined) void act(() => api.link(file.item.id, { counting, reason }))
            },
          },
        ]}
      >
        <Field label={words.link.unit} required>
          <Select
            value={unit}
            onChange={(_, data) => {
              setUnit(data.value)
              setChosen([])
            }}
          >
            <UnitOptions units={view.campaign.units} none={words.link.chooseUnit} />
          </Select>
        </Field>
        <ItemPicker
          label={words.link.counting}
          unit={unit === '' ? null : unit}
          chosen={chosen}
          choose={(ids) => setChosen(ids.slice(-1))}
        />
      </NoteForm>
    </details>
  )
}

function EndLink({ file, act, busy }: Acting): ReactElement {
  const words = useWords()
  const { view, calls } = usePane()
  const api = useMemo(() => linksApi(calls), [calls])
  const [to, setTo] = useState('')
  const due = readIsoDay(to) ?? undefined
  const { id, content } = file.item
  return (
    <details>
      <summary>{words.link.end}</summary>
      <NoteForm
        label={words.link.reason}
        hint={words.link.endHint}
        required
        busy={busy}
        decisions={[
          {
            label: words.link.end,
            needsNote: true,
            isBlocked: whyNoLimitAfterLink(content, due, view.today) !== null,
            decide: (reason) =>
              void act(() => api.unlink(id, { reason, ...(due === undefined ? {} : { due }) })),
          },
        ]}
      >
        <Field label={words.link.due}>
          <Input type="date" value={to} min={view.today} onChange={(_, data) => setTo(data.value)} />
        </Field>
      </NoteForm>
    </details>
  )
}
