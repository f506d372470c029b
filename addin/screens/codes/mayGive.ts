import type { Role } from '#wire/session'
import type { Can } from '../../can.ts'

/** An administrator's code is given and taken back by those who say who the people are; any other by whoever keeps codes. */
export function mayGive(role: Role, can: Can): boolean {
  return can(role === 'admin' ? 'person.manage' : 'code.manage')
}
