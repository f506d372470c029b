/** Fields changed on both sides: 我的 · 对方 · 原来, and a choice for each. */
import { Button } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import type { Campaign } from '#rules/campaign/campaign'
import { valueOf, type FieldValue } from '#rules/items/itemFields'
import type { LedgerRow } from '#rules/ledgerSheet/readLedger'
import type { FieldConflict } from '#wire/item'
import type { Baseline } from '../../ledger/baseline.ts'
import { sayField, sayValue } from '../../parts/fieldWords.ts'
import { useWords } from '../../words.ts'
import type { Choice } from './useSync.ts'

export function ConflictList(props: {
  baseline: Baseline
  rows: readonly LedgerRow[]
  setting: Campaign
  choose: (choice: Choice) => void
}): ReactElement | null {
  const words = useWords()
  const open = props.rows.flatMap((row) =>
    (props.baseline.rows[row.id]?.conflicts ?? []).map((conflict) => ({ row, conflict })),
  )
  if (open.length === 0) return null
  return (
    <section>
      <h2>{words.sync.conflictTitle(open.length)}</h2>
      {open.map(({ row, conflict }) => (
        <Conflict key={`${row.id} ${conflict.field}`} row={row} conflict={conflict} {...props} />
      ))}
    </section>
  )
}

function Conflict(props: {
  row: LedgerRow
  conflict: FieldConflict
  setting: Campaign
  choose: (choice: Choice) => void
}): ReactElement {
  const words = useWords()
  const { row, conflict, setting, choose } = props
  const { field } = conflict
  const show = (value: FieldValue): string => sayValue(field, value, setting) ?? words.sync.empty
  return (
    <div className="card conflict">
      <p>
        <strong>{words.sync.row(row.row)}</strong> {sayField(field)}
      </p>
      <dl>
        <dt>{words.sync.mine}</dt>
        <dd>{show(valueOf(row.content, field))}</dd>
        <dt>{words.sync.theirs}</dt>
        <dd>
          {show(conflict.theirs)}
          <span className="faint"> {words.sync.by(conflict.theirsBy, sayMoment(conflict.theirsAt))}</span>
        </dd>
        <dt>{words.sync.original}</dt>
        <dd>{show(conflict.original)}</dd>
      </dl>
      <div className="row">
        <Button size="small" onClick={() => choose({ id: row.id, field, choice: 'mine' })}>
          {words.sync.chooseMine}
        </Button>
        <Button size="small" onClick={() => choose({ id: row.id, field, choice: 'theirs' })}>
          {words.sync.chooseTheirs}
        </Button>
      </div>
    </div>
  )
}

/** An ISO moment in the reader's own zone, to the minute. */
function sayMoment(iso: string): string {
  const moment = new Date(iso)
  return Number.isNaN(moment.valueOf())
    ? iso
    : moment.toLocaleString(document.documentElement.lang, { dateStyle: 'short', timeStyle: 'short' })
}
