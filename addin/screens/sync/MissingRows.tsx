/** Rows deleted in the sheet: put back, struck while they are drafts, or the office is asked to drop them (核减). */
import { Button, Input } from '@fluentui/react-components'
import { useState, type ReactElement } from 'react'
import type { MissingAnswer } from '../../ledger/answerMissing.ts'
import type { WithdrawalKind } from '#rules/items/count/withdrawal'
import { WithdrawalKindField } from '../requests/WithdrawalKindField.tsx'
import { useWords } from '../../words.ts'

interface Missing {
  readonly id: string
  readonly problem: string
}

export function MissingRows(props: {
  rows: readonly Missing[]
  answer: (id: string, answer: MissingAnswer) => void
}): ReactElement | null {
  const words = useWords()
  if (props.rows.length === 0) return null
  return (
    <section>
      <h2>{words.sync.missingTitle(props.rows.length)}</h2>
      <p className="faint">{words.sync.missingLead}</p>
      {props.rows.map((row) => (
        <MissingRow key={row.id} row={row} answer={(answer) => props.answer(row.id, answer)} />
      ))}
    </section>
  )
}

function MissingRow(props: { row: Missing; answer: (answer: MissingAnswer) => void }): ReactElement {
  const words = useWords()
  const [reason, setReason] = useState('')
  const [kind, setKind] = useState<WithdrawalKind | null>(null)
  const lacking = reason.trim() === '' || kind === null
  return (
    <div className="card">
      <p>{props.row.problem}</p>
      <WithdrawalKindField kind={kind} change={setKind} />
      <div className="row">
        <Button size="small" onClick={() => props.answer({ kind: 'restore' })}>
          {words.sync.restore}
        </Button>
        <Input
          size="small"
          value={reason}
          placeholder={words.sync.withdrawReason}
          aria-label={words.sync.withdrawReason}
          onChange={(_, data) => setReason(data.value)}
        />
        <Button
          size="small"
          disabled={lacking}
          onClick={() => {
            if (kind !== null) props.answer({ kind: 'withdraw', as: kind, reason: reason.trim() })
          }}
        >
          {words.sync.withdraw}
        </Button>
      </div>
      {lacking ? <p className="why">{words.sync.withdrawNeedsReason}</p> : null}
    </div>
  )
}
