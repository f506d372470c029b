/**
 * Ledger files: sent page by page as they are read, read again when somebody has answered, compared with the rows
 * held, and taken in. A file of 10 MB and pages of 1 MB travel as arguments: a call to the object carries 32 MB.
 */
import { nothingRemembered, type RememberedAnswers } from '#rules/reading/answers/rememberedAnswers'
import type { Finding } from '#rules/items/finding'
import type { ZeroReport } from '#rules/items/item'
import { asksWhose } from '#rules/reading/answers/readingAnswers'
import type { Actor } from '#wire/actor'
import type { KeptProfile } from '#wire/profile'
import type {
  AcceptanceRequest,
  ChangedRow,
  DuplicateRow,
  GoneRow,
  Upload,
  UploadAccepted,
  UploadHead,
} from '#wire/upload'
import { there, type Answer } from '../Answer.ts'
import type { CommandsOf } from '../command.ts'
import type { Ledger } from '../Ledger.ts'
import type { LinePage } from '../store/jsonRows.ts'
import { takeZeroReports } from '../weeks/weeklyWork.ts'
import { compareUpload, planOf } from './compareUpload.ts'
import { confirmColumns } from './confirmColumns.ts'
import { dropUnusedOriginals, readOriginal } from './originalRows.ts'
import { keepOriginal } from './originals.ts'
import { listProfiles } from './profileRows.ts'
import { takeBack } from './takeBack.ts'
import { takeIn } from './takeIn.ts'
import * as drafts from './uploadDraftRows.ts'
import * as rows from './uploadRows.ts'
import { beginTrace } from './uploadTraceRows.ts'

/** To a unit, only its own exist. */
export const uploadCommands = {
  queries: {
    'upload.list': ({ sql }, { unit }): UploadHead[] => rows.listUploads(sql, unit).map(uploadHead),
    'upload.read': ({ sql }, { unit }, id: string): Answer<UploadSeen> => uploadSeen(sql, id, unit),
    'upload.lines': ({ sql }, _actor, id: string, at: LinesAt): string =>
      rows.uploadLines(sql, id, at.kind, at.after),
    'upload.file': readFile,
    'upload.recall': recallReading,
  },
  steps: {
    'upload.begin': beginUpload,
    'upload.addPage': ({ sql }, _actor, id: string, page: ReadingPage): void =>
      rows.addUploadPage(sql, id, page.kind, page),
    'upload.plan': planUpload,
    'upload.beginReading': beginReading,
    'upload.addDraftPage': addDraftPage,
    'upload.accept': acceptUpload,
    'upload.takeBack': takeBack,
  },
} satisfies CommandsOf<'upload'>

/** An upload with all that people look at but its reading. */
export type UploadSeen = Omit<Upload, 'reading'>

/** Lines of a kind from a number on. */
export interface LinesAt {
  readonly kind: rows.ReadingKind
  readonly after: number
}

/** A page of a reading. */
export interface ReadingPage extends LinePage {
  readonly kind: rows.ReadingKind
}

/** A file as it was sent. */
export interface UploadFile {
  readonly file: string
  readonly bytes: Uint8Array
}

/** A new reading of an upload, by the name under which it gathers. */
export interface Draft {
  readonly upload: string
  readonly name: string
}

/** What is known before a file is read. */
export interface ReadingKnowledge {
  /** Newest first. */
  readonly profiles: readonly KeptProfile[]
  readonly remembered: RememberedAnswers
  /** Of the unit's other files, newest first. */
  readonly alike: readonly RememberedAnswers[]
  /** Whose file it is, as far as that is said. */
  readonly unit: string | null
}

/** So many files may be read and left; older ones that nobody took in make room. */
const MOST_UNACCEPTED = 200

/** `given`: whose file the office says it is; `follows`: the earlier file that it follows. */
function recallReading(
  { sql }: Ledger,
  { unit }: Actor,
  {
    file,
    given,
    follows,
  }: { readonly file: string; readonly given: string | null; readonly follows: string | null },
): ReadingKnowledge {
  const last =
    rows.lastAccepted(sql, file, unit) ?? (follows === null ? null : rows.lastAccepted(sql, follows, unit))
  const knownUnit = unit ?? given ?? last?.meta.answers.unit ?? null
  return {
    profiles: listProfiles(sql, knownUnit),
    remembered: last?.meta.remember ?? nothingRemembered,
    alike: knownUnit === null ? [] : rows.rememberedOfOthers(sql, { sender: unit, file, unit: knownUnit }),
    unit: knownUnit,
  }
}

/** Begins an upload with its file; its pages follow. */
function beginUpload({ sql }: Ledger, actor: Actor, upload: rows.NewUpload, bytes: Uint8Array): Answer<null> {
  dropForgotten(sql)
  if (!keepOriginal(sql, upload.sha256, bytes)) return { refusal: { code: 'upload.no-room' } }
  rows.insertUpload(sql, actor, upload)
  return { value: null }
}

/** Files that were read, looked at and left, beyond the newest: their lines and, unless used elsewhere, their bytes. */
function dropForgotten(sql: SqlStorage): void {
  const forgotten = rows.unacceptedBeyond(sql, MOST_UNACCEPTED)
  for (const id of forgotten) rows.deleteUpload(sql, id)
  if (forgotten.length > 0) dropUnusedOriginals(sql)
}

function readFile({ sql }: Ledger, { unit }: Actor, id: string): Answer<UploadFile> {
  const found = uploadNamed(sql, id, unit)
  if ('refusal' in found) return found
  const bytes = readOriginal(sql, found.value.sha256)
  return there(bytes === null ? null : { file: found.value.file, bytes }, 'upload.unknown')
}

/** The file, to be read again under a name of its own; one that was taken in is not. */
function beginReading(ledger: Ledger, actor: Actor, { upload, name }: Draft): Answer<UploadFile> {
  const found = uploadNamed(ledger.sql, upload, actor.unit)
  if ('refusal' in found) return found
  if (found.value.answer !== null) return { refusal: { code: 'upload.accepted' } }
  drafts.beginDraft(ledger.sql, upload, name)
  return readFile(ledger, actor, upload)
}

/** A page of a new reading; refused when yet another one was begun since. */
function addDraftPage(
  { sql }: Ledger,
  _actor: Actor,
  { upload, name }: Draft,
  page: ReadingPage,
): Answer<null> {
  if (!drafts.isCurrentDraft(sql, upload, name)) return { refusal: { code: 'upload.changed' } }
  rows.addUploadPage(sql, drafts.draftOf(upload, name), page.kind, page)
  return { value: null }
}

/** All pages are in: says what taking the file in would do. `draft` names a new reading and what goes with it. */
function planUpload(
  ledger: Ledger,
  actor: Actor,
  id: string,
  draft: { readonly name: string; readonly meta: rows.ReadingMeta } | null,
): Answer<UploadSeen> {
  const { sql } = ledger
  const before = uploadNamed(sql, id, actor.unit)
  if ('refusal' in before) return before
  if (before.value.answer !== null) return { refusal: { code: 'upload.accepted' } }
  if (draft !== null) {
    if (!drafts.isCurrentDraft(sql, id, draft.name)) return { refusal: { code: 'upload.changed' } }
    drafts.settleDraft(sql, id, draft.name, draft.meta)
  }
  const found = uploadNamed(sql, id, actor.unit)
  if ('refusal' in found) return found
  const { plan, rows: planned } = planOf(
    ledger,
    actor,
    found.value,
    compareUpload(ledger, found.value, actor),
  )
  rows.keepPlan(sql, id, plan, planned)
  return uploadSeen(sql, id, actor.unit)
}

/** Takes a read file in; once taken in, the same answer again. */
function acceptUpload(
  ledger: Ledger,
  actor: Actor,
  id: string,
  request: AcceptanceRequest,
): Answer<UploadAccepted> {
  const { sql } = ledger
  const found = uploadNamed(sql, id, actor.unit)
  if ('refusal' in found) return found
  if (found.value.answer !== null) return { value: found.value.answer }
  if (found.value.plan === null) return { refusal: { code: 'upload.unknown' } }
  const others = rows.readUploadLines<Finding>(sql, id, 'finding').filter(asksWhose)
  if (others.length > 0) return { refusal: { code: 'upload.other-unit', ...sayOthers(others) } }
  const taken = takeIn(ledger, actor, found.value, request)
  if ('refusal' in taken) return taken
  takeZeroReports(ledger, actor, rows.readUploadLines<ZeroReport>(sql, id, 'zero'))
  confirmColumns(sql, actor, found.value)
  beginTrace(sql, id)
  rows.keepAcceptance(sql, taken.value)
  return taken
}

/** What the sheets say of whose they are: nothing is taken in before a person has answered. */
function sayOthers(findings: readonly Finding[]): { detail: string; findings: Finding[] } {
  return { detail: findings[0]?.message ?? '', findings: [...findings] }
}

function uploadNamed(sql: SqlStorage, id: string, unit: string | null): Answer<rows.HeldUpload> {
  return there(rows.findUpload(sql, id, unit), 'upload.unknown')
}

function uploadSeen(sql: SqlStorage, id: string, unit: string | null): Answer<UploadSeen> {
  const found = uploadNamed(sql, id, unit)
  if ('refusal' in found) return found
  const held = found.value
  // A file whose rows never all arrived was never sent, as far as people are concerned.
  if (held.plan === null) return { refusal: { code: 'upload.unknown' } }
  const { answers, carried, notes } = held.meta
  const value = {
    ...uploadHead(held),
    basis: held.plan.basis,
    identical: held.plan.identical,
    predecessor: held.plan.predecessor,
    gone: rows.readUploadLines<GoneRow>(sql, id, 'gone'),
    changes: rows.readUploadLines<ChangedRow>(sql, id, 'change'),
    possibleDuplicates: rows.readUploadLines<DuplicateRow>(sql, id, 'twin'),
    answers,
    carried,
    notes,
  }
  return { value }
}

function uploadHead({ id, file, sha256, at, by, status, plan }: rows.HeldUpload): UploadHead {
  const none = { added: 0, changed: 0, untouched: 0, gone: 0 }
  return {
    id,
    file,
    sha256,
    at,
    by,
    status: status === 'writing' ? 'read' : status,
    plan: plan?.plan ?? none,
  }
}
