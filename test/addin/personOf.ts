/** Somebody in a role as the pane knows them: by what the server lets that role do. */
import { ofUnit, type Role } from '#wire/session'
import type { Person } from '../../addin/can.ts'
import { permissionsOf } from '../../worker/guard/access.ts'

export function personOf(role: Role): Person {
  return { permissions: permissionsOf(role), unitId: ofUnit(role) ? 'jwc' : null }
}
