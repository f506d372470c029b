/** What a route works on: the campaign's object, the parts of its path, and whose rows the session may see. */
import type { DurableObject } from 'cloudflare:workers'
import type { Context } from 'hono'
import type { ApiEnv } from '../guard/ApiEnv.ts'
import { refuse, Refused } from '../guard/problems.ts'
import type { Answer } from '../ledger/Answer.ts'
import type { CommandActor, CommandArguments, CommandName, CommandResult } from '../ledger/commands.ts'
import type { CampaignLedger } from '../ledger/CampaignLedger.ts'

type LifeCycle = Exclude<keyof CampaignLedger, keyof DurableObject | 'command'>

/** The object as the routes call it: over the network each call answers later. */
export type LedgerStub = {
  [Method in LifeCycle]: (
    ...args: Parameters<CampaignLedger[Method]>
  ) => Promise<Awaited<ReturnType<CampaignLedger[Method]>>>
} & {
  command<Name extends CommandName>(
    name: Name,
    actor: CommandActor[Name],
    ...args: CommandArguments[Name]
  ): Promise<CommandResult[Name]>
}

/**
 * The object of a campaign. Here types cross the network, and only here they are asserted: the generated type of a stub
 * cannot say a generic method, and for deep readings it exceeds the compiler's depth (TS2589).
 */
export function ledgerOf(env: Env, campaignId: string): LedgerStub {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return env.CAMPAIGN.getByName(campaignId) as unknown as LedgerStub
}

/** A command to the ledger of the request's campaign, by whoever is signed in: `command(c, 'notice.issue', request)`. */
export async function command<Name extends CommandName>(
  c: Context<ApiEnv>,
  name: Name,
  ...args: CommandArguments[Name]
): Promise<CommandResult[Name]> {
  return ledgerOf(c.env, c.var.campaign.id).command(name, c.var.actor, ...args)
}

/** A part of the path. */
export function param(c: Context<ApiEnv>, name: 'id' | 'period' | 'fingerprint'): string {
  const value = c.req.param(name)
  if (value === undefined) throw new Error(`this path has no :${name}`)
  return value
}

/** The value of an answer; its refusal is thrown to the edge. */
export function valueOf<T>(answer: Answer<T>): T {
  if ('refusal' in answer) throw new Refused(answer.refusal)
  return answer.value
}

/** The unit whose rows the session may see; null for those above the units, who see all that their acts let them. */
export function scopeOf(c: Context<ApiEnv>): string | null {
  return c.var.bearer.unit
}

/** As `scopeOf`, narrowed by `?unit=` for those who see all; a unit's own session ignores it. */
export function scopeAsked(c: Context<ApiEnv>, asked: string | undefined): string | null {
  const own = scopeOf(c)
  if (own !== null || asked === undefined) return own
  if (!c.var.campaign.units.some((unit) => unit.id === asked)) throw refuse('unit.unknown')
  return asked
}
