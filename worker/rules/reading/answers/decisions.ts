/**
 * 按一下就定的问题 — which findings a decision about cells, rows or sheets settles, and by which words the same is known
 * in a later file: rows move from week to week, the words in them do not.
 */
import { columnName } from '../../cells/grid.ts'
import { pathKey } from '../../columns/pathKey.ts'
import type { Finding } from '../../items/finding.ts'
import { cellsOf } from '../foldFindings.ts'
import type { BookReading, Decisions } from '../reading.ts'
import { cellRef } from './readingAnswers.ts'

/** The code of the question whose a sheet is. */
export const WHOSE = 'unit.other'

export type DecisionKind = keyof Decisions

/** What a finding asks to be decided. */
export interface DecisionAsked {
  readonly kind: DecisionKind
  /** Keys under which the answer is given: `cellRef`, `rowRef`, or a sheet's name. */
  readonly references: readonly string[]
  /** Under the same words the same is asked of another file. */
  readonly words: string
}

/** Null for a finding that is answered in another way, or not at all. */
export function decisionAsked(
  finding: Finding,
  { sheets }: Pick<BookReading, 'sheets'>,
): DecisionAsked | null {
  const { code, sheet, given, suggestion = '' } = finding
  const cells = cellsOf(finding).map((cell) => cellRef(sheet, cell))
  switch (code) {
    case 'claimed.unknown':
    case 'claimed.dropped':
      return { kind: 'claims', references: cells, words: `${code} ${given}` }
    case 'claimed.told':
      return { kind: 'claims', references: cells, words: `${code} ${labelsAt(finding, sheets)}` }
    case 'row.struck':
    case 'row.heading':
    case 'row.only-older':
      return {
        kind: 'rows',
        references: cells.map((cell) => cell.replace(/![A-Z]+(?=\d+$)/, '!')),
        words: `${code} ${given}`,
      }
    case 'sheet.same-list':
      return { kind: 'sheets', references: [sheet], words: `${code} ${sheet}` }
    case WHOSE:
      return { kind: 'owners', references: [sheet], words: `${code} ${given} ${suggestion}` }
    default:
      return null
  }
}

/** The labels of the column in which the finding stands. */
function labelsAt({ sheet, cell }: Finding, sheets: BookReading['sheets']): string {
  const letters = /^[A-Z]+/.exec(cell ?? '')?.[0]
  const column = sheets
    .filter((one) => one.sheet === sheet)
    .flatMap(({ tables }) => tables.flatMap(({ columns }) => columns))
    .find((one) => columnName(one.column) === letters)
  return column === undefined ? '' : pathKey(column.path)
}
