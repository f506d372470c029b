import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readEnteredItems } from '../../worker/commands/demo/demoItems.ts'

/** The plan's forty mechanisms: the list in worker/rules/README.md says where each one is and what proves it. */

const root = new URL('../../', import.meta.url).pathname
const textOf = (path: string): string => readFileSync(root + path, 'utf8')

interface Row {
  readonly no: string
  readonly words: string
  readonly feature: string
  readonly rules: readonly string[]
  readonly tests: readonly string[]
}

const LIST = 'worker/rules/README.md'

/** Entries of the section's list: a line with number, words and feature, a line of rules, a line of tests. */
function mechanisms(): Row[] {
  const section = textOf(LIST).split("\n## The plan's mechanisms\n")[1]?.split('\n## ')[0] ?? ''
  return section
    .split(/\n(?=- \*\*M-\d\d )/)
    .slice(1)
    .map((entry) => {
      const [head = '', rule = '', proof = ''] = entry.split(/\n {2}(?=Rule: |Test: )/)
      const [, no = '', words = '', feature = ''] = /^- \*\*(M-\d\d) (.+?)\*\* — ([\s\S]+)$/.exec(head) ?? []
      return { no, words, feature, rules: linksIn(rule), tests: linksIn(proof) }
    })
}

/** Paths from the root that a text links to. */
function linksIn(text: string): string[] {
  return [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, path = '']) =>
    join(dirname(LIST), path).replaceAll('\\', '/'),
  )
}

/** What the tests of a file are called, and the groups they stand in. */
function titlesIn(path: string): string[] {
  const titles = /\b(?:test|describe)(?:\.each\([\s\S]*?\))?\(\s*(['"`])((?:(?!\1)[^\\]|\\.)+)\1/g
  return [...textOf(path).matchAll(titles)].map(([, , title = '']) => title)
}

describe('the plan’s mechanisms', () => {
  const rows = mechanisms()
  const numbers = Array.from({ length: 40 }, (_, index) => `M-${String(index + 1).padStart(2, '0')}`)

  test('the rules’ README lists each of M-01 … M-40 once, in order, in words and with its feature', () => {
    expect(rows.map(({ no }) => no)).toEqual(numbers)
    expect(rows.filter(({ words, feature }) => !/\p{Script=Han}/u.test(words) || feature === '')).toEqual([])
  })

  test('each has a rule and a test, and both files are there', () => {
    const lacking = rows.filter(({ rules, tests }) => rules.length === 0 || tests.length === 0)
    expect(lacking.map(({ no }) => no)).toEqual([])
    const paths = rows.flatMap(({ rules, tests }) => [...rules, ...tests])
    expect(paths.filter((path) => !existsSync(root + path))).toEqual([])
    expect(rows.flatMap(({ rules }) => rules).filter((path) => !/^(?:worker|addin)\//.test(path))).toEqual([])
    expect(rows.flatMap(({ tests }) => tests).filter((path) => !/^test\/.*\.test\.ts$/.test(path))).toEqual(
      [],
    )
  })

  test('each test file that is linked says the mechanism’s number in a title', () => {
    const silent = rows.flatMap(({ no, tests }) =>
      tests
        .filter((path) => !titlesIn(path).some((title) => title.includes(no)))
        .map((path) => `${no} ${path}`),
    )
    expect(silent).toEqual([])
  })

  test('titles are found where they are, and nowhere else', () => {
    const own = titlesIn('test/architecture/mechanisms.test.ts')
    expect(own).toContain('titles are found where they are, and nowhere else')
    expect(own).not.toContain(LIST)
    expect(titlesIn('test/rules/ledgerSheet/checkLedger.test.ts')).toContain(
      '六个整改要素各有各的提示：缺少%s（M-20）',
    )
  })
})

describe('the demo', () => {
  test('M-05, M-06: names nobody: every person is a 某某', () => {
    const people = readEnteredItems().flatMap(({ fields }) => [fields['owner'], fields['leader']])
    expect(people.length).toBeGreaterThan(20)
    expect(people.filter((name) => !/^\p{Script=Han}某某?$/u.test(String(name)))).toEqual([])
    const folder = 'worker/commands/demo/'
    const named = readdirSync(root + folder)
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => [...textOf(folder + file).matchAll(/\bname: '(\p{Script=Han}{2,4})', unit/gu)])
      .map(([, name = '']) => name)
    expect(named.length).toBeGreaterThan(0)
    expect(named.filter((name) => !/某/.test(name))).toEqual([])
  })
})
