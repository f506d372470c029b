/**
 * 汇总 without a server to visit: an office with a folder of workbooks gets the reading, the figures, the
 * summary workbook and the circular. The real worker does the work, in a workerd of its own.
 *
 *   npm run --silent aggregate -- --campaign FILE.json --as-of YYYY-MM-DD --out DIR [--unit UNIT] WORKBOOK...
 *
 * With --unit (its id, name or alias) the workbooks are that unit's; one that names another is not taken in until the
 * same call says --whose UNIT: whose the stopped workbooks are.
 *
 * Workbooks that are versions of one list are taken oldest first, and the newest counts; rows that stand in two
 * workbooks count once and are said as findings before anything is counted.
 *
 * Exit status 0 when the job was done, whatever the data's findings; 2 when something given could not be used:
 * one line names it, and the other files are still done.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { yearOf } from '#rules/calendar/day'
import type { Finding } from '#rules/items/finding'
import type { ReadItem } from '#rules/items/item'
import { asksWhose, rowRef } from '#rules/reading/answers/readingAnswers'
import { rowsSaid } from '#rules/reading/sayRows'
import { compareAges, sheetAge, stemOf, type SheetAge } from '#rules/reading/sheetAge'
import type { Upload } from '#wire/upload'
import { readJob, Unusable, type Job } from './aggregateJob.ts'
import { Refused, type CampaignClient } from './campaignClient.ts'
import { withPassingOffice } from './passingOffice.ts'

/** Names under which the files are known: the file's own name, or its path where two have the same name. */
function namesOf(paths: readonly string[]): string[] {
  const names = paths.map((path) => basename(path))
  return paths.map((path, index) => {
    const name = names[index] ?? path
    return names.indexOf(name) === names.lastIndexOf(name) ? name : path
  })
}

async function aggregate(job: Job): Promise<boolean> {
  return withPassingOffice(job.campaign, async ({ client }) => {
    const { allUsed, ...beside } = await takeLedgersIn(client, job)
    await writeDocuments(client, job, beside)
    return allUsed
  })
}

/** What several workbooks together show. */
interface Beside {
  /** That another workbook had brought rows already. */
  readonly duplicates: readonly Finding[]
  /** These rows, as they were read: shown, and not counted a second time. */
  readonly uncounted: readonly ReadItem[]
}

interface Taken extends Beside {
  readonly allUsed: boolean
}

async function takeLedgersIn(office: CampaignClient, job: Job): Promise<Taken> {
  const workbooks = oldestFirst(job.workbooks, yearOf(job.campaign.starts))
  const names = namesOf(workbooks)
  const duplicates: Finding[] = []
  const uncounted: ReadItem[] = []
  let allUsed = true
  for (const [index, path] of workbooks.entries()) {
    const name = names[index] ?? path
    const at = `[${index + 1}/${job.workbooks.length}] ${name}`
    try {
      const sent = await settleWhose(
        office,
        job,
        await office.sendLedger(name, await readWorkbook(path), job.unit?.id),
      )
      const { upload, said } = await settleDuplicates(office, sent, yearOf(job.campaign.starts))
      await office.acceptLedger(upload.id)
      duplicates.push(...said)
      const counted = new Set(upload.reading.items.map(({ origin }) => rowRef(origin)))
      uncounted.push(...sent.reading.items.filter(({ origin }) => !counted.has(rowRef(origin))))
      const { items, zeroReports, findings } = upload.reading
      console.error(
        `${at}: 问题 ${items.length} 条，零报告 ${zeroReports.length} 份，待核实 ${findings.length + said.length} 处`,
      )
      for (const { message } of said) console.error(`  ${message}`)
    } catch (error) {
      if (!(error instanceof Unusable || error instanceof Refused)) throw error
      allUsed = false
      console.error(error instanceof Refused ? `${path}: ${error.message}` : error.message)
    }
  }
  return { allUsed, duplicates, uncounted }
}

/** Stops at a workbook that names another unit, unless it was said whose it is. */
async function settleWhose(office: CampaignClient, { whose }: Job, sent: Upload): Promise<Upload> {
  const asked = sent.reading.findings.filter(asksWhose)
  const [first] = asked
  if (first === undefined) return sent
  if (whose === null)
    throw new Unusable(
      `${sent.file}: ${first.message}确认后请另加一项再汇总：--whose ${first.suggestion ?? ''}，或 --whose ${first.given}。`,
    )
  const owners = Object.fromEntries(asked.map(({ sheet }) => [sheet, whose.id]))
  return office.answerLedger(sent.id, { ...sent.answers, owners })
}

/** Files in their order, but versions of one list from the oldest to the newest. */
function oldestFirst(paths: readonly string[], year: number): string[] {
  const named = paths.map((path) => ({ path, stem: stemOf(bareName(path)), age: ageOf(path, year) }))
  const groups = Map.groupBy(named, ({ stem }) => stem)
  const sorted = new Map(
    [...groups].map(([stem, group]) => [stem, group.toSorted((a, b) => compareAges(a.age, b.age))]),
  )
  return named.map(({ stem, path }) => sorted.get(stem)?.shift()?.path ?? path)
}

function bareName(path: string): string {
  return basename(path).replace(/\.[^.]*$/, '')
}

function ageOf(path: string, year: number): SheetAge {
  return sheetAge(bareName(path), null, year)
}

/** A plan names so many duplicates at once; a file of more is asked about again. */
const MOST_ROUNDS = 50

/**
 * Rows that another workbook has brought already count once: a newer version of that workbook replaces them; where
 * nobody can say which is newer, those taken in first stay until a person says otherwise.
 */
async function settleDuplicates(
  office: CampaignClient,
  sent: Upload,
  year: number,
): Promise<{ upload: Upload; said: Finding[] }> {
  let upload = sent
  const said: Finding[] = []
  const { predecessor } = sent
  if (predecessor !== null && compareAges(ageOf(sent.file, year), ageOf(predecessor, year)) > 0) {
    said.push(sayVersion(sent, predecessor))
    upload = await office.answerLedger(upload.id, { ...upload.answers, follows: predecessor })
  }
  for (let round = 0; upload.possibleDuplicates.length > 0 && round < MOST_ROUNDS; round++) {
    said.push(...sayDuplicates(upload))
    const rows = Object.fromEntries(upload.possibleDuplicates.map(({ row }) => [row, 'out' as const]))
    upload = await office.answerLedger(upload.id, {
      ...upload.answers,
      rows: { ...upload.answers.rows, ...rows },
    })
  }
  return { upload, said }
}

/** One sentence for each sheet and each workbook that has brought its rows before. */
function sayDuplicates({ file, possibleDuplicates }: Upload): Finding[] {
  const groups = Map.groupBy(possibleDuplicates, ({ finding, origin }) => `${finding.sheet}\n${origin.file}`)
  return [...groups.values()].flatMap((group): Finding[] => {
    const [first] = group
    if (first === undefined) return []
    const rows = group.map(({ row }) => Number(row.slice(row.lastIndexOf('!') + 1))).toSorted((a, b) => a - b)
    const { sheet, code, severity } = first.finding
    const message = `“${file}”工作表“${sheet}”第 ${rowsSaid(rows)} 行与已收入的“${first.origin.file}”中的问题相同，看不出哪份较新，暂只计一次，以先收入的为准。如是另外的问题，请改写问题或分开汇总。`
    return [{ file, sheet, cell: null, field: 'row', code, severity, given: first.problem, message }]
  })
}

function sayVersion({ file, possibleDuplicates }: Upload, predecessor: string): Finding {
  return {
    file,
    sheet: '',
    cell: null,
    field: 'file',
    code: 'file.newer-version',
    severity: 'look',
    given: predecessor,
    message: `“${file}”是“${predecessor}”的新版，${possibleDuplicates.length} 条相同的问题以新版为准，没有重复计数；旧版有而新版没有的仍保留。请核对。`,
  }
}

async function readWorkbook(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    throw new Unusable(
      `${path}: ${missing ? '没有这个文件' : `打不开（${error instanceof Error ? error.message : String(error)}）`}`,
    )
  }
}

async function writeDocuments(office: CampaignClient, job: Job, beside: Beside): Promise<void> {
  console.error(`汇总 ${job.asOf} …`)
  const snapshot = await office.takeSnapshot(job.asOf)
  const circular = await office.draftCircular(snapshot.id)
  await mkdir(job.out, { recursive: true })
  const documents = [
    ['reading.json', `/snapshots/${snapshot.id}/reading.json`],
    ['tally.json', `/snapshots/${snapshot.id}/tally.json`],
    ['summary.xlsx', `/snapshots/${snapshot.id}/summary.xlsx`],
    ['circular.docx', `/circulars/${circular.id}/file.docx`],
  ] as const
  for (const [name, path] of documents) {
    const bytes = await office.download(path)
    await writeFile(join(job.out, name), name === 'reading.json' ? withBeside(bytes, beside) : bytes)
    console.error(join(job.out, name))
  }
  console.error(`问题 ${snapshot.tally.total} 条，逾期 ${snapshot.tally.overdue.length} 条`)
}

/** The reading with what only several workbooks together show; nothing that was read is missing from it. */
function withBeside(bytes: Uint8Array, { duplicates, uncounted }: Beside): Uint8Array | string {
  if (duplicates.length + uncounted.length === 0) return bytes
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the worker's own answer
  const reading = JSON.parse(new TextDecoder().decode(bytes)) as { items: object[]; findings: Finding[] }
  return JSON.stringify({
    ...reading,
    items: [...reading.items, ...uncounted.map((item) => ({ ...item, counted: false }))],
    findings: [...reading.findings, ...duplicates],
  })
}

try {
  process.exitCode = (await aggregate(await readJob())) ? 0 : 2
} catch (error) {
  if (!(error instanceof Unusable)) throw error
  console.error(error.message)
  process.exitCode = 2
}
