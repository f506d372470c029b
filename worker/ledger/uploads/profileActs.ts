/** 对应关系 of another campaign: what people confirmed of their units' headers need not be confirmed anew. */
import type { KeptProfile } from '#wire/profile'
import type { Ledger } from '../Ledger.ts'
import type { Actor } from '#wire/actor'
import { keepProfile } from './profileRows.ts'
import { recordAct } from '../record/recordAct.ts'

export const profileActs = {
  /** Newest first, as they are listed; those of units that this campaign does not have are left. */
  'profile.takeOver': (
    { sql, campaign }: Ledger,
    actor: Actor,
    from: string,
    profiles: readonly KeptProfile[],
  ): number => {
    const units = new Set(campaign.units.map(({ id }) => id))
    const taken = profiles.filter(({ unit }) => unit === null || units.has(unit))
    for (const profile of taken.toReversed()) keepProfile(sql, actor, profile.unit, profile)
    const detail = { from, profiles: taken.length }
    recordAct(sql, actor, { act: 'profile.takeOver', subject: 'profiles', detail })
    return taken.length
  },
}
