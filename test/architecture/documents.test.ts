import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'

/** What the project says of itself: short where people begin, and true where it names a place. */

const root = new URL('../../', import.meta.url).pathname
const pages = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '*.md'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\0')
  .filter((path) => path !== '' && existsSync(root + path))
const textOf = (path: string): string => readFileSync(root + path, 'utf8')

/** A person reads so much before the first command. */
const README_BYTES = 12 * 1024
const CELL_CHARACTERS = 100

/** Places that a page links to or names, from the root; addresses of the web and of the running product are none. */
function placesIn(page: string): string[] {
  const text = textOf(page)
  const linked = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, path = '']) =>
    join(dirname(page), path),
  )
  const named = [...text.matchAll(/`((?:addin|worker|test|\.github)\/[^`\s*<>]+)`/g)].map(
    ([, path = '']) => path,
  )
  return [...linked, ...named]
}

describe('the pages of the project', () => {
  test('the README stays within 12 KB', () => {
    expect(readFileSync(`${root}README.md`).length).toBeLessThanOrEqual(README_BYTES)
  })

  test('no cell of a table is a paragraph', () => {
    const long = pages.flatMap((page) =>
      textOf(page)
        .split('\n')
        .filter((line) => line.startsWith('|'))
        .flatMap((line) => line.split('|').map((cell) => cell.trim()))
        .filter((cell) => cell.length > CELL_CHARACTERS && !/^-+$/.test(cell))
        .map((cell) => `${page}: ${cell}`),
    )
    expect(long).toEqual([])
  })

  test.each(pages)('every place that %s names exists', (page) => {
    expect(placesIn(page).filter((path) => !existsSync(root + path))).toEqual([])
  })

  test('decisions are numbered in order, dated, and never numbered twice', () => {
    const numbers = [...textOf('worker/README.md').matchAll(/^- \*\*D-(\d\d) · \d{4}-\d\d-\d\d · /gm)].map(
      ([, no]) => Number(no),
    )
    expect(numbers.length).toBeGreaterThan(20)
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
  })
})
