/** /api/operator/campaigns: which campaigns there are, and a new one opened with the settings of another. */
import type { Campaign } from '#rules/campaign/campaign'
import { copyCampaign } from '#rules/settings/copyCampaign'
import type { CampaignList, CopyOpened } from '#wire/directory'
import { SettingsCopy } from '#wire/settings'
import { Hono, type Context } from 'hono'
import { momentIn } from '../calendar/officeTime.ts'
import { calendarOf } from '../calendar/stateHolidays.ts'
import { readJson } from '../guard/body.ts'
import type { ApiEnv } from '../guard/ApiEnv.ts'
import { operatorOnly } from '../guard/operator.ts'
import { refuse } from '../guard/problems.ts'
import { ledgerOf } from './context.ts'
import type { Actor } from '#wire/actor'
import { directoryOf } from './directoryOf.ts'
import { openCampaign } from './openCampaign.ts'

export const directoryRoutes = new Hono<ApiEnv>()
  .use(operatorOnly)
  .get('/campaigns', async (c) => {
    const list: CampaignList = { campaigns: await directoryOf(c.env).list() }
    return c.json(list)
  })
  .post('/campaigns/:template/copies', async (c) => {
    const template = await ledgerOf(c.env, c.req.param('template')).campaign()
    if (template === null) throw refuse('campaign.unknown')
    const copy = copyCampaign(template, await readJson(c, SettingsCopy), calendarOf)
    if (c.req.query('preview') === 'yes') return c.json(copy)
    const made = await openCampaign(c.env, copy.campaign)
    const columns = await takeOverColumns(c, template, copy.campaign)
    const opened: CopyOpened = { ...copy, ...made, columns }
    return c.json(opened, 201)
  })

/** The reader's memory: what was confirmed of each unit's headers goes along, it is about forms and not data. */
async function takeOverColumns(c: Context<ApiEnv>, { id, name }: Campaign, to: Campaign): Promise<number> {
  const moment = momentIn(to.timeZone, new Date())
  const { requestId } = c.var
  const actor: Actor = { role: 'office', unit: null, name: `沿用${name}`, requestId, ...moment }
  const profiles = await ledgerOf(c.env, id).command('profile.list', actor, null)
  return ledgerOf(c.env, to.id).command('profile.takeOver', actor, id, profiles)
}
