/** The host around the pane: whether it is Excel, what it can do, its language, theme and ribbon. */

/** How long the pane waits for Microsoft's runtime before it opens without Excel; a blocked address takes long. */
const RUNTIME_WAIT_MS = 8000
/** Outside Office nothing is lost by opening early. */
const BROWSER_WAIT_MS = 1000
const POLL_MS = 50

/**
 * Where Microsoft keeps Office.js: for the world, and for the cloud that 21Vianet (世纪互联) runs. Which of them a page
 * asks first is set when it is built (VITE_OFFICE_JS); when that one cannot be reached, the other is tried.
 */
const RUNTIMES = [
  'https://appsforoffice.microsoft.com/lib/1/hosted/office.js',
  'https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js',
]

export type HostState = 'excel' | 'browser' | 'runtime-missing' | 'too-old'

/** Oldest set that tables, their ranges and custom XML need (Excel 2019). */
const LEAST_API = '1.7'

/** Waits for Office.js. 'browser': the page is open outside Excel; 'runtime-missing': the script did not load. */
export async function startHost(): Promise<HostState> {
  const hosted = isHosted()
  if (!(await runtimeWithin(hosted ? RUNTIME_WAIT_MS : BROWSER_WAIT_MS))) {
    if (!hosted) return 'browser'
    const twin = twinOf([...document.scripts].map((script) => script.src))
    if (twin === null || !(await loaded(twin)) || !(await runtimeWithin(RUNTIME_WAIT_MS)))
      return 'runtime-missing'
  }
  const info = await Promise.race([Office.onReady(), pause(RUNTIME_WAIT_MS)])
  if (info === undefined || info.host !== Office.HostType.Excel) return 'browser'
  return supports(LEAST_API) ? 'excel' : 'too-old'
}

async function runtimeWithin(ms: number): Promise<boolean> {
  const deadline = Date.now() + ms
  while (typeof Office === 'undefined' || typeof Office.onReady !== 'function') {
    if (Date.now() > deadline) return false
    await pause(POLL_MS)
  }
  return true
}

/** The other place to load Office.js from; null when the page was built for a place of its own. */
function twinOf(scripts: readonly string[]): string | null {
  const asked = RUNTIMES.find((runtime) => scripts.includes(runtime))
  return asked === undefined ? null : (RUNTIMES.find((runtime) => runtime !== asked) ?? null)
}

function loaded(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const script = document.createElement('script')
    script.src = url
    script.addEventListener('load', () => resolve(true))
    script.addEventListener('error', () => resolve(false))
    document.head.append(script)
    void pause(RUNTIME_WAIT_MS).then(() => resolve(false))
  })
}

/** Office opens the pane in a frame, or names itself in the address and keeps that for the session. */
function isHosted(): boolean {
  return (
    window !== window.top ||
    location.search.includes('_host_Info') ||
    sessionStorage.getItem('hostInfoValue') !== null
  )
}

/** Whether the host has this ExcelApi requirement set. */
export function supports(version: string): boolean {
  return Office.context.requirements.isSetSupported('ExcelApi', version)
}

/** 'zh-CN', 'en-US' …; the browser's language outside Excel. */
export function displayLanguage(): string {
  return typeof Office !== 'undefined' && Office.context?.displayLanguage
    ? Office.context.displayLanguage
    : navigator.language
}

export type ThemeName = 'light' | 'dark' | 'contrast'

/** Light, dark or a contrast theme, as the host shows itself; the browser's request where the host does not say. */
export function hostTheme(): ThemeName {
  if (matchMedia('(forced-colors: active)').matches) return 'contrast'
  const background =
    typeof Office === 'undefined' ? undefined : Office.context?.officeTheme?.bodyBackgroundColor
  const hex = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(background ?? '')
  if (hex === null) return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  const [red, green, blue] = hex.slice(1, 4).map((part) => Number.parseInt(part, 16))
  return (red ?? 255) * 0.299 + (green ?? 255) * 0.587 + (blue ?? 255) * 0.114 < 128 ? 'dark' : 'light'
}

/** Excel on the web partitions storage by site; keys carry the partition so that two tenants do not meet. */
export function partitionKey(): string {
  return typeof Office === 'undefined' ? '' : (Office.context?.partitionKey ?? '')
}

/** A ribbon button's action; the pane is brought to front first. */
export type RibbonAction = 'open' | 'check' | 'sync' | 'aggregate'

/** Names of the manifest's actions. */
const actionNames: Readonly<Record<string, RibbonAction>> = {
  openPane: 'open',
  checkLedger: 'check',
  syncLedger: 'sync',
  aggregate: 'aggregate',
}

let answer: ((action: RibbonAction) => void) | null = null

/** Answers the ribbon's buttons from now on; Office takes each name once, so a later call only replaces the answer. */
export function answerRibbon(act: (action: RibbonAction) => void): void {
  if (typeof Office === 'undefined' || Office.actions === undefined) return
  const first = answer === null
  answer = act
  if (!first) return
  for (const [name, action] of Object.entries(actionNames)) {
    Office.actions.associate(name, (event: Office.AddinCommands.Event) => {
      answer?.(action)
      // Without a shared runtime the pane cannot be shown from here; the button has then done its part.
      void Promise.resolve(Office.addin?.showAsTaskpane()).catch(() => undefined)
      event.completed()
    })
  }
}

function pause(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), ms))
}
