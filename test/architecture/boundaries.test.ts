import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'

/** Rules of the layout that the compiler cannot hold. */

const root = new URL('../../', import.meta.url).pathname
const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
  .split('\0')
  .filter(Boolean)
const sources = tracked.filter((path) => /\.tsx?$/.test(path) && existsSync(root + path))
const textOf = (path: string): string => readFileSync(root + path, 'utf8')

/** Code without comments and strings, for rules about what code does. */
function codeOf(path: string): string {
  return textOf(path)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|[^:])\/\/.*$/gm, '$1')
    .replace(/'(?:[^'\\\n]|\\.)*'/g, "''")
}

function offenders(inside: RegExp, wrong: RegExp, except: RegExp = /^$/): string[] {
  return sources.filter((path) => inside.test(path) && !except.test(path) && wrong.test(codeOf(path)))
}

/** The storeys of the worker, the lowest first: each builds on those below it and knows none beside or above it. */
const storeys: readonly (readonly string[])[] = [
  ['rules/'],
  ['wire/'],
  ['calendar/', 'hexOf.ts', 'joinBytes.ts', 'version.ts'],
  ['guard/', 'ledger/', 'documents/'],
  ['routes/'],
  ['index.ts', 'commands/'],
]

/** The rooms of the ledger, likewise. */
const rooms: readonly (readonly string[])[] = [
  ['Ledger.ts', 'Answer.ts', 'CampaignDirectory.ts', 'migrations/'],
  ['command.ts', 'migrations.ts', 'store/'],
  ['record/'],
  ['items/', 'people/'],
  ['weeks/', 'registers/', 'notices/', 'talk/'],
  ['settings/', 'closure/', 'uploads/'],
  ['checks/', 'snapshots/'],
  ['papers/'],
  ['views/'],
  ['commands.ts'],
  ['CampaignLedger.ts'],
]

/** The files of this repository that a file imports. */
function importsOf(path: string): string[] {
  return [...textOf(path).matchAll(/from '([^']+)'/g)].flatMap(([, from = '']) => {
    if (from.startsWith('#')) return [`worker/${from.slice(1)}.ts`]
    return from.startsWith('.') ? [join(dirname(path), from)] : []
  })
}

/** Imports of sources under `under` that do not lead to a lower floor or stay in the room; and sources on no floor. */
function misled(under: string, floors: readonly (readonly string[])[]): string[] {
  const placeOf = (path: string): { room: string; floor: number } | undefined => {
    const inside = path.slice(under.length)
    const floor = floors.findIndex((some) => some.some((room) => inside.startsWith(room)))
    const room = floors[floor]?.find((one) => inside.startsWith(one))
    return room === undefined ? undefined : { room, floor }
  }
  return sources
    .filter((path) => path.startsWith(under) && !path.endsWith('.d.ts'))
    .flatMap((path) => {
      const here = placeOf(path)
      if (here === undefined) return [`${path} is on no floor`]
      return importsOf(path)
        .filter((to) => to.startsWith(under) && !to.endsWith('.d.ts'))
        .filter((to) => {
          const there = placeOf(to)
          return there === undefined || (there.room !== here.room && there.floor >= here.floor)
        })
        .map((to) => `${path} -> ${to}`)
    })
}

describe('boundaries', () => {
  test('the top level holds what the card names, dot-files, the lock file and LICENSE', () => {
    const top = new Set(tracked.map((path) => path.split('/')[0] ?? ''))
    const allowed = new Set(
      'addin worker manifest.xml test package.json tsconfig.json wrangler.toml README.md package-lock.json LICENSE'.split(
        ' ',
      ),
    )
    expect([...top].filter((name) => !allowed.has(name) && !name.startsWith('.'))).toEqual([])
  })

  test('rules know no clock, chance, network or platform', () => {
    const ambient =
      /\b(?:new Date|Date\.|Math\.random|Intl\.|fetch\(|console\.|crypto\.|setTimeout|toLocale\w+\()/
    expect(offenders(/^worker\/rules\//, ambient)).toEqual([])
  })

  test('rules import rules only; wire imports rules, wire and the schema library only', () => {
    const foreign = (path: string, allowed: RegExp): string[] =>
      [...textOf(path).matchAll(/from '([^']+)'/g)]
        .map((found) => found[1] ?? '')
        .filter((from) => !allowed.test(from))
    const inRules = sources.filter((path) => path.startsWith('worker/rules/'))
    const inWire = sources.filter((path) => path.startsWith('worker/wire/'))
    expect(
      inRules.flatMap((path) =>
        foreign(path, /^(?:\.{1,2}\/(?!(?:\.\.\/)*(?:wire|routes|ledger|documents|guard)\/))/),
      ),
    ).toEqual([])
    expect(inWire.flatMap((path) => foreign(path, /^(?:\.\/|#rules\/|#wire\/|valibot$)/))).toEqual([])
  })

  test('each storey of the worker builds on those below it: guard and ledger do not know each other', () => {
    expect(misled('worker/', storeys)).toEqual([])
  })

  test('no two rooms of the ledger import each other, and none imports upwards', () => {
    expect(misled('worker/ledger/', rooms)).toEqual([])
  })

  test('no folder holds more than twenty sources; the routes, the wire and the words are lists of their own', () => {
    const count = new Map<string, number>()
    for (const path of sources.filter((one) => /^(?:addin|worker|test)\//.test(one))) {
      count.set(dirname(path), (count.get(dirname(path)) ?? 0) + 1)
    }
    const lists = new Set(['worker/routes', 'worker/wire', 'addin/words'])
    expect([...count].filter(([folder, files]) => files > 20 && !lists.has(folder))).toEqual([])
  })

  test('the add-in borrows rules and wire, nothing else of the worker; the worker never imports the add-in', () => {
    const namesIn = (path: string): string[] =>
      [...textOf(path).matchAll(/from '([^']+)'/g)].map((found) => found[1] ?? '')
    const fromAddin = sources.filter(
      (path) => path.startsWith('addin/') && namesIn(path).some((from) => /worker\//.test(from)),
    )
    const fromWorker = sources.filter(
      (path) => path.startsWith('worker/') && namesIn(path).some((from) => /addin\//.test(from)),
    )
    expect(fromAddin.filter((path) => !path.startsWith('addin/workbench/'))).toEqual([])
    expect(fromWorker).toEqual([])
  })

  test('Excel and Office are spoken in addin/workbook only', () => {
    expect(
      offenders(
        /^addin\//,
        /\b(?:Excel|Office)\.[a-zA-Z]/,
        /^addin\/(?:workbook|workbench)\/|^addin\/main\.tsx$/,
      ),
    ).toEqual([])
  })

  test('the add-in fetches in addin/server only', () => {
    expect(offenders(/^addin\//, /\bfetch\(/, /^addin\/(?:server|workbench)\//)).toEqual([])
  })

  test('SQL is written in worker/ledger only', () => {
    const sql = /\b(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE)\b/
    expect(
      sources.filter(
        (path) =>
          /^(?:worker|addin)\//.test(path) && !path.startsWith('worker/ledger/') && sql.test(textOf(path)),
      ),
    ).toEqual([])
  })

  test('in the ledger SQL is written in …Rows.ts, which decide nothing; in store, record and migrations', () => {
    const elsewhere =
      /^worker\/ledger\/(?:(?:store|record|migrations)\/|migrations\.ts|CampaignDirectory\.ts)/
    const inLedger = sources.filter((path) => path.startsWith('worker/ledger/') && !elsewhere.test(path))
    const isRows = (path: string): boolean => path.endsWith('Rows.ts')
    expect(inLedger.filter((path) => !isRows(path) && /\.exec\b/.test(codeOf(path)))).toEqual([])
    // What refuses, records or steps an item decides.
    const decides = /import \{[^}]*\} from '[^']*\/(?:Answer|recordAct|stepItem|command)\.ts'/
    expect(inLedger.filter((path) => isRows(path) && decides.test(textOf(path)))).toEqual([])
  })

  test('the routes reach a campaign by commands: only context.ts asserts what crosses the network', () => {
    const asserted = sources.filter(
      (path) => /^worker\/(?:routes|ledger)\//.test(path) && /as unknown as/.test(textOf(path)),
    )
    expect(asserted).toEqual(['worker/routes/context.ts', 'worker/routes/directoryOf.ts'])
  })

  test('an error reply is built in worker/guard/problems.ts only', () => {
    expect(
      sources.filter(
        (path) =>
          path.startsWith('worker/') &&
          !/^worker\/(?:guard\/problems|wire\/problem)\.ts$/.test(path) &&
          /problem\+json/.test(textOf(path)),
      ),
    ).toEqual([])
  })

  test('workbook files are read and written in worker/documents only', () => {
    const libraries = /from '(?:hucre|exceljs|xlsx|docxtemplater|pizzip)/
    expect(
      sources.filter(
        (path) =>
          /^(?:worker|addin)\//.test(path) &&
          !/^worker\/(?:documents|commands)\//.test(path) &&
          libraries.test(textOf(path)),
      ),
    ).toEqual([])
  })

  test('no drawer names', () => {
    expect(
      tracked.filter((path) =>
        /(?:^|\/)(?:utils?|common|helpers?|misc|shared|types)(?:\/|\.tsx?$)/.test(path),
      ),
    ).toEqual([])
  })

  test('no default exports except where a tool demands one', () => {
    expect(
      offenders(/^(?:worker|addin)\//, /^export default/m, /^worker\/index\.ts$|vite\.config\.ts$|\.d\.ts$/),
    ).toEqual([])
  })

  test('versions in package.json and manifest.xml are the same', () => {
    const version = /"version": "([^"]+)"/.exec(textOf('package.json'))?.[1]
    expect(/<Version>([^<]+)<\/Version>/.exec(textOf('manifest.xml'))?.[1]).toBe(`${version}.0`)
  })

  test('every path that the README names exists', () => {
    const named = [
      ...textOf('README.md').matchAll(/`((?:addin|worker|test)\/[^`\s*]+|manifest\.xml|wrangler\.toml)`/g),
    ].map((found) => found[1] ?? '')
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter((path) => !existsSync(root + path))).toEqual([])
  })
})
