/**
 * 已采取的措施 — steps of the ladder that somebody took for an item, and which one comes next.
 *
 * The first step is the gravest that the days call for. Once the office has begun, no rung is left out and none is taken
 * twice: what is proposed next is the mildest step above the gravest one taken or declined, when its days are reached.
 * A step taken before the limit (or before it was moved) belongs to that time, unless its notice is still open.
 */
import type { Day } from '../calendar/day.ts'
import { sayMonthDay } from '../calendar/day.ts'
import type { LadderLevel } from './ladderLevel.ts'

export interface StepTaken {
  readonly level: LadderLevel
  readonly on: Day
  /** 督办〔2017〕4号, or what was decided. */
  readonly said: string
  /** A notice that is not settled. */
  readonly isOpen: boolean
}

/** Mildest first. */
export const ladderOrder: readonly LadderLevel[] = ['reminder', 'supervision', 'circular', 'talk']

interface Rung {
  readonly level: LadderLevel
  readonly daysLate: number
}

/** The steps that count against an item whose limit is `due`. */
export function stepsSince(due: Day, steps: readonly StepTaken[]): readonly StepTaken[] {
  return steps.filter(({ on, isOpen }) => isOpen || on > due)
}

/** What is proposed after so many days late; null when nothing further is reached. */
export function nextRung(
  ladder: readonly Rung[],
  daysLate: number,
  passed: readonly LadderLevel[],
): LadderLevel | null {
  const gone = Math.max(-1, ...passed.map((level) => ladderOrder.indexOf(level)))
  const reached = ladder
    .filter((rung) => daysLate >= rung.daysLate && ladderOrder.indexOf(rung.level) > gone)
    .toSorted((a, b) => ladderOrder.indexOf(a.level) - ladderOrder.indexOf(b.level))
  if (gone >= 0) return reached[0]?.level ?? null
  return (
    reached.reduce<Rung | null>(
      (most, rung) => (most === null || rung.daysLate >= most.daysLate ? rung : most),
      null,
    )?.level ?? null
  )
}

/** 「督办〔2017〕4号（8月1日）」, oldest first. */
export function saySteps(steps: readonly StepTaken[]): string {
  return steps.map(({ said, on }) => `${said}（${sayMonthDay(on)}）`).join('、')
}
