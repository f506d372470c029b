/** Every document that can be had of the demo campaign: each Word file and workbook that a route gives. */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { paperKinds } from '#rules/campaign/paperKind'
import type { CircularList, PublishedList } from '#wire/document'
import type { ItemPage } from '#wire/item'
import type { NoticeList } from '#wire/notice'
import type { SnapshotList } from '#wire/overview'
import type { RegisterFigures } from '#rules/registers/registerFigures'
import { registers } from '#rules/registers/registers'
import { enterDemo, type DemoPerson } from './demoPerson.ts'

const root = new URL('../../../', import.meta.url).pathname

/** One to fetch: a path of the campaign, with a body where it is made by a POST. */
interface Wanted {
  readonly path: string
  readonly body?: object
}

/** By the route's own path: all that there is to fetch of it in the demo. */
const documents: Readonly<Record<string, (office: DemoPerson) => Promise<Wanted[]>>> = {
  '/snapshots/:id/summary.xlsx': async (office) =>
    (await office.get<SnapshotList>('/snapshots')).snapshots.map(({ id }) => ({
      path: `/snapshots/${id}/summary.xlsx`,
    })),
  '/circulars/:id/file.docx': async (office) =>
    (await office.get<CircularList>('/circulars')).circulars.map(({ id }) => ({
      path: `/circulars/${id}/file.docx`,
    })),
  '/published/:id/file.docx': async (office) =>
    (await office.get<PublishedList>('/published')).published.map(({ id }) => ({
      path: `/published/${id}/file.docx`,
    })),
  '/published/:id/website.docx': async (office) =>
    (await office.get<PublishedList>('/published')).published
      .filter(({ kind }) => kind !== 'reminder')
      .map(({ id }) => ({ path: `/published/${id}/website.docx` })),
  '/notices/:id/file.docx': async (office) =>
    (await office.get<NoticeList>('/notices')).notices.map(({ id }) => ({
      path: `/notices/${id}/file.docx`,
    })),
  '/items/:id/closing-sheet.docx': async (office) =>
    (await office.get<ItemPage>('/items?cursor=0')).items
      .filter(({ state }) => state === 'closed')
      .map(({ id }) => ({ path: `/items/${id}/closing-sheet.docx` })),
  '/unit-report/file.docx': async (office) =>
    (await unitsOf(office)).map((unit) => ({ path: `/unit-report/file.docx?unit=${unit}` })),
  '/ledger/self-check.xlsx': async (office) =>
    (await unitsOf(office)).map((unit) => ({ path: `/ledger/self-check.xlsx?unit=${unit}` })),
  '/registers/:register/file.xlsx': async () =>
    registers.map(({ key }) => ({ path: `/registers/${key}/file.xlsx` })),
  '/settings/file.xlsx': async () => [{ path: '/settings/file.xlsx' }],
  '/templates/:kind': async () => paperKinds.map((kind) => ({ path: `/templates/${kind}` })),
  '/codes/hand-out.xlsx': async () => [
    { path: '/codes/hand-out.xlsx', body: { roles: ['unit', 'head'], replace: false } },
  ],
}

/** Fetches all of them into the folder; throws for a document route that nobody listed here. */
export async function downloadDocuments(url: string, folder: string): Promise<string[]> {
  const unlisted = documentRoutes().filter((route) => documents[route] === undefined)
  if (unlisted.length > 0) throw new Error(`documents.ts does not fetch ${unlisted.join(', ')}`)
  const office = await enterDemo(url, 'office')
  const names: string[] = []
  for (const [route, list] of Object.entries(documents)) {
    for (const { path, body } of await list(office)) {
      const { name, bytes } = await office.download(path, body)
      // Several papers may bear one name: a circular is fetched by the office and as published.
      const kept = `${String(names.length + 1).padStart(3, '0')} ${route.split('/')[1]} ${name}`
      writeFileSync(join(folder, kept), bytes)
      names.push(kept)
    }
  }
  return names
}

/** Paths of routes that end as a document, from the routes themselves. */
function documentRoutes(): string[] {
  return readdirSync(join(root, 'worker/routes')).flatMap((file) =>
    [...readFileSync(join(root, 'worker/routes', file), 'utf8').matchAll(/'(\/[^'$]*\.(?:docx|xlsx))'/g)].map(
      (found) => found[1] ?? '',
    ),
  )
}

async function unitsOf(office: DemoPerson): Promise<readonly string[]> {
  return (await office.get<RegisterFigures>('/registers')).units
}

/** What the ECMA-376 schemas have against these files, one line each. Throws where the check itself did not run. */
export function schemaFaults(folder: string, names: readonly string[]): string[] {
  const validator = join(root, 'test/ooxml/validate.py')
  const { status, stdout, stderr } = spawnSync(
    '/usr/bin/python3',
    [validator, ...names.map((name) => join(folder, name))],
    { encoding: 'utf8' },
  )
  if (status !== 0 && status !== 1) throw new Error(`validate.py did not run: ${stderr}`)
  const lines = stdout.trim().split('\n')
  const checked = lines.filter((line) => /: [1-9]\d* parts checked$/.test(line))
  if (checked.length !== names.length)
    throw new Error(`only ${checked.length} of ${names.length} were checked`)
  return lines.filter((line) => !/parts checked$|^0 errors$/.test(line))
}
