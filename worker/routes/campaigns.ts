/** /api/campaigns: opening a campaign, and what a signed-in person's screen starts from. */
import { NewCampaign, type CampaignView } from '#wire/campaign'
import { Hono } from 'hono'
import { calendarOf } from '../calendar/stateHolidays.ts'
import { actsOf, may } from '../guard/access.ts'
import { readJson } from '../guard/body.ts'
import { operatorOnly } from '../guard/operator.ts'
import type { Door } from '../guard/Door.ts'
import { openCampaign } from './openCampaign.ts'

/** Opening takes the operator's code, which is no session: it stands outside every campaign. */
export const openingRoutes = new Hono<Door>().post('/', operatorOnly, async (c) => {
  const { campaign } = await readJson(c, NewCampaign)
  return c.json(await openCampaign(c.env, campaign), 201)
})

export const campaignRoutes = new Hono<Door>().get('/', may('campaign.read'), (c) => {
  const { campaign, author, bearer } = c.var
  const view: CampaignView = {
    campaign,
    calendar: calendarOf(campaign),
    today: author.day,
    role: bearer.role,
    unitId: bearer.unit,
    acts: actsOf(bearer.role),
  }
  return c.json(view)
})
