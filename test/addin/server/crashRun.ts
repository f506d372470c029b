/**
 * npm run crash -- 200: kills the worker (SIGKILL, data on disk) at random moments while units write, starts it
 * again, and looks at the end whether every acknowledged row and file is there once, as acknowledged, and whether
 * the record holds. Clients retry what was not answered, under the same push id, as the pane does; they also send
 * requests twice and old requests again.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CampaignOpened } from '#wire/campaign'
import type { ItemPage, ItemRow, SyncAnswer } from '#wire/item'
import type { Session } from '#wire/session'
import { openCampaign, sendTo, signIn } from '../../../worker/commands/campaignClient.ts'
import { readDemoCampaign } from '../../../worker/commands/demo.ts'
import { startWorkerd, type RunningWorker } from '../../../worker/commands/local/workerd.ts'

export interface CrashResult {
  readonly kills: number
  readonly pushes: number
  readonly retries: number
  readonly rows: number
  readonly files: number
  readonly recordLines: number
  /** What was acknowledged and is not there, is there twice, or differs; and breaks of the record. */
  readonly faults: readonly string[]
}

const UNITS = 6
/** Rows of a push; a unit's rows are edited again and again. */
const PUSH_ROWS = 12
/** Milliseconds from the first answer after a start to the next kill, at most. */
const LIFE_MS = 500
/** One kill in so many does not wait for an answer: the start itself and the first write are cut. */
const EARLY_EVERY = 4
/** One push in so many also carries a file. */
const FILE_EVERY = 5

interface Written {
  version: number
  progress: string
}

/** Where the worker listens at the moment; clients wait while it is down. */
class Host {
  readonly #data: string
  readonly #secrets: Readonly<Record<string, string>>
  #worker: RunningWorker | null = null
  kills = 0
  /** Answers since the last start. */
  answers = 0

  constructor(data: string, operatorCode: string) {
    this.#data = data
    this.#secrets = { OPERATOR_CODE: operatorCode, SESSION_SECRET: randomBytes(32).toString('hex') }
  }

  get url(): string | null {
    return this.#worker?.url ?? null
  }

  async start(): Promise<void> {
    this.answers = 0
    this.#worker = await startWorkerd({
      data: this.#data,
      assets: null,
      port: 0,
      variables: this.#secrets,
      log: false,
    })
  }

  async kill(): Promise<void> {
    const worker = this.#worker
    this.#worker = null
    if (worker === null) return
    process.kill(worker.pid, 'SIGKILL')
    this.kills++
    await worker.stop()
  }

  async stop(): Promise<void> {
    await this.#worker?.stop()
    this.#worker = null
  }
}

/** One unit: writes, keeps what was acknowledged, retries what was not. */
class Clerk {
  readonly rows = new Map<string, Written>()
  /** Evidence acknowledged: id → SHA-256. */
  readonly files = new Map<string, string>()
  readonly faults: string[] = []
  readonly #host: Host
  readonly #session: Session
  readonly #answered: { readonly body: string; readonly accepted: string }[] = []
  #count = 0
  retries = 0

  constructor(host: Host, session: Session) {
    this.#host = host
    this.#session = session
  }

  get pushes(): number {
    return this.#count
  }

  async work(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      await this.#push()
      if (this.#count % FILE_EVERY === 0) await this.#sendFile()
      if (this.#count % 3 === 0) await this.#sendOldAgain()
    }
  }

  async #push(): Promise<void> {
    this.#count++
    const progress = `第${this.#count}次填报，${randomUUID()}`
    const held = [...this.rows].toSorted(() => Math.random() - 0.5).slice(0, PUSH_ROWS / 2)
    const changes = [
      ...held.map(([id, { version }]) => ({ id, base: version, set: { progress } })),
      ...Array.from({ length: PUSH_ROWS - held.length }, () => ({
        id: randomUUID(),
        base: 0,
        set: { problem: `${this.#session.unitId ?? ''}的问题${randomUUID()}`, progress },
      })),
    ]
    const body = JSON.stringify({ pushId: randomUUID(), cursor: 0, changes })
    // Twice at once, now and then: a client whose first attempt only seemed to fail.
    const twin = this.#count % 4 === 0 ? this.#send('POST', '/sync', body).catch(() => null) : null
    const answer = await json<SyncAnswer>(await this.#send('POST', '/sync', body))
    await twin
    if (answer.accepted.length !== changes.length)
      this.faults.push(`${answer.accepted.length} of ${changes.length} rows were taken`)
    for (const { id, version } of answer.accepted) this.rows.set(id, { version, progress })
    this.#answered.push({ body, accepted: JSON.stringify(answer.accepted) })
  }

  /** An old request that comes late gets the old answer and changes nothing. */
  async #sendOldAgain(): Promise<void> {
    const old = this.#answered[Math.floor(Math.random() * this.#answered.length)]
    if (old === undefined) return
    const { accepted } = await json<SyncAnswer>(await this.#send('POST', '/sync', old.body))
    if (JSON.stringify(accepted) !== old.accepted) this.faults.push('an old push got another answer')
  }

  async #sendFile(): Promise<void> {
    const [item] = [...this.rows.keys()].slice(-1)
    if (item === undefined) return
    const bytes = Buffer.from(`佐证材料 ${randomUUID()}\n`.repeat(3000))
    const path = `/items/${item}/evidence?file=${encodeURIComponent('说明.txt')}`
    const { id } = await json<{ id: string }>(await this.#send('POST', path, bytes))
    this.files.set(id, createHash('sha256').update(bytes).digest('hex'))
  }

  /** Until it is answered; a refusal is a fault of this program. */
  async #send(method: string, path: string, body: string | Uint8Array<ArrayBuffer>): Promise<Response> {
    for (;;) {
      const url = this.#host.url
      const response = url === null ? null : await this.#try(url, method, path, body)
      if (response?.ok === true) {
        this.#host.answers++
        return response
      }
      if (response !== null && response.status < 500)
        throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
      if (url !== null) this.retries++
      await pause(15)
    }
  }

  async #try(
    url: string,
    method: string,
    path: string,
    body: string | Uint8Array<ArrayBuffer>,
  ): Promise<Response | null> {
    try {
      const response = await fetch(`${url}/api/campaigns/${this.#session.campaignId}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${this.#session.token}`,
          'content-type': typeof body === 'string' ? 'application/json' : 'application/octet-stream',
          // A client whose clock is years off: no rule may look at it.
          date: 'Tue, 01 Jan 1980 00:00:00 GMT',
        },
        body,
      })
      // Read whole: an answer cut off half way is no answer.
      return new Response(await response.arrayBuffer(), response)
    } catch {
      return null
    }
  }
}

/** Kills so many times, then lets everybody finish and looks. */
export async function crashRun(kills: number, say: (line: string) => void = () => {}): Promise<CrashResult> {
  const folder = mkdtempSync(join(tmpdir(), 'ledgerloop-crash-'))
  const operatorCode = randomBytes(16).toString('hex')
  const host = new Host(join(folder, 'data'), operatorCode)
  try {
    await host.start()
    const opened = await openCampaign(sendTo(host.url ?? ''), operatorCode, readDemoCampaign())
    const clerks = await Promise.all(unitsOf(opened).map(async (unit) => clerkOf(host, opened, unit)))
    let isOver = false
    const working = Promise.all(clerks.map(async (clerk) => clerk.work(() => isOver)))
    // Told at once, not only when all kills are done.
    working.catch(() => null)
    await killAndStart(host, kills, say)
    isOver = true
    await working
    return await look(host, opened, clerks)
  } finally {
    await host.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function killAndStart(host: Host, kills: number, say: (line: string) => void): Promise<void> {
  while (host.kills < kills) {
    while (host.kills % EARLY_EVERY !== 0 && host.answers === 0) await pause(10)
    await pause(Math.random() * LIFE_MS)
    await host.kill()
    await host.start()
    if (host.kills % 20 === 0) say(`${host.kills} kills`)
  }
}

function unitsOf(opened: CampaignOpened): string[] {
  return opened.codes
    .flatMap(({ role, unitId }) => (role === 'unit' && unitId !== null ? [unitId] : []))
    .slice(0, UNITS)
}

async function clerkOf(host: Host, { codes }: CampaignOpened, unit: string): Promise<Clerk> {
  return new Clerk(host, await signIn(sendTo(host.url ?? ''), codes, unit))
}

async function look(host: Host, { codes }: CampaignOpened, clerks: readonly Clerk[]): Promise<CrashResult> {
  const url = host.url ?? ''
  const office = await signIn(sendTo(url), codes, null)
  const ask = async (path: string): Promise<Response> =>
    fetch(`${url}/api/campaigns/${office.campaignId}${path}`, {
      headers: { authorization: `Bearer ${office.token}` },
    })
  const faults = clerks.flatMap((clerk) => clerk.faults)
  const held = new Map<string, ItemRow>()
  for (let cursor = 0, more = true; more;) {
    const page = await json<ItemPage>(await ask(`/items?cursor=${cursor}`))
    for (const item of page.items) {
      if (held.has(item.id)) faults.push(`row ${item.id} is there twice`)
      held.set(item.id, item)
    }
    ;({ cursor, more } = page)
  }
  let rows = 0
  let files = 0
  for (const clerk of clerks) {
    for (const [id, written] of clerk.rows) {
      const item = held.get(id)
      rows++
      if (item === undefined) faults.push(`row ${id} is lost`)
      else if (item.version !== written.version || item.content.progress !== written.progress)
        faults.push(`row ${id}: version ${item.version}, acknowledged ${written.version}`)
    }
    for (const [id, sha256] of clerk.files) {
      const bytes = Buffer.from(await (await ask(`/evidence/${id}/file`)).arrayBuffer())
      files++
      if (createHash('sha256').update(bytes).digest('hex') !== sha256) faults.push(`file ${id} differs`)
    }
  }
  if (held.size !== rows) faults.push(`${held.size} rows are there, ${rows} were acknowledged`)
  const check = await json<{ head: { seq: number }; breaks: readonly { what: string }[] }>(
    await ask('/record/check'),
  )
  faults.push(...check.breaks.map(({ what }) => what))
  return {
    kills: host.kills,
    pushes: sum(clerks.map((clerk) => clerk.pushes)),
    retries: sum(clerks.map((clerk) => clerk.retries)),
    rows,
    files,
    recordLines: check.head.seq,
    faults,
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

async function json<T>(response: Response): Promise<T> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the worker's answers are typed by #wire
  return (await response.json()) as T
}

async function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

if (import.meta.main) {
  const kills = Number(process.argv[2] ?? 200)
  const result = await crashRun(kills, console.error)
  console.log(JSON.stringify(result, null, 2))
  if (result.faults.length > 0) process.exitCode = 1
}
