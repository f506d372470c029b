/**
 * 征求意见 — opinions sought from outside a unit, with the giver's type.
 *
 * An opinion may become a row of the unit's ledger with the source 征求意见 and its giver in brackets. A row with
 * that source must say whose opinion it was, by an entry here or in its own words.
 * Source: 〔广泛征求工作联系单位、服务对象、师生意见〕 (M-17).
 */
import { itemSourceLabels } from '../campaign/itemSource.ts'
import { lacksGiver } from '../campaign/itemSource.ts'
import {
  itemsIn,
  currentEntries,
  subjectField,
  textOf,
  unitField,
  type Register,
  type RegisterEntry,
} from './register.ts'

/** The three of the plan, in its order. */
const giverLabels: Readonly<Record<string, string>> = {
  partner: '联系单位',
  served: '服务对象',
  people: '师生',
}

export const opinions: Register = {
  key: 'opinions',
  name: '征求意见',
  purpose: '登记向工作联系单位、服务对象、师生征求到的意见，需要整改的转为台账中的一行。',
  writer: 'unit',
  reader: 'own',
  perUnit: 'many',
  title: 'text',
  day: 'receivedOn',
  fields: [
    unitField,
    { key: 'receivedOn', label: '征求日期', kind: 'day', required: true, past: true },
    { key: 'giver', label: '意见提出方', kind: 'choice', required: true, choices: giverLabels },
    { key: 'way', label: '征求方式', kind: 'line', hint: '座谈会、问卷、走访、意见箱等。' },
    { key: 'text', label: '意见内容', kind: 'text', required: true },
    subjectField,
    {
      key: 'treatment',
      label: '处理',
      kind: 'choice',
      choices: { item: '列入整改', explained: '已解释说明', noted: '留作参考' },
    },
  ],
  becomes: {
    source: itemSourceLabels.opinion,
    problem: 'text',
    foundOn: 'receivedOn',
    sourceDetail: 'giver',
    extra: 'subject',
  },
}

/** An item as this rule sees it. */
export interface SourcedItem {
  readonly id: string
  readonly unit: string
  readonly source?: string | undefined
}

/** Finds items that came of 征求意见 and say nowhere whose opinion it was (M-17). */
export function giverlessAmong(entries: readonly RegisterEntry[]): (item: SourcedItem) => boolean {
  const known = new Set(
    currentEntries(entries, 'opinions').flatMap(({ item, values }) => [item ?? '', ...itemsIn(values)]),
  )
  return ({ id, source }) => lacksGiver(source) && !known.has(id)
}

/** How many opinions of each giver type. */
export function countGivers(entries: readonly RegisterEntry[]): Record<string, number> {
  const counts: Record<string, number> = Object.fromEntries(
    Object.keys(giverLabels).map((giver) => [giver, 0]),
  )
  for (const { values } of currentEntries(entries, 'opinions')) {
    const giver = textOf(values, 'giver')
    counts[giver] = (counts[giver] ?? 0) + 1
  }
  return counts
}
