/** Highlights as conditional formats, so that the colours stay with the words when people sort and filter. */
import type { Highlight } from './placed.ts'
import { rangeName } from './placeNames.ts'
import type { StyleBook } from './StyleBook.ts'
import { xmlEscape } from './xmlEscape.ts'

/** The elements `conditionalFormatting` of a sheet, one for each range. */
export function highlightRules(highlights: readonly Highlight[], styles: StyleBook): string {
  const rulesByRange = new Map<string, string>()
  for (const [index, highlight] of highlights.entries()) {
    const range = rangeName(highlight.range)
    rulesByRange.set(range, `${rulesByRange.get(range) ?? ''}${rule(highlight, index + 1, styles)}`)
  }
  return Array.from(
    rulesByRange,
    ([range, rules]) => `<conditionalFormatting sqref="${range}">${rules}</conditionalFormatting>`,
  ).join('')
}

function rule(highlight: Highlight, priority: number, styles: StyleBook): string {
  switch (highlight.kind) {
    case 'above-zero':
      return compared('greaterThan', '0', styles.shadeNumber(highlight), priority)
    case 'word': {
      const word = `"${highlight.word.replaceAll('"', '""')}"`
      return compared('equal', xmlEscape(word), styles.shadeNumber(highlight), priority)
    }
    case 'formula':
      return (
        `<cfRule type="expression" dxfId="${styles.shadeNumber(highlight)}" priority="${priority}" stopIfTrue="1">` +
        `<formula>${xmlEscape(highlight.formula)}</formula></cfRule>`
      )
    case 'heat':
      return (
        `<cfRule type="colorScale" priority="${priority}"><colorScale><cfvo type="num" val="0"/><cfvo type="max"/>` +
        `<color rgb="FFFFFFFF"/><color rgb="FF${highlight.colour}"/></colorScale></cfRule>`
      )
    default:
      return (
        `<cfRule type="dataBar" priority="${priority}"><dataBar><cfvo type="num" val="0"/><cfvo type="num" val="1"/>` +
        `<color rgb="FF${highlight.colour}"/></dataBar></cfRule>`
      )
  }
}

function compared(operator: string, formula: string, shade: number, priority: number): string {
  const kind = `type="cellIs" dxfId="${shade}" priority="${priority}" operator="${operator}"`
  return `<cfRule ${kind}><formula>${formula}</formula></cfRule>`
}
