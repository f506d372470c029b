/** Deputies (代理) on the wire: named for a time, with a reason and a code of their own. */
import type { Day } from '#rules/calendar/day'
import * as v from 'valibot'
import { DaySchema } from './campaign.ts'
import { HolderName } from './code.ts'
import type { PermissionsOf } from './permission.ts'
import type { ProblemsOf } from './problem.ts'
import { roles } from './session.ts'

/** POST /deputies — both days are included. */
export const NewDeputy = v.object({
  name: v.pipe(HolderName, v.minLength(1, '请写明代理人姓名')),
  from: DaySchema,
  until: DaySchema,
  reason: v.pipe(v.string(), v.trim(), v.minLength(1, '请写明代理事由'), v.maxLength(200)),
})
export type NewDeputy = v.InferOutput<typeof NewDeputy>

export interface DeputyLine {
  readonly id: string
  /** Whose place he takes. */
  readonly principal: string
  readonly name: string
  readonly from: Day
  readonly until: Day
  readonly reason: string
  readonly namedAt: string
  readonly namedBy: string
  readonly state: 'to-come' | 'acting' | 'over'
}

/** GET /deputies — one's own; those who keep the codes see everybody's. */
export interface DeputyList {
  readonly deputies: readonly DeputyLine[]
}

/** The code is shown once. */
export interface DeputyNamed {
  readonly code: string
  readonly line: DeputyLine
}

export const deputyProblems = {
  'deputy.unknown': [404, '没有这项代理', '请刷新列表后再办。'],
  'deputy.not-possible': [409, '现在不能这样指定代理人', ''],
  'deputy.not-yet': [401, '代理还没有开始', '请从代理的第一天起使用这个访问码。'],
} as const satisfies ProblemsOf<'deputy'>

/** Who may, and why others may not. */
export const deputyPermissions = {
  'deputy.name': { roles, reason: '谁都可以为自己指定代理人。' },
} as const satisfies PermissionsOf<'deputy'>
