/**
 * 调度 — dispatch meetings and the orders given there.
 *
 * An order without a follow-up (落实情况) stands on the agenda of the next meeting, and of each one after, until
 * its unit has said what was done. Source: 〔日常推进调度制度〕 (M-35).
 */
import type { Day } from '../calendar/day.ts'
import {
  dayIn,
  itemsField,
  currentEntries,
  textOf,
  unitOf,
  type Register,
  type RegisterEntry,
} from './register.ts'
import type { UnitId } from '../campaign/campaign.ts'

export const meetings: Register = {
  key: 'meetings',
  name: '调度会议',
  purpose: '登记每次推进调度：日期、主持、议定内容。交办事项逐条记入“调度事项”。',
  writer: 'office',
  reader: 'office',
  perUnit: 'many',
  title: 'subject',
  day: 'heldOn',
  fields: [
    { key: 'heldOn', label: '会议日期', kind: 'day', required: true },
    { key: 'subject', label: '会议名称', kind: 'line', required: true },
    { key: 'chair', label: '主持人', kind: 'line', names: 'person' },
    { key: 'present', label: '参加人员', kind: 'line', names: 'person' },
    { key: 'text', label: '会议内容', kind: 'text' },
  ],
}

export const orders: Register = {
  key: 'orders',
  name: '调度事项',
  purpose: '调度会议交办的事项。没有落实情况的，自动列入下次调度的议程。',
  writer: 'office',
  reader: 'own',
  perUnit: 'many',
  title: 'text',
  day: 'givenOn',
  unitFills: ['followUp', 'followedOn'],
  fields: [
    { key: 'meeting', label: '哪次调度', kind: 'entry', register: 'meetings', required: true },
    { key: 'givenOn', label: '交办日期', kind: 'day', required: true },
    { key: 'unit', label: '责任单位', kind: 'unit', required: true },
    { key: 'text', label: '交办事项', kind: 'text', required: true },
    { key: 'due', label: '完成期限', kind: 'day', notBefore: 'givenOn' },
    itemsField,
    {
      key: 'followUp',
      label: '落实情况',
      kind: 'text',
      requiredWhen: { field: 'followedOn', is: [] },
      hint: '做了什么、做到哪一步。填写后不再列入议程。',
    },
    {
      key: 'followedOn',
      label: '落实日期',
      kind: 'day',
      past: true,
      notBefore: 'givenOn',
      requiredWhen: { field: 'followUp', is: [] },
    },
  ],
}

export interface AgendaOrder {
  readonly entry: string
  readonly no: number
  readonly unit: UnitId | null
  readonly text: string
  readonly givenOn: Day | null
  readonly due: Day | null
  /** Past its own limit; false where it has none. */
  readonly isLate: boolean
}

/** What the next meeting has to ask about: orders given by that day and not followed up by then, oldest first. */
export function agendaFor(entries: readonly RegisterEntry[], day: Day): AgendaOrder[] {
  return currentEntries(entries, 'orders')
    .filter(({ values }) => {
      const followedOn = dayIn(values, 'followedOn')
      const isFollowed = textOf(values, 'followUp') !== '' && (followedOn === null || followedOn <= day)
      return !isFollowed && (dayIn(values, 'givenOn') ?? day) <= day
    })
    .map(({ id, no, values }) => {
      const due = dayIn(values, 'due')
      return {
        entry: id,
        no,
        unit: unitOf(values),
        text: textOf(values, 'text'),
        givenOn: dayIn(values, 'givenOn'),
        due,
        isLate: due !== null && due < day,
      }
    })
    .toSorted((a, b) => (a.givenOn ?? '').localeCompare(b.givenOn ?? '') || a.no - b.no)
}
