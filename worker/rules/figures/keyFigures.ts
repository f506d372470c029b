/**
 * 总体情况 — the campaign's key figures, named once for the workbook and the circular.
 *
 * 整改完成率 counts what units claim done as well as what is struck off; 销号率 only what is struck off. Both are of
 * all items that stand: what was dropped (核减) is counted in the total and said apart, and neither helps nor harms.
 */
import { shareOf } from '../cells/percent.ts'
import type { CompletedLate, Tally } from './tally.ts'

export interface KeyFigures {
  readonly total: number
  /** 已销号. */
  readonly closed: number
  /** 待销号, the late-done included. */
  readonly awaiting: number
  readonly lateDone: number
  /** 累计逾期完成, and those of them that are struck off. */
  readonly completedLate: CompletedLate
  readonly overdue: number
  readonly dueSoon: number
  readonly onTime: number
  readonly ongoing: number
  readonly noDue: number
  /** 核减. */
  readonly dropped: number
  /** All that is to be put right: the total without what was dropped. */
  readonly standing: number
  readonly completionRate: number | null
  readonly closureRate: number | null
}

export function keyFiguresOf(tally: Pick<Tally, 'total' | 'byTimeliness' | 'completedLate'>): KeyFigures {
  const of = tally.byTimeliness
  const awaiting = of.done + of['late-done']
  const standing = tally.total - of.dropped
  return {
    total: tally.total,
    closed: of.closed,
    awaiting,
    lateDone: of['late-done'],
    completedLate: tally.completedLate ?? { total: of['late-done'], closed: 0 },
    overdue: of.overdue,
    dueSoon: of['due-soon'],
    onTime: of['on-time'],
    ongoing: of.ongoing,
    noDue: of['no-due'],
    dropped: of.dropped,
    standing,
    completionRate: shareOf(of.closed + awaiting, standing),
    closureRate: shareOf(of.closed, standing),
  }
}

/** 累计逾期完成8项（其中已销号5项）; empty where there is none. */
export function sayCompletedLate({ total, closed }: CompletedLate): string {
  if (total === 0) return ''
  return `累计逾期完成${total}项${closed === 0 ? '' : `（其中已销号${closed}项）`}`
}

/** 较上次：增加3 / 减少2 / 持平. */
export function sayChange(now: number, before: number | undefined): string {
  if (before === undefined) return ''
  if (now === before) return '较上次持平'
  return now > before ? `较上次增加${now - before}` : `较上次减少${before - now}`
}

/** The same for shares, in percentage points (个百分点). */
export function sayPointChange(now: number | null, before: number | null | undefined): string {
  if (now === null || before === null || before === undefined) return ''
  const points = Math.round((now - before) * 1000) / 10
  if (points === 0) return '较上次持平'
  return points > 0 ? `较上次提高${points}个百分点` : `较上次降低${-points}个百分点`
}
