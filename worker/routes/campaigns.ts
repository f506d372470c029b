/** /api/campaigns: opening a campaign, and what a signed-in person's screen starts from. */
import { NewCampaign, type CampaignView } from '#wire/campaign'
import { Hono } from 'hono'
import { calendarOf } from '../calendar/stateHolidays.ts'
import { permissionsOf, may } from '../guard/access.ts'
import { readJson } from '../guard/body.ts'
import { operatorOnly } from '../guard/operator.ts'
import type { ApiEnv } from '../guard/ApiEnv.ts'
import { openCampaign } from './openCampaign.ts'

/** Opening takes the operator's code, which is no session: it stands outside every campaign. */
export const openingRoutes = new Hono<ApiEnv>().post('/', operatorOnly, async (c) => {
  const { campaign } = await readJson(c, NewCampaign)
  return c.json(await openCampaign(c.env, campaign), 201)
})

export const campaignRoutes = new Hono<ApiEnv>().get('/', may('campaign.read'), (c) => {
  const { campaign, actor, bearer } = c.var
  const view: CampaignView = {
    campaign,
    calendar: calendarOf(campaign),
    today: actor.day,
    role: bearer.role,
    unitId: bearer.unit,
    name: actor.name,
    isNamed: actor.holder !== undefined && actor.holder.name !== '',
    mayNameDeputy: actor.holder !== undefined && actor.holder.name !== '' && actor.holder.deputyFor === null,
    permissions: permissionsOf(bearer.role),
  }
  return c.json(view)
})
