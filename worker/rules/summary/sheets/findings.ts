/** 待核实事项 — what reading and checking found in the data, with place and way out; gravest first. */
import { compareText } from '../../items/compareText.ts'
import { fieldDefinitions } from '../../fields/field.ts'
import type { Finding, Severity } from '../../items/finding.ts'
import type { SummarySheet, Table, TableRow } from '../../sheets/summarySheet.ts'
import type { SummaryFacts } from '../../figures/facts.ts'
import { sheetNames } from '../sheetNames.ts'

const severityLabels: Readonly<Record<Severity, string>> = {
  block: '须改正',
  ask: '请确认',
  look: '请留意',
  note: '备查',
}
const severities: readonly Severity[] = ['block', 'ask', 'look', 'note']

const placeLabels: Readonly<Record<string, string>> = {
  sheet: '工作表',
  file: '文件',
  row: '整行',
  column: '整栏',
  ...Object.fromEntries(fieldDefinitions.map(({ field, label }) => [field, label])),
}

export function findingsSheet({ findings }: SummaryFacts): SummarySheet {
  const counts = severities
    .map((severity) => ({
      severity,
      count: findings.filter((finding) => finding.severity === severity).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${severityLabels[severity]}${count}条`)
  const table = findingsTable(findings)
  const told = `读取和校验各单位台账时发现：${counts.join('、')}。请有关单位在本单位台账中改正后重新报送。`
  return {
    name: sheetNames.findings,
    tone: 'plain',
    page: { paper: 'a4', orientation: 'landscape' },
    widths: [6, 9, 24, 14, 9, 12, 24, 48, 20],
    freezeColumns: 0,
    mainTable: findings.length === 0 ? null : table.id,
    blocks: [
      { kind: 'title', text: '待核实事项' },
      ...(findings.length === 0
        ? ([{ kind: 'line', text: '读取和校验没有发现需要核实的事项。' }] as const)
        : ([{ kind: 'note', text: told }, table] as const)),
    ],
  }
}

function findingsTable(findings: readonly Finding[]): Table {
  return {
    kind: 'table',
    id: 'Findings',
    filter: true,
    columns: [
      { label: '序号', kind: 'number' },
      { label: '级别', kind: 'word', words: { 须改正: 'overdue', 请确认: 'due-soon' } },
      { label: '文件', kind: 'text' },
      { label: '工作表', kind: 'text' },
      { label: '单元格', kind: 'word' },
      { label: '栏目', kind: 'word' },
      { label: '原文', kind: 'text' },
      { label: '说明', kind: 'text' },
      { label: '建议', kind: 'text' },
    ],
    rows: findings
      .toSorted(gravestFirst)
      .map((finding, index): TableRow => [
        index + 1,
        severityLabels[finding.severity],
        finding.file,
        finding.sheet,
        finding.cell,
        placeLabels[finding.field] ?? finding.field,
        finding.given === '' ? null : finding.given,
        finding.message,
        wayOut(finding),
      ]),
  }
}

/** Then by place and by what they say, so that the order in which files came makes no difference. */
function gravestFirst(a: Finding, b: Finding): number {
  const grave = severities.indexOf(a.severity) - severities.indexOf(b.severity)
  return grave || compareText(placeText(a), placeText(b))
}

function placeText({ file, sheet, cell, field, code, given, message }: Finding): string {
  return [file, sheet, rowOf(cell), cell ?? '', field, code, given, message].join('\n')
}

/** Row 9 before row 10. */
function rowOf(cell: string | null): string {
  return (/\d+$/.exec(cell ?? '')?.[0] ?? '').padStart(8, '0')
}

function wayOut({ suggestion, choices }: Finding): string | null {
  if (suggestion !== undefined) return suggestion
  return choices === undefined || choices.length === 0 ? null : choices.join(' 或 ')
}
