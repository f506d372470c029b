/** 每周到点准备好的 — the week's draft circular and whom to remind; nothing is sent by itself. */
import type { Day } from '#rules/calendar/day'
import type { PermissionsOf } from './permission.ts'
import type { ProblemsOf } from './problem.ts'

export interface PreparedWeek {
  /** '2017-W24'. */
  readonly period: string
  readonly due: Day
  readonly snapshot: string
  /** The draft of the week's circular. */
  readonly circular: string
  /** Units whose report had not come when it was prepared; who is missing now, the matrix of weeks says. */
  readonly missing: readonly string[]
  readonly preparedAt: string
  readonly preparedBy: string
}

/** GET /weeks, newest first. */
export interface PreparedWeeks {
  readonly weeks: readonly PreparedWeek[]
}

/** GET /weeks/:period/urging?unit= — the words of a reminder, ready to copy. */
export interface Urging {
  readonly unit: string
  readonly period: string
  readonly text: string
}

export const weekProblems = {
  'week.not-over': [409, '这一周还没有到截止时间', '到点后系统会自动准备，也可以届时再按。'],
  'week.not-missing': [409, '这一周不用催报', '该单位已经报送、免报，或还没有到截止时间。'],
} as const satisfies ProblemsOf<'week'>

export const weekPermissions = {
  'week.urge': { roles: ['office'], reason: '催报由领导小组办公室进行。' },
} as const satisfies PermissionsOf<'week'>
