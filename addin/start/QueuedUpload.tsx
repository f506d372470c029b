/** One file of the queue: its state, and opened, its reading, its questions and what accepting it would change. */
import { Badge, Button, Checkbox, Input, Spinner } from '@fluentui/react-components'
import { useState, type ReactElement } from 'react'
import { pathKey } from '#rules/columns/pathKey'
import { asksWhose } from '#rules/reading/answers/readingAnswers'
import type { CampaignView } from '#wire/campaign'
import { MAX_UPLOAD_BYTES, type Upload, type UploadAnswers } from '#wire/upload'
import { canOf } from '../can.ts'
import {
  atEach,
  withAnswers,
  withDecision,
  withoutDecision,
  type Answering,
} from '../screens/reading/answering.ts'
import { lacksReason, PlanView } from '../screens/reading/PlanView.tsx'
import { ProblemBar } from '../parts/ProblemBar.tsx'
import { ReadingView } from '../screens/reading/ReadingView.tsx'
import { saveFile } from '../parts/saveFile.ts'
import type { Api } from '../server/api.ts'
import { ServerProblem } from '../server/problem.ts'
import { useWords } from '../words.ts'
import type { QueuedFile, QueueState } from './uploadQueue.ts'
import { ChangedMeanwhile, TooLarge } from './UploadWork.ts'
import { TakeBack } from './TakeBack.tsx'
import type { UploadQueue } from './useUploadQueue.ts'

const MEGABYTE = 1024 * 1024

const colours = {
  waiting: 'subtle',
  reading: 'brand',
  password: 'severe',
  read: 'informative',
  same: 'subtle',
  empty: 'severe',
  accepting: 'brand',
  accepted: 'success',
  failed: 'danger',
} as const satisfies Record<QueueState | 'same' | 'empty', string>

/** A file that was read may have nothing to take in. */
function standing({ state, upload }: QueuedFile): keyof typeof colours {
  if (state !== 'read' || upload === null) return state
  if (upload.identical) return 'same'
  return isEmpty(upload) ? 'empty' : 'read'
}

function isEmpty({ reading, plan }: Upload): boolean {
  return reading.items.length + reading.zeroReports.length === 0 && plan.gone === 0
}

export function QueuedUpload(props: {
  one: QueuedFile
  questions: number
  queue: UploadQueue
  calls: Api
  view: CampaignView
  /** Called when the ledger has changed by it. */
  taken: () => void
}): ReactElement {
  const words = useWords()
  const { one, questions, queue } = props
  const { upload, state } = one
  const stands = standing(one)
  const isBusy = state === 'reading' || state === 'accepting'
  return (
    <li className="queued" aria-busy={isBusy}>
      <div className="row head">
        <strong className="name">{one.file.name}</strong>
        <Badge appearance="tint" color={colours[stands]}>
          {words.uploads.state[stands]}
        </Badge>
        {isBusy ? <Spinner size="extra-tiny" aria-label={words.loading} /> : null}
        {stands === 'read' && questions > 0 ? (
          <Badge appearance="tint" color="severe">
            {words.uploads.asks(questions)}
          </Badge>
        ) : null}
        <span className="spacer" />
        {upload === null || state === 'accepted' ? null : (
          <Button
            size="small"
            aria-expanded={one.isOpen}
            onClick={() => queue.change(one.key, { isOpen: !one.isOpen })}
          >
            {one.isOpen ? words.uploads.fold : words.uploads.open}
          </Button>
        )}
        {state === 'accepting' ? null : (
          <Button size="small" appearance="subtle" onClick={() => queue.remove(one.key)}>
            {state === 'reading' && upload === null ? words.uploads.cancel : words.uploads.remove}
          </Button>
        )}
      </div>
      {upload === null || state === 'accepted' ? null : (
        <p className="faint">
          {stands === 'same'
            ? words.plan.identical
            : stands === 'empty'
              ? words.uploads.noRows
              : words.plan.figures(upload.plan)}
        </p>
      )}
      <Outcome one={one} />
      {one.accepted === null ? null : (
        <TakeBack calls={props.calls} id={one.accepted.id} taken={props.taken} />
      )}
      {state === 'password' ? <PasswordForm open={(password) => queue.open(one, password)} /> : null}
      {upload !== null && one.isOpen && state !== 'accepted' ? <Looked {...props} upload={upload} /> : null}
    </li>
  )
}

function Outcome({ one }: { one: QueuedFile }): ReactElement | null {
  const words = useWords()
  const { accepted, error } = one
  if (error instanceof TooLarge) {
    return <p className="warn">{words.start.tooLarge(MAX_UPLOAD_BYTES / MEGABYTE)}</p>
  }
  if (error instanceof ChangedMeanwhile) return <p className="warn">{words.uploads.changedMeanwhile}</p>
  // Asking for a password is no failure; that the one given was wrong is said by the same sentence.
  if (one.state === 'password' && error instanceof ServerProblem)
    return <p className="warn">{error.detail}</p>
  if (error !== null) return <ProblemBar error={error} />
  if (accepted === null) return null
  const settled = words.uploads.settled(
    accepted.withdrawn,
    accepted.kept,
    accepted.asked ?? 0,
    accepted.dropped ?? 0,
  )
  return (
    <p className="settled">
      {words.uploads.accepted(accepted.added, accepted.changed, accepted.untouched, accepted.zeroReports)}
      {settled === '' ? '' : ` ${settled}`}
    </p>
  )
}

function PasswordForm(props: { open: (password: string) => void }): ReactElement {
  const words = useWords()
  const [password, setPassword] = useState('')
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault()
        if (password !== '') props.open(password)
      }}
    >
      <Input
        type="password"
        autoComplete="off"
        aria-label={words.uploads.password}
        placeholder={words.uploads.password}
        value={password}
        onChange={(_, data) => setPassword(data.value)}
      />
      <Button type="submit" disabled={password === ''}>
        {words.uploads.openFile}
      </Button>
    </form>
  )
}

function Looked(props: {
  one: QueuedFile
  upload: Upload
  queue: UploadQueue
  calls: Api
  view: CampaignView
}): ReactElement {
  const words = useWords()
  const { one, upload, queue, calls, view } = props
  const { answers, reading } = upload
  const answer = (set: Partial<UploadAnswers>): void => queue.answer(one, { ...answers, ...set })
  const answering: Answering = {
    answers,
    mapColumn: (path, meaning) => answer({ mapping: { ...answers.mapping, [pathKey(path)]: meaning } }),
    setLimit: (references, value) =>
      answer({ limits: withAnswers(answers.limits, atEach(references, value)) }),
    decide: (more) => answer(withDecision(answers, more)),
    undecide: (kind, references) => answer(withoutDecision(answers, kind, references)),
    ...(canOf(view)('item.assign')
      ? {
          setUnits: (references, unit) =>
            answer({
              units: withAnswers(answers.units, Object.fromEntries(references.map((ref) => [ref, unit]))),
            }),
        }
      : {}),
  }
  const whyNot = isEmpty(upload)
    ? words.uploads.noRows
    : reading.findings.some(asksWhose)
      ? words.uploads.otherUnit
      : lacksReason(one.gone, upload.gone)
        ? words.plan.needsReason
        : null
  const download = async (): Promise<void> => saveFile(await calls.originalFile(upload.id), upload.file)
  return (
    <>
      <ReadingView
        reading={reading}
        campaign={view.campaign}
        unitId={view.unitId}
        answering={answering}
        carried={upload.carried}
      >
        <PlanView
          upload={upload}
          gone={one.gone}
          setGone={(gone) => queue.change(one.key, { gone })}
          stale={one.stale}
          setStale={(stale) => queue.change(one.key, { stale })}
          possibleDuplicates={{
            follow: (file) => answer({ follows: file }),
            setSame: (row, item) => answer({ same: { ...answers.same, [row]: item } }),
          }}
        />
      </ReadingView>
      <Notes notes={upload.notes} />
      {asksWhenFound(upload) ? (
        <Checkbox
          label={words.uploads.foundThisWeek}
          checked={one.foundThisWeek}
          onChange={(_, data) => queue.change(one.key, { foundThisWeek: data.checked === true })}
        />
      ) : null}
      <div className="row foot">
        <Button
          appearance={upload.identical ? 'secondary' : 'primary'}
          disabled={one.state !== 'read' || whyNot !== null || upload.identical}
          onClick={() => void queue.accept(one)}
        >
          {words.uploads.accept}
        </Button>
        {whyNot === null ? null : <span className="why">{whyNot}</span>}
        <Button size="small" appearance="transparent" onClick={() => void download()}>
          {words.uploads.original}
        </Button>
      </div>
    </>
  )
}

/** Rows that are added and do not say when they were found: of a ledger kept before, or of this week. */
function asksWhenFound({ plan, reading }: Upload): boolean {
  return plan.added > 0 && reading.items.some(({ foundOn }) => foundOn === undefined)
}

function Notes({ notes }: { notes: readonly string[] }): ReactElement | null {
  const words = useWords()
  if (notes.length === 0) return null
  return (
    <details open>
      <summary>{words.reading.notes}</summary>
      <ul className="notes">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </details>
  )
}
