/** Signing in: an access code (访问码) becomes a short signed session. */
import { roles, type Role } from '#rules/campaign/role'
import * as v from 'valibot'
import type { ProblemsOf } from './problem.ts'

export { ofUnit, roles, type Role } from '#rules/campaign/role'

/** `<campaign id>:<secret>`, so that the code alone leads to its campaign. */
export const SignIn = v.object({ code: v.pipe(v.string(), v.trim(), v.minLength(8), v.maxLength(200)) })
export type SignIn = v.InferOutput<typeof SignIn>

/** Only answered while the worker runs with DEMO set: enters any role of the demo campaign. */
export const DemoSignIn = v.object({
  role: v.picklist(roles),
  unitId: v.optional(v.pipe(v.string(), v.maxLength(40))),
})
export type DemoSignIn = v.InferOutput<typeof DemoSignIn>

/** The pass of whoever entered a demo without a code. */
export const DEMO_PASS = 'demo'

/** Who is asking, as the token says. `unit` is set exactly for the roles that stand for a unit. */
export interface Bearer {
  readonly campaign: string
  readonly role: Role
  readonly unit: string | null
  /** 'code:<id>', 'person:<oid>' or `DEMO_PASS`: what must still hold. */
  readonly pass: string
  /** The same through all renewals; signing out ends it. */
  readonly session: string
  /** Seconds since 1970 when the pass was shown. */
  readonly enteredAt: number
}

export interface Session {
  /** The same through all renewals. */
  readonly id: string
  /** Goes into `Authorization: Bearer`. */
  readonly token: string
  /** Seconds since 1970. */
  readonly expiresAt: number
  readonly campaignId: string
  readonly role: Role
  readonly unitId: string | null
}

/** GET /api/demo: which campaign may be entered without a code, and whose place can be taken. */
export interface Demo {
  readonly campaignId: string
  readonly name: string
  readonly units: readonly { readonly id: string; readonly name: string }[]
}

/** A compact signed token; Entra's are about 2,000 characters. */
const token = v.pipe(v.string(), v.regex(/^[\w-]+\.[\w-]+\.[\w-]+$/), v.maxLength(16_000))

/** POST /api/session/entra: an access token for this system, given by Microsoft Entra ID to the pane. */
export const EntraSignIn = v.object({
  campaign: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/)),
  token,
})
export type EntraSignIn = v.InferOutput<typeof EntraSignIn>

/** GET /api/session/ways: how one may sign in here besides the access code. */
export interface SignInWays {
  /** What the pane needs to ask Entra for a token; null where the setting is off. */
  readonly entra: { readonly clientId: string; readonly authority: string; readonly scope: string } | null
}

export const sessionProblems = {
  'session.missing': [401, '尚未登录', '请用访问码登录。'],
  'session.expired': [401, '登录已过期', '请用访问码重新登录，未同步的内容仍在本表。'],
  'session.invalid': [401, '登录无效', '请用访问码重新登录。'],
  'session.ended': [401, '登录已结束', '访问码已停用、到期，或已经退出；请重新登录，未同步的内容仍在本表。'],
  'session.day-over': [401, '登录已满一个工作日', '请用访问码重新登录，未同步的内容仍在本表。'],
} as const satisfies ProblemsOf<'session'>

export const entraProblems = {
  'entra.off': [404, '没有开通统一身份登录', '请用访问码登录。'],
  'entra.invalid': [401, '统一身份登录无效', '请重新登录，或改用访问码。'],
  'entra.unknown': [403, '还没有登记您的账号', '请把账号的对象编号告诉管理员，或改用访问码。'],
  'entra.unreachable': [503, '连不上统一身份服务', '请稍后再试，或改用访问码登录。'],
} as const satisfies ProblemsOf<'entra'>

export const demoProblems = {
  'demo.off': [404, '没有这个地址', '本系统没有开放演示。'],
} as const satisfies ProblemsOf<'demo'>
