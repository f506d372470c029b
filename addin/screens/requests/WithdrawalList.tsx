/** Requests to take an item out of the count (核减): what was asked and decided, and for the unit a form to ask. */
import { Badge } from '@fluentui/react-components'
import { useState, type ReactElement } from 'react'
import { itemCan } from '#rules/items/closure'
import type { WithdrawalKind } from '#rules/items/count/withdrawal'
import type { ItemHistory } from '#wire/item'
import type { Withdrawal } from '#wire/withdrawal'
import { usePane } from '../../Pane.ts'
import { NoteForm } from '../../parts/NoteForm.tsx'
import { useWords } from '../../words.ts'
import { DecidedLine } from './DecidedLine.tsx'
import { WithdrawalKindField } from './WithdrawalKindField.tsx'

const colours = {
  asked: 'brand',
  dropped: 'subtle',
  refused: 'warning',
  recalled: 'subtle',
  transferred: 'subtle',
} as const

export function WithdrawalList(props: {
  file: ItemHistory
  act: (work: () => Promise<unknown>) => Promise<void>
  busy: boolean
}): ReactElement | null {
  const words = useWords()
  const { can } = usePane()
  const { item, withdrawals, whyNotAlone } = props.file
  const isPending = withdrawals.some(({ state }) => state === 'asked')
  const canAsk = can('withdrawal.ask') && itemCan.withdraw(item) && !isPending
  if (withdrawals.length === 0 && !canAsk) return null
  return (
    <section>
      <h2>{words.withdrawal.title}</h2>
      {withdrawals.map((withdrawal) => (
        <WithdrawalLine key={withdrawal.id} withdrawal={withdrawal} />
      ))}
      {canAsk ? (
        <details>
          <summary>{words.withdrawal.ask}</summary>
          <p className="faint">{whyNotAlone === null ? words.withdrawal.alone : words.withdrawal.askHint}</p>
          <AskWithdrawal item={item.id} act={props.act} busy={props.busy} />
        </details>
      ) : null}
    </section>
  )
}

export function WithdrawalLine(props: { withdrawal: Withdrawal }): ReactElement {
  const words = useWords()
  const { withdrawal } = props
  return (
    <div className="card">
      <div className="row">
        <Badge appearance="tint" color={colours[withdrawal.state]}>
          {words.withdrawal.state(withdrawal.state)}
        </Badge>
        <span>{words.withdrawal.kinds(withdrawal.kind)}</span>
        <span className="faint">
          {withdrawal.askedBy} {withdrawal.askedOn}
        </span>
      </div>
      <p className="said">{withdrawal.reason}</p>
      <DecidedLine request={withdrawal} />
    </div>
  )
}

function AskWithdrawal(props: {
  item: string
  act: (work: () => Promise<unknown>) => Promise<void>
  busy: boolean
}): ReactElement {
  const words = useWords()
  const { api } = usePane()
  const [kind, setKind] = useState<WithdrawalKind | null>(null)
  return (
    <NoteForm
      label={words.withdrawal.reason}
      hint={words.withdrawal.reasonHint}
      required
      rows={3}
      busy={props.busy}
      decisions={[
        {
          label: words.withdrawal.send,
          needsNote: true,
          isBlocked: kind === null,
          decide: (reason) => {
            if (kind !== null) void props.act(() => api.askWithdrawal(props.item, { kind, reason }))
          },
        },
      ]}
    >
      <WithdrawalKindField kind={kind} change={setKind} />
    </NoteForm>
  )
}
