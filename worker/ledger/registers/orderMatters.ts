/** Orders of dispatch meetings (调度事项) on their unit's to-do list: work until the unit has said what was done (M-35). */
import type { Day } from '#rules/calendar/day'
import { agendaFor, type AgendaOrder } from '#rules/registers/dispatch'
import type { Matter } from '#wire/todo'
import { entriesAsOf } from './registerRows.ts'

/** The same orders as stand on the next meeting's agenda: those with the nearest limit first, then those without. */
export function orderMatters(sql: SqlStorage, unit: string, today: Day): Matter[] {
  return agendaFor(entriesAsOf(sql, today, unit), today)
    .filter((order) => order.unit === unit)
    .toSorted((a, b) => rank(a).localeCompare(rank(b)))
    .map(({ entry, text, due }) => ({
      key: `order:${entry}`,
      kind: 'order',
      unit,
      item: '',
      notice: null,
      title: text,
      note: '',
      day: due,
      isNews: false,
    }))
}

/** Later than any day. */
const WITHOUT_LIMIT = '9999-12-31'

function rank({ due }: AgendaOrder): string {
  return due ?? WITHOUT_LIMIT
}
