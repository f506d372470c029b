/** A sheet's drawing: where its charts lie. */
import type { PlacedChart } from './placed.ts'
import { XML_HEAD, xmlEscape } from './xmlEscape.ts'

const CHART = 'http://schemas.openxmlformats.org/drawingml/2006/chart'

/** The part drawing1.xml and its kin; `relations` name the charts in their order. */
export function drawingPart(charts: readonly PlacedChart[], relations: readonly string[]): string {
  return [
    `${XML_HEAD}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"`,
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">',
    ...charts.map((chart, index) => anchor(chart, index, relations[index] ?? '')),
    '</xdr:wsDr>',
  ].join('')
}

function anchor({ from, to, title }: PlacedChart, index: number, relation: string): string {
  const name = `name="Chart ${index + 1}" descr="${xmlEscape(title)}"`
  return [
    `<xdr:twoCellAnchor editAs="oneCell"><xdr:from>${corner(from)}</xdr:from><xdr:to>${corner(to)}</xdr:to>`,
    `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${index + 2}" ${name}/>`,
    '<xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>',
    '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>',
    `<a:graphic><a:graphicData uri="${CHART}"><c:chart xmlns:c="${CHART}" r:id="${relation}"/></a:graphicData></a:graphic>`,
    '</xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>',
  ].join('')
}

function corner({ row, column }: PlacedChart['from']): string {
  return `<xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff>`
}
