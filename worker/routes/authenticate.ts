/** Who asks: the session of a request, the campaign that it is of, and the actor it becomes at the office's clock. */
import type { Campaign } from '#rules/campaign/campaign'
import { ofUnit, type Role } from '#wire/session'
import type { Context, Next } from 'hono'
import { momentIn, type Moment } from '../calendar/officeTime.ts'
import type { Actor } from '../guard/Actor.ts'
import type { ApiEnv } from '../guard/ApiEnv.ts'
import { refuse } from '../guard/problems.ts'
import { costOf } from '../guard/requestCost.ts'
import { DEMO_PASS, readSession, type Bearer } from '../guard/session.ts'
import { ledgerOf, valueOf } from './context.ts'
import { demoMoment } from './demoMoment.ts'

/** Guards every path of a campaign: a valid session of this campaign, and an actor with the office's clock. */
export async function enterCampaign(c: Context<ApiEnv>, next: Next): Promise<void> {
  const bearer = await readSession(c.req.header('authorization'), c.env.SESSION_SECRET)
  c.set('bearer', bearer)
  if (bearer.campaign !== c.req.param('campaign')) throw refuse('campaign.foreign')
  const campaign = await admit(c, bearer)
  c.set('campaign', campaign)
  c.set('actor', actorOf(bearer, campaign, momentOf(c, campaign), c.var.requestId))
  await next()
}

/** The campaign of a session that still holds. */
export async function admit(c: Context<ApiEnv>, bearer: Bearer): Promise<Campaign> {
  // A demo's sessions end with the demo.
  if (bearer.pass === DEMO_PASS && c.env.DEMO !== bearer.campaign) throw refuse('session.ended')
  const cost = costOf(c.req.method, c.req.path)
  return valueOf(await ledgerOf(c.env, bearer.campaign).admit(bearer, cost, Date.now()))
}

/** The moment of a request in the campaign's office: what 'today' means is decided here and nowhere else. */
export function momentOf(c: Context<ApiEnv>, campaign: Campaign): Moment {
  return demoMoment(c, campaign) ?? momentIn(campaign.timeZone, new Date())
}

function actorOf(bearer: Bearer, campaign: Campaign, moment: Moment, requestId: string): Actor {
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
