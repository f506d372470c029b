/**
 * 转入台账 — an entry (线索、意见、督导发现) becomes a row of a unit's ledger, which names the entry it came of.
 *
 * What is handed over in words of its own (转办表述) names no entry: that there is one says that somebody spoke.
 */
import type { UnitId } from '../campaign/campaign.ts'
import type { FieldValue } from '../items/itemFields.ts'
import {
  fieldOf,
  textOf,
  wordOf,
  type Register,
  type RegisterEntry,
  type RegisterValues,
} from './register.ts'

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
    ...(becomes.wording === undefined ? { [`extras/${ORIGIN_LABEL}`]: entryName(register, entry) } : {}),
    ...(extra === '' || becomes.extra === undefined
      ? {}
      : { [`extras/${fieldOf(register, becomes.extra).label}`]: extra }),
  }
}

/** Whose ledger the row goes to; '' while nobody has said. */
export function receiverOf({ becomes }: Register, values: RegisterValues): UnitId {
  const to = becomes?.to === undefined ? '' : textOf(values, becomes.to)
  return to === '' ? textOf(values, 'unit') : to
}

/** Whether another unit than the one that it is about gets the row: then nobody else is told of it. */
export function goesElsewhere(register: Register, values: RegisterValues): boolean {
  return receiverOf(register, values) !== textOf(values, 'unit')
}

/** Why an entry cannot become a row now, as a sentence; null when it can, its wording left aside. */
export function whyNoItem(register: Register, entry: RegisterEntry): string | null {
  if (register.becomes === undefined) return `“${register.name}”的登记不转为台账中的问题。`
  if (entry.withdrawn) return '这条登记已经撤回。'
  if (entry.item !== null) return '这条登记已经转入台账。'
  if (textOf(entry.values, 'outcome') === 'unfounded') return '这条线索核查为不属实。请先更正核查结论。'
  return textOf(entry.values, 'unit') === '' ? '还没有确定责任单位。请先填写责任单位。' : null
}

/** Why it cannot be handed over so, where it goes in words of its own; null when it can, hints of the giver left aside. */
export function whyNotHanded(register: Register, values: RegisterValues): string | null {
  const { becomes } = register
  if (becomes?.wording === undefined) return null
  if (textOf(values, becomes.wording) === '') {
    return '还没有转办表述。线索原文不转给单位，请用自己的话写明问题本身。'
  }
  if (textOf(values, 'subject') === 'head' && !goesElsewhere(register, values)) {
    return '线索反映的是该单位负责人，不能转给该单位自己。请转其他单位核查，或选“不转办，直接核查”。'
  }
  return null
}

/** Fields that say what was handed over, and to whom: once a row stands, they stand too. */
export function isHandedField({ becomes }: Register, key: string): boolean {
  return (
    becomes?.wording !== undefined &&
    [becomes.wording, becomes.to, becomes.foundOn, 'unit', 'handling'].includes(key)
  )
}

function choiceWord(register: Register, values: RegisterEntry['values'], key: string): string {
  const code = textOf(values, key)
  return code === '' ? '' : wordOf(fieldOf(register, key), code)
}
