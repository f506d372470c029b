import { expect, test } from 'vitest'
import { asDay, addDays } from '#rules/calendar/day'
import type { CircularDraft } from '#wire/document'
import type { ReportDraft, ReportMatrix } from '#wire/report'
import type { Todo } from '#wire/todo'
import type { PreparedWeek } from '#wire/week'
import { open } from '../api.ts'

test('a campaign that reports by the month: matrix, draft, report, prepared circular and to-do speak of months', async () => {
  const today = asDay(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10))
  const { unit, office } = await open({
    starts: addDays(today, -100),
    ends: addDays(today, 100),
    weeklyReport: { every: 'month', weekday: 5, time: '17:00', firstDue: addDays(today, -70) },
  })
  const matrix = await office.get<ReportMatrix>('/reports')
  expect(matrix.periods.every(({ period }) => /^\d{4}-\d{2}$/.test(period))).toBe(true)
  const clerk = await unit('jwc')
  const draft = await clerk.get<ReportDraft>('/reports/draft')
  expect(draft.text).toContain('本月')
  await clerk.put(`/reports/${draft.period}`, { kind: 'zero', text: '' })
  const past = matrix.periods.filter(({ due }) => due < today).at(-1)
  const week = await office.post<PreparedWeek>(`/weeks/${past?.period ?? ''}/preparation`)
  const { circular } = await office.get<CircularDraft>(`/circulars/${week.circular}`)
  expect(JSON.stringify(circular)).not.toContain('周报告')
  const ready = (await office.get<Todo>('/todo')).matters.find(({ kind }) => kind === 'week-ready')
  expect(ready?.title).toContain('月报告')
  const exempted = await office.send('POST', '/exemptions', {
    body: { units: ['cwc'], from: past?.period, to: past?.period, reason: '外出培训' },
  })
  expect(exempted.status).toBeLessThan(300)
})
