/** 栏目读法 — what a column of a ledger was understood to be. */
import type { ItemField } from '../fields/field.ts'

/** What a column was understood to be, and why. */
export interface ColumnReading {
  /** 0-based column. */
  readonly column: number
  /** Labels of the header from top to bottom, as written, trimmed. */
  readonly path: readonly string[]
  /** Name under which the column's values are kept as extras: 'leaf', or 'parent/leaf'; unique in its table. */
  readonly label: string
  /** A field, or 'extra' to be kept as it stands. */
  readonly field: ItemField | 'extra'
  /** 0–1; below `ASK_BELOW` the mapping is a question. */
  readonly confidence: number
  /** Why, in plain Chinese: 「表头“整改时限”是“整改时限”的通用写法；8 个值中 8 个是日期」. */
  readonly reason: string
  /** The field that an unsure column would be, were the question answered with yes; of the only column that may be the problem it is read already. */
  readonly guess: ItemField | null
  /** The second field of a label that names a body and a person over two names: 责任部门/责任人. */
  readonly also?: ItemField
  /** The columns (0-based) of a date that is split into 年, 月, 日; `column` is the first. */
  readonly parts?: readonly number[]
  /** A field that no column has and that the values of this one would fit, though its label says otherwise. */
  readonly fits?: ItemField
  /** One of several columns of the field, named after its value and ticked (不作为｜乱作为｜慢作为). */
  readonly ticked?: true
}
