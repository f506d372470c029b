/**
 * 汇总 without a server to visit: an office with a folder of workbooks gets the reading, the figures, the
 * summary workbook and the circular. The real worker does the work, in a workerd of its own.
 *
 *   npm run --silent aggregate -- --campaign FILE.json --as-of YYYY-MM-DD --out DIR WORKBOOK...
 *
 * Exit status 0 when the job was done, whatever the data's findings; 2 when something given could not be used:
 * one line names it, and the other files are still done.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import * as v from 'valibot'
import type { Campaign } from '#rules/campaign/campaign'
import { readIsoDay, type Day } from '#rules/calendar/day'
import { CampaignSchema } from '#wire/campaign'
import { Refused, type CampaignClient } from './campaignClient.ts'
import { withPassingOffice } from './passingOffice.ts'

const usage =
  'usage: npm run --silent aggregate -- --campaign FILE.json --as-of YYYY-MM-DD --out DIR WORKBOOK...'

/** Something given on the command line that cannot be used; said in one line. */
class Unusable extends Error {}

interface Job {
  readonly campaign: Campaign
  readonly asOf: Day
  readonly out: string
  readonly workbooks: readonly string[]
}

async function readJob(): Promise<Job> {
  const { values, positionals } = readArguments()
  if (values.campaign === undefined || values['as-of'] === undefined || values.out === undefined)
    throw new Unusable(usage)
  if (positionals.length === 0) throw new Unusable(`no workbook given. ${usage}`)
  const asOf = readIsoDay(values['as-of'])
  if (asOf === null) throw new Unusable(`--as-of ${values['as-of']}: not a day; write it like 2017-08-15`)
  return {
    campaign: await readCampaign(values.campaign),
    asOf,
    out: resolve(values.out),
    workbooks: positionals,
  }
}

function readArguments(): ReturnType<
  typeof parseArgs<{
    options: { campaign: { type: 'string' }; 'as-of': { type: 'string' }; out: { type: 'string' } }
    allowPositionals: true
  }>
> {
  try {
    return parseArgs({
      options: { campaign: { type: 'string' }, 'as-of': { type: 'string' }, out: { type: 'string' } },
      allowPositionals: true,
    })
  } catch (error) {
    throw new Unusable(`${error instanceof Error ? error.message : String(error)}. ${usage}`)
  }
}

async function readCampaign(path: string): Promise<Campaign> {
  let stored: unknown
  try {
    stored = JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    throw new Unusable(
      `${path}: not a campaign file (${error instanceof Error ? error.message : String(error)})`,
    )
  }
  const checked = v.safeParse(CampaignSchema, stored)
  if (checked.success) return checked.output
  const [issue] = checked.issues
  throw new Unusable(`${path}: ${v.getDotPath(issue) ?? 'campaign'}: ${issue.message}`)
}

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
    const allUsed = await takeLedgersIn(client, job)
    await writeDocuments(client, job)
    return allUsed
  })
}

async function takeLedgersIn(office: CampaignClient, job: Job): Promise<boolean> {
  const names = namesOf(job.workbooks)
  let allUsed = true
  for (const [index, path] of job.workbooks.entries()) {
    const name = names[index] ?? path
    const at = `[${index + 1}/${job.workbooks.length}] ${name}`
    try {
      const upload = await office.sendLedger(name, await readWorkbook(path))
      await office.acceptLedger(upload.id)
      const { items, zeroReports, findings } = upload.reading
      console.error(
        `${at}: 问题 ${items.length} 条，零报告 ${zeroReports.length} 份，待核实 ${findings.length} 处`,
      )
    } catch (error) {
      if (!(error instanceof Unusable || error instanceof Refused)) throw error
      allUsed = false
      console.error(error instanceof Refused ? `${path}: ${error.message}` : error.message)
    }
  }
  return allUsed
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

async function writeDocuments(office: CampaignClient, job: Job): Promise<void> {
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
    await writeFile(join(job.out, name), await office.download(path))
    console.error(join(job.out, name))
  }
  console.error(`问题 ${snapshot.tally.total} 条，逾期 ${snapshot.tally.overdue.length} 条`)
}

try {
  process.exitCode = (await aggregate(await readJob())) ? 0 : 2
} catch (error) {
  if (!(error instanceof Unusable)) throw error
  console.error(error.message)
  process.exitCode = 2
}
