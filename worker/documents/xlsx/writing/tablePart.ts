/** A table of a sheet, with its filter: the cells keep the looks they have. */
import { cellText } from './cellText.ts'
import type { PlacedTable } from './placed.ts'
import { rangeName } from './placeNames.ts'
import { XML_HEAD, xmlEscape } from './xmlEscape.ts'

/** The part table1.xml and its kin; `id` counts through the workbook from 1. */
export function tablePart({ name, range, columns }: PlacedTable, id: number): string {
  const place = rangeName(range)
  const labels = columns.map(
    (label, index) => `<tableColumn id="${index + 1}" name="${xmlEscape(cellText(label))}"/>`,
  )
  return [
    `${XML_HEAD}<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`,
    ` id="${id}" name="${name}" displayName="${name}" ref="${place}" totalsRowShown="0">`,
    `<autoFilter ref="${place}"/><tableColumns count="${columns.length}">${labels.join('')}</tableColumns>`,
    '<tableStyleInfo name="TableStyleLight1" showFirstColumn="0" showLastColumn="0" showRowStripes="0" showColumnStripes="0"/>',
    '</table>',
  ].join('')
}
