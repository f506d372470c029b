/** What a route works on: the campaign's object, the parts of its path, and whose rows the session may see. */
import type { DurableObject } from 'cloudflare:workers'
import type { Context } from 'hono'
import type { ApiEnv } from '../guard/ApiEnv.ts'
import { refuse, Refused } from '../guard/problems.ts'
import type { Answer } from '../ledger/Answer.ts'
import type { LedgerCall } from '../ledger/acts.ts'
import type { CampaignLedger } from '../ledger/CampaignLedger.ts'

/** The object's methods as the routes call them: over the network each answers later. */
export type LedgerStub = {
  [Method in Exclude<keyof CampaignLedger, keyof DurableObject | 'act'>]: (
    ...args: Parameters<CampaignLedger[Method]>
  ) => Promise<Awaited<ReturnType<CampaignLedger[Method]>>>
}

export function ledgerOf(env: Env, campaignId: string): LedgerStub {
  // The generated stub type of deep readings exceeds the compiler's depth (TS2589); this says the same by hand.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return env.CAMPAIGN.getByName(campaignId) as unknown as LedgerStub
}

/** The ledger of the request's campaign. */
export function ledgerFor(c: Context<ApiEnv>): LedgerStub {
  return ledgerOf(c.env, c.var.campaign.id)
}

/** The acts of the request's campaign, by name. */
export function actFor(c: Context<ApiEnv>): LedgerCall {
  return actOf(c.env, c.var.campaign.id)
}

export function actOf(env: Env, campaignId: string): LedgerCall {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as in ledgerOf
  const ledger = env.CAMPAIGN.getByName(campaignId) as unknown as {
    act(name: string, args: readonly unknown[]): Promise<unknown>
  }
  const call = async (name: string, ...args: readonly unknown[]): Promise<unknown> => ledger.act(name, args)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the name and its arguments travel as they are
  return call as LedgerCall
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
