/**
 * 总览 — the leader's page: how many, how many struck off, how many overdue, better or worse than last time,
 * and what needs a word. Set on a grid of twelve narrow columns of an upright A4 page.
 */
import { NUMBER_LABEL } from '../../campaign/itemNumber.ts'
import { stagesOn } from '../../campaign/campaign.ts'
import { sayCounts } from '../../figures/compareStates.ts'
import { sayDay, sayMonthDay } from '../../calendar/day.ts'
import { ladderLabels, unitName } from '../../figures/judgedLedger.ts'
import { sayChange, sayCompletedLate, sayPointChange, keyFiguresOf } from '../../figures/keyFigures.ts'
import type { Block, Card, SummarySheet, TableRow, Tone } from '../../sheets/summarySheet.ts'
import type { SummaryFacts } from '../../figures/facts.ts'
import { openMatters } from '../openMatters.ts'
import { sheetNames } from '../sheetNames.ts'
import { COMPLETED_LATE_LABEL } from './ledger.ts'
import { ledgerLink, verdictsBlock } from '../verdicts.ts'

const GRID_COLUMNS = 12
/** Twelve columns of this width fill an upright A4 page at full size. */
const GRID_WIDTH = 7.6
export function overviewSheet(
  facts: SummaryFacts,
  contents: readonly { readonly name: string; readonly note: string }[],
): SummarySheet {
  return {
    name: sheetNames.overview,
    tone: 'plain',
    page: { paper: 'a4', orientation: 'portrait', onePage: true },
    widths: Array.from({ length: GRID_COLUMNS }, () => GRID_WIDTH),
    freezeColumns: 0,
    mainTable: null,
    blocks: [
      ...opening(facts),
      ...cards(facts),
      ...dropped(facts),
      ...late(facts),
      ...sinceLast(facts),
      { kind: 'heading', text: '需要决定' },
      ...openMatters(facts).map((text): Block => ({ kind: 'line', text })),
      ...worst(facts),
      { kind: 'heading', text: '办理情况' },
      verdictsBlock(facts),
      { kind: 'heading', text: '目录' },
      {
        kind: 'links',
        links: contents.map(({ name, note }) => ({ text: name, note, target: { sheet: name } })),
      },
    ],
  }
}

/** What the office took out of the count is told beside the total that still holds it. */
function dropped({ tally }: SummaryFacts): Block[] {
  const { dropped: count, total } = keyFiguresOf(tally)
  if (count === 0) return []
  return [{ kind: 'line', text: `问题总数${total}项中，经办公室核减${count}项，见“${sheetNames.dropped}”。` }]
}

/** What was put right too late is seen after it was struck off, too; which ones, the ledger says. */
function late({ tally }: SummaryFacts): Block[] {
  const said = sayCompletedLate(keyFiguresOf(tally).completedLate)
  if (said === '') return []
  return [{ kind: 'line', text: `${said}，见“${sheetNames.ledger}”的“${COMPLETED_LATE_LABEL}”一栏。` }]
}

/** What happened since last time, in a sentence; where and what is on the sheet of changes. */
function sinceLast({ previous, changes }: SummaryFacts): Block[] {
  if (previous === null) return []
  const said =
    changes === null ? '逐条变化没有比较。' : `${sayCounts(changes.counts)}，见“${sheetNames.changes}”。`
  return [{ kind: 'line', text: `与上次汇总（截至${sayMonthDay(previous.asOf)}）相比：${said}` }]
}

function opening(facts: SummaryFacts): Block[] {
  const { campaign, asOf, isAfterwards } = facts
  const span = (from: string, to: string): string => `${from}至${to}`
  const stage = stagesOn(campaign, asOf)
    .map(({ name, from, to }) => `“${name}”（${span(sayMonthDay(from), sayMonthDay(to))}）`)
    .join('、')
  const lines = [
    campaign.authority === '' ? '' : `上级依据：${campaign.authority}`,
    `统计截至：${sayDay(asOf)}${isAfterwards ? '（各项内容为汇总时的登记，按该日计算时限）' : ''}`,
    stage === ''
      ? `专项行动时间：${span(sayDay(campaign.starts), sayDay(campaign.ends))}`
      : `当前阶段：${stage}`,
  ]
  return [
    { kind: 'title', text: `${campaign.institution}${campaign.name}情况汇总` },
    ...lines.filter((text) => text !== '').map((text): Block => ({ kind: 'line', text })),
  ]
}

type Counted = 'total' | 'closed' | 'awaiting' | 'overdue' | 'dueSoon'

function cards({ tally, previous }: SummaryFacts): Block[] {
  const now = keyFiguresOf(tally)
  const before = previous === null ? undefined : keyFiguresOf(previous.tally)
  const count = (label: string, key: Counted, tone: Tone, sheet: string): Card => ({
    label,
    value: now[key],
    form: 'number',
    change: sayChange(now[key], before?.[key]),
    tone,
    ...(now[key] === 0 ? {} : { target: { sheet } }),
  })
  const rate = (label: string, key: 'completionRate' | 'closureRate'): Card => ({
    label,
    value: now[key] ?? 0,
    form: 'percent',
    change: sayPointChange(now[key], before?.[key]),
    tone: 'plain',
  })
  const working = workingIn(now)
  const workingBefore = before === undefined ? undefined : workingIn(before)
  return [
    {
      kind: 'cards',
      cards: [
        count('问题总数', 'total', 'plain', sheetNames.ledger),
        count('已销号', 'closed', 'closed', sheetNames.ledger),
        count('待销号', 'awaiting', 'awaiting', sheetNames.awaiting),
        count('逾期', 'overdue', 'overdue', sheetNames.overdue),
      ],
    },
    {
      kind: 'cards',
      cards: [
        count('临期', 'dueSoon', 'due-soon', sheetNames.dueSoon),
        {
          label: '其他整改中',
          value: working,
          form: 'number',
          change: sayChange(working, workingBefore),
          tone: 'ongoing',
        },
        rate('整改完成率', 'completionRate'),
        rate('销号率', 'closureRate'),
      ],
    },
  ]
}

function workingIn({ onTime, ongoing, noDue }: ReturnType<typeof keyFiguresOf>): number {
  return onTime + ongoing + noDue
}

function worst({ campaign, survey }: SummaryFacts): Block[] {
  if (survey.worst.length === 0) return []
  const rows = survey.worst.map(({ ledgerNo, number, unit, problem, due, daysLate, level }): TableRow => [
    number ?? ledgerNo,
    unitName(campaign, unit),
    problem ?? '（未填写问题表现）',
    due,
    daysLate,
    level === null ? '—' : ladderLabels[level],
  ])
  return [
    {
      kind: 'table',
      id: 'Worst',
      filter: false,
      columns: [
        survey.numbered === true
          ? { label: NUMBER_LABEL, kind: 'word', span: 2 }
          : { label: '总序号', kind: 'number' },
        { label: '单位', kind: 'text', span: 2 },
        { label: '逾期最久的问题', kind: 'text', span: survey.numbered === true ? 4 : 5 },
        { label: '整改时限', kind: 'day', span: 2 },
        { label: '逾期天数', kind: 'number', tone: 'overdue' },
        { label: '建议', kind: 'word' },
      ],
      rows,
      links: [{ column: 0, targets: survey.worst.map(({ ledgerNo }) => ledgerLink(ledgerNo)) }],
    },
  ]
}
