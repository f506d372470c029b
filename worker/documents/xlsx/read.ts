/**
 * Reads a ledger's file (.xlsx, .xlsm, .xls, .csv) into grids; what the file is, its bytes say, not its name.
 *
 * Everything is read by our own scanners: they are several times faster than hucre, bounded in time and memory, and
 * keep what it drops (formats and hidden rows of .xls, a cap on decrypted content). Dates come out as the number that the workbook keeps, with the format that shows it.
 */
import { cellName, type SheetGrid } from '#rules/cells/grid'
import { csvGrid, decodeText } from './reading/csvGrid.ts'
import { GuardedPackage } from './reading/guard.ts'
import { readBiffBook } from './reading/biffBook.ts'
import { decryptPackage } from './reading/encryptedPackage.ts'
import { notWorkbook, readOpenXmlBook } from './reading/openXmlBook.ts'
import { UnreadableFile } from './reading/UnreadableFile.ts'

export { UnreadableFile } from './reading/UnreadableFile.ts'

export interface WorkbookFile {
  readonly sheets: readonly SheetGrid[]
  /** What the person should know about how the file was read, in Chinese. */
  readonly notes: readonly string[]
}

/** A file of this size is no department's ledger; the worker takes 10 MB. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024

/**
 * Reads the file; throws `UnreadableFile` (code, detail) when it is none that can be read: not a workbook,
 * encrypted, damaged, hostile, too large.
 */
export async function readWorkbookFile(
  bytes: Uint8Array,
  file: string,
  options: { readonly password?: string } = {},
): Promise<WorkbookFile> {
  const kind = kindOf(bytes)
  if (kind === 'empty') throw new UnreadableFile('file.empty', `“${file}”是空文件。请检查后重新报送。`)
  if (bytes.length > MAX_FILE_BYTES) throw tooLarge(bytes, file)
  if (kind === 'zip') return withNotes(await readPackage(bytes, file))
  if (kind === 'encrypted') {
    return withNotes(await readPackage(decryptPackage(bytes, file, options.password), file))
  }
  if (kind === 'legacy') return withNotes({ sheets: readBiffBook(bytes, file), notes: [] })
  if (kind === 'text') return readText(bytes, file)
  throw notWorkbook(file)
}

type FileKind = 'zip' | 'encrypted' | 'legacy' | 'text' | 'empty' | 'other'

function kindOf(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty'
  if (startsWith(bytes, [0x50, 0x4b])) return 'zip'
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return compoundKind(bytes)
  const head = bytes.subarray(0, 4096)
  const isUtf16 = startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])
  // Text has no control characters but tabs and line ends.
  const isText = isUtf16 || head.every((byte) => byte >= 32 || byte === 9 || byte === 10 || byte === 13)
  return isText && !startsWith(bytes, [0x25, 0x50, 0x44, 0x46]) ? 'text' : 'other'
}

/**
 * A compound file names its streams in UTF-16, in any case: EncryptedPackage for an encrypted .xlsx, Workbook or Book
 * for .xls.
 */
function compoundKind(bytes: Uint8Array): FileKind {
  const names = new TextDecoder('utf-16le')
  let found = ''
  // Directory entries are 128 bytes long and lie on their own multiples, wherever the directory's sectors are.
  for (let at = 512; at + 64 <= bytes.length; at += 128) {
    const first = (bytes[at] ?? 0) | 0x20
    if ((first === 0x65 || first === 0x77 || first === 0x62) && bytes[at + 1] === 0) {
      const name =
        names
          .decode(bytes.subarray(at, at + 64))
          .split('\0')[0]
          ?.toLowerCase() ?? ''
      if (name === 'encryptedpackage') return 'encrypted'
      if (name === 'workbook' || name === 'book') found = name
    }
  }
  return found === '' ? 'other' : 'legacy'
}

async function readPackage(bytes: Uint8Array, file: string): Promise<WorkbookFile> {
  const parts = new GuardedPackage(bytes, file)
  if (parts.has('content.xml') && parts.has('mimetype')) {
    throw new UnreadableFile(
      'file.open-document',
      `“${file}”是 OpenDocument 表格（.ods），暂不能读取。请另存为 .xlsx 后重新报送。`,
    )
  }
  return { ...(await readOpenXmlBook(parts, file)), notes: [] }
}

function readText(bytes: Uint8Array, file: string): WorkbookFile {
  const text = decodeText(bytes)
  if (/^\s*(?:<\?xml|<!doctype|<html|<table|<\w+:Workbook)/i.test(text.slice(0, 500))) {
    const detail = `“${file}”虽然扩展名像工作簿，实际是网页或 XML 表格。请用 Excel 或 WPS 打开，另存为 .xlsx 后重新报送。`
    throw new UnreadableFile('file.markup', detail)
  }
  const grid = csvGrid(text, file.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, ''))
  const isTable = grid.rows.some((row) => (row?.length ?? 0) > 1)
  if (!isTable) throw notWorkbook(file)
  return { sheets: [grid], notes: [] }
}

function withNotes(book: WorkbookFile): WorkbookFile {
  const notes = book.sheets.flatMap((sheet) => {
    const hidden: string[] = []
    if (sheet.hidden === true) hidden.push(`工作表“${sheet.name}”是隐藏的，也已读取。`)
    if (sheet.hiddenRows !== undefined)
      hidden.push(`工作表“${sheet.name}”有 ${sheet.hiddenRows.length} 个隐藏或被筛选掉的行，也已读取。`)
    if (sheet.hiddenColumns !== undefined)
      hidden.push(`工作表“${sheet.name}”有 ${sheet.hiddenColumns.length} 个隐藏列，也已读取。`)
    const [first] = sheet.uncalculated ?? []
    if (first !== undefined)
      hidden.push(
        `工作表“${sheet.name}”有 ${sheet.uncalculated?.length ?? 0} 个公式没有保存计算结果（如 ${cellName(first.row, first.column)}），按空白读取。请用 Excel 或 WPS 打开保存一次后再报送。`,
      )
    return hidden
  })
  return { sheets: book.sheets, notes: [...book.notes, ...notes] }
}

function tooLarge(bytes: Uint8Array, file: string): UnreadableFile {
  const megabytes = Math.ceil(bytes.length / 1024 / 1024)
  return new UnreadableFile(
    'file.too-large',
    `“${file}”有 ${megabytes} MB，超过上限 ${MAX_FILE_BYTES / 1024 / 1024} MB。请删去图片和无关工作表后重新报送。`,
  )
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte)
}
