/** Highlights as conditional formats, so that the colours stay with the words when people sort and filter. */
import type { CellStyle, ConditionalRule } from 'hucre/xlsx'
import { cellName } from '#rules/grid'
import type { CellRange, Highlight } from './placed.ts'

export function conditionalRules(highlights: readonly Highlight[]): ConditionalRule[] {
  return highlights.map((highlight, index) => toRule(highlight, index + 1))
}

function toRule(highlight: Highlight, priority: number): ConditionalRule {
  const range = rangeName(highlight.range)
  switch (highlight.kind) {
    case 'above-zero':
      return {
        type: 'cellIs',
        operator: 'greaterThan',
        formula: '0',
        priority,
        range,
        style: shade(highlight),
      }
    case 'word':
      return {
        type: 'cellIs',
        operator: 'equal',
        formula: `"${highlight.word.replaceAll('"', '""')}"`,
        priority,
        range,
        style: shade(highlight),
      }
    case 'heat':
      return {
        type: 'colorScale',
        priority,
        range,
        colorScale: {
          cfvo: [{ type: 'num', value: '0' }, { type: 'max' }],
          // hucre writes these colours as they are; the schema wants eight digits.
          colors: ['FFFFFFFF', `FF${highlight.colour}`],
        },
      }
    default:
      return {
        type: 'dataBar',
        priority,
        range,
        dataBar: {
          cfvo: [
            { type: 'num', value: '0' },
            { type: 'num', value: '1' },
          ],
          color: `FF${highlight.colour}`,
        },
      }
  }
}

/** A differential format takes its solid colour from the background, a cell's from the foreground. */
function shade({ colour, fill }: { readonly colour: string; readonly fill: string }): CellStyle {
  return {
    font: { color: { rgb: colour }, bold: true },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: fill }, bgColor: { rgb: fill } },
  }
}

function rangeName({ top, left, bottom, right }: CellRange): string {
  return `${cellName(top, left)}:${cellName(bottom, right)}`
}
