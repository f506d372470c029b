/** What people do through the worker's own API, for commands that run without a pane. */
import type { Campaign } from '#rules/campaign/campaign'
import type { Day } from '#rules/calendar/day'
import type { RegisterKey, RegisterValues } from '#rules/registers/register'
import type { AccessCode, CampaignOpened } from '#wire/campaign'
import type { CircularDraft } from '#wire/document'
import type { Snapshot } from '#wire/overview'
import type { Problem } from '#wire/problem'
import type { EntryRow } from '#wire/register'
import type { ReportSubmission } from '#wire/report'
import type { Role, Session } from '#wire/session'
import type { Upload, UploadAccepted, UploadAnswers } from '#wire/upload'

/** Sends a request to the worker, wherever it runs. */
export type Send = (
  path: string,
  request: { method: string; headers: Record<string, string>; body?: Uint8Array | string },
) => Promise<Response>

/** Sends to a worker that listens at `url`. */
export function sendTo(url: string): Send {
  return async (path, request) => fetch(url + path, request)
}

/** The worker refused; `detail` is the sentence for people. */
export class Refused extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.detail)
    this.problem = problem
  }
}

export async function openCampaign(
  send: Send,
  operatorCode: string,
  campaign: Campaign,
): Promise<CampaignOpened> {
  return json(
    await call({ send, code: operatorCode }, 'POST', '/api/campaigns', JSON.stringify({ campaign })),
  )
}

/** With the code of that part; the office and a unit's clerk unless another is named. */
export async function signIn(
  send: Send,
  codes: readonly AccessCode[],
  unitId: string | null,
  role: Role = unitId === null ? 'office' : 'unit',
): Promise<Session> {
  const found = codes.find((code) => code.unitId === unitId && code.role === role)
  if (found === undefined)
    throw new Error(`the campaign was opened without a code for ${role} ${unitId ?? ''}`)
  return json(await call({ send, code: null }, 'POST', '/api/session', JSON.stringify({ code: found.code })))
}

/** A signed-in person's work on one campaign. */
export class CampaignClient {
  readonly #send: Send
  readonly #session: Session

  constructor(send: Send, session: Session) {
    this.#send = send
    this.#session = session
  }

  /** `unit`: whose the file is, as far as that is known without reading it. */
  async sendLedger(file: string, bytes: Uint8Array, unit: string | null = null): Promise<Upload> {
    const query = new URLSearchParams({ file, ...(unit === null ? {} : { unit }) })
    return json(await this.#call('POST', `/uploads?${query.toString()}`, bytes))
  }

  /** Reads the file again with these answers. */
  async answerLedger(uploadId: string, answers: UploadAnswers): Promise<Upload> {
    return json(await this.#call('POST', `/uploads/${uploadId}/reading`, JSON.stringify(answers)))
  }

  async acceptLedger(uploadId: string): Promise<UploadAccepted> {
    return json(await this.#call('POST', `/uploads/${uploadId}/acceptance`, '{}'))
  }

  async sendReport(period: string, report: ReportSubmission): Promise<void> {
    await this.#call('PUT', `/reports/${period}`, JSON.stringify(report))
  }

  async enter(register: RegisterKey, values: RegisterValues): Promise<EntryRow> {
    const entry = { id: crypto.randomUUID(), values }
    return json(await this.#call('POST', `/registers/${register}`, JSON.stringify(entry)))
  }

  async takeSnapshot(asOf: Day): Promise<Snapshot> {
    return json(await this.#call('POST', '/snapshots', JSON.stringify({ asOf })))
  }

  async draftCircular(snapshot: string): Promise<CircularDraft> {
    return json(await this.#call('POST', '/circulars', JSON.stringify({ snapshot })))
  }

  /** Any request to the campaign's part of the API, with its answer. Throws `Refused`. */
  async ask<T>(method: string, path: string, body?: object | Uint8Array): Promise<T> {
    const sent = body === undefined || body instanceof Uint8Array ? body : JSON.stringify(body)
    return json(await this.#call(method, path, sent))
  }

  async download(path: string): Promise<Uint8Array> {
    return new Uint8Array(await (await this.#call('GET', path)).arrayBuffer())
  }

  async #call(method: string, path: string, body?: Uint8Array | string): Promise<Response> {
    const { token, campaignId } = this.#session
    return call({ send: this.#send, code: token }, method, `/api/campaigns/${campaignId}${path}`, body)
  }
}

/** A request with the operator's code. Throws `Refused`. */
export async function callOperator(
  operator: { readonly send: Send; readonly code: string },
  method: string,
  path: string,
  body?: string,
): Promise<Response> {
  return call(operator, method, path, body)
}

/** `code`: the operator's, or a session's token; null for nobody in particular. */
async function call(
  { send, code }: { readonly send: Send; readonly code: string | null },
  method: string,
  path: string,
  body?: Uint8Array | string,
): Promise<Response> {
  const response = await send(path, {
    method,
    headers: {
      ...(code === null ? {} : { authorization: `Bearer ${code}` }),
      ...(body === undefined
        ? {}
        : { 'content-type': typeof body === 'string' ? 'application/json' : 'application/octet-stream' }),
    },
    ...(body === undefined ? {} : { body }),
  })
  if (!response.ok) throw new Refused(await json<Problem>(response))
  return response
}

async function json<T>(response: Response): Promise<T> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the worker's answers are typed by #wire
  return (await response.json()) as T
}
