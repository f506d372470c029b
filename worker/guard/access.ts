/**
 * Who may do what: one table, applied before a campaign's object is reached.
 *
 * A unit (单位) sees and changes its own rows only (M-09). Its head (单位负责人) answers for what it sends as the
 * first responsible person (第一责任人) and touches no row. Only the office presses 汇总, reviews closures and
 * writes circulars (M-07, M-24). The leading group (领导小组) reads all; leaders read; publicity (宣传部) sees
 * what was published; the administrator keeps codes and settings and sees no item. Buttons in the pane follow
 * the same table: a session is told its permissions with the campaign.
 */
import { access, type Permission } from '#wire/access'
import type { Role } from '#wire/session'
import type { Context, Next } from 'hono'
import type { ApiEnv } from './ApiEnv.ts'
import { refuse } from './problems.ts'

/** Why a role may not do this; null when it may. */
export function whyDenied(permission: Permission, role: Role): string | null {
  const rule: { readonly roles: readonly Role[]; readonly reason: string } = access[permission]
  return rule.roles.includes(role) ? null : rule.reason
}

/** Everything a role may do. */
export function permissionsOf(role: Role): Permission[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the table are its permissions
  return (Object.keys(access) as Permission[]).filter((permission) => whyDenied(permission, role) === null)
}

/** Stands beside a path: `app.get('/items', may('item.read'), …)`. */
export function may(permission: Permission): (c: Context<ApiEnv>, next: Next) => Promise<void> {
  const guard = async (c: Context<ApiEnv>, next: Next): Promise<void> => {
    const reason = whyDenied(permission, c.var.bearer.role)
    if (reason !== null) throw refuse('access.denied', reason)
    await next()
  }
  guarding.set(guard, permission)
  return guard
}

const guarding = new WeakMap<object, Permission>()

/** The permission that a handler stands guard for; undefined for every other handler. So a table of routes can be made. */
export function permissionGuarding(handler: object): Permission | undefined {
  return guarding.get(handler)
}
