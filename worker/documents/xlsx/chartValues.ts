/**
 * Puts the charted values beside the references to them, as Excel itself saves them.
 *
 * hucre writes references only; previewers on phones and in mail programs, which do not calculate, then draw an
 * empty chart.
 */
import type { PlacedChart } from './placed.ts'

/** hucre leaves gridlines in the program's own colour, which LibreOffice prints black. */
const paleGridlines =
  '<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9DCE0"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>'

/** The chart part with its values. References come as categories and values of one series after the other. */
export function withChartValues(xml: string, chart: PlacedChart): string {
  const names = strings(chart.categories.values)
  const series = chart.series.values()
  return xml
    .replaceAll('<c:majorGridlines/>', paleGridlines)
    .replaceAll('</c:f></c:strRef>', () => `</c:f>${names}</c:strRef>`)
    .replaceAll('</c:f></c:numRef>', () => `</c:f>${numbers(series.next().value?.values ?? [])}</c:numRef>`)
}

function strings(values: readonly string[]): string {
  const points = values.map((value, index) => point(index, escapeXml(value)))
  return `<c:strCache><c:ptCount val="${values.length}"/>${points.join('')}</c:strCache>`
}

function numbers(values: readonly number[]): string {
  const points = values.map((value, index) => point(index, String(value)))
  const head = `<c:formatCode>General</c:formatCode><c:ptCount val="${values.length}"/>`
  return `<c:numCache>${head}${points.join('')}</c:numCache>`
}

function point(index: number, text: string): string {
  return `<c:pt idx="${index}"><c:v>${text}</c:v></c:pt>`
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[^\t\n\r\u0020-\uFFFD]/g, ' ')
}
