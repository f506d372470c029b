/**
 * 登记情况、经验建议 — what the registers (登记簿) say of each unit, what the next dispatch meeting asks about, and
 * what units have learned (M-10, M-11, M-14, M-15, M-21, M-27, M-29, M-30, M-35, M-39).
 */
import { sayDay } from '../../calendar/day.ts'
import { unitName } from '../../figures/judgedLedger.ts'
import { sayPercent } from '../../cells/percent.ts'
import { experienceLabels } from '../../registers/experiences.ts'
import { obligationLabels, partLabels, type ObligationStatus } from '../../registers/materials.ts'
import { channelLabels } from '../../registers/publicity.ts'
import type { RegisterFigures } from '../../registers/registerFigures.ts'
import type { Block, SummarySheet, TableColumn, TableRow } from '../../sheets/summarySheet.ts'
import type { SummaryFacts } from '../../figures/facts.ts'
import { sheetNames } from '../sheetNames.ts'

type Column = TableColumn & { readonly width: number }

const words = {
  [obligationLabels['on-time']]: 'closed',
  [obligationLabels.late]: 'due-soon',
  [obligationLabels.missing]: 'overdue',
} as const

/** More obligations than these would not be read on a page; the rest is in the registers. */
const MOST_OBLIGATIONS = 6

/** With more columns a portrait page would print too small. */
const WIDE_FROM = 3

export function registersSheet(facts: SummaryFacts, figures: RegisterFigures): SummarySheet {
  const obligations = figures.obligations.slice(0, MOST_OBLIGATIONS)
  const columns = unitColumns(obligations)
  return {
    name: sheetNames.registers,
    tone: 'plain',
    page: { paper: 'a4', orientation: obligations.length > WIDE_FROM ? 'landscape' : 'portrait' },
    widths: columns.map(({ width }) => width),
    freezeColumns: 1,
    mainTable: 'RegisterUnits',
    blocks: [
      { kind: 'title', text: '登记簿情况' },
      {
        kind: 'note',
        text: `截至${sayDay(facts.asOf)}各单位在登记簿中的登记；没有登记的列为“未登记”“未报”。`,
      },
      ...figureLines(figures).map((text): Block => ({ kind: 'line', text })),
      {
        kind: 'table',
        id: 'RegisterUnits',
        filter: true,
        columns: columns.map(({ width: _width, ...column }) => column),
        rows: figures.units.map((unit) => unitRow(facts, figures, obligations, unit)),
      },
      ...agendaBlocks(facts, figures, columns.length),
    ],
  }
}

export function experiencesSheet({ campaign, asOf }: SummaryFacts, figures: RegisterFigures): SummarySheet {
  const rows = figures.experiences.map(({ unit, kind, title, text, on }): TableRow => [
    unit === null ? '' : unitName(campaign, unit),
    experienceLabels[kind] ?? kind,
    title,
    text,
    on,
  ])
  return {
    name: sheetNames.experiences,
    tone: 'plain',
    page: { paper: 'a4', orientation: 'landscape' },
    widths: [16, 10, 26, 66, 12],
    freezeColumns: 1,
    mainTable: rows.length === 0 ? null : 'Experiences',
    blocks: [
      { kind: 'title', text: sheetNames.experiences },
      rows.length === 0
        ? { kind: 'line', text: `截至${sayDay(asOf)}还没有登记经验做法和意见建议。` }
        : {
            kind: 'table',
            id: 'Experiences',
            filter: true,
            columns: [
              { label: '单位', kind: 'text' },
              { label: '类别', kind: 'word' },
              { label: '题目', kind: 'text' },
              { label: '内容', kind: 'text' },
              { label: '日期', kind: 'day' },
            ],
            rows,
          },
    ],
  }
}

function unitColumns(obligations: readonly ObligationStatus[]): Column[] {
  return [
    { label: '单位', kind: 'text', width: 18 },
    { label: '第一责任人', kind: 'text', width: 12, words: { 未登记: 'overdue' } },
    ...obligations.map((owed): Column => ({ label: obligationName(owed), kind: 'word', width: 14, words })),
    { label: '学习次数', kind: 'number', width: 10 },
    { label: '检查未按时纠正', kind: 'number', width: 10, tone: 'overdue' },
    { label: '调度未落实', kind: 'number', width: 10, tone: 'due-soon' },
    { label: '已销号中有制度', kind: 'word', width: 12 },
  ]
}

function obligationName({ name, part }: ObligationStatus): string {
  return part === 'materials' ? `${name}（${partLabels[part] ?? part}）` : name
}

function unitRow(
  { campaign }: SummaryFacts,
  figures: RegisterFigures,
  obligations: readonly ObligationStatus[],
  unit: string,
): TableRow {
  const lead = figures.leads.find((one) => one.unit === unit)
  const share = figures.regulations.byUnit[unit]
  return [
    unitName(campaign, unit),
    lead?.firstResponsible ?? '未登记',
    ...obligations.map(({ units }) => {
      const state = units.find((one) => one.unit === unit)?.state
      return state === undefined ? null : obligationLabels[state]
    }),
    figures.learning.find((one) => one.unit === unit)?.total ?? 0,
    figures.flaggedChecks.filter((one) => one.unit === unit && one.state === 'overdue').length,
    figures.agenda.filter((one) => one.unit === unit).length,
    share === undefined ? '—' : `${share.covered}/${share.closed}`,
  ]
}

function figureLines({ regulations, channels, counts, openClues }: RegisterFigures): string[] {
  const published = Object.entries(channels)
    .filter(([, n]) => n > 0)
    .map(([code, n]) => `${channelLabels[code] ?? code}${n}篇`)
  return [
    ...(regulations.closed === 0
      ? []
      : [
          `已销号${regulations.closed}项，其中${regulations.covered}项建立了制度，占${sayPercent(regulations.covered, regulations.closed)}；持续整改的问题还有${regulations.ongoingWithout.length}项没有制度。`,
        ]),
    ...(published.length === 0 ? [] : [`宣传报道：${published.join('，')}。`]),
    ...(counts.clues === 0 ? [] : [`登记线索${counts.clues}条，${openClues.length}条尚未转办或核清。`]),
  ]
}

function agendaBlocks({ campaign }: SummaryFacts, { agenda }: RegisterFigures, width: number): Block[] {
  if (agenda.length === 0) return []
  // Under the units' table, on its grid: number, unit and day take one column each, the order the rest.
  return [
    { kind: 'heading', text: '下次调度议程：没有落实情况的调度事项' },
    {
      kind: 'table',
      id: 'Agenda',
      filter: false,
      columns: [
        { label: '责任单位', kind: 'text' },
        { label: '交办日期', kind: 'day' },
        { label: '完成期限', kind: 'day' },
        { label: '交办事项', kind: 'text', span: Math.max(1, width - 3) },
      ],
      rows: agenda.map(({ unit, givenOn, due, text }): TableRow => [
        unit === null ? '' : unitName(campaign, unit),
        givenOn,
        due,
        text,
      ]),
    },
  ]
}
