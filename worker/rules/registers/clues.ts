/**
 * 线索 — clues from whatever channel: entered by the office, given to a unit, then a row of that unit's ledger.
 *
 * A clue that is no row yet stays open; one that was looked into and is unfounded says so with a reason, and is
 * not open any more. Source: 〔对通过各种渠道搜集的问题线索，建立台账〕 (M-22).
 */
import { itemSourceLabels } from '../campaign/itemSource.ts'
import {
  itemsField,
  itemsIn,
  currentEntries,
  subjectField,
  textOf,
  type Register,
  type RegisterEntry,
} from './register.ts'

export const clues: Register = {
  key: 'clues',
  name: '线索登记',
  purpose: '登记各种渠道的问题线索，转给责任单位后成为该单位台账中的一行；没有转办的一直列为待办。',
  writer: 'office',
  reader: 'office',
  perUnit: 'many',
  title: 'text',
  day: 'receivedOn',
  fields: [
    { key: 'receivedOn', label: '收到日期', kind: 'day', required: true, past: true },
    {
      key: 'channel',
      label: '线索渠道',
      kind: 'choice',
      required: true,
      choices: {
        letter: '来信来访',
        phone: '电话',
        mailbox: '意见箱或邮箱',
        online: '网络平台',
        handed: '上级转办',
        other: '其他',
      },
    },
    { key: 'text', label: '线索内容', kind: 'text', required: true, hint: '写清时间、地点、具体表现。' },
    { key: 'unit', label: '责任单位', kind: 'unit', hint: '还定不下来的可以先空着。' },
    subjectField,
    {
      key: 'outcome',
      label: '核查结论',
      kind: 'choice',
      choices: { pending: '待核查', unfounded: '不属实' },
    },
    {
      key: 'outcomeNote',
      label: '核查说明',
      kind: 'text',
      requiredWhen: { field: 'outcome', is: ['unfounded'] },
      hint: '不属实的，写明谁核查、依据是什么。',
    },
    { ...itemsField, label: '关联的已有问题' },
  ],
  becomes: { source: itemSourceLabels.clue, problem: 'text', foundOn: 'receivedOn', extra: 'subject' },
}

/** Clues that are neither a row of a ledger nor found to be nothing, oldest first. */
export function openClues(entries: readonly RegisterEntry[]): RegisterEntry[] {
  return currentEntries(entries, 'clues').filter(
    ({ item, values }) =>
      item === null &&
      textOf(values, 'outcome') !== 'unfounded' &&
      // A clue to something that the ledger already has needs no second row.
      itemsIn(values).length === 0,
  )
}
