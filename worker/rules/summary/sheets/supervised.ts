/** 督办清单 — each item that a supervision notice (督办单) names, and where its answer stands (M-23). */
import { NUMBER_LABEL } from '../../campaign/itemNumber.ts'
import { daysBetween, sayDay } from '../../calendar/day.ts'
import { unitName } from '../../figures/judgedLedger.ts'
import { isAwaited, noticeLabels } from '../../figures/supervisionNotice.ts'
import type { ListRow, SummarySheet, TableColumn } from '../../sheets/summarySheet.ts'
import type { SummaryFacts } from '../../figures/facts.ts'
import { sheetNames } from '../sheetNames.ts'
import { ledgerLink } from '../verdicts.ts'

const numberColumn = { label: NUMBER_LABEL, kind: 'word', width: 12 } as const

const allColumns: readonly (TableColumn & { readonly width: number })[] = [
  { label: '总序号', kind: 'number', width: 8 },
  numberColumn,
  { label: '单位', kind: 'text', width: 16 },
  { label: '督办单', kind: 'text', width: 18 },
  { label: '督办的问题', kind: 'text', width: 46 },
  { label: '发出日期', kind: 'day', width: 12 },
  { label: '答复期限', kind: 'day', width: 12 },
  { label: '答复日期', kind: 'day', width: 12 },
  {
    label: '答复情况',
    kind: 'word',
    width: 16,
    words: {
      [noticeLabels.waiting]: 'due-soon',
      [noticeLabels.returned]: 'due-soon',
      [noticeLabels.accepted]: 'awaiting',
      [noticeLabels.settled]: 'closed',
    },
  },
  { label: '答复逾期天数', kind: 'number', width: 10, tone: 'overdue' },
]

export function supervisedSheet(facts: SummaryFacts): SummarySheet {
  const rows = facts.notices.flatMap((notice) => rowsOf(facts, notice))
  const { length: count } = facts.notices
  const columns = allColumns.filter((column) => column !== numberColumn || facts.survey.numbered === true)
  return {
    name: sheetNames.supervised,
    tone: 'due-soon',
    page: { paper: 'a4', orientation: 'landscape' },
    widths: columns.map(({ width }) => width),
    freezeColumns: facts.survey.numbered === true ? 3 : 2,
    mainTable: rows.length === 0 ? null : 'Supervised',
    blocks: [
      { kind: 'title', text: sheetNames.supervised },
      rows.length === 0
        ? { kind: 'line', text: `截至${sayDay(facts.asOf)}没有发出督办单。` }
        : {
            kind: 'note',
            text: `截至${sayDay(facts.asOf)}发出督办单${count}份，涉及${rows.length}项，按发出先后排列。`,
          },
      ...(rows.length === 0
        ? []
        : ([
            {
              kind: 'list',
              id: 'Supervised',
              columns,
              count: rows.length,
              linkColumn: 0,
              pages: () => [rows],
            },
          ] as const)),
    ],
  }
}

function rowsOf(
  { campaign, asOf, survey }: SummaryFacts,
  notice: SummaryFacts['notices'][number],
): ListRow[] {
  const { number, unit, issuedOn, answerBy, answeredOn, state, items } = notice
  const late = isAwaited(state) ? Math.max(0, daysBetween(answerBy, asOf)) : 0
  return items.map(({ ledgerNo, number: itemNumber, problem }) => {
    const values = [
      ledgerNo,
      ...(survey.numbered === true ? [itemNumber ?? null] : []),
      unitName(campaign, unit),
      number,
      problem === '' ? null : problem,
      issuedOn,
      answerBy,
      answeredOn,
      noticeLabels[state],
      late === 0 ? null : late,
    ]
    return ledgerNo === null ? { values } : { values, link: ledgerLink(ledgerNo) }
  })
}
