/** Signing in: an access code (访问码) becomes a short signed session. */
import * as v from 'valibot'

/**
 * The parts that people play: 单位填报人、单位负责人（第一责任人）、办公室、领导小组、宣传部、领导（只读）、管理员.
 * What each may do stands in guard/access.ts.
 */
export const roles = ['unit', 'head', 'office', 'group', 'publicity', 'leader', 'admin'] as const
export type Role = (typeof roles)[number]

/** Roles that stand for one unit: their sessions carry it and see nothing of any other. */
export function ofUnit(role: Role): role is 'unit' | 'head' {
  return role === 'unit' || role === 'head'
}

/** `<campaign id>:<secret>`, so that the code alone leads to its campaign. */
export const SignIn = v.object({ code: v.pipe(v.string(), v.trim(), v.minLength(8), v.maxLength(200)) })
export type SignIn = v.InferOutput<typeof SignIn>

/** Only answered while the worker runs with DEMO set: enters any role of the demo campaign. */
export const DemoSignIn = v.object({
  role: v.picklist(roles),
  unitId: v.optional(v.pipe(v.string(), v.maxLength(40))),
})
export type DemoSignIn = v.InferOutput<typeof DemoSignIn>

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
