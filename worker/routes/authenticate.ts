/** Who asks: the session of a request, the campaign that it is of, and the actor it becomes at the office's clock. */
import type { Campaign } from '#rules/campaign/campaign'
import { ofUnit, roleNames } from '#rules/campaign/role'
import { DEMO_PASS, type Bearer } from '#wire/session'
import type { Context, Next } from 'hono'
import { momentIn, type Moment } from '../calendar/officeTime.ts'
import { whoActs, type Holder } from '#rules/people/whoActs'
import type { Actor } from '#wire/actor'
import type { ApiEnv } from '../guard/ApiEnv.ts'
import { refuse } from '../guard/problems.ts'
import { costOf } from '../guard/requestCost.ts'
import { readSession } from '../guard/session.ts'
import type { Admitted } from '../ledger/people/admission.ts'
import { ledgerOf, valueOf } from './context.ts'
import { demoMoment } from './demoMoment.ts'

/** Guards every path of a campaign: a valid session of this campaign, and an actor with the office's clock. */
export async function enterCampaign(c: Context<ApiEnv>, next: Next): Promise<void> {
  const bearer = await readSession(c.req.header('authorization'), c.env.SESSION_SECRET)
  c.set('bearer', bearer)
  if (bearer.campaign !== c.req.param('campaign')) throw refuse('campaign.foreign')
  const { campaign, holder } = await admit(c, bearer)
  c.set('campaign', campaign)
  c.set('actor', {
    ...whoIs(bearer, campaign, holder),
    ...momentOf(c, campaign),
    requestId: c.var.requestId,
  })
  await next()
}

/** The campaign of a session that still holds, and who holds its pass. */
export async function admit(c: Context<ApiEnv>, bearer: Bearer): Promise<Admitted> {
  // A demo's sessions end with the demo.
  if (bearer.pass === DEMO_PASS && c.env.DEMO !== bearer.campaign) throw refuse('session.ended')
  const cost = costOf(c.req.method, c.req.path)
  return valueOf(await ledgerOf(c.env, bearer.campaign).admit(bearer, cost, Date.now()))
}

/** The moment of a request in the campaign's office: what 'today' means is decided here and nowhere else. */
export function momentOf(c: Context<ApiEnv>, campaign: Campaign): Moment {
  return demoMoment(c, campaign) ?? momentIn(campaign.timeZone, new Date())
}

function whoIs(bearer: Bearer, campaign: Campaign, holder: Holder): Omit<Actor, keyof Moment | 'requestId'> {
  const { role, unit, pass } = bearer
  const body = nameOf(bearer, campaign)
  const name = whoActs(body, holder)
  if (pass === DEMO_PASS) return { role, unit, name }
  // The record cannot be changed when people are removed from a finished campaign: it names the pass.
  return { role, unit, name, pass, holder, ...(name === body ? {} : { recordedAs: `${body}（${pass}）` }) }
}

/** How the history names each: the office by its own name, those of a unit after the unit's. */
function nameOf({ role, unit: id }: Bearer, campaign: Campaign): string {
  if (role === 'office') return campaign.office
  const { said } = roleNames[role]
  if (!ofUnit(role)) return said
  const unit = campaign.units.find((known) => known.id === id)
  if (unit === undefined) throw refuse('session.invalid')
  return `${unit.name}${said}`
}
