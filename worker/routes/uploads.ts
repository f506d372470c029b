/** Ledger files: read here, in the worker, so that a heavy file never holds up the campaign's object. */
import type { Finding } from '#rules/items/finding'
import { ownReading } from '#rules/reading/answers/ownReading'
import { noAnswers } from '#rules/reading/answers/readingAnswers'
import { fileRuleFindings } from '#rules/ownRules/fileFindings'
import { readUpload, type UploadReading } from '#rules/reading/readUpload'
import type { BookReading } from '#rules/reading/reading'
import {
  AcceptanceRequest,
  MAX_UPLOAD_BYTES,
  PASSWORD_HEADER,
  ReadingRequest,
  type Upload,
  type UploadAnswers,
  type UploadList,
} from '#wire/upload'
import { Hono, type Context } from 'hono'
import { readWorkbookFile, UnreadableFile, type WorkbookFile } from '../documents/xlsx/read.ts'
import { calendarOf } from '../calendar/stateHolidays.ts'
import { may } from '../guard/access.ts'
import { sha256Hex } from '../guard/sha256.ts'
import { readBytes, readJson } from '../guard/body.ts'
import { refuse } from '../guard/problems.ts'
import { linePages, MAX_ROW_CHARACTERS } from '../ledger/store/jsonRows.ts'
import type { ReadingPage } from '../ledger/uploads/uploads.ts'
import type { ReadingKind, ReadingMeta, RowMark } from '../ledger/uploads/uploadRows.ts'
import type { ApiEnv } from '../guard/ApiEnv.ts'
import { command, param, scopeAsked, scopeOf, valueOf } from './context.ts'
import { download } from './download.ts'
import { readLines } from './lines.ts'

/** A file name has at most 255 characters; some folders may stand before it. */
const MAX_FILE_NAME = 500

export const uploadRoutes = new Hono<ApiEnv>()
  .post('/uploads', may('upload.write'), async (c) => {
    const file = fileName(c.req.query('file'))
    const bytes = await readBytes(c, MAX_UPLOAD_BYTES)
    const given = scopeAsked(c, c.req.query('unit'))
    const answers: UploadAnswers = { ...noAnswers, same: {}, ...(given === null ? {} : { unit: given }) }
    const read = await readFor(c, { bytes, file, answers, password: passwordOf(c) })
    const id = crypto.randomUUID()
    const head = { id, file, sha256: await sha256Hex(bytes), meta: read.meta }
    valueOf(await command(c, 'upload.begin', head, bytes))
    await sendReading(read, async (page) => command(c, 'upload.addPage', id, page))
    const planned = valueOf(await command(c, 'upload.plan', id, null))
    return c.json({ ...planned, reading: read.reading } satisfies Upload, 201)
  })
  .get('/uploads', may('upload.write'), async (c) => {
    const list: UploadList = { uploads: await command(c, 'upload.list') }
    return c.json(list)
  })
  .get('/uploads/:id', may('upload.write'), async (c) => {
    const head = valueOf(await command(c, 'upload.read', param(c, 'id')))
    const upload: Upload = { ...head, reading: await storedReading(c, head.id, head.file) }
    return c.json(upload)
  })
  .get('/uploads/:id/file', may('upload.write'), async (c) => {
    const { bytes, file } = valueOf(await command(c, 'upload.file', param(c, 'id')))
    return download(bytes, 'application/octet-stream', file.replace(/^.*[\\/]/, ''))
  })
  .post('/uploads/:id/reading', may('upload.write'), async (c) => {
    const id = param(c, 'id')
    const { password, ...answers } = await readJson(c, ReadingRequest)
    checkUnits(c, answers)
    const name = crypto.randomUUID()
    const gathering = { upload: id, name }
    const { bytes, file } = valueOf(await command(c, 'upload.beginReading', gathering))
    const read = await readFor(c, { bytes, file, answers, password })
    if (read.misplaced.length > 0) throw refuse('reading.misplaced', `${read.misplaced.join('；')}。`)
    await sendReading(read, async (page) => {
      valueOf(await command(c, 'upload.addDraftPage', gathering, page))
    })
    const planned = valueOf(await command(c, 'upload.plan', id, { name, meta: read.meta }))
    return c.json({ ...planned, reading: read.reading } satisfies Upload)
  })
  .post('/uploads/:id/acceptance', may('upload.write'), async (c) => {
    const request = await readJson(c, AcceptanceRequest)
    return c.json(valueOf(await command(c, 'upload.accept', param(c, 'id'), request)))
  })
  .post('/uploads/:id/withdrawal', may('upload.write'), async (c) =>
    c.json(valueOf(await command(c, 'upload.takeBack', param(c, 'id')))),
  )

/** The name as people see it; with its folders where the sender needs them to tell two files apart. */
function fileName(asked: string | undefined): string {
  const name = (asked ?? '').trim()
  // oxlint-disable-next-line eslint/no-control-regex -- control characters are what is looked for
  if (name === '' || name.length > MAX_FILE_NAME || /[\u0000-\u001f]/.test(name)) throw refuse('file.name')
  return name
}

/** The password of a protected workbook, for this one reading. */
function passwordOf(c: Context<ApiEnv>): string | undefined {
  const encoded = c.req.header(PASSWORD_HEADER)
  if (encoded === undefined) return undefined
  try {
    return decodeURIComponent(encoded)
  } catch {
    throw refuse('request.malformed')
  }
}

/** Whose rows are is the office's word; a unit's file is its own, and it may say so of a sheet that names another. */
function checkUnits(c: Context<ApiEnv>, { unit, units, owners }: UploadAnswers): void {
  const own = scopeOf(c)
  const ofFile = [...Object.values(owners), ...(unit === undefined ? [] : [unit])]
  const named = [...Object.values(units), ...ofFile.filter((one) => one !== own)]
  if (own !== null && named.length > 0) {
    throw refuse('access.denied', '问题属于哪个单位，由领导小组办公室指定。')
  }
  const known = new Set(c.var.campaign.units.map(({ id }) => id))
  if (!named.every((one) => known.has(one))) throw refuse('unit.unknown')
}

interface ToRead {
  readonly bytes: Uint8Array
  readonly file: string
  readonly answers: UploadAnswers
  readonly password: string | undefined
}

interface Read {
  readonly reading: BookReading
  readonly marks: readonly RowMark[]
  readonly meta: ReadingMeta
  readonly misplaced: readonly string[]
}

async function readFor(c: Context<ApiEnv>, { bytes, file, answers, password }: ToRead): Promise<Read> {
  const { campaign } = c.var
  const own = scopeOf(c)
  const { sheets, notes } = await readFile(bytes, file, password)
  const known = await command(c, 'upload.recall', {
    file,
    given: answers.unit ?? null,
    follows: answers.follows ?? null,
  })
  const calendar = calendarOf(campaign)
  const today = c.var.actor.day
  const options = known.unit === null ? { calendar, today } : { calendar, today, unit: known.unit }
  const read = readUpload({ file, sheets }, campaign, options, { ...known, answers })
  const plain = withoutGiants(own === null ? read.reading : ownReading(read.reading, own, campaign))
  const findings = [...plain.findings, ...fileRuleFindings(plain.items, campaign)]
  const reading = { ...plain, findings }
  return {
    reading,
    marks: marksOf(read),
    meta: {
      reading: crypto.randomUUID(),
      answers: known.unit === null || own !== null ? answers : { ...answers, unit: known.unit },
      remember: read.remember,
      carried: read.carried,
      notes,
    },
    misplaced: read.misplaced,
  }
}

function marksOf({ answered, ids, versions }: UploadReading): RowMark[] {
  const marks = new Map<string, RowMark>(answered.map((row) => [row.row, row]))
  for (const [row, id] of Object.entries(ids)) {
    const version = versions[row]
    marks.set(row, { ...marks.get(row), row, id, ...(version === undefined ? {} : { version }) })
  }
  return [...marks.values()]
}

/** JSON makes six characters of one at most (a control character's escape). */
const MOST_ESCAPED = 6

/** Counts what is said in the row, so that JSON is not made of every row only to see how long it is. */
function mayBeGiant({ extras = {}, ...content }: BookReading['items'][number]): boolean {
  const said = [...Object.values(content), ...Object.entries(extras).flat()]
  const characters = said.reduce<number>((sum, one) => sum + (typeof one === 'string' ? one.length : 0), 0)
  return characters * MOST_ESCAPED > MAX_ROW_CHARACTERS / 2
}

/** A row longer than the ledger can keep is no row of a ledger; it is named, and the others go through. */
function withoutGiants(reading: BookReading): BookReading {
  const giants = new Set(
    reading.items.filter((item) => mayBeGiant(item) && JSON.stringify(item).length > MAX_ROW_CHARACTERS),
  )
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

async function readFile(
  bytes: Uint8Array,
  file: string,
  password: string | undefined,
): Promise<WorkbookFile> {
  try {
    return await readWorkbookFile(bytes, file, password === undefined ? {} : { password })
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    throw refuse(error.needsPassword ? 'file.password' : 'file.unreadable', error.detail, [
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

async function sendReading(
  { reading, marks }: Read,
  send: (page: ReadingPage) => Promise<void>,
): Promise<void> {
  const kinds: [ReadingKind, readonly unknown[]][] = [
    ['item', reading.items],
    ['finding', reading.findings],
    ['zero', reading.zeroReports],
    ['sheet', reading.sheets],
    ['mark', marks],
  ]
  for (const [kind, rows] of kinds) {
    for (const page of linePages(rows)) await send({ ...page, kind })
  }
}

async function storedReading(c: Context<ApiEnv>, id: string, file: string): Promise<BookReading> {
  const linesOf = async <T>(kind: ReadingKind): Promise<T[]> =>
    readLines<T>(async (after) => command(c, 'upload.lines', id, { kind, after }))
  return {
    file,
    items: await linesOf('item'),
    findings: await linesOf('finding'),
    zeroReports: await linesOf('zero'),
    sheets: await linesOf('sheet'),
  }
}
