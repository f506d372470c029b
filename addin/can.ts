/** What the signed-in person may do, as the server told it with the campaign. Nothing in the add-in asks for a role by name. */
import type { CampaignView } from '#wire/campaign'
import type { Permission } from '#wire/access'

export type Can = (permission: Permission) => boolean

/** Who is before the pane: what they may do, and for which unit they stand. */
export type Person = Pick<CampaignView, 'permissions' | 'unitId'>

export function canOf({ permissions }: Pick<Person, 'permissions'>): Can {
  const held = new Set(permissions)
  return (permission) => held.has(permission)
}
