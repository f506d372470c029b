/** Profiles (对应关系): what people confirmed of headers, so that nobody is asked anew. */
import type { HeaderProfile } from '#rules/reading/answers/profile'
import type { Actor } from '#wire/actor'
import type { KeptProfile } from '#wire/profile'
import type { CommandsOf } from '../command.ts'
import type { Ledger } from '../Ledger.ts'
import { recordAct } from '../record/recordAct.ts'
import { insertProfile, lastProfile, listProfiles, type ProfileBody } from './profileRows.ts'

export const profileCommands = {
  queries: {
    'profile.list': ({ sql }, _actor, unit: string | null): KeptProfile[] => listProfiles(sql, unit),
  },
  steps: {
    'profile.keep': ({ sql }, actor, unit: string | null, profile: HeaderProfile): KeptProfile[] => {
      keepProfile(sql, actor, unit, profile)
      return listProfiles(sql, unit)
    },
    'profile.takeOver': takeOver,
  },
} satisfies CommandsOf<'profile'>

/** Those of another campaign, newest first, as they are listed; those of units that this campaign does not have are left. */
function takeOver(
  { sql, campaign }: Ledger,
  actor: Actor,
  from: string,
  profiles: readonly KeptProfile[],
): number {
  const units = new Set(campaign.units.map(({ id }) => id))
  const taken = profiles.filter(({ unit }) => unit === null || units.has(unit))
  for (const profile of taken.toReversed()) keepProfile(sql, actor, profile.unit, profile)
  const detail = { from, profiles: taken.length }
  recordAct(sql, actor, { act: 'profile.takeOver', subject: 'profiles', detail })
  return taken.length
}

/**
 * Keeps what was confirmed of a header. What a person chose once stays chosen when the same is accepted again. The
 * same once more adds nothing.
 */
export function keepProfile(
  sql: SqlStorage,
  actor: Actor,
  unit: string | null,
  { fingerprint, header, mapping, chosen }: HeaderProfile,
): void {
  const before = lastProfile(sql, unit, fingerprint)
  const stillChosen = (before?.chosen ?? []).filter((key) => before?.mapping[key] === mapping[key])
  const body = bodyText({ header, mapping, chosen: [...new Set([...stillChosen, ...chosen])].toSorted() })
  // The columns may stand in another order: the fingerprint says that it is the same header.
  if (before !== null && bodyText({ ...before, header }) === body) return
  insertProfile(sql, actor, unit, { fingerprint, body })
}

function bodyText({ header, mapping, chosen }: ProfileBody): string {
  const sorted = Object.entries(mapping).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify({ header, mapping: Object.fromEntries(sorted), chosen })
}
