/** Ledger files: read here, in the worker, so that a heavy file never holds up the campaign's object. */
import type { Finding } from '#rules/finding'
import { ownReading } from '#rules/ownReading'
import { readBook } from '#rules/readBook'
import type { BookReading } from '#rules/reading'
import { MAX_UPLOAD_BYTES, type Upload, type UploadList } from '#wire/upload'
import { Hono, type Context } from 'hono'
import { readWorkbookFile, UnreadableFile, type WorkbookFile } from '../documents/xlsx/read.ts'
import { calendarOf } from '../calendar/stateHolidays.ts'
import { may } from '../guard/access.ts'
import { sha256Hex } from '../guard/sha256.ts'
import { readBytes } from '../guard/body.ts'
import { refuse } from '../guard/problems.ts'
import { linePages, MAX_ROW_CHARACTERS } from '../ledger/jsonRows.ts'
import type { ReadingKind } from '../ledger/uploadRows.ts'
import type { Door } from '../guard/Door.ts'
import { ledgerFor, param, scopeAsked, scopeOf, valueOf, type LedgerStub } from './door.ts'
import { readLines } from './lines.ts'

/** A file name has at most 255 characters; some folders may stand before it. */
const MAX_FILE_NAME = 500

export const uploadRoutes = new Hono<Door>()
  .post('/uploads', may('upload.write'), async (c) => {
    const file = fileName(c.req.query('file'))
    const bytes = await readBytes(c, MAX_UPLOAD_BYTES)
    const reading = await readFor(c, bytes, file)
    const ledger = ledgerFor(c)
    const id = crypto.randomUUID()
    await ledger.beginUpload(c.var.author, { id, file, sha256: await sha256Hex(bytes) })
    await sendReading(ledger, id, reading)
    const upload: Upload = { ...valueOf(await ledger.planUpload(id, scopeOf(c))), reading }
    return c.json(upload, 201)
  })
  .get('/uploads', may('upload.write'), async (c) => {
    const list: UploadList = { uploads: await ledgerFor(c).uploads(scopeOf(c)) }
    return c.json(list)
  })
  .get('/uploads/:id', may('upload.write'), async (c) => {
    const ledger = ledgerFor(c)
    const head = valueOf(await ledger.upload(param(c, 'id'), scopeOf(c)))
    const upload: Upload = { ...head, reading: await storedReading(ledger, head.id, head.file) }
    return c.json(upload)
  })
  .post('/uploads/:id/acceptance', may('upload.write'), async (c) =>
    c.json(valueOf(await ledgerFor(c).acceptUpload(c.var.author, param(c, 'id')))),
  )

/** The name as people see it; with its folders where the sender needs them to tell two files apart. */
function fileName(asked: string | undefined): string {
  const name = (asked ?? '').trim()
  // oxlint-disable-next-line eslint/no-control-regex -- control characters are what is looked for
  if (name === '' || name.length > MAX_FILE_NAME || /[\u0000-\u001f]/.test(name)) throw refuse('file.name')
  return name
}

async function readFor(c: Context<Door>, bytes: Uint8Array, file: string): Promise<BookReading> {
  const { campaign } = c.var
  // The office may say whose file it is; a unit's file is its own.
  const unit = scopeAsked(c, c.req.query('unit'))
  const { sheets } = await readFile(bytes, file)
  const calendar = calendarOf(campaign)
  const reading = readBook(file, sheets, campaign, unit === null ? { calendar } : { calendar, unit })
  const own = scopeOf(c)
  return withoutGiants(own === null ? reading : ownReading(reading, own, campaign))
}

/** A row longer than the ledger can keep is no row of a ledger; it is named, and the others go through. */
function withoutGiants(reading: BookReading): BookReading {
  const giants = new Set(reading.items.filter((item) => JSON.stringify(item).length > MAX_ROW_CHARACTERS))
  if (giants.size === 0) return reading
  const findings = Array.from(giants, ({ origin }): Finding => ({
    file: origin.file,
    sheet: origin.sheet,
    cell: null,
    field: 'row',
    code: 'row.too-long',
    severity: 'block',
    given: '',
    message: `“${origin.file}”工作表“${origin.sheet}”第${origin.row}行内容过长，没有收入。请把附件性的文字移到佐证材料中。`,
  }))
  return {
    ...reading,
    items: reading.items.filter((item) => !giants.has(item)),
    findings: [...reading.findings, ...findings],
  }
}

async function readFile(bytes: Uint8Array, file: string): Promise<WorkbookFile> {
  try {
    return await readWorkbookFile(bytes, file)
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    throw refuse('file.unreadable', error.detail, [
      {
        file,
        sheet: '',
        cell: null,
        field: 'file',
        code: error.code,
        severity: 'block',
        given: file,
        message: error.detail,
      },
    ])
  }
}

async function sendReading(ledger: LedgerStub, id: string, reading: BookReading): Promise<void> {
  const kinds: [ReadingKind, readonly unknown[]][] = [
    ['item', reading.items],
    ['finding', reading.findings],
    ['zero', reading.zeroReports],
    ['sheet', reading.sheets],
  ]
  for (const [kind, rows] of kinds) {
    for (const page of linePages(rows)) await ledger.addUploadPage(id, kind, page)
  }
}

async function storedReading(ledger: LedgerStub, id: string, file: string): Promise<BookReading> {
  const linesOf = async <T>(kind: ReadingKind): Promise<T[]> =>
    readLines<T>(async (after) => ledger.uploadLines(id, kind, after))
  return {
    file,
    items: await linesOf('item'),
    findings: await linesOf('finding'),
    zeroReports: await linesOf('zero'),
    sheets: await linesOf('sheet'),
  }
}
