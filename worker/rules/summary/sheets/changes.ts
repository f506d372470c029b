/** 较上次变化 — what happened to which row since the snapshot before, each with its place; the rest is counted. */
import {
  changeKinds,
  changeLabels,
  sayCounts,
  sayDifference,
  type StateChange,
} from '../../figures/compareStates.ts'
import { NUMBER_LABEL } from '../../campaign/itemNumber.ts'
import { sayDay } from '../../calendar/day.ts'
import { unitName } from '../../figures/judgedLedger.ts'
import type { Block, ListRow, SummarySheet, TableColumn, Tone } from '../../sheets/summarySheet.ts'
import type { SummaryFacts } from '../../figures/facts.ts'
import { sheetNames } from '../sheetNames.ts'
import { ledgerLink } from '../verdicts.ts'

const words: Readonly<Record<string, Tone>> = {
  [changeLabels.added]: 'awaiting',
  [changeLabels.closed]: 'closed',
  [changeLabels.reopened]: 'overdue',
  [changeLabels.changed]: 'due-soon',
  [changeLabels.gone]: 'unclear',
}

const numberColumn = { label: NUMBER_LABEL, kind: 'word', width: 12 } as const

const allColumns: readonly (TableColumn & { readonly width: number })[] = [
  { label: '变化', kind: 'word', width: 13, words },
  { label: '总序号', kind: 'number', width: 8 },
  numberColumn,
  { label: '单位', kind: 'text', width: 16 },
  { label: '问题表现', kind: 'text', width: 40 },
  { label: '变更内容（原 → 现）', kind: 'text', width: 46 },
  { label: '来源文件', kind: 'text', width: 22 },
  { label: '来源工作表', kind: 'text', width: 14 },
  { label: '来源行', kind: 'number', width: 8 },
]

export function changesSheet(facts: SummaryFacts): SummarySheet {
  const { changes, survey } = facts
  const columns = allColumns.filter((column) => column !== numberColumn || survey.numbered === true)
  const count = changes === null ? 0 : changeKinds.reduce((sum, kind) => sum + changes.counts[kind], 0)
  return {
    name: sheetNames.changes,
    tone: 'plain',
    page: { paper: 'a4', orientation: 'landscape' },
    widths: columns.map(({ width }) => width),
    freezeColumns: facts.survey.numbered === true ? 3 : 2,
    mainTable: count === 0 ? null : 'Changes',
    blocks: [
      { kind: 'title', text: sheetNames.changes },
      ...(changes === null ? [notCompared(facts)] : []),
      ...(changes === null ? [] : [compared(facts, changes)]),
      ...(changes === null || count === 0
        ? []
        : ([
            {
              kind: 'list',
              id: 'Changes',
              columns,
              count,
              linkColumn: 1,
              pages: () => rowPages(facts, changes),
            },
          ] as const)),
    ],
  }
}

function notCompared({ previous }: SummaryFacts): Block {
  const text =
    previous === null
      ? '没有可以比较的上次：这是第一次汇总，或者是回看以往某日的汇总。'
      : '上次汇总由旧版本生成，没有逐条比较。'
  return { kind: 'line', text }
}

function compared({ previous }: SummaryFacts, { counts }: NonNullable<SummaryFacts['changes']>): Block {
  const since = previous === null ? '上次汇总' : `截至${sayDay(previous.asOf)}的上次汇总`
  return {
    kind: 'note',
    text: `与${since}逐条比较：${sayCounts(counts)}。一条问题只列一次；销号、重开时一并变更的栏目写在同一行。只因日期推移而逾期的不算变化，见“${sheetNames.overdue}”。`,
  }
}

/** Kind by kind, each in the order of the ledger. */
async function* rowPages(
  facts: SummaryFacts,
  { counts, pages }: NonNullable<SummaryFacts['changes']>,
): AsyncGenerator<readonly ListRow[], void> {
  for (const wanted of changeKinds) {
    if (counts[wanted] === 0) continue
    for await (const page of pages()) {
      yield page.flatMap((change) => (change.kind === wanted ? [rowOf(facts, change)] : []))
    }
  }
}

function rowOf({ campaign, survey }: SummaryFacts, change: StateChange): ListRow {
  const { kind, ledgerNo, number, unit, problem, fields, origin } = change
  const values = [
    changeLabels[kind],
    ledgerNo,
    ...(survey.numbered === true ? [number ?? null] : []),
    unitName(campaign, unit),
    problem,
    fields.length === 0 ? null : fields.map((field) => sayDifference(field, campaign)).join('\n'),
    origin.file,
    origin.sheet,
    origin.row,
  ]
  return ledgerNo === null ? { values } : { values, link: ledgerLink(ledgerNo) }
}
