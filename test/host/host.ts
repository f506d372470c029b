/** One Excel for tests and the workbench: a workbook, executed batches, and the messages that go back. */
import type { RichApiMessage } from './events.ts'
import { EventTodo } from './events.ts'
import { excelClasses } from './excel/workbook.ts'
import type { EventKind, World } from './excel/world.ts'
import { isCells } from './excel/world.ts'
import type { Classes, HostObject, Root } from './interpreter.ts'
import { Batch, hostObject } from './interpreter.ts'
import type { CellsOf, WorkbookOptions } from './model/workbook.ts'
import { Workbook } from './model/workbook.ts'
import { OfficeServices, serviceClasses } from './services.ts'
import type { BatchRequest, BatchResponse, HostError } from './wire.ts'
import { refuse } from './wire.ts'

/** What Excel on the web takes in one request or answer. */
export const MAX_PAYLOAD_BYTES = 5 * 1024 * 1024

/** Flag of a batch that waits until a cell edit is over (`delayForCellEdit`). */
const WAITS_FOR_EDIT = 64

export interface Exchange {
  readonly request: BatchRequest
  readonly response: BatchResponse
  readonly requestBytes: number
  readonly responseBytes: number
}

/** Status, headers and body of an answer, as the runtime expects it. */
export type HostAnswer = [number, string[], string]

/** Looked at by tests and the workbench; older exchanges are only counted. */
const MAX_LOGGED = 300

const encoder = new TextEncoder()

export class Host implements Root, World {
  readonly workbook: Workbook
  readonly office = new OfficeServices()
  readonly events = new EventTodo()
  readonly classes: Classes
  readonly references = new Map<string, HostObject>()
  readonly transient = new Set<CellsOf>()
  /** Members the add-in used and how often: `Range.values` → 3. */
  readonly usage = new Map<string, number>()
  readonly log: Exchange[] = []
  /** Round trips since the host was made. */
  batches = 0
  requestBytes = 0
  responseBytes = 0
  /** A person is typing in a cell: batches that do not wait are refused. */
  editing = false
  /** The way to the workbook and back, where tests cut it. Null: no answer ever comes. */
  line: (carry: () => HostAnswer) => HostAnswer | null = (carry) => carry()
  /** Called after each batch: a view redraws. */
  onBatch: (exchange: Exchange) => void = () => {}
  /** Set by the channel: carries messages to the add-in. */
  send: (messages: RichApiMessage[]) => void = () => {}
  private inBatch = false
  private flushPlanned = false
  private nextReference = 1

  constructor(options: WorkbookOptions = {}) {
    this.workbook = new Workbook(options)
    this.classes = { ...excelClasses(this), ...serviceClasses(this.office) }
    this.workbook.listeners.add((event) => this.events.receive(event))
    this.workbook.tracked = () => this.transient
    this.events.waiting = () => this.planFlush()
  }

  global(): HostObject {
    return hostObject('Workbook', this.workbook)
  }

  service(typeName: string): HostObject {
    if (this.classes[typeName] === undefined) throw refuse.unknown(typeName)
    return hostObject(typeName, null)
  }

  keep(object: HostObject): void {
    if (object.reference !== undefined) return
    object.reference = `{ref-${this.nextReference++}}`
    this.references.set(object.reference, object)
  }

  used(className: string, member: string): void {
    const key = `${className}.${member}`
    this.usage.set(key, (this.usage.get(key) ?? 0) + 1)
  }

  subscribe(on: boolean, kind: EventKind, event: string, targetId: string): void {
    this.events.subscribe(on, kind, event, targetId)
  }

  eventCells(reference: string): CellsOf | undefined {
    return this.events.eventCells(reference)
  }

  releaseReference(id: string): void {
    const object = this.references.get(id)
    if (object === undefined) return
    this.references.delete(id)
    delete object.reference
  }

  releaseAllReferences(): void {
    this.references.clear()
  }

  referenceCount(): number {
    return this.references.size
  }

  /** Forgets counts and log, not the workbook. */
  resetCounts(): void {
    this.batches = 0
    this.requestBytes = 0
    this.responseBytes = 0
    this.log.length = 0
    this.usage.clear()
  }

  /** `[customData, method, path, headers, body, permission, flags, …]` → `[status, headers, body]`. */
  request(safeArray: readonly unknown[]): HostAnswer {
    const body = safeArray[4]
    const text = Array.isArray(body) ? body.join('') : String(body)
    const flags = typeof safeArray[6] === 'number' ? safeArray[6] : 0
    const requestBytes = encoder.encode(text).length
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the runtime wrote it; checked as it runs
    const request = JSON.parse(text) as BatchRequest
    let response = this.answer(request, requestBytes, flags)
    let answer = JSON.stringify(response)
    if (encoder.encode(answer).length > MAX_PAYLOAD_BYTES) {
      response = failed(refuse.tooLarge('Response'))
      answer = JSON.stringify(response)
    }
    this.record({ request, response, requestBytes, responseBytes: encoder.encode(answer).length })
    return [200, ['Content-Type', 'application/json'], answer]
  }

  private answer(request: BatchRequest, requestBytes: number, flags: number): BatchResponse {
    if (requestBytes > MAX_PAYLOAD_BYTES) return failed(refuse.tooLarge('Request'))
    if (this.editing && (flags & WAITS_FOR_EDIT) === 0) return failed(refuse.editing())
    this.inBatch = true
    try {
      return new Batch(this, request).run()
    } finally {
      this.inBatch = false
      this.forgetTransient()
    }
  }

  /** Ranges that no reference keeps need not follow insertions any more. */
  private forgetTransient(): void {
    this.transient.clear()
    for (const object of this.references.values())
      // Areas are kept too, but do not move.
      if (isCells(object)) this.transient.add(object.data)
  }

  private record(exchange: Exchange): void {
    this.batches++
    this.requestBytes += exchange.requestBytes
    this.responseBytes += exchange.responseBytes
    this.log.push(exchange)
    if (this.log.length > MAX_LOGGED) this.log.shift()
    this.onBatch(exchange)
  }

  private planFlush(): void {
    if (this.inBatch || this.flushPlanned) return
    this.flushPlanned = true
    setTimeout(() => this.flush(), 0)
  }

  /** Channels call this once an answer is on its way: events never overtake the answer that registered their handler. */
  flush(): void {
    this.flushPlanned = false
    const messages = this.events.take()
    if (messages.length > 0) this.send(messages)
  }
}

/** What comes back when the connection breaks off; whether the batch ran is not said. */
export function brokenOff(): HostAnswer {
  return [200, ['Content-Type', 'application/json'], JSON.stringify(failed(refuse.aborted()))]
}

function failed(error: HostError): BatchResponse {
  return {
    Results: [],
    TraceIds: [],
    Error: {
      Code: error.code,
      Message: error.message,
      Location: '',
      HttpStatusCode: error.status,
      ActionIndex: 0,
    },
  }
}
