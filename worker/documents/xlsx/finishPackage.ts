/** Mends what hucre leaves open in a written workbook; everything else stays as it was, byte for byte. */
import PizZip from 'pizzip'
import { withChartValues } from './chartValues.ts'
import type { PlacedChart } from './placed.ts'

/** Zips keep local time: the first moment that they can tell, on any machine. */
const firstMoment = new Date(1980, 0, 1)

/** `charts` in the order of sheets and of the charts on a sheet, which is how hucre numbers their parts. */
export function finishPackage(bytes: Uint8Array, charts: readonly PlacedChart[]): Uint8Array {
  const zip = new PizZip(bytes)
  const mend = (path: string, change: (xml: string) => string): void => {
    const part = zip.file(path)
    if (part === null) throw new Error(`no such part: ${path}`)
    const before = part.asText()
    const after = change(before)
    if (after !== before) zip.file(path, after, { date: firstMoment, createFolders: false })
  }
  // The schema knows no xml:space here, and texts come without spaces at their ends.
  mend('xl/sharedStrings.xml', (xml) => xml.replaceAll('<t xml:space="preserve">', '<t>'))
  for (const [index, chart] of charts.entries()) {
    mend(`xl/charts/chart${index + 1}.xml`, (xml) => withChartValues(xml, chart))
  }
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE' })
}
