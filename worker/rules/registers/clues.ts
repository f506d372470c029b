/**
 * 线索 — clues from whatever channel: entered by the office, handed to a unit, then a row of that unit's ledger.
 *
 * A clue is handed over in words of its own (转办表述): channel, giver and original stay with the office and the
 * leading group, and the row says nothing of them. What is about a unit's own head goes to another unit, or the office
 * looks into it itself (不转办，直接核查). A clue that is no row yet stays open; one that was looked into says so, and
 * is not open any more.
 * Source: 〔对通过各种渠道搜集的问题线索，建立台账〕 (M-22); 《政府督查工作条例》 on the protection of sources.
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
  purpose:
    '登记各种渠道的问题线索，另写转办表述后转给责任单位；渠道、提供人和原文只留在办公室和领导小组。没有转办也没有核清的一直列为待办。',
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
      confidential: true,
      choices: {
        letter: '来信来访',
        phone: '电话',
        mailbox: '意见箱或邮箱',
        online: '网络平台',
        handed: '上级转办',
        other: '其他',
      },
    },
    {
      key: 'givenBy',
      label: '线索提供人',
      kind: 'line',
      names: 'person',
      confidential: true,
      hint: '只有办公室和领导小组看得到；匿名的空着。',
    },
    { key: 'contact', label: '联系方式', kind: 'line', names: 'person', confidential: true },
    {
      key: 'text',
      label: '线索内容',
      kind: 'text',
      required: true,
      confidential: true,
      hint: '照原文登记。写清时间、地点、具体表现。',
    },
    { key: 'unit', label: '责任单位', kind: 'unit', hint: '线索反映的单位；还定不下来的可以先空着。' },
    { ...subjectField, choices: { ...subjectField.choices, head: '单位负责人' } },
    {
      key: 'handling',
      label: '办理方式',
      kind: 'choice',
      choices: { hand: '转办', check: '不转办，直接核查' },
    },
    {
      key: 'to',
      label: '转办单位',
      kind: 'unit',
      hint: '空着就是责任单位；反映单位负责人的，转给其他单位核查。',
    },
    { key: 'wording', label: '转办表述', kind: 'text', hint: '单位看到的只有这些话。用自己的话写问题本身。' },
    {
      key: 'shownOn',
      label: '台账中的发现日期',
      kind: 'day',
      past: true,
      notBefore: 'receivedOn',
      hint: '空着就是转办当天：收到的日期可能透露是谁反映的。',
    },
    {
      key: 'outcome',
      label: '核查结论',
      kind: 'choice',
      choices: { pending: '待核查', unfounded: '不属实', founded: '属实' },
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
  becomes: {
    source: itemSourceLabels.clue,
    problem: 'wording',
    foundOn: 'shownOn',
    extra: 'subject',
    wording: 'wording',
    to: 'to',
  },
}

/** Clues that are neither a row of a ledger nor looked into to the end, oldest first. */
export function openClues(entries: readonly RegisterEntry[]): RegisterEntry[] {
  return currentEntries(entries, 'clues').filter(
    ({ item, values }) =>
      item === null &&
      textOf(values, 'outcome') !== 'unfounded' &&
      // What the office looks into itself ends with what it found.
      (textOf(values, 'handling') !== 'check' || textOf(values, 'outcome') !== 'founded') &&
      // A clue to something that the ledger already has needs no second row.
      itemsIn(values).length === 0,
  )
}
