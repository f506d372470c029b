/** The Excel-on-the-web side of office.js: JSON text over postMessage. */
import { isRecord } from './arguments.ts'
import type { RichApiMessage } from './events.ts'
import type { Host } from './host.ts'

export interface ChannelOptions {
  readonly conversationId?: string
  readonly appId?: string
  readonly locale?: string
  readonly readOnly?: boolean
  /** Requirement sets to publish instead of REQUIREMENTS: an older Excel. */
  readonly requirements?: Readonly<Record<string, string>>
  readonly documentSettings?: Readonly<Record<string, unknown>>
}

/** What the packaged runtime can do and the host answers. */
export const REQUIREMENTS: Readonly<Record<string, string>> = {
  ExcelApi: '1.15',
  SharedRuntime: '1.2',
  RibbonApi: '1.2',
  DialogApi: '1.2',
  AddinCommands: '1.1',
  Settings: '1.1',
  DocumentEvents: '1.1',
  Selection: '1.1',
  RichApiRuntime: '1.2',
  RichApiRuntimeFlag: '1.2',
}

/** Operations of the runtime's `executeMethod`, by number. */
const DISPATCH = { richApi: 93, loadSettings: 75, saveSettings: 76, filePath: 86, actionDone: 94 } as const

const DONE = { Version: 1, Error: 0 }
/** The runtime's code for an operation the host does not have. */
const NOT_SUPPORTED = { Version: 1, Error: 5001 }

export interface FrameName {
  readonly hostOrigin: string
  readonly conversationId: string
  readonly appId: string
  readonly locale: string
}

/** What must stand in the frame's `window.name` before office.js loads. */
export function frameName({ hostOrigin, conversationId, appId, locale }: FrameName): string {
  return JSON.stringify({
    baseFrameName: 'ewaframe',
    hostInfo: ['Excel', 'Web', '16.01', locale, 'test-correlation', '', 'disableLogging', '0'].join('$'),
    xdmInfo: [conversationId, appId, hostOrigin].join('|'),
    serializerVersion: 1,
  })
}

interface Message {
  readonly action: string
  readonly correlation: number
  readonly kind: number
  readonly data: unknown
}

function parse(text: string, conversationId: string): Message | null {
  let message: unknown
  try {
    message = JSON.parse(text)
  } catch {
    // Other scripts of the page post messages too.
    return null
  }
  if (!isRecord(message) || message['_messageType'] !== 0 || message['_conversationId'] !== conversationId)
    return null
  const { _actionName: action, _correlationId: correlation, _actionType: kind, _data: data } = message
  if (typeof action !== 'string' || typeof correlation !== 'number' || typeof kind !== 'number') return null
  return { action, correlation, kind, data }
}

function parsedOr(value: unknown): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

export class WacChannel {
  host: Host
  readonly conversationId: string
  readonly appId: string
  documentSettings: Map<string, unknown>
  /** Operations the runtime asked for and the host does not have: a test should find none. */
  readonly unknown: string[] = []
  private readonly post: (text: string) => void
  private readonly options: ChannelOptions
  private readonly events = new Map<string, number>()
  private readonly commands = new Map<string, (result: unknown) => void>()
  private nextCommand = 1

  constructor(host: Host, post: (text: string) => void, options: ChannelOptions = {}) {
    this.host = host
    this.post = post
    this.options = options
    // A fresh id each time: the runtime caches settings in sessionStorage by it.
    this.conversationId = options.conversationId ?? `conversation-${globalThis.crypto.randomUUID()}`
    this.appId = options.appId ?? 'ledgerloop'
    this.documentSettings = new Map(Object.entries(options.documentSettings ?? {}))
    this.open(host)
  }

  /** Opens another workbook in the same window, as tests do that look at copies of a file. */
  open(host: Host): void {
    this.host = host
    host.send = (messages: RichApiMessage[]) => this.event('richApiMessage', { ArrayData: messages })
    host.workbook.listeners.add((event) => {
      if (event.kind === 'selection') this.event('documentSelectionChanged', {})
    })
  }

  frameName(hostOrigin: string): string {
    const { conversationId, appId } = this
    return frameName({ hostOrigin, conversationId, appId, locale: this.options.locale ?? 'zh-CN' })
  }

  /** Every message of the add-in's window comes here. */
  receive(text: string): void {
    const message = parse(text, this.conversationId)
    if (message === null) return
    if (message.kind === 1 || message.kind === 2) {
      if (message.kind === 1) this.events.set(message.action, message.correlation)
      else this.events.delete(message.action)
      return this.reply(message, { Error: 0 })
    }
    switch (message.action) {
      case 'ContextActivationManager_getAppContextAsync':
        return this.reply(message, this.appContext())
      case 'ContextActivationManager_notifyHost':
        return this.reply(message, null)
      case 'executeMethod': {
        const answer = this.execute(message.data)
        if (answer !== null) this.reply(message, answer)
        return this.host.flush()
      }
      default:
        this.unknown.push(message.action)
        return this.reply(message, null)
    }
  }

  private execute(data: unknown): unknown {
    if (!isRecord(data) || !isRecord(data['DdaMethod'])) return NOT_SUPPORTED
    const dispatch = data['DdaMethod']['DispatchId']
    switch (dispatch) {
      case DISPATCH.richApi: {
        const given = Array.isArray(data['ArrayData']) ? data['ArrayData'] : []
        const answer = this.host.line(() => this.host.request(given))
        return answer === null ? null : { ...DONE, Data: answer }
      }
      case DISPATCH.loadSettings:
        return {
          ...DONE,
          Properties: { Settings: this.settings().map(([Name, Value]) => ({ Name, Value })) },
        }
      case DISPATCH.saveSettings:
        return this.saveSettings(data)
      case DISPATCH.filePath:
        return { ...DONE, Properties: { Url: this.documentUrl() } }
      case DISPATCH.actionDone:
        this.commands.get(String(data['0']))?.({ status: data['1'], data: parsedOr(data['2']) })
        this.commands.delete(String(data['0']))
        return DONE
      default:
        this.unknown.push(`dispatch ${String(dispatch)}`)
        return NOT_SUPPORTED
    }
  }

  private settings(): [string, string][] {
    return [...this.documentSettings].map(([name, value]) => [name, JSON.stringify(value)])
  }

  private saveSettings(data: Record<string, unknown>): unknown {
    const method = data['DdaSettingsMethod']
    const list = isRecord(method) ? method['Properties'] : data['Properties']
    const entries = Array.isArray(list)
      ? list.filter((entry): entry is unknown[] => Array.isArray(entry))
      : []
    this.documentSettings = new Map(entries.map(([name, value]) => [String(name), parsedOr(value)]))
    return DONE
  }

  /** Presses a ribbon button: resolves when the add-in calls `event.completed()`. */
  runAction(name: string, source: { readonly id: string } = { id: 'Button' }): Promise<unknown> {
    const id = `command-${this.nextCommand++}`
    return new Promise((resolve) => {
      this.commands.set(id, resolve)
      this.event('appCommandInvoked', { 0: id, 1: name, 2: JSON.stringify({ source }) })
    })
  }

  private event(name: string, data: unknown): void {
    const correlation = this.events.get(name)
    if (correlation !== undefined) this.post(this.envelope(name, correlation, 1, data))
  }

  private reply(message: Message, data: unknown): void {
    this.post(this.envelope(message.action, message.correlation, 0, data))
  }

  private envelope(action: string, correlation: number, responseType: 0 | 1, data: unknown): string {
    return JSON.stringify({
      _messageType: 1,
      _actionName: action,
      _conversationId: this.conversationId,
      _correlationId: correlation,
      _origin: '',
      _data: data,
      _errorCode: 0,
      _responseType: responseType,
      _serializerVersion: 1,
    })
  }

  private documentUrl(): string {
    return `https://example.invalid/${encodeURIComponent(this.host.workbook.fileName)}`
  }

  private appContext(): Record<string, unknown> {
    const locale = this.options.locale ?? 'zh-CN'
    return {
      _id: this.appId,
      _appInstanceId: this.appId,
      _appName: 16,
      _appVersion: '16.00',
      _appMinorVersion: 1,
      _appUILocale: locale,
      _dataLocale: locale,
      _docUrl: this.documentUrl(),
      _clientMode: this.options.readOnly === true ? 0 : 1,
      _reason: 'documentOpened',
      _osfControlType: 1,
      _eToken: '',
      _correlationId: 'test-correlation',
      _settings: this.settings(),
      _requirementMatrix: JSON.stringify(this.options.requirements ?? REQUIREMENTS),
      _hostCustomMessage: '',
      _hostFullVersion: '16.0.17425.40100',
      _addinName: '台账通',
      _appDomains: [],
      _featureGates: {},
      _initialDisplayMode: 2,
      _wacHostEnvironment: '0',
    }
  }
}
