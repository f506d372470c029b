import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'

/** The rooms of worker/rules, one above the other: a room knows the rooms above it in this list, and none below. */
const rooms = [
  ['calendar', 'days, working days, holidays'],
  ['cells', 'cells of a sheet and their texts, numbers and shares as they are written'],
  ['sheets', 'sheets of a workbook to be written, as data'],
  ['fields', 'all that is known of an item’s fields'],
  ['campaign', 'the campaign: units, categories, kinds, settings'],
  ['items', 'an item: what it says, its state, its lateness, what it still needs'],
  ['ownRules', 'what the office rules for itself: checks, lights before the day'],
  ['asked', 'what is asked about rows that were typed in'],
  ['timeLimit', 'time limits in words'],
  ['ledgerSheet', 'the standard ledger, which is read back by its own headings'],
  ['columns', 'what the columns of any ledger mean'],
  ['reading', 'any ledger as items and questions'],
  ['reconcile', 'a file that comes again'],
  ['weeks', 'weekly reports'],
  ['registers', 'registers beside the ledger'],
  ['figures', 'what is counted, and compared between two states'],
  ['checks', 'spot checks, integrity, the ladder'],
  ['papers', 'circulars, notices, letters'],
  ['summary', 'the leaders’ workbook'],
  ['settings', 'the campaign’s settings as a sheet'],
  ['record', 'the sealed record and backups'],
  ['people', 'who acts, who may know what, names out of a finished campaign'],
] as const satisfies readonly (readonly [room: string, holds: string])[]

/** Of one folder; with more, nobody finds anything. */
const MOST_SOURCES = 20

const root = new URL('../../', import.meta.url).pathname
const base = 'worker/rules'
const sources = readdirSync(join(root, base), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => path.replaceAll('\\', '/'))
  .toSorted()

/** What a source of the rules imports of them, types included. */
function importsOf(source: string): string[] {
  const text = readFileSync(join(root, base, source), 'utf8')
  return [...text.matchAll(/\bfrom '(\.{1,2}\/[^']+)'/g)].map(([, to = '']) =>
    normalize(join(dirname(source), to)),
  )
}

function roomOf(source: string): string {
  return source.split('/')[0] ?? ''
}

describe('the floors of worker/rules', () => {
  const rank = new Map<string, number>(rooms.map(([room], index) => [room, index]))

  test('every source stands in a room of the table, and every room has sources', () => {
    expect(sources.filter((source) => !source.includes('/') || !rank.has(roomOf(source)))).toEqual([])
    expect(
      rooms.map(([room]) => room).filter((room) => !sources.some((one) => roomOf(one) === room)),
    ).toEqual([])
  })

  test('no room imports one that stands below it in the table', () => {
    const wrong = sources.flatMap((source) =>
      importsOf(source)
        .filter((to) => (rank.get(roomOf(to)) ?? Infinity) > (rank.get(roomOf(source)) ?? -1))
        .map((to) => `${source} imports ${to}`),
    )
    expect(wrong).toEqual([])
  })

  test('imports are found: the table is not held by nothing', () => {
    expect(importsOf('people/PeopleRemover.ts')).toContain('fields/naming.ts')
    expect(sources.flatMap(importsOf).filter((to) => !sources.includes(to))).toEqual([])
    expect(sources.flatMap(importsOf).length).toBeGreaterThan(sources.length)
  })

  test('no circle of sources within a room', () => {
    const state = new Map<string, 'open' | 'done'>()
    const circles: string[] = []
    const visit = (source: string, path: readonly string[]): void => {
      if (state.get(source) === 'open') circles.push([...path, source].join(' → '))
      if (state.has(source)) return
      state.set(source, 'open')
      for (const to of importsOf(source)) visit(to, [...path, source])
      state.set(source, 'done')
    }
    for (const source of sources) visit(source, [])
    expect(circles).toEqual([])
  })

  test(`no folder holds more than ${MOST_SOURCES} sources`, () => {
    const counts = new Map<string, number>()
    for (const source of sources) counts.set(dirname(source), (counts.get(dirname(source)) ?? 0) + 1)
    expect([...counts].filter(([, count]) => count > MOST_SOURCES)).toEqual([])
  })
})
