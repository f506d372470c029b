/** The workbook's own part: its sheets in order, and what each repeats on every printed page. */
import { columnName } from '#rules/cells/grid'
import type { PlacedSheet } from './placed.ts'
import { placeName } from './placeNames.ts'
import { relationId } from './packageParts.ts'
import { XML_HEAD, xmlEscape } from './xmlEscape.ts'

/** The part workbook.xml; the sheets are the first of its relations. */
export function workbookPart(sheets: readonly PlacedSheet[]): string {
  const listed = sheets.map(
    ({ name, isHidden }, index) =>
      `<sheet name="${xmlEscape(name)}" sheetId="${index + 1}"${isHidden === true ? ' state="veryHidden"' : ''} r:id="${relationId(index)}"/>`,
  )
  const titles = sheets.map(printTitles).join('')
  return [
    `${XML_HEAD}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`,
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">',
    '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="16384" windowHeight="8192" activeTab="0"/></bookViews>',
    `<sheets>${listed.join('')}</sheets>`,
    titles === '' ? '' : `<definedNames>${titles}</definedNames>`,
    sheets.some(hasFormulas) ? '<calcPr calcId="0" fullCalcOnLoad="1"/>' : '',
    '</workbook>',
  ].join('')
}

/** Formulas are written without results, so that the program that opens the file works them out. */
function hasFormulas({ cells }: PlacedSheet): boolean {
  for (const row of cells.values()) {
    for (const { formula } of row.values()) if (formula !== undefined) return true
  }
  return false
}

function printTitles({ name, page }: PlacedSheet, index: number): string {
  if (page.repeatRow === null) return ''
  const row = `$${page.repeatRow + 1}`
  const places = [placeName(name, `${row}:${row}`)]
  if (page.pagesAcross > 1 && page.repeatColumns > 0) {
    places.unshift(placeName(name, `$A:$${columnName(page.repeatColumns - 1)}`))
  }
  return `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${xmlEscape(places.join(','))}</definedName>`
}
