/** Workbooks that hucre opens for us: .xls, and encrypted ones when the password is given. */
import { readXls, readXlsx, type Cell as HucreCell, type Sheet } from 'hucre/xlsx'
import { DecryptionError, EncryptedFileError } from 'hucre'
import type { Cell, SheetGrid } from '#rules/grid'
import { damaged } from './guard.ts'
import { UnreadableFile } from './UnreadableFile.ts'

/** Reads a BIFF8 workbook (.xls, WPS .et). Number formats of dates and hidden rows are not kept by it. */
export async function readLegacyBook(bytes: Uint8Array, file: string): Promise<SheetGrid[]> {
  if (isEncryptedBiff(bytes)) {
    throw new UnreadableFile(
      'file.encrypted',
      `“${file}”是加密的 .xls 文件，无法读取。请取消密码并另存为 .xlsx 后重新报送。`,
    )
  }
  const book = await readXls(bytes).catch((cause: unknown) => {
    throw damaged(file, cause)
  })
  return book.sheets.map(gridOf)
}

/** Decrypts and reads an encrypted .xlsx. */
export async function readEncryptedBook(
  bytes: Uint8Array,
  file: string,
  password: string | undefined,
): Promise<SheetGrid[]> {
  if (password === undefined || password === '') {
    throw new UnreadableFile(
      'file.encrypted',
      `“${file}”设有打开密码。请填写密码后再读取，或者取消密码后重新报送。`,
    )
  }
  const book = await readXlsx(bytes, { readStyles: true, password }).catch((cause: unknown) => {
    if (cause instanceof DecryptionError || cause instanceof EncryptedFileError) {
      throw new UnreadableFile(
        'file.wrong-password',
        `“${file}”的密码不对，没有打开。请核对密码，或者取消密码后重新报送。`,
        { cause },
      )
    }
    throw damaged(file, cause)
  })
  return book.sheets.map(gridOf)
}

/** 0x002F FILEPASS follows the first record of an encrypted BIFF8 stream; streams start on 512-byte sectors. */
function isEncryptedBiff(bytes: Uint8Array): boolean {
  for (let at = 512; at + 28 <= bytes.length; at += 512) {
    const isBook =
      bytes[at] === 0x09 && bytes[at + 1] === 0x08 && bytes[at + 5] === 0x06 && bytes[at + 6] === 0x05
    if (isBook)
      return bytes[at + 4 + (bytes[at + 2] ?? 0)] === 0x2f && bytes[at + 5 + (bytes[at + 2] ?? 0)] === 0
  }
  return false
}

function gridOf(sheet: Sheet): SheetGrid {
  const hiddenRows = [...(sheet.rowDefs ?? [])]
    .filter(([, row]) => row.hidden === true)
    .map(([index]) => index)
  const hiddenColumns = (sheet.columns ?? []).flatMap((column, index) =>
    column.hidden === true ? [index] : [],
  )
  return {
    name: sheet.name,
    rows: sheet.rows.map((row, r) => row.map((value, c) => cellOf(value, sheet.cells?.get(`${r},${c}`)))),
    merges: (sheet.merges ?? []).map((merge) => ({
      top: merge.startRow,
      left: merge.startCol,
      bottom: merge.endRow,
      right: merge.endCol,
    })),
    date1904: false,
    ...(sheet.hidden === true || sheet.veryHidden === true ? { hidden: true } : {}),
    ...(hiddenRows.length === 0 ? {} : { hiddenRows }),
    ...(hiddenColumns.length === 0 ? {} : { hiddenColumns }),
  }
}

const ERROR_VALUE = /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|SPILL!|CALC!)$/

function cellOf(value: HucreCell['value'], detail: HucreCell | undefined): Cell | undefined {
  if (value === null || value === '') return undefined
  const formula = detail?.formula === undefined ? {} : { formula: true as const }
  const format = detail?.style?.numFmt
  if (value instanceof Date) return dateCell(value, format, formula)
  if (typeof value === 'string' && ERROR_VALUE.test(value)) return { value, error: true, ...formula }
  if (typeof value === 'number' && format !== undefined) return { value, format, ...formula }
  return { value, ...formula }
}

const MS_A_DAY = 86_400_000
/** 1899-12-30 in UTC milliseconds, day 0 of the 1900 count. */
const DAY_ZERO = -2_209_161_600_000

/** hucre turns dates into UTC moments; the grid wants the serial back, whatever zone this runs in. */
function dateCell(moment: Date, format: string | undefined, formula: { formula?: true }): Cell {
  const value = (moment.getTime() - DAY_ZERO) / MS_A_DAY
  if (value < 1) return { value, format: 'hh:mm', ...formula }
  return {
    value,
    format: format ?? (Number.isInteger(value) ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm'),
    ...formula,
  }
}
