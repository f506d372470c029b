/** What a push may try on a row that counts: every field changed and cleared, limits and states moved, the row struck. */
import { fieldDefinitions } from '#rules/fields/field'
import type { CountActName } from '#rules/items/count/countActs'
import type { FieldValue, RowChange } from '#wire/item'

/** What is done to a row by a push: a row a cell, all of a role in one push. */
export interface Pushed {
  readonly name: string
  readonly change: Partial<Pick<RowChange, 'withdraw' | 'withdrawKind'>> & {
    readonly set?: Readonly<Record<string, FieldValue>>
  }
  /** By which line of the table it may lower a count. */
  readonly as: CountActName | null
}

const edits: readonly Pushed[] = fieldDefinitions.flatMap(({ field, kind }): Pushed[] => {
  const as: CountActName | null = field === 'completedOn' ? 'claim' : field === 'due' ? 'name-limit' : null
  const other = kind === 'day' ? '2017-07-09' : kind === 'category' ? 3 : '改成别的内容'
  const clear = { name: `清空${field}`, change: { set: { [field]: null } }, as }
  if (['due', 'claimed', 'disposal', 'kind'].includes(field)) return [clear]
  return [clear, { name: `改${field}`, change: { set: { [field]: other } }, as }]
})

export const pushes: readonly Pushed[] = [
  ...edits,
  ...['2017-08-01', '2017-07-01', '2017-12-31', '2018-06-30'].map((due): Pushed => ({
    name: `时限改为${due}`,
    change: { set: { due } },
    as: 'name-limit',
  })),
  { name: '时限换成文字', change: { set: { due: null, dueText: '年底前' } }, as: 'name-limit' },
  {
    name: '时限换成长期坚持',
    change: { set: { due: null, dueText: '长期坚持', disposal: 'ongoing' } },
    as: 'name-limit',
  },
  ...['immediate', 'time-limited', 'ongoing'].map((disposal): Pushed => ({
    name: `处置类型改为${disposal}`,
    change: { set: { disposal } },
    as: 'name-limit',
  })),
  ...['not-started', 'in-progress', 'done', 'closed', 'dropped'].map((claimed): Pushed => ({
    name: `状态改为${claimed}`,
    change: { set: { claimed, ...(claimed === 'done' ? { completedOn: '2017-07-09' } : {}) } },
    as: claimed === 'done' ? 'claim' : null,
  })),
  { name: '划去', change: { withdraw: '登记错误' }, as: 'strike' },
  { name: '划去，写明类别', change: { withdraw: '登记错误', withdrawKind: 'mistaken' }, as: 'strike' },
  { name: '自设一栏', change: { set: { 'extras/核减': '是' } }, as: null },
]
