/**
 * 汇总台账 — every item whole: the fields in print order, the units' own columns at the right by label,
 * how it stands, and where it was read. Nothing is left out; columns that nobody filled are hidden.
 */
import type { Day } from '../../calendar/day.ts'
import { NUMBER_LABEL } from '../../campaign/itemNumber.ts'
import { lightLabels } from '../../campaign/lights.ts'
import { fieldDefinitions, type FieldDefinition, type ItemField } from '../../fields/field.ts'
import { lightOf } from '../../ownRules/lightOf.ts'
import { sayField } from '../../items/sayField.ts'
import { unitName, type JudgedItem } from '../../figures/judgedLedger.ts'
import { keyFiguresOf } from '../../figures/keyFigures.ts'
import { extensionsIn, isCompletedLate, timelinessLabels } from '../../items/lateness.ts'
import type { TalliedItem } from '../../figures/tally.ts'
import type { ListRow, SummarySheet, TableColumn, TableValue } from '../../sheets/summarySheet.ts'
import type { SummaryFacts } from '../../figures/facts.ts'
import type { ItemLists } from '../ItemLists.ts'
import { ledgerTableId, sheetNames } from '../sheetNames.ts'
import type { Survey } from '../../figures/survey.ts'
import { timelinessWords } from '../verdicts.ts'

const EXTRA_WIDTH = 18

/** The column by which the figure of late completion is followed to its rows. */
export const COMPLETED_LATE_LABEL = '逾期完成'

/** Rows made at a time are those of a page of items. */
interface LedgerColumn {
  readonly shown: TableColumn
  readonly width: number
  readonly valueOf: (judged: JudgedItem) => TableValue
}

export function ledgerSheet(facts: SummaryFacts, lists: ItemLists): SummarySheet {
  const { survey, tally } = facts
  const columns = [
    ...fieldColumns(facts),
    ...lightColumns(facts),
    ...extraColumns(survey),
    ...originColumns(),
  ]
  const unfilled = columns.flatMap(({ shown }) => (shown.hidden === true ? [`“${shown.label}”`] : []))
  const note = unfilled.length === 0 ? '' : `${unfilled.join('、')}各单位均未填写，栏目已隐藏。`
  const count = tally.total
  return {
    name: sheetNames.ledger,
    tone: 'plain',
    page: { paper: 'a3', orientation: 'landscape' },
    widths: columns.map(({ width }) => width),
    freezeColumns: survey.numbered === true ? 4 : 3,
    mainTable: count === 0 ? null : ledgerTableId,
    blocks: [
      { kind: 'title', text: '汇总台账' },
      { kind: 'note', text: `共${count}项，按专项行动单位名单排列。各单位自设的栏目列在右侧。${note}` },
      count === 0
        ? { kind: 'line', text: '尚未登记问题。' }
        : {
            kind: 'list',
            id: ledgerTableId,
            columns: columns.map(({ shown }) => shown),
            count,
            pages: () => rowPages(lists, columns),
          },
    ],
  }
}

async function* rowPages(
  lists: ItemLists,
  columns: readonly LedgerColumn[],
): AsyncGenerator<readonly ListRow[], void> {
  for await (const page of lists.judgedPages()) {
    yield page.map((judged) => ({ values: columns.map(({ valueOf }) => valueOf(judged)) }))
  }
}

const numberColumn: LedgerColumn = {
  shown: { label: NUMBER_LABEL, kind: 'word' },
  width: 12,
  valueOf: ({ item }) => item.number ?? null,
}

function fieldColumns(facts: SummaryFacts): LedgerColumn[] {
  const filled: ReadonlySet<string> = new Set(facts.survey.filled)
  return [
    { shown: { label: '总序号', kind: 'number' }, width: 8, valueOf: ({ ledgerNo }) => ledgerNo },
    ...(facts.survey.numbered === true ? [numberColumn] : []),
    ...fieldDefinitions.map((definition): LedgerColumn => ({
      shown: {
        label: definition.label,
        kind: kindOf(definition),
        // Items of no known unit are named so in this column.
        ...(filled.has(definition.field) || definition.field === 'unit' ? {} : { hidden: true }),
      },
      width: definition.width,
      valueOf: ({ item }) => fieldValue(facts, item, definition),
    })),
    {
      shown: { label: '办理情况', kind: 'word', words: timelinessWords },
      width: 20,
      valueOf: ({ timeliness }) => timelinessLabels[timeliness],
    },
    {
      shown: {
        label: '逾期天数',
        kind: 'number',
        tone: 'overdue',
        ...(facts.tally.byTimeliness.overdue === 0 ? { hidden: true } : {}),
      },
      width: 9,
      valueOf: ({ lateness }) => lateness?.daysLate ?? null,
    },
    {
      shown: {
        label: COMPLETED_LATE_LABEL,
        kind: 'word',
        ...(keyFiguresOf(facts.tally).completedLate.total === 0 ? { hidden: true } : {}),
      },
      width: 9,
      valueOf: ({ item }) => (isCompletedLate(item) ? '是' : null),
    },
  ]
}

/** Only where the campaign sets lights. */
function lightColumns({ campaign, asOf }: SummaryFacts): LedgerColumn[] {
  if ((campaign.lights ?? []).length === 0) return []
  const words = { 红灯: 'overdue', 橙灯: 'due-soon', 黄灯: 'due-soon' } as const
  return [
    {
      shown: { label: '亮灯', kind: 'word', words },
      width: 8,
      valueOf: ({ item }) => {
        const light = lightOf(item, asOf, campaign)
        return light === null ? null : lightLabels[light]
      },
    },
  ]
}

function kindOf({ field, kind }: FieldDefinition): TableColumn['kind'] {
  if (kind === 'day') return 'day'
  return field === 'itemNo' || kind === 'choice' ? 'word' : 'text'
}

function fieldValue({ campaign }: SummaryFacts, item: TalliedItem, { field }: FieldDefinition): TableValue {
  if (field === 'unit') return unitName(campaign, item.unit)
  const value = item[field] ?? movedValue(item, field)
  return value === undefined ? null : sayField(field, value, campaign)
}

/** Of a limit that was extended before rows said so themselves. */
function movedValue({ moves = [] }: TalliedItem, field: ItemField): Day | string | undefined {
  const times = extensionsIn(moves)
  if (field === 'firstDue') return moves[0]?.from
  return field === 'extendedTimes' && times > 0 ? String(times) : undefined
}

function extraColumns({ extras }: Survey): LedgerColumn[] {
  return extras.map((label) => ({
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
