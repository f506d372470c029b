/**
 * 台账栏目 — the fields of an item, in the order in which the campaign's ledger prints them.
 *
 * The six plan fields (M-20: 整改措施、整改目标、整改时限、牵头领导、责任部室、具体责任人) stand in the plan's order.
 */

export type ItemField =
  | 'itemNo'
  | 'unit'
  | 'kind'
  | 'category'
  | 'problem'
  | 'source'
  | 'foundOn'
  | 'post'
  | 'cause'
  | 'measures'
  | 'goal'
  | 'disposal'
  | 'due'
  | 'dueText'
  | 'leader'
  | 'department'
  | 'owner'
  | 'progress'
  | 'claimed'
  | 'completedOn'
  | 'closedOn'
  | 'evidence'

/** What a column can be: a field, or one to be kept that is none of ours. */
export type ColumnRole = ItemField | 'extra'

/** How a field's value is written in the item. */
export type FieldKind = 'text' | 'day' | 'category' | 'unit' | 'choice'

export interface FieldDefinition {
  readonly field: ItemField
  /** Heading in 规范台账 and in the summary. */
  readonly label: string
  readonly kind: FieldKind
  /** Column width in characters of the default font, two per Chinese character. */
  readonly width: number
}

/** Every field once, in print order. */
export const fieldDefinitions: readonly FieldDefinition[] = [
  { field: 'itemNo', label: '序号', kind: 'text', width: 6 },
  { field: 'unit', label: '单位', kind: 'unit', width: 16 },
  { field: 'kind', label: '问题类型', kind: 'choice', width: 10 },
  { field: 'category', label: '问题类别', kind: 'category', width: 18 },
  { field: 'problem', label: '问题表现', kind: 'text', width: 36 },
  { field: 'source', label: '问题来源', kind: 'text', width: 12 },
  { field: 'foundOn', label: '发现日期', kind: 'day', width: 12 },
  { field: 'post', label: '岗位', kind: 'text', width: 12 },
  { field: 'cause', label: '原因分析', kind: 'text', width: 24 },
  { field: 'measures', label: '整改措施', kind: 'text', width: 36 },
  { field: 'goal', label: '整改目标', kind: 'text', width: 24 },
  { field: 'due', label: '整改时限', kind: 'day', width: 12 },
  { field: 'dueText', label: '时限原文', kind: 'text', width: 16 },
  { field: 'disposal', label: '处置类型', kind: 'choice', width: 10 },
  { field: 'leader', label: '牵头领导', kind: 'text', width: 10 },
  { field: 'department', label: '责任部室', kind: 'text', width: 14 },
  { field: 'owner', label: '具体责任人', kind: 'text', width: 12 },
  { field: 'progress', label: '进展情况', kind: 'text', width: 24 },
  { field: 'claimed', label: '整改状态', kind: 'choice', width: 10 },
  { field: 'completedOn', label: '完成日期', kind: 'day', width: 12 },
  { field: 'closedOn', label: '销号日期', kind: 'day', width: 12 },
  { field: 'evidence', label: '佐证材料', kind: 'text', width: 20 },
]

/** Heading of a field as people read it. */
export function labelOf(field: ItemField): string {
  const found = fieldDefinitions.find((definition) => definition.field === field)
  if (found === undefined) throw new Error(`no such field: ${field}`)
  return found.label
}
