/** 阶段与节点 — where the campaign stands in its plan on the day: stages, which may overlap, and milestones. */
import { daysBetween, sayDay, type Day } from '../../calendar/day.ts'
import type { Block, SummarySheet, TableRow, Tone } from '../../sheets/summarySheet.ts'
import type { SummaryFacts } from '../../figures/facts.ts'
import { sheetNames } from '../sheetNames.ts'

const words: Readonly<Record<string, Tone>> = {
  进行中: 'awaiting',
  已结束: 'closed',
  已到期: 'closed',
  当天到期: 'due-soon',
}

export function stagesSheet({ campaign, asOf }: SummaryFacts): SummarySheet {
  const stages = campaign.stages.map(({ name, from, to }): TableRow => [
    name,
    from,
    to,
    ...stageState(from, to, asOf),
  ])
  const milestones = campaign.milestones.map(({ name, due }): TableRow => [
    name,
    due,
    ...milestoneState(due, asOf),
  ])
  return {
    name: sheetNames.stages,
    tone: 'plain',
    page: { paper: 'a4', orientation: 'portrait' },
    widths: [34, 14, 14, 12, 22],
    freezeColumns: 0,
    mainTable: null,
    blocks: [
      { kind: 'title', text: sheetNames.stages },
      {
        kind: 'line',
        text: `专项行动${sayDay(campaign.starts)}至${sayDay(campaign.ends)}；下表按${sayDay(asOf)}计算。`,
      },
      ...(stages.length === 0 ? [] : stageTable(stages)),
      ...(milestones.length === 0 ? [] : milestoneTable(milestones)),
      ...(stages.length + milestones.length === 0
        ? ([{ kind: 'line', text: '专项行动没有设定阶段和节点，可在“专项设置”中补充。' }] as const)
        : []),
    ],
  }
}

function stageTable(rows: readonly TableRow[]): Block[] {
  return [
    { kind: 'heading', text: '阶段' },
    {
      kind: 'table',
      id: 'Stages',
      filter: false,
      columns: [
        { label: '阶段', kind: 'text' },
        { label: '开始', kind: 'day' },
        { label: '结束', kind: 'day' },
        { label: '状态', kind: 'word', words },
        { label: '进度', kind: 'text' },
      ],
      rows,
    },
  ]
}

function milestoneTable(rows: readonly TableRow[]): Block[] {
  return [
    { kind: 'heading', text: '节点' },
    {
      kind: 'table',
      id: 'Milestones',
      filter: false,
      columns: [
        { label: '节点', kind: 'text' },
        { label: '期限', kind: 'day' },
        { label: '状态', kind: 'word', words },
        { label: '说明', kind: 'text', span: 2 },
      ],
      rows,
    },
  ]
}

function stageState(from: Day, to: Day, asOf: Day): [string, string] {
  const whole = daysBetween(from, to) + 1
  if (asOf < from) return ['未开始', `${daysBetween(asOf, from)}天后开始，共${whole}天`]
  if (asOf > to) return ['已结束', `共${whole}天`]
  return ['进行中', `第${daysBetween(from, asOf) + 1}天，共${whole}天`]
}

function milestoneState(due: Day, asOf: Day): [string, string] {
  const left = daysBetween(asOf, due)
  if (left > 0) return ['未到期', `还有${left}天`]
  return left === 0 ? ['当天到期', '当天截止'] : ['已到期', `${-left}天前到期；是否完成请对照有关材料核实`]
}
