/** Access codes (访问码) and people as the office and the administrator keep them. */
import * as v from 'valibot'
import type { Day } from '#rules/calendar/day'
import { DaySchema } from './campaign.ts'
import { ofUnit, roles, type Role } from './session.ts'
import type { PermissionsOf } from './permission.ts'
import type { ProblemsOf } from './problem.ts'

/** Whom it was given to, in the words of whoever gave it. */
export const MAX_LABEL = 60

const label = v.pipe(v.string(), v.trim(), v.maxLength(MAX_LABEL))
/** By which the history names whoever acts: 教务处·王某. */
export const MAX_HOLDER = 20
export const HolderName = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(MAX_HOLDER),
  v.regex(/^[^·（）()\p{Cc}]*$/u, '姓名中不能有间隔号以外的符号、括号'),
)
const holder = v.optional(HolderName)
const unitId = v.optional(v.pipe(v.string(), v.maxLength(40)))

/** A unit stands with the two roles that need one, and with no other. */
function unitFits({ role, unitId: unit }: { role: Role; unitId?: string | undefined }): boolean {
  return ofUnit(role) === (unit !== undefined)
}
const UNIT_MISFIT = '单位填报人和单位负责人须写明单位，其他身份不写单位'

/** POST /codes. `expiresOn` is the last good day; without one the code holds until it is revoked. */
export const NewCode = v.pipe(
  v.object({ role: v.picklist(roles), unitId, label, holder, expiresOn: v.optional(DaySchema) }),
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
  /** '' where several share it. */
  readonly holder: string
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
  v.object({ role: v.picklist(roles), unitId, label, holder }),
  v.check((entry) => unitFits(entry), UNIT_MISFIT),
)
export type PersonEntry = v.InferOutput<typeof PersonEntry>

/** Who enters by the school's own sign-in, by the object id that Entra gives. */
export interface PersonLine {
  readonly oid: string
  readonly role: Role
  readonly unitId: string | null
  readonly label: string
  /** '' while it is not known. */
  readonly holder: string
  readonly addedAt: string
  readonly addedBy: string
  readonly lastUsedAt: string | null
}

export interface PersonList {
  readonly people: readonly PersonLine[]
}

export const codeProblems = {
  'code.wrong': [401, '访问码不对', '请核对办公室发给本单位的访问码，注意不要漏掉冒号前的部分。'],
  'code.revoked': [401, '访问码已停用', '请向领导小组办公室索取新的访问码。'],
  'code.expired': [401, '访问码已到期', '请向领导小组办公室索取新的访问码。'],
  'code.unknown': [404, '没有这个访问码', '请刷新列表后再办。'],
  'code.last': [409, '不能停用最后一个管理员访问码', '请先另发一个管理员访问码。'],
  'code.past': [422, '到期日已经过去', '请写今天或以后的日期。'],
  'code.too-many': [429, '尝试次数过多', '请十分钟后再试，或向办公室索取新的访问码。'],
} as const satisfies ProblemsOf<'code'>

export const personProblems = {
  'person.unknown': [404, '没有登记这个人', '请刷新列表后再办。'],
} as const satisfies ProblemsOf<'person'>

/** Who may, and why others may not. */
export const codePermissions = {
  'code.manage': {
    roles: ['office', 'admin'],
    reason: '访问码由领导小组办公室和管理员发放、停用。',
  },
} as const satisfies PermissionsOf<'code'>

/** Who may, and why others may not. */
export const personPermissions = {
  'person.manage': { roles: ['admin'], reason: '统一身份登录的人员由管理员登记。' },
} as const satisfies PermissionsOf<'person'>
