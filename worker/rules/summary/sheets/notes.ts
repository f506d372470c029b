/** 说明 — how the figures are counted, what the calendar covers, and where the rows come from. */
import { NUMBER_LABEL } from '../../campaign/itemNumber.ts'
import { lightLabels } from '../../campaign/lights.ts'
import { sayDay } from '../../calendar/day.ts'
import { ladderLabels, unitName } from '../../figures/judgedLedger.ts'
import type { SummarySheet, TableRow } from '../../sheets/summarySheet.ts'
import type { SummaryFacts } from '../../figures/facts.ts'
import { sheetNames } from '../sheetNames.ts'

export function notesSheet(input: SummaryFacts): SummarySheet {
  return {
    name: sheetNames.notes,
    tone: 'plain',
    page: { paper: 'a4', orientation: 'portrait' },
    widths: [18, 74],
    freezeColumns: 0,
    mainTable: null,
    blocks: [
      { kind: 'title', text: '统计说明' },
      {
        kind: 'table',
        id: 'Notes',
        filter: false,
        columns: [
          { label: '事项', kind: 'text' },
          { label: '口径', kind: 'text' },
        ],
        rows: [...counting(input), ...sources(input)],
      },
    ],
  }
}

/** How the campaign's own lights are lit; nothing where it sets none. */
function lightNote({ lights = [] }: SummaryFacts['campaign']): TableRow[] {
  if (lights.length === 0) return []
  const said = lights.map(({ light, measure, at }) => {
    if (measure === 'days-late') return `逾期满${at}天${lightLabels[light]}`
    return measure === 'days-left'
      ? `剩余${at}天以内${lightLabels[light]}`
      : `剩余期限不超过${at}%${lightLabels[light]}`
  })
  const late = lights.some(({ measure }) => measure === 'days-late') ? '' : '，逾期红灯'
  return [['亮灯', `${said.join('，')}${late}。期限从发现日期（没有的，从登记之日）算到整改时限。`]]
}

function counting({ campaign, asOf, calendar, tally }: SummaryFacts): TableRow[] {
  const ladder = campaign.ladder
    .map(({ level, daysLate }) => `逾期满${daysLate}天建议${ladderLabels[level]}`)
    .join('，')
  const years = calendar.years.toSorted((a, b) => a - b)
  const uncovered = tally.uncoveredYears
  return [
    ['统计日', `截至${sayDay(asOf)}，所有情况均按当日计算，不受打开本文件日期的影响。`],
    ['逾期', '整改时限当天不算逾期，次日起算；至销号为止。单位已报完成的不再计逾期，列为待销号。'],
    ['临期', `${campaign.dueSoonDays}天内（含当天）到期、单位尚未报完成。`],
    ...lightNote(campaign),
    ['待销号', '单位已报完成，等待办公室逐项审核；完成日期晚于整改时限的，注明“逾期完成”。'],
    [
      '逾期完成',
      '完成日期（没有的取销号日期）晚于整改时限的；延期以批准后的时限为准。累计数含已销号的，销号后不减少。',
    ],
    ['已销号', '经审核销号，或台账载明已销号。'],
    ['持续整改', '需要长期解决、没有整改时限的问题。'],
    ['期限待明确', '没有整改时限，或时限有多种理解、须由单位确认的问题，不计入逾期。'],
    ['其他整改中', '未到期、持续整改和期限待明确三类之和。'],
    ['核减', '因不属实、重复、登记错误、移交，经办公室决定不再计入整改的问题；计入问题总数，另列清单。'],
    ['整改完成率', '（已销号＋待销号）÷（问题总数－核减）。'],
    ['销号率', '已销号÷（问题总数－核减）。'],
    ['督办建议', ladder === '' ? '未设督办规则。' : `${ladder}。建议由规则提出，由办公室决定。`],
    [
      '工作日',
      `按国务院办公厅公布的节假日安排计算，已录入${yearSpan(years)}。${
        uncovered.length === 0
          ? ''
          : `${uncovered.join('、')}年的安排未录入，该年按周一至周五计，工作日数待核。`
      }`,
    ],
  ]
}

/** [2004 … 2026] → 2004—2026年; gaps are listed. */
function yearSpan(years: readonly number[]): string {
  const spans: string[] = []
  for (let from = 0, to = 0; from < years.length; from = to + 1) {
    to = from
    while (years[to + 1] === (years[to] ?? 0) + 1) to++
    spans.push(from === to ? `${years[from]}` : `${years[from]}—${years[to]}`)
  }
  return spans.length === 0 ? '无' : `${spans.join('、')}年`
}

function sources({ campaign, survey, tally, zeroReports, sha256, isAfterwards }: SummaryFacts): TableRow[] {
  const zeros = zeroReports.map(({ unit, file, text }) => {
    const words = text === '' ? '' : `“${text}”`
    return `${unitName(campaign, unit)}${words}${file === '' ? '' : `（${file}）`}`
  })
  return [
    ...numbering(survey.numbered === true),
    [
      '数据来源',
      `${tally.total}项${survey.files === 0 ? '' : `，来自${survey.files}个台账文件`}；每项的文件、工作表、行次见“汇总台账”右侧三栏。`,
    ],
    [
      '统计时点',
      isAfterwards
        ? '系统的登记晚于统计日，各项内容取汇总时的登记，只按统计日计算时限。'
        : '各项内容为统计日终了时的登记；以往日期由变更历史还原，单位名单和督办规则按现行设置。',
    ],
    ['零报告', zeros.length === 0 ? '没有以台账形式报送的零报告。' : `${zeros.toSorted().join('；')}。`],
    ...(sha256 === null
      ? []
      : [['数据指纹', `${sha256}（各项内容相同，指纹就相同；用于核对两份汇总是否同一数据。）`]]),
  ]
}

/** By what an item is cited. */
function numbering(isNumbered: boolean): TableRow[] {
  const place = '按专项行动单位名单、文件、工作表、行次排列'
  if (!isNumbered) return [['总序号', `${place}编号，仅在本次汇总内有效；通报中“第N项”指此序号。`]]
  return [
    [
      NUMBER_LABEL,
      '一个问题一个，登记时由系统给定，不再改变，也不再用于别的问题；通报、督办单、销号单都用此号。',
    ],
    ['总序号', `${place}，只用于排序，各次汇总不同。`],
  ]
}
