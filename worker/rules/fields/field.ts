/**
 * 台账栏目 — all that is known of an item's fields, one line each, in the order in which the ledger prints them.
 *
 * Every other list of fields follows from this table: an item's type, the columns of 规范台账 and of the summary, what
 * a campaign may ask of a row, what a search looks through, whose names are struck and removed, the wire's keys. A new
 * field is a new line here. Source: mechanisms M-12 to M-20, M-24, M-31.
 */

/** How a field's value is written in the item; each `choice` has words of its own. */
export type FieldKind = 'text' | 'day' | 'category' | 'unit' | 'choice'

export interface FieldFacts {
  /** Heading in 规范台账 and in the summary; a sheet headed with it is read as this field. */
  readonly label: string
  /** Heading in an English sheet. */
  readonly english: string
  /** Further headings that mean this field and no other. */
  readonly spellings?: readonly string[]
  readonly kind: FieldKind
  /** Column width in characters of the default font, two per Chinese character. */
  readonly width: number
  /**
   * What its names name. Both are struck from the version for the website; persons become pseudonyms when a finished
   * campaign's personal data is removed.
   */
  readonly names?: 'person' | 'body'
  /**
   * At registration: asked of every row unless the campaign names other columns; worth a look where blank; or left to
   * the campaign, which may ask for any of the three. Absent: the office's, or follows from the work.
   */
  readonly entry?: 'required' | 'expected' | 'optional'
  /** State before which it must be filled (M-19, M-20). */
  readonly neededBefore?: 'in-progress' | 'done'
  /** One of the six plan elements (M-20). */
  readonly plan?: true
  /** A search for items looks through it. */
  readonly searched?: true
  /** No sender sets it: the office does (M-24), or the session that sends the row says it (M-09). */
  readonly setBy?: 'office' | 'session'
  /** No column of a unit's own sheet: what the cell of this field says in words. */
  readonly saidUnder?: string
  /** Note shown when a cell of the column is selected. */
  readonly prompt?: string
}

/** Every field once, in print order; the six plan elements stand in the plan's order. */
export const fieldTable = {
  itemNo: { label: '序号', english: 'No.', kind: 'text', width: 6, searched: true },
  unit: { label: '单位', english: 'Unit', kind: 'unit', width: 16, setBy: 'session' },
  kind: {
    label: '问题类型',
    english: 'Type',
    kind: 'choice',
    width: 10,
    entry: 'expected',
    neededBefore: 'done',
  },
  /** 1–8 in the model campaign. */
  category: {
    label: '问题类别',
    english: 'Category',
    kind: 'category',
    width: 18,
    entry: 'expected',
    neededBefore: 'done',
  },
  problem: {
    label: '问题表现',
    english: 'Problem',
    kind: 'text',
    width: 36,
    searched: true,
    prompt: '一行写一个问题，写具体表现，并落实到岗位和个人。',
  },
  source: { label: '问题来源', english: 'Source', kind: 'text', width: 12, entry: 'optional' },
  foundOn: { label: '发现日期', english: 'Found on', kind: 'day', width: 12, entry: 'optional' },
  post: {
    label: '岗位',
    english: 'Post',
    kind: 'text',
    width: 12,
    entry: 'expected',
    neededBefore: 'done',
  },
  cause: {
    label: '原因分析',
    english: 'Cause',
    kind: 'text',
    width: 24,
    entry: 'expected',
    neededBefore: 'in-progress',
  },
  measures: {
    label: '整改措施',
    english: 'Measures',
    kind: 'text',
    width: 36,
    entry: 'expected',
    neededBefore: 'done',
    plan: true,
  },
  goal: {
    label: '整改目标',
    english: 'Goal',
    kind: 'text',
    width: 24,
    entry: 'expected',
    neededBefore: 'done',
    plan: true,
  },
  /** Last good day; late begins the day after. */
  due: {
    label: '整改时限',
    english: 'Deadline',
    kind: 'day',
    width: 12,
    entry: 'expected',
    neededBefore: 'done',
    plan: true,
    prompt: '写成“年-月-日”（年四位，月日各两位）。长期坚持的写在“时限原文”。',
  },
  /** The limit as the ledger writes it. */
  dueText: {
    label: '时限原文',
    english: 'Deadline as written',
    kind: 'text',
    width: 16,
    saidUnder: 'due',
    prompt: '原表写法，如“8月底前”“长期坚持”。',
  },
  /** The limit before the office first moved it. */
  firstDue: {
    label: '原时限',
    english: 'First deadline',
    kind: 'day',
    width: 12,
    setBy: 'office',
    prompt: '办公室批准延期、重开时改定时限的，这里是最初的时限。',
  },
  extendedTimes: {
    label: '延期次数',
    english: 'Extensions',
    kind: 'text',
    width: 10,
    setBy: 'office',
    prompt: '办公室批准延期的次数。',
  },
  disposal: { label: '处置类型', english: 'Disposal', kind: 'choice', width: 10, entry: 'expected' },
  leader: {
    label: '牵头领导',
    english: 'Leader',
    kind: 'text',
    width: 10,
    names: 'person',
    entry: 'expected',
    neededBefore: 'done',
    plan: true,
    searched: true,
  },
  department: {
    label: '责任部室',
    english: 'Department',
    kind: 'text',
    width: 14,
    names: 'body',
    entry: 'expected',
    neededBefore: 'done',
    plan: true,
    searched: true,
  },
  owner: {
    label: '具体责任人',
    english: 'Owner',
    kind: 'text',
    width: 12,
    names: 'person',
    entry: 'required',
    neededBefore: 'done',
    plan: true,
    searched: true,
  },
  progress: { label: '进展情况', english: 'Progress', kind: 'text', width: 24 },
  claimed: { label: '整改状态', english: 'Status', kind: 'choice', width: 10 },
  completedOn: {
    label: '完成日期',
    english: 'Completed on',
    kind: 'day',
    width: 12,
    neededBefore: 'done',
    prompt: '整改措施全部落实的日期。',
  },
  closedOn: {
    label: '销号日期',
    english: 'Closed on',
    kind: 'day',
    width: 12,
    setBy: 'office',
    prompt: '由办公室审核销号后填写。需要销号时在任务窗格中申请。',
  },
  evidence: { label: '佐证材料', english: 'Evidence', kind: 'text', width: 20 },
} as const satisfies Readonly<Record<string, FieldFacts>>

export type FieldTable = typeof fieldTable
export type ItemField = keyof FieldTable

/** The fields whose line in the table says something under this key. */
export type FieldSaying<Key extends keyof FieldFacts> = {
  [Field in ItemField]: Key extends keyof FieldTable[Field] ? Field : never
}[ItemField]

export type FieldOfKind<Kind extends FieldKind> = {
  [Field in ItemField]: FieldTable[Field]['kind'] extends Kind ? Field : never
}[ItemField]

/** What a column can be: a field, or one to be kept that is none of ours. */
export type ColumnRole = ItemField | 'extra'

export interface FieldDefinition extends FieldFacts {
  readonly field: ItemField
}

/** All that is known of a field. */
export function definitionOf(field: ItemField): FieldFacts {
  return fieldTable[field]
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a constant's keys are those of its type
const fields = Object.keys(fieldTable) as ItemField[]

/** Every field once, in print order. */
export const fieldDefinitions: readonly FieldDefinition[] = fields.map((field) => ({
  field,
  ...definitionOf(field),
}))

/** What heads a field's column in a unit's own sheet, by the table: Chinese, English, further spellings. */
export const ownHeadings: readonly (readonly [heading: string, field: ItemField])[] = fieldDefinitions
  .filter(({ saidUnder }) => saidUnder === undefined)
  .flatMap(({ field, label, english, spellings = [] }) =>
    [label, english, ...spellings].map((heading) => [heading, field] as const),
  )

/** The fields of which this holds, in print order. */
export function fieldsWhere(holds: (facts: FieldFacts) => boolean): ItemField[] {
  return fields.filter((field) => holds(definitionOf(field)))
}

/** The same, with its type: the fields whose line says something under the key. */
export function fieldsSaying<Key extends keyof FieldFacts>(key: Key): FieldSaying<Key>[] {
  return fields.filter((field): field is FieldSaying<Key> => key in fieldTable[field])
}

/** The fields of one kind. */
export function fieldsOfKind<Kind extends FieldKind>(kind: Kind): FieldOfKind<Kind>[] {
  return fields.filter((field): field is FieldOfKind<Kind> => fieldTable[field].kind === kind)
}

export function isOfKind<Kind extends FieldKind>(field: ItemField, kind: Kind): field is FieldOfKind<Kind> {
  return fieldTable[field].kind === kind
}

/** Heading of a field as people read it. */
export function labelOf(field: ItemField): string {
  return fieldTable[field].label
}
