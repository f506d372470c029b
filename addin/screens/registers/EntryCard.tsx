/** One entry of a register: what it says, and what can be done with it. */
import { Badge, Button } from '@fluentui/react-components'
import { useState, type ReactElement } from 'react'
import { whyNoItem } from '#rules/registers/entryItem'
import { textOf, type Register, type RegisterValues } from '#rules/registers/register'
import { rightTo } from '#rules/registers/registerAccess'
import type { EntryRow, EntryVersion } from '#wire/register'
import { usePane } from '../../Pane.ts'
import type { RegistersApi } from '../../server/registersApi.ts'
import { useWords } from '../../words.ts'
import { EntryFacts } from './EntryFacts.tsx'
import { HandOver } from './HandOver.tsx'
import { titleOf } from './titleOf.ts'
import { NoteForm } from '../../parts/NoteForm.tsx'
import { unitName } from '../../parts/unitName.ts'
import { sayMoment } from '../../parts/sayMoment.ts'

export function EntryCard(props: {
  register: Register
  entry: EntryRow
  linked: readonly EntryRow[]
  registers: RegistersApi
  busy: boolean
  act: (work: () => Promise<unknown>) => Promise<void>
  change: () => void
  open: boolean
}): ReactElement {
  const words = useWords()
  const { can, view, go } = usePane()
  const { register, entry, busy } = props
  const right = entry.withdrawn ? null : rightTo(register, view.role)
  const mayTurn =
    can('item.write') &&
    right === 'write' &&
    register.becomes !== undefined &&
    whyNoItem(register, entry) === null
  const isWorded = register.becomes?.wording !== undefined
  const owner = textOf(entry.values, 'unit')
  const unit = unitName(view.campaign, owner, words.registers.noUnit)
  const { item } = entry
  return (
    <details className={entry.withdrawn ? 'card withdrawn' : 'card'} open={props.open}>
      <summary>
        {titleOf(entry, words)}
        {view.unitId === null && register.fields.some(({ key }) => key === 'unit') ? (
          <span className="faint"> {unit}</span>
        ) : null}{' '}
        {item === null ? null : (
          <Badge appearance="tint" color="success" size="small">
            {words.registers.turned}
          </Badge>
        )}
      </summary>
      {entry.withdrawn ? <p className="warn">{words.registers.withdrawn(entry.note)}</p> : null}
      <EntryFacts register={register} entry={entry} linked={props.linked} />
      <p className="faint">
        {words.registers.by(entry.changedBy, sayMoment(entry.changedAt, view.campaign.timeZone))}
      </p>
      {mayTurn && !isWorded ? <p className="faint">{words.registers.turnHint(unit)}</p> : null}
      {mayTurn && isWorded ? (
        <details>
          <summary>{words.registers.handOver.title}</summary>
          <HandOver
            register={register}
            entry={entry}
            busy={busy}
            hand={(handing) => void props.act(() => props.registers.turn(entry, handing))}
            keep={() =>
              void props.act(() => props.registers.change(entry, { ...entry.values, handling: 'check' }))
            }
          />
        </details>
      ) : null}
      <div className="row">
        {item === null ? null : <Button onClick={() => go('item', item)}>{words.registers.toItem}</Button>}
        {mayTurn && !isWorded ? (
          <Button disabled={busy} onClick={() => void props.act(() => props.registers.turn(entry))}>
            {words.registers.turn}
          </Button>
        ) : null}
        {right === 'write' || right === 'fill' ? (
          <Button disabled={busy} onClick={props.change}>
            {right === 'fill' ? words.registers.fill : words.registers.change}
          </Button>
        ) : null}
      </div>
      {right === 'write' && item === null ? <WithdrawEntry {...props} /> : null}
      <Versions {...props} />
    </details>
  )
}

function WithdrawEntry(props: Parameters<typeof EntryCard>[0]): ReactElement {
  const words = useWords()
  const { registers, entry, act, busy } = props
  return (
    <details>
      <summary>{words.registers.withdraw}</summary>
      <NoteForm
        label={words.registers.withdrawReason}
        hint={words.registers.withdrawHint}
        required
        busy={busy}
        decisions={[
          {
            label: words.registers.withdrawSend,
            needsNote: true,
            decide: (reason) => void act(() => registers.withdraw(entry, reason)),
          },
        ]}
      />
    </details>
  )
}

/** Fetched when somebody looks. */
function Versions(props: Parameters<typeof EntryCard>[0]): ReactElement | null {
  const words = useWords()
  const { view } = usePane()
  const { entry } = props
  const [versions, setVersions] = useState<readonly EntryVersion[] | null>(null)
  if (entry.version === 1) return null
  return (
    <details
      onToggle={({ currentTarget }) => {
        if (currentTarget.open && versions === null) {
          void props.act(async () => {
            setVersions((await props.registers.history(entry.register, entry.id)).versions)
          })
        }
      }}
    >
      <summary>{words.registers.history}</summary>
      <ol className="history">
        {(versions ?? []).toReversed().map((version) => (
          <li key={version.version}>
            <strong>{words.registers.act(version.act)}</strong>{' '}
            <span className="faint">
              {words.registers.by(version.by, sayMoment(version.at, view.campaign.timeZone))}
            </span>
            {version.note === '' ? null : <p className="said">{version.note}</p>}
            <EntryFacts
              {...props}
              entry={{ ...entry, values: changedIn(version, versions?.[version.version - 2]) }}
            />
          </li>
        ))}
      </ol>
    </details>
  )
}

/** What a version says anew; the first one says all. */
function changedIn(version: EntryVersion, before: EntryVersion | undefined): RegisterValues {
  const changed = Object.entries(version.values).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(before?.values[key]),
  )
  return Object.fromEntries(changed)
}
