/** 类型分布 — kind × category × unit as one table (M-13): how much 不作为, 乱作为 and 慢作为 there is of each category. */
import { compareText } from '../../items/compareText.ts'
import { unitName } from '../../figures/judgedLedger.ts'
import type { LinkTarget, SummarySheet, TableRow } from '../../sheets/summarySheet.ts'
import type { SummaryFacts } from '../../figures/facts.ts'
import { sheetNames } from '../sheetNames.ts'
import { NO_CATEGORY } from '../../figures/survey.ts'
import { ledgerLink } from '../verdicts.ts'

const NO_KIND = '类型待确认'

/** Null for a snapshot that was taken before kinds were counted, and where no item says its kind. */
export function kindsSheet({ campaign, survey }: SummaryFacts): SummarySheet | null {
  const { kinds = {} } = survey
  if (Object.values(kinds).every((of) => Object.keys(of).every((kind) => kind === ''))) return null
  const columns = campaign.categories.map(({ no, name }) => ({ no, label: `${no}. ${name}` }))
  const hasNone = Object.values(kinds).some((of) =>
    Object.values(of).some((counts) => counts[NO_CATEGORY] !== undefined),
  )
  if (hasNone) columns.push({ no: NO_CATEGORY, label: '类别待确认' })
  const units = [...new Set([...campaign.units.map(({ id }) => id), ...Object.keys(kinds)])]
  const lines = units.flatMap((unit) => linesOf(kinds[unit] ?? {}, campaign.kinds, unit))
  const rows = lines.map(({ unit, kind, counts }): TableRow => {
    const values = columns.map(({ no }) => counts[no] ?? 0)
    return [unitName(campaign, unit), kind === '' ? NO_KIND : kind, ...values, sum(values)]
  })
  const totals = Array.from({ length: columns.length + 1 }, (_, column) =>
    sum(rows.map((row) => Number(row[column + 2] ?? 0))),
  )
  const targets = lines.map(({ unit }): LinkTarget | null => {
    const first = survey.firstOf[unit]
    return first === undefined ? null : ledgerLink(first, sum(Object.values(survey.categories[unit] ?? {})))
  })
  return {
    name: sheetNames.kinds,
    tone: 'plain',
    page: { paper: 'a4', orientation: 'landscape' },
    widths: [22, 12, ...columns.map(() => 13), 8],
    freezeColumns: 2,
    mainTable: 'Kinds',
    blocks: [
      { kind: 'title', text: '各单位问题类型与类别' },
      { kind: 'note', text: '一行是一个单位的一种问题类型，可按类型筛选；点单位名称看它的问题。' },
      {
        kind: 'table',
        id: 'Kinds',
        filter: true,
        columns: [
          { label: '单位', kind: 'text' },
          { label: '问题类型', kind: 'word' },
          ...columns.map(({ label }) => ({ label, kind: 'number' }) as const),
          { label: '合计', kind: 'number' },
        ],
        rows,
        total: ['合计', null, ...totals],
        links: [{ column: 0, targets }],
      },
    ],
  }
}

type CountsByKind = Readonly<Record<string, Readonly<Record<number, number>>>>

/** A unit's kinds in the campaign's order, then what else was written, what says none last. */
function linesOf(
  of: CountsByKind,
  known: readonly string[],
  unit: string,
): { unit: string; kind: string; counts: CountsByKind[string] }[] {
  const others = Object.keys(of).filter((kind) => kind !== '' && !known.includes(kind))
  return [...known, ...others.toSorted(compareText), ''].flatMap((kind) => {
    const counts = of[kind]
    return counts === undefined ? [] : [{ unit, kind, counts }]
  })
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
