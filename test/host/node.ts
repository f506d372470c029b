/**
 * The untouched runtime in plain Node: a window just wide enough for office.js to start in. Microsoft's files are run
 * from the installed package, unchanged; the few DOM calls of its loader are answered here.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import vm from 'node:vm'
import type { Host } from './host.ts'
import { poseAsOpener } from './opener.ts'
import type { ChannelOptions, WacChannel } from './wac.ts'

const BASE = 'https://addin.test/office-js/'
const PACKAGE = fileURLToPath(new URL('../../node_modules/@microsoft/office-js/dist', import.meta.url))

export interface Installed {
  readonly channel: WacChannel
  /** Resolves with what `Office.onReady` told. */
  readonly ready: Promise<{ host: unknown; platform: unknown }>
}

function memoryStorage(): Record<string, unknown> {
  const items = new Map<string, string>()
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: unknown) => void items.set(key, String(value)),
    removeItem: (key: string) => void items.delete(key),
    key: (index: number) => [...items.keys()][index] ?? null,
    get length() {
      return items.size
    },
  }
}

/** Runs a file of the package in this realm; the runtime's own loader asks for more by URL. */
function runScript(url: string): void {
  const file = path.join(PACKAGE, new URL(url).pathname.replace('/office-js/', '').toLowerCase())
  vm.runInThisContext(readFileSync(file, 'utf8'), { filename: file })
}

/** The runtime takes addresses apart with an anchor element. */
function anchor(): Record<string, unknown> {
  let url = new URL('https://addin.test/')
  return {
    get href() {
      return url.href
    },
    set href(value: string) {
      url = new URL(value, 'https://addin.test/')
    },
    get protocol() {
      return url.protocol
    },
    get hostname() {
      return url.hostname
    },
    get port() {
      return url.port
    },
  }
}

interface ScriptElement {
  src: string
  onload?: () => void
  onerror?: (error: unknown) => void
}

function appendScript(element: ScriptElement): void {
  setTimeout(() => {
    try {
      runScript(element.src)
      element.onload?.()
    } catch (error) {
      element.onerror?.(error)
      throw error
    }
  }, 0)
}

function smallDocument(entry: string): Record<string, unknown> {
  const script = { src: BASE + entry, getAttribute: () => null }
  const nothing = (): void => {}
  return {
    getElementsByTagName: (tag: string) =>
      tag === 'script' ? [script] : tag === 'head' ? [{ appendChild: appendScript }] : [],
    createElement: (tag: string) => (tag === 'a' ? anchor() : { setAttribute: nothing, style: {} }),
    querySelectorAll: () => [],
    addEventListener: nothing,
    removeEventListener: nothing,
    domain: 'addin.test',
    URL: 'https://addin.test/',
    readyState: 'complete',
    body: {},
    documentElement: { getAttribute: () => null },
    cookie: '',
  }
}

function defineWindow(entry: string): void {
  const listeners = new EventTarget()
  const self = globalThis
  const members: Record<string, unknown> = {
    window: self,
    self,
    top: self,
    parent: self,
    document: smallDocument(entry),
    location: new URL('https://addin.test/taskpane.html'),
    sessionStorage: memoryStorage(),
    localStorage: memoryStorage(),
    history: {},
    addEventListener: listeners.addEventListener.bind(listeners),
    removeEventListener: listeners.removeEventListener.bind(listeners),
    dispatchEvent: listeners.dispatchEvent.bind(listeners),
    open: () => null,
  }
  for (const [name, value] of Object.entries(members))
    Object.defineProperty(self, name, { value, configurable: true, writable: true })
}

/**
 * Starts office.js in this Node process, once per process: `await installNode(host).ready`, then use `Office` and `Excel`.
 * `debug` runs the readable build, whose stack traces have names.
 */
export function installNode(
  host: Host,
  options: ChannelOptions & { readonly debug?: boolean } = {},
): Installed {
  const entry = options.debug === true ? 'office.debug.js' : 'office.js'
  defineWindow(entry)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- defineWindow made it one, as far as the host looks
  const channel = poseAsOpener(host, globalThis as unknown as Parameters<typeof poseAsOpener>[1], options)
  runScript(BASE + entry)
  return { channel, ready: Office.onReady() }
}
