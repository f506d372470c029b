/**
 * 督导检查 — inspection visits, and what each of them found.
 *
 * A finding belongs to a visit and to a unit; it becomes a row of that unit's ledger with the source 督导检查 and
 * the visit's number in the row, so that the row leads back to the visit.
 * Source: 〔督导检查制度…发现问题及时进行处理〕 (M-36).
 */
import { itemSourceLabels } from '../campaign/itemSource.ts'
import { currentEntries, subjectField, type Register, type RegisterEntry } from './register.ts'

export const visits: Register = {
  key: 'visits',
  name: '督导检查',
  purpose: '登记每次督导检查：什么时候、去了哪里、看了什么。发现的问题逐条记入“督导发现”。',
  writer: 'office',
  reader: 'office',
  perUnit: 'many',
  title: 'place',
  day: 'visitedOn',
  fields: [
    { key: 'visitedOn', label: '检查日期', kind: 'day', required: true, past: true },
    { key: 'place', label: '检查地点或范围', kind: 'line', required: true },
    { key: 'inspectors', label: '检查人员', kind: 'line', required: true, names: 'person' },
    { key: 'text', label: '检查情况', kind: 'text', required: true },
  ],
}

export const visitFindings: Register = {
  key: 'visit-findings',
  name: '督导发现',
  purpose: '督导检查发现的问题，一条一记，转给责任单位后成为该单位台账中的一行。',
  writer: 'office',
  reader: 'office',
  perUnit: 'many',
  title: 'text',
  day: 'foundOn',
  fields: [
    { key: 'visit', label: '哪次检查', kind: 'entry', register: 'visits', required: true },
    { key: 'foundOn', label: '发现日期', kind: 'day', required: true, past: true },
    { key: 'unit', label: '责任单位', kind: 'unit', required: true },
    { key: 'text', label: '发现的问题', kind: 'text', required: true },
    subjectField,
    { key: 'handling', label: '当场处理', kind: 'text', hint: '当场纠正的写明怎样纠正。' },
  ],
  becomes: { source: itemSourceLabels.inspection, problem: 'text', foundOn: 'foundOn', extra: 'subject' },
}

/** Findings of visits that are no row of a ledger yet, oldest first. */
export function findingsToHand(entries: readonly RegisterEntry[]): RegisterEntry[] {
  return currentEntries(entries, 'visit-findings').filter(({ item }) => item === null)
}
