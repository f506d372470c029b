/** Writing .xlsx through hucre: the only place that knows how the library wants it. */
import { writeXlsx } from 'hucre/xlsx'

export function writeWorkbook(title: string, creator: string): Promise<Uint8Array> {
  return writeXlsx({ sheets: [{ name: '总览', rows: [[title]] }], properties: { title, creator } })
}
