/** /api/demo: entering any role of the demo campaign without a code; answers only while DEMO names a campaign. */
import { DEMO_PASS, DemoSignIn, ofUnit, type Demo } from '#wire/session'
import type { Campaign } from '#rules/campaign/campaign'
import { Hono, type Context } from 'hono'
import { readJson } from '../guard/body.ts'
import { refuse } from '../guard/problems.ts'
import { issueSession } from '../guard/session.ts'
import type { ApiEnv } from '../guard/ApiEnv.ts'
import { ledgerOf } from './context.ts'

export const demoRoutes = new Hono<ApiEnv>()
  .get('/', async (c) => {
    const campaign = await demoCampaign(c)
    const demo: Demo = {
      campaignId: campaign.id,
      name: campaign.name,
      units: campaign.units.map(({ id, name }) => ({ id, name })),
    }
    return c.json(demo)
  })
  .post('/session', async (c) => {
    const campaign = await demoCampaign(c)
    const { role, unitId } = await readJson(c, DemoSignIn)
    const unit = ofUnit(role) ? campaign.units.find((known) => known.id === unitId)?.id : null
    if (unit === undefined) throw refuse('unit.unknown')
    const bearer = { campaign: campaign.id, role, unit, pass: DEMO_PASS }
    return c.json(await issueSession(bearer, c.env.SESSION_SECRET, Date.now()), 201)
  })

async function demoCampaign(c: Context<ApiEnv>): Promise<Campaign> {
  if (!c.env.DEMO) throw refuse('demo.off')
  const campaign = await ledgerOf(c.env, c.env.DEMO).campaign()
  if (campaign === null) throw refuse('demo.off')
  return campaign
}
