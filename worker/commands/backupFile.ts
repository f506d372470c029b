/** Backup files on this machine: written from a worker's pages, read line by line, checked, sent back. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rename, type FileHandle } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { BackupCheck, type BackupVerdict } from '#rules/record/BackupCheck'
import type { BackupHead } from '#rules/record/backupFile'
import type { CellValue, TableShape } from '#rules/record/tableShape'
import { callOperator, type Send } from './campaignClient.ts'

interface BackupStart {
  readonly head: BackupHead
  readonly tables: readonly TableShape[]
}

export interface Operator {
  readonly send: Send
  readonly code: string
}

/** A campaign that changes meanwhile is read again; the last time it is held. */
const TRIES = 4

/** Rows sent back at once, in characters. */
const PART_CHARACTERS = 4_000_000

/** Writes the campaign to `path`, which appears only when it is whole. Answers the head. */
export async function writeBackup(operator: Operator, campaign: string, path: string): Promise<BackupHead> {
  for (let attempt = 1; ; attempt++) {
    const isHeld = attempt === TRIES
    const start = await begin(operator, campaign, isHeld)
    const file = await open(`${path}.part`, 'w')
    try {
      await writeLines(operator, start, file)
    } finally {
      await file.close()
    }
    // Once more, without holding: what was held is let go, and what came meanwhile is seen.
    const after = await begin(operator, campaign, false)
    if (after.head.record.seal === start.head.record.seal) {
      await rename(`${path}.part`, path)
      return start.head
    }
    if (isHeld) throw new Error('the campaign changed while it was held: it took too long; try again')
  }
}

async function begin(operator: Operator, campaign: string, hold: boolean): Promise<BackupStart> {
  const path = `/api/operator/campaigns/${campaign}/backup${hold ? '?hold=yes' : ''}`
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the worker's own answer
  return (await (await callOperator(operator, 'GET', path)).json()) as BackupStart
}

async function writeLines(
  operator: Operator,
  { head, tables }: BackupStart,
  file: FileHandle,
): Promise<void> {
  const digest = createHash('sha256')
  let lines = 0
  const write = async (text: string, count: number): Promise<void> => {
    digest.update(text)
    lines += count
    await file.write(text)
  }
  await write(`${JSON.stringify(head)}\n`, 1)
  for (const table of tables) {
    await write(`${JSON.stringify({ table })}\n`, 1)
    for await (const { text, count } of pagesOf(operator, head.campaign, table.name)) await write(text, count)
  }
  await file.write(`${JSON.stringify({ end: { lines, sha256: digest.digest('hex') } })}\n`)
}

async function* pagesOf(
  operator: Operator,
  campaign: string,
  table: string,
): AsyncGenerator<{ readonly text: string; readonly count: number }> {
  for (let after: readonly CellValue[] | null = null; ;) {
    const key: string = after === null ? '' : `&after=${encodeURIComponent(JSON.stringify(after))}`
    const path = `/api/operator/campaigns/${campaign}/backup/rows?table=${table}${key}`
    const body = await (await callOperator(operator, 'GET', path)).text()
    const at = body.indexOf('\n') + 1
    const text = body.slice(at)
    yield { text, count: text.split('\n').length - 1 }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the worker's own line
    const { next } = JSON.parse(body.slice(0, at)) as { readonly next: readonly CellValue[] | null }
    if (next === null) return
    after = next
  }
}

/** Checks a backup or an exported record. `sealOf` tells the seal of a line, to compare with one noted earlier. */
export async function checkFile(
  path: string,
): Promise<{ readonly verdict: BackupVerdict; readonly sealOf: (seq: number) => string | null }> {
  const check = new BackupCheck({
    sha256: () => createHash('sha256'),
    hexOf: (base64) => Buffer.from(base64, 'base64').toString('hex').toUpperCase(),
    fromBase64: (base64) => Buffer.from(base64, 'base64'),
  })
  for await (const line of linesOf(path)) check.line(line)
  return { verdict: check.finish(), sealOf: (seq) => check.sealAt(seq) }
}

/** Makes the campaign of the file again; the worker refuses what is there already or does not hold. */
export async function sendBackup(operator: Operator, head: BackupHead, path: string): Promise<void> {
  const at = `/api/operator/campaigns/${head.campaign}/restore`
  await callOperator(operator, 'POST', at, JSON.stringify(head))
  let table = ''
  let part: string[] = []
  let size = 0
  const flush = async (): Promise<void> => {
    if (part.length > 0)
      await callOperator(operator, 'POST', `${at}/rows`, `${[table, ...part].join('\n')}\n`)
    part = []
    size = 0
  }
  for await (const line of linesOf(path)) {
    if (line.startsWith('{"table":')) {
      await flush()
      table = line
    } else if (line.startsWith('[')) {
      if (size + line.length > PART_CHARACTERS) await flush()
      part.push(line)
      size += line.length
    }
  }
  await flush()
  await callOperator(operator, 'POST', `${at}/end`, '{}')
}

function linesOf(path: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })
}
