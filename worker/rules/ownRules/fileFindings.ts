/** 文件中的自定规则 — what the office's own rules find in the rows of a file, and what of a row is not taken in for it. */
import type { Campaign } from '../campaign/campaign.ts'
import type { ColumnOfRule } from '../campaign/ownRules.ts'
import { choiceFault } from '../items/checkItem.ts'
import type { Finding } from '../items/finding.ts'
import type { ItemContent, ReadItem } from '../items/item.ts'
import { columnLabel, columnsOf, brokenChecks, stoppingChecks } from './ownChecks.ts'
import { ownCheckFinding } from './ownCheckWords.ts'

const NOT_TAKEN = '新增的行改正后才收入；已有的行，这一栏保持原来的内容。'

/** By row of the file. */
export function fileRuleFindings(items: readonly ReadItem[], campaign: Campaign): Finding[] {
  if ((campaign.ownChecks ?? []).length + (campaign.ownLists ?? []).length === 0) return []
  return items.flatMap(({ origin, ...content }) => {
    const place = { file: origin.file, sheet: origin.sheet, cell: null, row: origin.row }
    const broken = brokenChecks(content, campaign, undefined).map((one) => {
      const finding = ownCheckFinding(one, content, place)
      return one.check.stops ? { ...finding, message: `${finding.message}。${NOT_TAKEN}` } : finding
    })
    return [...broken, ...wrongChoices(content, campaign, origin)]
  })
}

function wrongChoices(content: ItemContent, campaign: Campaign, origin: ReadItem['origin']): Finding[] {
  return Object.entries(content.extras ?? {}).flatMap(([label, value]) => {
    const fault = choiceFault(label, value, campaign)
    if (fault === null) return []
    return [
      {
        file: origin.file,
        sheet: origin.sheet,
        cell: null,
        field: 'column' as const,
        code: fault.code,
        severity: 'block' as const,
        given: value,
        message: `第 ${origin.row} 行“${label}”：${fault.message}${NOT_TAKEN}`,
        choices: fault.choices,
      },
    ]
  })
}

/** A limit is written in two columns: the day, and how the sheet says it. */
function written(columns: readonly ColumnOfRule[]): string[] {
  return columns.flatMap((column) => (column === 'due' ? ['due', 'dueText'] : [column]))
}

export interface RefusedColumns {
  /** Keys whose new value is not taken. */
  readonly keys: ReadonlySet<string>
  readonly why: string
}

/** What of a row that a file brings is refused by the office's rules; null when nothing is. */
export function refusedColumns(
  content: ItemContent,
  campaign: Campaign,
  agreed: ItemContent | undefined,
): RefusedColumns | null {
  const broken = stoppingChecks(content, campaign, agreed)
  const wrong = Object.entries(content.extras ?? {}).flatMap(([label, value]) => {
    const fault = agreed?.extras?.[label] === value ? null : choiceFault(label, value, campaign)
    return fault === null ? [] : [{ key: `extras/${label}`, why: `“${label}”：${fault.message}` }]
  })
  if (broken.length + wrong.length === 0) return null
  return {
    keys: new Set([
      ...broken.flatMap(({ check }) => written(columnsOf(check))),
      ...wrong.map(({ key }) => key),
    ]),
    why: [
      ...broken.map(({ check }) => `“${columnLabel(check.column)}”：${check.words}`),
      ...wrong.map(({ why }) => why),
    ].join('；'),
  }
}
