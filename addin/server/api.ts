/** One typed call per route of the worker. The types are the wire's; the server checks what comes in. */
import type { CampaignView } from '#wire/campaign'
import type { Todo, CircularPreviewView } from '#wire/todo'
import type { CircularDraft } from '#wire/document'
import type { Evidence } from '#wire/evidence'
import type { Extension, ExtensionDecision, NewExtension } from '#wire/extension'
import type {
  ClosureRequest,
  ClosureReview,
  ItemHistory,
  ItemPage,
  ItemProtection,
  ItemRow,
  Reopening,
  SyncAnswer,
  SyncRequest,
} from '#wire/item'
import type { NewRowAnswer, RowQuestionList } from '#wire/rowQuestion'
import type { NewNotice, Notice, NoticeReview } from '#wire/notice'
import type { NewWithdrawal, Withdrawal, WithdrawalDecision } from '#wire/withdrawal'
import type { Overview, Snapshot, SnapshotList } from '#wire/overview'
import type { Report, ReportDraft, ReportList, ReportMatrix, ReportSubmission } from '#wire/report'
import type { Demo, DemoSignIn, EntraSignIn, Session, SignInWays } from '#wire/session'
import type { NewTalk } from '#wire/talk'
import type { ProfileList, ProfileSubmission } from '#wire/profile'
import {
  PASSWORD_HEADER,
  type AcceptanceRequest,
  type ReadingRequest,
  type Upload,
  type UploadAccepted,
  type UploadList,
  type UploadTakenBack,
} from '#wire/upload'
import { call, callsOf, download, parse, query, send } from './calls.ts'
import { problemOf } from './problem.ts'

interface SignInApi {
  signIn(code: string): Promise<Session>
  /** Null while the server runs without a demo campaign. */
  demo(): Promise<Demo | null>
  enterDemo(as: DemoSignIn): Promise<Session>
  /** How one may sign in here besides the access code. */
  ways(): Promise<SignInWays>
  /** With a token that Microsoft Entra ID gave. */
  enterByEntra(as: EntraSignIn): Promise<Session>
  /** Ends the session and all its renewals. */
  signOut(session: Session): Promise<void>
}

/** Calls that need no session. */
export function signInApi(): SignInApi {
  return {
    signIn: (code) => call('POST', '/session', { json: { code } }),
    demo: async () => {
      const response = await send('GET', '/demo', {})
      if (response.status === 404) return null
      if (!response.ok) throw await problemOf(response)
      return await parse<Demo>(response)
    },
    enterDemo: (as) => call('POST', '/demo/session', { json: as }),
    ways: () => call('GET', '/session/ways', {}),
    enterByEntra: (as) => call('POST', '/session/entra', { json: as }),
    signOut: async (session) => {
      await send('DELETE', '/session', { session })
    },
  }
}

export interface Api {
  campaign(): Promise<CampaignView>
  items(cursor: number, unit?: string): Promise<ItemPage>
  sync(request: SyncRequest): Promise<SyncAnswer>
  item(id: string): Promise<ItemHistory>
  answerQuestion(answer: NewRowAnswer): Promise<RowQuestionList>
  questions(): Promise<RowQuestionList>
  requestClosure(id: string, request: ClosureRequest): Promise<ItemRow>
  reviewClosure(id: string, review: ClosureReview): Promise<ItemRow>
  reopen(id: string, reopening: Reopening): Promise<ItemRow>
  askWithdrawal(item: string, asked: NewWithdrawal): Promise<Withdrawal>
  decideWithdrawal(id: string, decision: WithdrawalDecision): Promise<Withdrawal>
  protect(id: string, protection: ItemProtection): Promise<ItemRow>
  /** A line of the talk between unit and office. */
  say(item: string, said: NewTalk): Promise<unknown>
  addEvidence(item: string, file: File): Promise<Evidence>
  evidenceFile(id: string): Promise<Blob>
  removeEvidence(id: string): Promise<Evidence>
  askExtension(item: string, asked: NewExtension): Promise<Extension>
  decideExtension(id: string, decision: ExtensionDecision): Promise<Extension>
  issueNotice(notice: NewNotice): Promise<Notice>
  noticeFile(id: string): Promise<Blob>
  answerNotice(id: string, text: string): Promise<Notice>
  reviewNotice(id: string, review: NoticeReview): Promise<Notice>
  todo(): Promise<Todo>
  seen(keys: readonly string[]): Promise<unknown>
  circularPreview(): Promise<CircularPreviewView>
  upload(file: File, options?: UploadOptions): Promise<Upload>
  /** Reads the file again, with all answers so far. */
  readUpload(id: string, request: ReadingRequest): Promise<Upload>
  acceptUpload(id: string, request: AcceptanceRequest): Promise<UploadAccepted>
  /** Takes a file that was taken in back as a whole. */
  takeBackUpload(id: string): Promise<UploadTakenBack>
  uploads(): Promise<UploadList>
  originalFile(id: string): Promise<Blob>
  profiles(unit?: string): Promise<ProfileList>
  keepProfile(fingerprint: string, profile: ProfileSubmission): Promise<ProfileList>
  /** Of the earliest week that is owed when none is named. */
  reportDraft(period?: string): Promise<ReportDraft>
  reportsOf(period: string): Promise<ReportList>
  report(period: string, submission: ReportSubmission): Promise<Report>
  reports(): Promise<ReportMatrix>
  overview(asOf?: string): Promise<Overview>
  makeSnapshot(asOf?: string): Promise<Snapshot>
  snapshots(): Promise<SnapshotList>
  summary(snapshot: string): Promise<Blob>
  draftCircular(snapshot: string): Promise<CircularDraft>
  circularFile(id: string): Promise<Blob>
}

interface UploadOptions {
  /** Whose file the office says it is. */
  readonly unit?: string | undefined
  readonly password?: string | undefined
  /** Stops the upload. */
  readonly signal?: AbortSignal | undefined
}

/** Calls of a signed-in person. */
export function api(session: Session): Api {
  const base = `/campaigns/${session.campaignId}`
  const { get, post } = callsOf(session)
  return {
    campaign: () => get(''),
    items: (cursor, unit) => get(`/items${query({ cursor: String(cursor), unit })}`),
    sync: (request) => post('/sync', request),
    item: (id) => get(`/items/${id}`),
    answerQuestion: (answer) => post('/questions/answers', answer),
    questions: () => get('/questions'),
    requestClosure: (id, request) => post(`/items/${id}/closure-request`, request),
    reviewClosure: (id, review) => post(`/items/${id}/review`, review),
    reopen: (id, reopening) => post(`/items/${id}/reopening`, reopening),
    askWithdrawal: (item, asked) => post(`/items/${item}/withdrawals`, asked),
    decideWithdrawal: (id, decision) => post(`/withdrawals/${id}/decision`, decision),
    protect: (id, protection) => post(`/items/${id}/confidentiality`, protection),
    say: (item, said) => post(`/items/${item}/talk`, said),
    addEvidence: (item, file) =>
      call('POST', `${base}/items/${item}/evidence${query({ file: file.name })}`, { session, bytes: file }),
    evidenceFile: (id) => download(`${base}/evidence/${id}/file`, session),
    removeEvidence: (id) => call('DELETE', `${base}/evidence/${id}`, { session }),
    askExtension: (item, asked) => post(`/items/${item}/extensions`, asked),
    decideExtension: (id, decision) => post(`/extensions/${id}/decision`, decision),
    issueNotice: (notice) => post('/notices', notice),
    noticeFile: (id) => download(`${base}/notices/${id}/file.docx`, session),
    answerNotice: (id, text) => post(`/notices/${id}/answer`, { text }),
    reviewNotice: (id, review) => post(`/notices/${id}/review`, review),
    todo: () => get('/todo'),
    seen: (keys) => post('/todo/seen', { keys }),
    circularPreview: () => get('/overview/circular-preview'),
    ...uploadCalls(session),
    profiles: (unit) => get(`/profiles${query({ unit })}`),
    keepProfile: (fingerprint, profile) =>
      call('PUT', `${base}/profiles/${fingerprint}`, { session, json: profile }),
    reportDraft: (period) => get(period === undefined ? '/reports/draft' : `/reports/draft?period=${period}`),
    reportsOf: (period) => get(`/reports/${period}`),
    report: (period, submission) => call('PUT', `${base}/reports/${period}`, { session, json: submission }),
    reports: () => get('/reports'),
    overview: (asOf) => get(`/overview${query({ asOf })}`),
    makeSnapshot: (asOf) => post('/snapshots', asOf === undefined ? {} : { asOf }),
    snapshots: () => get('/snapshots'),
    summary: (snapshot) => download(`${base}/snapshots/${snapshot}/summary.xlsx`, session),
    draftCircular: (snapshot) => post('/circulars', { snapshot }),
    circularFile: (id) => download(`${base}/circulars/${id}/file.docx`, session),
  }
}

type UploadCall = 'upload' | 'readUpload' | 'acceptUpload' | 'takeBackUpload' | 'uploads' | 'originalFile'

function uploadCalls(session: Session): Pick<Api, UploadCall> {
  const base = `/campaigns/${session.campaignId}`
  const { get, post } = callsOf(session)
  return {
    upload: (file, { unit, password, signal } = {}) =>
      call('POST', `${base}/uploads${query({ file: file.name, unit })}`, {
        session,
        bytes: file,
        ...(password === undefined ? {} : { headers: { [PASSWORD_HEADER]: encodeURIComponent(password) } }),
        ...(signal === undefined ? {} : { signal }),
      }),
    readUpload: (id, request) => post(`/uploads/${id}/reading`, request),
    acceptUpload: (id, request) => post(`/uploads/${id}/acceptance`, request),
    takeBackUpload: (id) => post(`/uploads/${id}/withdrawal`, {}),
    uploads: () => get('/uploads'),
    originalFile: (id) => download(`${base}/uploads/${id}/file`, session),
  }
}

/** Everything of one unit, page by page. */
export async function allItems(calls: Pick<Api, 'items'>, unit?: string): Promise<ItemRow[]> {
  const rows: ItemRow[] = []
  let cursor = 0
  for (;;) {
    const page = await calls.items(cursor, unit)
    rows.push(...page.items)
    // A cursor that does not move would ask for ever.
    if (!page.more || page.cursor <= cursor) return rows
    cursor = page.cursor
  }
}
