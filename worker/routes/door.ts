/** What stands behind every route: the bindings, who is asking, and the campaign's object. */
import type { DurableObject } from 'cloudflare:workers'
import type { Campaign } from '#rules/campaign/campaign'
import { ofUnit, type Role } from '#wire/session'
import type { Context, Next } from 'hono'
import type { Door } from '../guard/Door.ts'
import { costOf } from '../guard/requestCost.ts'
import type { Bearer } from '../guard/session.ts'
import { DEMO_PASS, readSession } from '../guard/session.ts'
import { refuse, Refused } from '../guard/problems.ts'
import type { Answer } from '../ledger/Answer.ts'
import type { LedgerCall } from '../ledger/acts.ts'
import type { Author } from '../guard/Author.ts'
import type { CampaignLedger } from '../ledger/CampaignLedger.ts'
import { demoMoment } from './demoMoment.ts'
import { momentIn, type Moment } from '../calendar/officeTime.ts'

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
export function ledgerFor(c: Context<Door>): LedgerStub {
  return ledgerOf(c.env, c.var.campaign.id)
}

/** The acts of the request's campaign, by name. */
export function actFor(c: Context<Door>): LedgerCall {
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
export function param(c: Context<Door>, name: 'id' | 'period' | 'fingerprint'): string {
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
export function scopeOf(c: Context<Door>): string | null {
  return c.var.bearer.unit
}

/** As `scopeOf`, narrowed by `?unit=` for those who see all; a unit's own session ignores it. */
export function scopeAsked(c: Context<Door>, asked: string | undefined): string | null {
  const own = scopeOf(c)
  if (own !== null || asked === undefined) return own
  if (!c.var.campaign.units.some((unit) => unit.id === asked)) throw refuse('unit.unknown')
  return asked
}

/** Guards every path of a campaign: a valid session of this campaign, and an author with the office's clock. */
export async function enterCampaign(c: Context<Door>, next: Next): Promise<void> {
  const bearer = await readSession(c.req.header('authorization'), c.env.SESSION_SECRET)
  c.set('bearer', bearer)
  if (bearer.campaign !== c.req.param('campaign')) throw refuse('campaign.foreign')
  const campaign = await admit(c, bearer)
  c.set('campaign', campaign)
  c.set('author', authorOf(bearer, campaign, momentOf(c, campaign), c.var.requestId))
  await next()
}

/** The campaign of a session that still holds. */
export async function admit(c: Context<Door>, bearer: Bearer): Promise<Campaign> {
  // A demo's sessions end with the demo.
  if (bearer.pass === DEMO_PASS && c.env.DEMO !== bearer.campaign) throw refuse('session.ended')
  const cost = costOf(c.req.method, c.req.path)
  return valueOf(await ledgerOf(c.env, bearer.campaign).admit(bearer, cost, Date.now()))
}

/** The moment of a request in the campaign's office: what 'today' means is decided here and nowhere else. */
export function momentOf(c: Context<Door>, campaign: Campaign): Moment {
  return demoMoment(c, campaign) ?? momentIn(campaign.timeZone, new Date())
}

function authorOf(bearer: Bearer, campaign: Campaign, moment: Moment, requestId: string): Author {
  return { role: bearer.role, unit: bearer.unit, name: nameOf(bearer, campaign), ...moment, requestId }
}

function nameOf(bearer: Bearer, campaign: Campaign): string {
  const named = namesOf(campaign)[bearer.role]
  if (!ofUnit(bearer.role)) return named
  const unit = campaign.units.find((known) => known.id === bearer.unit)
  if (unit === undefined) throw refuse('session.invalid')
  return `${unit.name}${named}`
}

/** How the history names each; the two of a unit after its name. */
function namesOf(campaign: Campaign): Readonly<Record<Role, string>> {
  return {
    unit: '',
    head: '负责人',
    office: campaign.office,
    group: '领导小组',
    publicity: '宣传部',
    leader: '领导',
    admin: '管理员',
  }
}
