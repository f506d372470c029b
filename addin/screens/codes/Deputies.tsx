/** 代理 — whoever is away names somebody for a time; those who keep the codes see and end everybody's. */
import { Button, Field, Input } from '@fluentui/react-components'
import { useState, type ReactElement } from 'react'
import { readIsoDay } from '#rules/calendar/day'
import { MAX_HOLDER } from '#wire/code'
import type { DeputyLine } from '#wire/deputy'
import { usePane } from '../../Pane.ts'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { useWords } from '../../words.ts'
import { ShownCode } from './ShownCode.tsx'
import { useDeputies } from './useDeputies.ts'

export function Deputies(): ReactElement {
  const words = useWords()
  const { view } = usePane()
  const { lines, shown, load, name, end, busy, error } = useDeputies()
  const [asked, setAsked] = useState({ name: '', from: '', until: '', reason: '' })
  const [from, until] = [readIsoDay(asked.from), readIsoDay(asked.until)]
  const isWhole = asked.name.trim() !== '' && asked.reason.trim() !== '' && from !== null && until !== null
  const set = (part: Partial<typeof asked>): void => setAsked({ ...asked, ...part })
  return (
    <Screen
      title={words.deputies.title}
      lead={words.deputies.lead}
      busy={busy ? words.loading : null}
      primary={
        view.mayNameDeputy
          ? {
              label: words.deputies.name,
              act: () => {
                if (from !== null && until !== null) name({ ...asked, from, until })
              },
              whyNot: isWhole ? null : words.deputies.missing,
            }
          : null
      }
    >
      <ProblemBar error={error} retry={() => void load()} />
      {shown === null ? null : <ShownCode key={shown} code={shown} />}
      {view.mayNameDeputy ? (
        <section className="card">
          <Field label={words.deputies.who} required>
            <Input
              value={asked.name}
              maxLength={MAX_HOLDER}
              onChange={(_, data) => set({ name: data.value })}
            />
          </Field>
          <Field label={words.deputies.from} required>
            <Input type="date" value={asked.from} onChange={(_, data) => set({ from: data.value })} />
          </Field>
          <Field label={words.deputies.until} required>
            <Input type="date" value={asked.until} onChange={(_, data) => set({ until: data.value })} />
          </Field>
          <Field label={words.deputies.reason} required>
            <Input value={asked.reason} maxLength={200} onChange={(_, data) => set({ reason: data.value })} />
          </Field>
        </section>
      ) : (
        <p className="faint">{words.deputies.notYou}</p>
      )}
      {lines?.length === 0 ? <p className="faint">{words.deputies.none}</p> : null}
      <ul className="codes">
        {(lines ?? []).map((line) => (
          <DeputyItem key={line.id} line={line} busy={busy} end={() => end(line.id)} />
        ))}
      </ul>
    </Screen>
  )
}

function DeputyItem(props: { line: DeputyLine; busy: boolean; end: () => void }): ReactElement {
  const words = useWords()
  const { line, busy } = props
  return (
    <li>
      <strong>{words.deputies.pair(line.name, line.principal)}</strong>
      <p className="faint">
        {words.deputies.days(line.from, line.until)} · {line.reason} · {words.deputies.state[line.state]}
      </p>
      {line.state === 'over' ? null : (
        <Button
          size="small"
          appearance="subtle"
          disabled={busy}
          aria-label={`${words.deputies.end} ${line.name}`}
          onClick={props.end}
        >
          {words.deputies.end}
        </Button>
      )}
    </li>
  )
}
