/** 自定规则与待问的行 — what the office's own rules find in a row of the ledger, and what is asked of rows together. */
import { questionsOf, type RowQuestion } from '../asked/rowQuestions.ts'
import { choiceFault } from '../items/checkItem.ts'
import { cellName } from '../cells/grid.ts'
import { labelOf } from '../fields/field.ts'
import type { Finding } from '../items/finding.ts'
import { brokenChecks } from '../ownRules/ownChecks.ts'
import { ownCheckFinding } from '../ownRules/ownCheckWords.ts'
import type { Campaign } from '../campaign/campaign.ts'
import type { ItemContent } from '../items/item.ts'
import type { ColumnKey } from './ledgerColumns.ts'
import type { LedgerReading, LedgerRow } from './readLedger.ts'

/** Broken rules, and choices of own columns that are none. What was agreed with the server is only pointed out. */
export function ownFindings(
  reading: LedgerReading,
  { row, id, content }: LedgerRow,
  {
    campaign,
    agreed,
  }: { readonly campaign: Campaign; readonly agreed: (id: string) => ItemContent | undefined },
): Finding[] {
  const before = agreed(id)
  const at = (key: ColumnKey) => ({
    ...reading.place,
    cell: cellName(row - 1, reading.columns.get(key) ?? 0),
    row,
  })
  const broken = brokenChecks(content, campaign, before).map((one) =>
    ownCheckFinding(one, content, at(one.check.column)),
  )
  const wrong = Object.entries(content.extras ?? {}).flatMap(([label, value]): Finding[] => {
    const fault = choiceFault(label, value, campaign)
    if (fault === null) return []
    const { row: _row, ...place } = at(`extras/${label}`)
    const severity = before?.extras?.[label] === value ? 'look' : 'block'
    const message = `第 ${row} 行“${label}”：${fault.message}`
    return [
      {
        ...place,
        field: 'column',
        code: fault.code,
        severity,
        given: value,
        message,
        choices: fault.choices,
      },
    ]
  })
  return [...broken, ...wrong]
}

/** Twins, and limits before the day of finding: asked, and not asked again once answered. */
export function questionFindings(
  reading: LedgerReading,
  agreed: (id: string) => ItemContent | undefined,
  answered: ReadonlySet<string>,
): Finding[] {
  const rows = reading.rows.map(({ row, id, content }) => ({
    id: id === '' ? `row-${row}` : id,
    content,
    isTyped: isNew(content, agreed(id)),
    place: { row, label: content.itemNo },
  }))
  const rowOf = new Map(rows.map(({ id, place }) => [id, place.row]))
  return questionsOf(rows, answered).map((question) => questionFinding(reading, question, rowOf))
}

/** What was agreed with the server is asked there. */
function isNew(content: ItemContent, before: ItemContent | undefined): boolean {
  return (
    before === undefined ||
    (['problem', 'itemNo', 'foundOn', 'due'] as const).some((field) => before[field] !== content[field])
  )
}

function questionFinding(
  { place, columns }: LedgerReading,
  { kind, rows, message, given }: RowQuestion,
  rowOf: ReadonlyMap<string, number>,
): Finding {
  const field = ({ twin: 'problem', number: 'itemNo', order: 'due' } as const)[kind]
  const row = rowOf.get(rows.at(-1) ?? '') ?? 1
  return {
    ...place,
    cell: cellName(row - 1, columns.get(field) ?? 0),
    field,
    code: `${field}.${kind}`,
    severity: 'ask',
    given,
    message: `第 ${row} 行“${labelOf(field)}”：${message}`,
  }
}
