/** What taking a file in would change, before anything is written: new, changed, vanished, the same elsewhere. */
import { Button, Checkbox, Input, Radio, RadioGroup } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import type { FieldValue } from '#rules/items/itemFields'
import type { AcceptanceRequest, ChangedRow, GoneRow, DuplicateRow, Upload } from '#wire/upload'
import { sayField } from '../../parts/fieldWords.ts'
import { useWords } from '../../words.ts'
import { WithdrawalKindField } from '../requests/WithdrawalKindField.tsx'

export type GoneAnswers = AcceptanceRequest['gone']
export type StaleAnswers = AcceptanceRequest['stale']

/** A person's word on rows that other files have too. */
interface DuplicateAnswering {
  readonly follow: (file: string | null) => void
  readonly setSame: (row: string, item: string) => void
}

export function PlanView(props: {
  upload: Omit<Upload, 'reading'>
  gone: GoneAnswers
  setGone: (gone: GoneAnswers) => void
  stale: StaleAnswers
  setStale: (stale: StaleAnswers) => void
  possibleDuplicates: DuplicateAnswering
}): ReactElement {
  const words = useWords()
  const { upload, gone, setGone, possibleDuplicates } = props
  const { plan } = upload
  const changesNothing = plan.added + plan.changed + plan.gone === 0
  return (
    <section>
      <h3>{words.plan.title}</h3>
      <p>{words.plan.figures(plan)}</p>
      {upload.identical ? (
        <p className="settled">{words.plan.identical}</p>
      ) : changesNothing ? (
        <p className="faint">{words.plan.nothing}</p>
      ) : null}
      <Predecessor upload={upload} possibleDuplicates={possibleDuplicates} />
      <PossibleDuplicates
        rows={upload.predecessor === null ? upload.possibleDuplicates : []}
        possibleDuplicates={possibleDuplicates}
      />
      <Gone rows={upload.gone} count={plan.gone} gone={gone} setGone={setGone} />
      <StaleValues rows={upload.changes} stale={props.stale} setStale={props.setStale} />
      <Changes rows={upload.changes.filter(isChange)} count={plan.changed} />
    </section>
  )
}

function Predecessor(props: {
  upload: Omit<Upload, 'reading'>
  possibleDuplicates: DuplicateAnswering
}): ReactElement | null {
  const words = useWords()
  const { upload, possibleDuplicates } = props
  const { follows } = upload.answers
  if (follows !== undefined) {
    return (
      <p className="row">
        <span className="faint">
          {follows === null ? words.plan.keptApart : words.plan.followed(follows)}
        </span>
      </p>
    )
  }
  const file = upload.predecessor
  if (file === null) return null
  return (
    <div className="question">
      <p>{words.plan.predecessor(file)}</p>
      <div className="row">
        <Button size="small" onClick={() => possibleDuplicates.follow(file)}>
          {words.plan.follows}
        </Button>
        <Button size="small" onClick={() => possibleDuplicates.follow(null)}>
          {words.plan.apart}
        </Button>
      </div>
    </div>
  )
}

function PossibleDuplicates({
  rows,
  possibleDuplicates,
}: {
  rows: readonly DuplicateRow[]
  possibleDuplicates: DuplicateAnswering
}): ReactElement | null {
  const words = useWords()
  if (rows.length === 0) return null
  return (
    <>
      <h4>{words.plan.possibleDuplicates(rows.length)}</h4>
      <p className="faint">{words.plan.duplicatesLead}</p>
      <ul className="questions">
        {rows.map((row) => (
          <li key={row.row} className="question">
            <p>{row.finding.message}</p>
            <p className="faint">{words.plan.duplicateText(row.origin.file, row.problem)}</p>
            <div className="row">
              <Button size="small" onClick={() => possibleDuplicates.setSame(row.row, row.item)}>
                {words.plan.isSame}
              </Button>
              <Button size="small" onClick={() => possibleDuplicates.setSame(row.row, 'new')}>
                {words.plan.isNew}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}

function Gone(props: {
  rows: readonly GoneRow[]
  count: number
  gone: GoneAnswers
  setGone: (gone: GoneAnswers) => void
}): ReactElement | null {
  const words = useWords()
  const { rows, count, gone, setGone } = props
  if (count === 0) return null
  return (
    <>
      <h4>{words.plan.gone(count)}</h4>
      <p className="faint">{words.plan.goneLead}</p>
      <ul className="questions">
        {rows.map((row) => (
          <GoneLine
            key={row.id}
            row={row}
            answer={gone[row.id]}
            answered={(answer) => setGone({ ...gone, [row.id]: answer })}
          />
        ))}
      </ul>
      {count > rows.length ? <p className="faint">{words.plan.more(count - rows.length)}</p> : null}
    </>
  )
}

function GoneLine(props: {
  row: GoneRow
  answer: GoneAnswers[string] | undefined
  answered: (answer: GoneAnswers[string]) => void
}): ReactElement {
  const words = useWords()
  const { row, answer, answered } = props
  return (
    <li className="question">
      <p>
        {row.problem} <span className="faint">{words.reading.rowOf(row.origin.sheet, row.origin.row)}</span>
      </p>
      <RadioGroup
        layout="horizontal"
        aria-label={row.problem}
        value={answer?.act ?? ''}
        onChange={(_, data) =>
          answered(data.value === 'withdraw' ? { act: 'withdraw', reason: '' } : { act: 'keep' })
        }
      >
        <Radio value="keep" label={words.plan.keep} />
        <Radio value="withdraw" label={words.plan.withdraw} disabled={row.whyKept !== null} />
      </RadioGroup>
      {row.whyKept === null ? null : <p className="faint">{row.whyKept}</p>}
      {answer?.act !== 'withdraw' || (row.whyAsked ?? null) === null ? null : (
        <>
          <p className="faint">{row.whyAsked}</p>
          <WithdrawalKindField
            kind={answer.kind ?? null}
            change={(kind) => answered({ act: 'withdraw', reason: answer.reason, kind })}
          />
        </>
      )}
      {answer?.act === 'withdraw' ? (
        <Input
          size="small"
          className="wide"
          aria-label={words.plan.reason}
          placeholder={words.plan.reason}
          value={answer.reason}
          onChange={(_, data) => answered({ ...answer, reason: data.value })}
        />
      ) : null}
    </li>
  )
}

/** Whether the answers about vanished rows cannot be sent yet. */
export function lacksReason(gone: GoneAnswers, rows: readonly GoneRow[]): boolean {
  const asked = new Set(rows.filter(({ whyAsked }) => (whyAsked ?? null) !== null).map(({ id }) => id))
  return Object.entries(gone).some(
    ([id, answer]) =>
      answer.act === 'withdraw' &&
      (answer.reason.trim() === '' || (asked.has(id) && answer.kind === undefined)),
  )
}

function isChange({ fields, heldBack }: ChangedRow): boolean {
  return fields.length > 0 || heldBack !== null
}

/** Former values that the file brings back: the ledger's stay, unless a person takes the file's, field by field. */
function StaleValues(props: {
  rows: readonly ChangedRow[]
  stale: StaleAnswers
  setStale: (stale: StaleAnswers) => void
}): ReactElement | null {
  const words = useWords()
  const { stale, setStale } = props
  const rows = props.rows.filter((row) => row.stale.length > 0)
  if (rows.length === 0) return null
  const set = (id: string, field: string, isTaken: boolean): void => {
    const others = (stale[id] ?? []).filter((one) => one !== field)
    setStale({ ...stale, [id]: isTaken ? [...others, field] : others })
  }
  return (
    <>
      <h4>{words.plan.stale(rows.length)}</h4>
      <p className="faint">{words.plan.staleLead}</p>
      <ul className="questions">
        {rows.map((row) => (
          <li key={row.id} className="question">
            <p>
              {row.problem}{' '}
              <span className="faint">{words.reading.rowOf(row.origin.sheet, row.origin.row)}</span>
            </p>
            {row.stale.map(({ field, message }) => (
              <div key={field}>
                <p>{message}</p>
                <Checkbox
                  label={words.plan.takeStale(sayField(field))}
                  checked={stale[row.id]?.includes(field) === true}
                  onChange={(_, data) => set(row.id, field, data.checked === true)}
                />
              </div>
            ))}
          </li>
        ))}
      </ul>
    </>
  )
}

function Changes({ rows, count }: { rows: readonly ChangedRow[]; count: number }): ReactElement | null {
  const words = useWords()
  if (rows.length === 0) return null
  return (
    <details open>
      <summary>{words.plan.changes(count)}</summary>
      <ul className="changes">
        {rows.map((row) => (
          <li key={row.id}>
            <p>
              {row.problem}{' '}
              <span className="faint">{words.reading.rowOf(row.origin.sheet, row.origin.row)}</span>
            </p>
            <FieldChanges fields={row.fields} />
            {row.heldBack === null ? null : <p className="warn">{row.heldBack}</p>}
          </li>
        ))}
      </ul>
      {count > rows.length ? <p className="faint">{words.plan.more(count - rows.length)}</p> : null}
    </details>
  )
}

/** 「具体责任人 甲 → 乙」, the old struck through: meaning by sign as well as by look. */
export function FieldChanges(props: {
  fields: readonly {
    readonly field: string
    readonly from: FieldValue
    readonly to: FieldValue
    readonly clash?: boolean
  }[]
}): ReactElement {
  const words = useWords()
  return (
    <dl className="fields">
      {props.fields.map(({ field, from, to, clash }) => (
        <div key={field}>
          <dt>{sayField(field)}</dt>
          <dd>
            <del>{from ?? words.plan.empty}</del> → <ins>{to ?? words.plan.empty}</ins>
            {clash === true ? <span className="faint"> {words.plan.clash}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  )
}
