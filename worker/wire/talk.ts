/**
 * A talk about an item (沟通) on the wire: short messages between its unit and the office. They stand beside the item's
 * history and in no paper; leaders, 宣传部 and other units do not see them.
 */
import * as v from 'valibot'
import { withTodoAndGroup, type PermissionsOf } from './permission.ts'
import type { ProblemsOf } from './problem.ts'
import type { Role } from './session.ts'

/** A question and its answer; what is longer belongs into the row. */
export const MAX_TALK = 500

/** POST /items/:id/talk. The sender names the message, so that the same one sent again is not said twice. */
export const NewTalk = v.object({
  id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{8,64}$/)),
  text: v.pipe(v.string(), v.trim(), v.minLength(1, '请写内容'), v.maxLength(MAX_TALK)),
})
export type NewTalk = v.InferOutput<typeof NewTalk>

export interface TalkLine {
  readonly id: string
  readonly at: string
  readonly by: string
  readonly role: Role
  readonly text: string
}

export const talkProblems = {
  'talk.exposes': [422, '这句话可能暴露线索提供人', '请改写后再发。'],
  'talk.reused': [409, '消息编号重复', '请重新发送。'],
} as const satisfies ProblemsOf<'talk'>

/** Who may, and why others may not. */
export const talkPermissions = {
  'talk.say': { roles: withTodoAndGroup, reason: '问题的沟通只在责任单位、领导小组及其办公室之间。' },
} as const satisfies PermissionsOf<'talk'>
