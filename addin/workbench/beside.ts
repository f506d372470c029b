/** What lies beside the workbench's page: Microsoft's runtime, the sample ledgers, the bootstrap of the pane. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const runtime = here('../../node_modules/@microsoft/office-js/dist')
const ledgers = here('../../test/ledgers')

/** Where the workbench is served. */
export const BASE = '/workbench/'

/** What the runtime loads on its own: the entry, Excel on the web, and its words. */
const RUNTIME_FILES = [
  'office.js',
  'excel-web-16.00.js',
  'en-us/office_strings.js',
  'zh-cn/office_strings.js',
]

/** Bytes by the file's path from the workbench's folder. */
export function filesBeside(): ReadonlyMap<string, () => Buffer> {
  const files = new Map<string, () => Buffer>()
  for (const file of RUNTIME_FILES) {
    // The runtime asks for a language as the host names it (zh-CN); the package has lower case.
    for (const name of [file, file.replace('zh-cn', 'zh-CN').replace('en-us', 'en-US')])
      files.set(`office-js/${name}`, () => readFileSync(join(runtime, file)))
  }
  files.set('attachPane.js', () => Buffer.from('parent.attachPane?.(window)\n'))
  for (const name of readdirSync(here('../public/icons')))
    files.set(`icons/${name}`, () => readFileSync(here(`../public/icons/${name}`)))
  const names = readdirSync(ledgers).filter((name) => name.endsWith('.xlsx'))
  for (const name of names) files.set(`ledgers/${name}`, () => readFileSync(join(ledgers, name)))
  files.set('ledgers/list.json', () => Buffer.from(JSON.stringify(names.toSorted())))
  return files
}

/** Lets the host pose as the pane's opener before office.js looks for one; a file, since pages may carry no script. */
export function withBootstrap(html: string): string {
  return html.replace('<head>', `<head><script src="${BASE}attachPane.js"></script>`)
}
