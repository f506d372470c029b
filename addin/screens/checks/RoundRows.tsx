/** The drawn rows of a round: who looks at which, what was found; the office enters each result. */
import { Badge, Button, Field, Input, Radio, RadioGroup } from '@fluentui/react-components'
import { useState, type ReactElement } from 'react'
import { readIsoDay } from '#rules/calendar/day'
import { isFailure, verdictsOf, type CheckKind, type Verdict } from '#rules/checks/checkRound'
import type { CheckRow, NewVerdict } from '#wire/checkRound'
import { usePane } from '../../Pane.ts'
import { NoteForm } from '../../parts/NoteForm.tsx'
import { unitName } from '../../parts/unitName.ts'
import { useWords } from '../../words.ts'

/** A look-back may hold two thousand rows; the pane shows them as they are gone through. */
const ROWS_SHOWN = 50

export function RoundRows(props: {
  kind: CheckKind
  rows: readonly CheckRow[]
  busy: boolean
  judge: (row: string, verdict: NewVerdict) => void
}): ReactElement {
  const words = useWords()
  const { can } = usePane()
  const [shown, setShown] = useState(ROWS_SHOWN)
  const left = props.rows.length - shown
  return (
    <ol className="late">
      {props.rows.slice(0, shown).map((row) => (
        <RoundRow
          key={`${row.id} ${row.verdict ?? ''}`}
          kind={props.kind}
          row={row}
          busy={props.busy}
          judge={can('check.draw') && row.verdict === null ? props.judge : null}
        />
      ))}
      {left <= 0 ? null : (
        <li>
          <Button size="small" appearance="transparent" onClick={() => setShown(shown + ROWS_SHOWN)}>
            {words.rounds.more(left)}
          </Button>
        </li>
      )}
    </ol>
  )
}

function RoundRow(props: {
  kind: CheckKind
  row: CheckRow
  busy: boolean
  judge: ((row: string, verdict: NewVerdict) => void) | null
}): ReactElement {
  const words = useWords()
  const { view, go } = usePane()
  const { row, judge } = props
  const unit = unitName(view.campaign, row.unit)
  return (
    <li>
      <button type="button" className="line" onClick={() => go('item', row.item)}>
        <span className="problem">
          {row.place}. <strong>{unit}</strong> {row.number}{' '}
          {row.problem === '' ? words.items.untitled : row.problem}&nbsp;›
        </span>
      </button>
      <span className="faint">
        {row.inspector === null ? words.rounds.noInspector : words.rounds.inspector(row.inspector.name)}
      </span>
      {row.verdict === null ? null : <Judged row={row} verdict={row.verdict} />}
      {judge === null ? null : (
        <details>
          <summary>{words.rounds.judge}</summary>
          <JudgeForm row={row} kind={props.kind} busy={props.busy} judge={(given) => judge(row.id, given)} />
        </details>
      )}
    </li>
  )
}

function Judged(props: { row: CheckRow; verdict: Verdict }): ReactElement {
  const words = useWords()
  const { row, verdict } = props
  const failed = isFailure(verdict)
  return (
    <>
      <span className="row">
        <Badge appearance="tint" color={failed ? 'danger' : 'success'}>
          {words.rounds.verdict(verdict)}
        </Badge>
        {row.hasReopened ? <span className="warn">{words.rounds.reopened}</span> : null}
        {failed ? (
          <span className="faint">{row.citedIn === null ? words.rounds.toCite : words.rounds.cited}</span>
        ) : null}
      </span>
      {row.reason === '' ? null : <p className="said">{row.reason}</p>}
    </>
  )
}

function JudgeForm(props: {
  row: CheckRow
  kind: CheckKind
  busy: boolean
  judge: (given: NewVerdict) => void
}): ReactElement {
  const words = useWords()
  const { view } = usePane()
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  const [to, setTo] = useState('')
  // A failure of what was struck off opens it again, which asks for a new limit; the worker says where none is needed.
  const reopens = verdict !== null && isFailure(verdict) && props.row.stateThen === 'closed'
  const due = readIsoDay(to)
  return (
    <NoteForm
      label={words.rounds.reason}
      hint={words.rounds.reasonHint}
      busy={props.busy}
      decisions={[
        {
          label: words.rounds.judge,
          isBlocked: verdict === null,
          ...(verdict !== null && isFailure(verdict) ? { needsNote: true } : {}),
          decide: (reason) => {
            if (verdict !== null)
              props.judge({ verdict, reason, ...(reopens && due !== null ? { due } : {}) })
          },
        },
      ]}
    >
      <RadioGroup
        aria-label={words.rounds.judge}
        value={verdict ?? ''}
        onChange={(_, data) => setVerdict(verdictsOf[props.kind].find((one) => one === data.value) ?? null)}
      >
        {verdictsOf[props.kind].map((one) => (
          <Radio key={one} value={one} label={words.rounds.verdict(one)} />
        ))}
      </RadioGroup>
      {reopens ? (
        <Field label={words.item.reopenDue} hint={words.item.reopenDueHint} required>
          <Input type="date" value={to} min={view.today} onChange={(_, data) => setTo(data.value)} />
        </Field>
      ) : null}
    </NoteForm>
  )
}
