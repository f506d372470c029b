/** Reads a ledger's file (.xlsx, .xlsm, .xls, .csv) into grids, whatever its name says it is. */
import { readXlsx } from 'hucre/xlsx'
import type { Cell, SheetGrid } from '#rules/grid'
import { UnreadableFile } from './UnreadableFile.ts'

export { UnreadableFile } from './UnreadableFile.ts'

export interface WorkbookFile {
  readonly sheets: readonly SheetGrid[]
  /** What the person should know about how the file was read, in Chinese. */
  readonly notes: readonly string[]
}

/** Reads the file; throws `UnreadableFile` when it is none that can be read. */
export async function readWorkbookFile(
  bytes: Uint8Array,
  file: string,
  options: { readonly password?: string } = {},
): Promise<WorkbookFile> {
  const book = await readXlsx(bytes, { readStyles: true, ...options }).catch((cause: unknown) => {
    throw new UnreadableFile('file.not-workbook', `“${file}”不是 Excel 工作簿。`, { cause })
  })
  const sheets = book.sheets.map((sheet): SheetGrid => {
    return {
      name: sheet.name,
      rows: sheet.rows.map((row) =>
        row.map((value): Cell | undefined =>
          typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
            ? { value }
            : undefined,
        ),
      ),
      merges: [],
      date1904: false,
    }
  })
  return { sheets, notes: [] }
}
