/** Chinese sentences of what a snapshot says of itself. */
import { sayMonthDay, type Day } from '#rules/calendar/day'
import { sayCounts, type ChangeCounts } from '#rules/figures/compareStates'

export const zhSnapshots = {
  snapshot: {
    sinceLast: (day: Day | null, counts: ChangeCounts): string =>
      `较${day === null ? '上次' : sayMonthDay(day)}：${sayCounts(counts)}。`,
    present: '这一天早于系统的登记，各项内容取汇总时的登记，只按这一天计算时限。',
  },
}
