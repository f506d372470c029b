/** What was confirmed of a ledger's columns, by header, with who confirmed it and when. */
import type { Profile } from '#rules/reading/answers/profile'
import { isMeaning } from '#rules/reading/answers/profile'
import * as v from 'valibot'
import { unitAndOffice, type PermissionsOf } from './permission.ts'
import type { ProblemsOf } from './problem.ts'

/** The most columns that a header is remembered with; as many as the reader looks into. */
const MAX_COLUMNS = 256
/** Longest label and longest path of labels (parent/leaf). */
const MAX_LABEL = 500
const MAX_KEY = 2000

export interface KeptProfile extends Profile {
  readonly at: string
  readonly by: string
}

/** GET /profiles?unit= — the unit's own and the campaign's, newest first; the office without `unit` sees all. */
export interface ProfileList {
  readonly profiles: readonly KeptProfile[]
}

export const FingerprintSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/, '表头编号不对'))

/** `pathKey` → a field's name or 'extra'. */
export const MappingSchema = v.pipe(
  v.record(v.pipe(v.string(), v.maxLength(MAX_KEY)), v.pipe(v.string(), v.check(isMeaning, '没有这一栏'))),
  v.check((mapping) => Object.keys(mapping).length <= MAX_COLUMNS, `最多 ${MAX_COLUMNS} 栏`),
)

/** PUT /profiles/:fingerprint. The office says for whom: a unit, or null for the whole campaign. */
export const ProfileSubmission = v.object({
  unit: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(40)))),
  header: v.pipe(
    v.array(v.pipe(v.array(v.pipe(v.string(), v.maxLength(MAX_LABEL))), v.maxLength(8))),
    v.minLength(1),
    v.maxLength(MAX_COLUMNS),
  ),
  mapping: MappingSchema,
  chosen: v.pipe(v.array(v.pipe(v.string(), v.maxLength(MAX_KEY))), v.maxLength(MAX_COLUMNS)),
})
export type ProfileSubmission = v.InferOutput<typeof ProfileSubmission>

export const profileProblems = {
  'profile.mismatch': [422, '对应关系与表头对不上', '请重新读取本表后再确认。'],
} as const satisfies ProblemsOf<'profile'>

/** Who may, and why others may not. */
export const profilePermissions = {
  'profile.read': { roles: unitAndOffice, reason: '台账文件由单位填报人和领导小组办公室收取。' },
  'profile.write': { roles: unitAndOffice, reason: '栏目的含义由单位填报人和领导小组办公室确认。' },
} as const satisfies PermissionsOf<'profile'>
