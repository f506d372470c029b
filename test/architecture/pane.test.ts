import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'

/** Rules of the pane's layout that the compiler cannot hold. */

const root = new URL('../../', import.meta.url).pathname
const sources = execFileSync('git', ['ls-files', '-z', '--', 'addin'], { cwd: root, encoding: 'utf8' })
  .split('\0')
  .filter((path) => /\.tsx?$/.test(path) && existsSync(root + path))
const textOf = (path: string): string => readFileSync(root + path, 'utf8')

/** Code without comments. */
const codeOf = (path: string): string =>
  textOf(path)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|[^:])\/\/.*$/gm, '$1')

const offenders = (wrong: RegExp, except: RegExp = /^$/): string[] =>
  sources.filter((path) => !except.test(path) && wrong.test(codeOf(path)))

/** Files of the add-in that a file brings with it, by statement or by call. */
function importsOf(path: string): string[] {
  return [...codeOf(path).matchAll(/(?:from |import\()'(\.{1,2}\/[^']+)'/g)].map((found) =>
    join(dirname(path), found[1] ?? ''),
  )
}

describe('what a person may do', () => {
  test('is asked of `can` only', () => {
    expect(offenders(/permissions\s*(?:\?\.|\.)\s*(?:includes|some|find|indexOf)\b/)).toEqual([])
  })

  test('is never told from a role’s name', () => {
    // Words for each; the access codes and the demo's places, which are given out by role.
    const given = /^addin\/(?:words|workbench|screens\/codes)\/|^addin\/start\/useStart\.ts$/
    // A table by role is allowed where it is the words for the role.
    expect(offenders(/(?<!signIn\.as\[)\b(?:view|session|person)\??\.role\s*(?:[!=]==?|\])/)).toEqual([])
    expect(offenders(/\brole\b\s*[!=]==?\s*['"`]/, given)).toEqual([])
    expect(offenders(/\bincludes\((?:\w+\.)*role\)|\b(?:ofUnit|roles)\b.*#wire\/session/, given)).toEqual([])
  })
})

describe('what stands in a page', () => {
  test('a paragraph holds words and what stands between words: a browser ends it before any block', () => {
    const inline = new Set(['a', 'b', 'br', 'button', 'code', 'em', 'small', 'span', 'strong', 'time'])
    // Components of ours and of Fluent UI that are no blocks.
    for (const name of ['Button', 'Link', 'LimitMoves']) inline.add(name)
    const blocks = sources.flatMap((path) =>
      [...codeOf(path).matchAll(/<p(?:\s[^>]*)?>([\s\S]*?)<\/p>/g)].flatMap(([, held = '']) =>
        [...held.matchAll(/<([A-Za-z][\w.]*)/g)]
          .map(([, name = '']) => name)
          .filter((name) => !inline.has(name))
          .map((name) => `${path}: ${name}`),
      ),
    )
    expect(blocks).toEqual([])
  })
})

describe('rooms', () => {
  const roomOf = (path: string): string | undefined => /^addin\/screens\/([^/]+)\//.exec(path)?.[1]

  test('no room of the screens leads back to itself through another', () => {
    const leads = new Map<string, Set<string>>()
    for (const path of sources) {
      const from = roomOf(path)
      if (from === undefined) continue
      const to = leads.get(from) ?? new Set()
      leads.set(from, to)
      for (const one of importsOf(path).map(roomOf)) if (one !== undefined && one !== from) to.add(one)
    }
    expect(leads.size).toBeGreaterThan(5)
    expect(circlesIn(leads)).toEqual([])
  })

  test('the kit imports no screen, and knows nothing of how the screens are reached', () => {
    const kit = sources.filter((path) => path.startsWith('addin/parts/'))
    const wrong = /^addin\/(?:screens|start)\/|^addin\/screen\w+\.ts$/
    expect(kit.filter((path) => importsOf(path).some((to) => wrong.test(to)))).toEqual([])
  })

  test('no folder holds more than twenty sources', () => {
    const count = new Map<string, number>()
    for (const path of sources) count.set(dirname(path), (count.get(dirname(path)) ?? 0) + 1)
    expect([...count].filter(([folder, n]) => n > 20 && folder !== 'addin/words')).toEqual([])
  })
})

describe('one of each', () => {
  test('a note is written in NoteForm only', () => {
    expect(offenders(/\bMAX_NOTE\b/)).toEqual(['addin/parts/NoteForm.tsx'])
  })

  test('a file is asked for in FileButton only', () => {
    expect(offenders(/type="file"/)).toEqual(['addin/parts/FileButton.tsx'])
  })

  test('icons come one by one, from the kit’s list of them', () => {
    expect(offenders(/@fluentui\/react-icons/)).toEqual(['addin/parts/icons.ts'])
    expect(offenders(/'@fluentui\/react-icons'/)).toEqual([])
  })
})

/** Every way from a name back to itself, as `a > b > a`. */
function circlesIn(leads: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const circles: string[] = []
  const walk = (way: readonly string[]): void => {
    for (const next of leads.get(way.at(-1) ?? '') ?? []) {
      if (next === way[0]) circles.push([...way, next].join(' > '))
      else if (!way.includes(next)) walk([...way, next])
    }
  }
  for (const from of leads.keys()) walk([from])
  return circles
}
