/** /api/campaigns: opening a campaign, and what a signed-in person's screen starts from. */
import { NewCampaign, type CampaignOpened, type CampaignView } from '#wire/campaign'
import { Hono } from 'hono'
import { calendarOf } from '../calendar/stateHolidays.ts'
import { actsOf, may } from '../guard/access.ts'
import { makeCodes } from '../guard/accessCode.ts'
import { sha256Hex } from '../guard/sha256.ts'
import { readJson } from '../guard/body.ts'
import { operatorOnly } from '../guard/operator.ts'
import { refuse } from '../guard/problems.ts'
import type { Door } from '../guard/Door.ts'
import { ledgerOf, valueOf } from './door.ts'
import { isTimeZone } from '../calendar/officeTime.ts'

/** Opening takes the operator's code, which is no session: it stands outside every campaign. */
export const openingRoutes = new Hono<Door>().post('/', operatorOnly, async (c) => {
  const { campaign } = await readJson(c, NewCampaign)
  if (!isTimeZone(campaign.timeZone)) {
    throw refuse('request.invalid', `没有“${campaign.timeZone}”这个时区，中国各地写 Asia/Shanghai。`)
  }
  const codes = makeCodes(campaign)
  const hashed = await Promise.all(
    codes.map(async ({ role, unitId, code }) => ({
      role,
      unit: unitId,
      hash: await sha256Hex(code),
      label: '',
      expiresOn: null,
      expiresAt: null,
    })),
  )
  valueOf(await ledgerOf(c.env, campaign.id).open(campaign, hashed, new Date().toISOString()))
  const opened: CampaignOpened = { campaignId: campaign.id, codes }
  return c.json(opened, 201)
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
