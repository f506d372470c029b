/**
 * 转入台账 — an entry (线索、意见、督导发现) becomes a row of a unit's ledger, which names the entry it came of.
 */
import type { FieldValue } from '../items/itemFields.ts'
import { fieldOf, textOf, wordOf, type Register, type RegisterEntry } from './register.ts'

/** Column of a row that says which entry it was made of; the way back from the row. */
const ORIGIN_LABEL = '来源登记'

/** The entry as a row names it: 督导发现第3号. */
function entryName(register: Register, entry: Pick<RegisterEntry, 'no'>): string {
  return `${register.name}第${entry.no}号`
}

/** Fields of the row that an entry becomes, by field key; null when entries of this register become none. */
export function itemFieldsOf(register: Register, entry: RegisterEntry): Record<string, FieldValue> | null {
  const { becomes } = register
  if (becomes === undefined) return null
  const { values } = entry
  const detail = becomes.sourceDetail === undefined ? '' : choiceWord(register, values, becomes.sourceDetail)
  const extra = becomes.extra === undefined ? '' : choiceWord(register, values, becomes.extra)
  return {
    problem: textOf(values, becomes.problem),
    source: detail === '' ? becomes.source : `${becomes.source}（${detail}）`,
    foundOn: textOf(values, becomes.foundOn),
    [`extras/${ORIGIN_LABEL}`]: entryName(register, entry),
    ...(extra === '' || becomes.extra === undefined
      ? {}
      : { [`extras/${fieldOf(register, becomes.extra).label}`]: extra }),
  }
}

/** Why an entry cannot become a row now, as a sentence; null when it can. */
export function whyNoItem(register: Register, entry: RegisterEntry): string | null {
  if (register.becomes === undefined) return `“${register.name}”的登记不转为台账中的问题。`
  if (entry.withdrawn) return '这条登记已经撤回。'
  if (entry.item !== null) return '这条登记已经转入台账。'
  if (textOf(entry.values, 'outcome') === 'unfounded') return '这条线索核查为不属实。请先更正核查结论。'
  return textOf(entry.values, 'unit') === '' ? '还没有确定责任单位。请先填写责任单位。' : null
}

function choiceWord(register: Register, values: RegisterEntry['values'], key: string): string {
  const code = textOf(values, key)
  return code === '' ? '' : wordOf(fieldOf(register, key), code)
}
