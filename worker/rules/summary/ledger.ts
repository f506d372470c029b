/**
 * 汇总台账 — every item whole: the fields in print order, the units' own columns at the right by label,
 * how it stands, and where it was read. Nothing is left out; columns that nobody filled are hidden.
 */
import { fieldDefinitions, type FieldDefinition } from '../field.ts'
import { claimLabels, disposalLabels } from '../item.ts'
import { unitName, type JudgedItem } from '../judgedLedger.ts'
import { timelinessLabels } from '../lateness.ts'
import type { TalliedItem } from '../tally.ts'
import type { SummarySheet, TableColumn, TableRow, TableValue } from '../summarySheet.ts'
import type { SummaryInput } from './input.ts'
import { timelinessWords } from './overview.ts'
import { ledgerTableId, sheetNames } from './sheetNames.ts'

const EXTRA_WIDTH = 18

interface LedgerColumn {
  readonly shown: TableColumn
  readonly width: number
  readonly valueOf: (judged: JudgedItem) => TableValue
}

export function ledgerSheet(input: SummaryInput, judged: readonly JudgedItem[]): SummarySheet {
  const columns = [...fieldColumns(input), ...extraColumns(judged), ...originColumns()]
  const rows = judged.map((one): TableRow => columns.map(({ valueOf }) => valueOf(one)))
  const shown = columns.map((column, index): TableColumn =>
    rows.every((row) => row[index] === null) ? { ...column.shown, hidden: true } : column.shown,
  )
  const unfilled = shown.filter(({ hidden }) => hidden === true).map(({ label }) => `“${label}”`)
  const note = unfilled.length === 0 ? '' : `${unfilled.join('、')}各单位均未填写，栏目已隐藏。`
  return {
    name: sheetNames.ledger,
    tone: 'plain',
    page: { paper: 'a3', orientation: 'landscape' },
    widths: columns.map(({ width }) => width),
    freezeColumns: 3,
    mainTable: rows.length === 0 ? null : ledgerTableId,
    blocks: [
      { kind: 'title', text: '汇总台账' },
      { kind: 'note', text: `共${rows.length}项，按专项行动单位名单排列。各单位自设的栏目列在右侧。${note}` },
      ...(rows.length === 0
        ? ([{ kind: 'line', text: '尚未登记问题。' }] as const)
        : ([{ kind: 'table', id: ledgerTableId, filter: true, columns: shown, rows }] as const)),
    ],
  }
}

function fieldColumns(input: SummaryInput): LedgerColumn[] {
  return [
    { shown: { label: '总序号', kind: 'number' }, width: 8, valueOf: ({ ledgerNo }) => ledgerNo },
    ...fieldDefinitions.map((definition): LedgerColumn => ({
      shown: { label: definition.label, kind: kindOf(definition) },
      width: definition.width,
      valueOf: ({ item }) => fieldValue(input, item, definition),
    })),
    {
      shown: { label: '办理情况', kind: 'word', words: timelinessWords },
      width: 20,
      valueOf: ({ timeliness }) => timelinessLabels[timeliness],
    },
    {
      shown: { label: '逾期天数', kind: 'number', tone: 'overdue' },
      width: 9,
      valueOf: ({ lateness }) => lateness?.daysLate ?? null,
    },
  ]
}

function kindOf({ field, kind }: FieldDefinition): TableColumn['kind'] {
  if (kind === 'day') return 'day'
  return field === 'itemNo' || kind === 'choice' ? 'word' : 'text'
}

function fieldValue({ campaign }: SummaryInput, item: TalliedItem, { field }: FieldDefinition): TableValue {
  switch (field) {
    case 'unit':
      return unitName(campaign, item.unit)
    case 'category': {
      const known = campaign.categories.find(({ no }) => no === item.category)
      return known === undefined ? (item.category ?? null) : `${known.no}. ${known.name}`
    }
    case 'disposal':
      return item.disposal === undefined ? null : disposalLabels[item.disposal]
    case 'claimed':
      return item.claimed === undefined ? null : claimLabels[item.claimed]
    default:
      return item[field] ?? null
  }
}

/** Labels in the order in which the ledger first has them. */
function extraColumns(judged: readonly JudgedItem[]): LedgerColumn[] {
  const labels = new Set<string>()
  for (const { item } of judged) for (const label of Object.keys(item.extras ?? {})) labels.add(label)
  return [...labels].map((label) => ({
    shown: { label, kind: 'text' },
    width: EXTRA_WIDTH,
    valueOf: ({ item }) => item.extras?.[label] ?? null,
  }))
}

function originColumns(): LedgerColumn[] {
  return [
    { shown: { label: '来源文件', kind: 'text' }, width: 22, valueOf: ({ item }) => item.origin.file },
    { shown: { label: '来源工作表', kind: 'text' }, width: 14, valueOf: ({ item }) => item.origin.sheet },
    { shown: { label: '来源行', kind: 'number' }, width: 8, valueOf: ({ item }) => item.origin.row },
  ]
}
