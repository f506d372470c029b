/** What a browser must have fetched before the pane shows its first screen: the page's own scripts and styles, gzipped. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** Issue 4, for a campus network. */
export const MAX_FIRST_LOAD_BYTES = 250 * 1024

/** Gzipped bytes of the pane's scripts at first load, by file; `pages` is a folder that vite has built. */
export function firstLoad(pages: string): ReadonlyMap<string, number> {
  const page = readFileSync(join(pages, 'taskpane.html'), 'utf8')
  const scripts = [...page.matchAll(/(?:src|href)="\.?\/?(assets\/[^"]+\.js)"/g)].map(
    (found) => found[1] ?? '',
  )
  const seen = new Set<string>()
  const visit = (file: string): void => {
    if (seen.has(file)) return
    seen.add(file)
    // What a chunk imports by statement comes with it; what it imports by call comes when it is asked for.
    const code = readFileSync(join(pages, file), 'utf8')
    for (const found of code.matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+\.js)["']/g))
      visit(`assets/${found[1]}`)
  }
  for (const script of scripts) visit(script)
  return new Map(
    [...seen].map((file) => [file, gzipSync(readFileSync(join(pages, file)), { level: 6 }).length]),
  )
}

export function sum(sizes: ReadonlyMap<string, number>): number {
  return [...sizes.values()].reduce((total, size) => total + size, 0)
}
