/** Access codes (访问码) and people as the office and the administrator keep them. */
import * as v from 'valibot'
import type { Day } from '#rules/calendar/day'
import { DaySchema } from './campaign.ts'
import { ofUnit, roles, type Role } from './session.ts'

/** Whom it was given to, in the words of whoever gave it. */
export const MAX_LABEL = 60

const label = v.pipe(v.string(), v.trim(), v.maxLength(MAX_LABEL))
const unitId = v.optional(v.pipe(v.string(), v.maxLength(40)))

/** A unit stands with the two roles that need one, and with no other. */
function unitFits({ role, unitId: unit }: { role: Role; unitId?: string | undefined }): boolean {
  return ofUnit(role) === (unit !== undefined)
}
const UNIT_MISFIT = '单位填报人和单位负责人须写明单位，其他身份不写单位'

/** POST /codes. `expiresOn` is the last good day; without one the code holds until it is revoked. */
export const NewCode = v.pipe(
  v.object({ role: v.picklist(roles), unitId, label, expiresOn: v.optional(DaySchema) }),
  v.check((entry) => unitFits(entry), UNIT_MISFIT),
)
export type NewCode = v.InferOutput<typeof NewCode>

/** POST /codes/hand-out.xlsx: a new code for every unit, as a workbook to cut up and hand out. */
export const HandOut = v.object({
  roles: v.pipe(v.array(v.picklist(['unit', 'head'])), v.minLength(1), v.maxLength(2)),
  expiresOn: v.optional(DaySchema),
  /** Whether the units' codes of these roles made before are revoked. */
  replace: v.boolean(),
})
export type HandOut = v.InferOutput<typeof HandOut>

/** A code as it is listed: never the code itself, which nobody can show again. */
export interface CodeLine {
  readonly id: string
  readonly role: Role
  readonly unitId: string | null
  readonly label: string
  readonly madeAt: string
  readonly madeBy: string
  readonly expiresOn: Day | null
  readonly lastUsedAt: string | null
  readonly revokedAt: string | null
  readonly revokedBy: string | null
  /** Whether it still lets anybody in. */
  readonly holds: boolean
}

export interface CodeList {
  readonly codes: readonly CodeLine[]
}

/** Shown once. */
export interface CodeMade {
  readonly code: string
  readonly line: CodeLine
}

/** An object id of Microsoft Entra ID: a GUID. */
export const ObjectId = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, '对象编号（oid）须是 8-4-4-4-12 位的十六进制'),
  v.toLowerCase(),
)

/** PUT /people/:id. */
export const PersonEntry = v.pipe(
  v.object({ role: v.picklist(roles), unitId, label }),
  v.check((entry) => unitFits(entry), UNIT_MISFIT),
)
export type PersonEntry = v.InferOutput<typeof PersonEntry>

/** Who enters by the school's own sign-in, by the object id that Entra gives. */
export interface PersonLine {
  readonly oid: string
  readonly role: Role
  readonly unitId: string | null
  readonly label: string
  readonly addedAt: string
  readonly addedBy: string
  readonly lastUsedAt: string | null
}

export interface PersonList {
  readonly people: readonly PersonLine[]
}
