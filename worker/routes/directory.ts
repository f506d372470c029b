/** /api/operator/campaigns: which campaigns there are, and a new one opened with the settings of another. */
import { copyCampaign } from '#rules/settings/copyCampaign'
import type { CampaignList, CopyOpened } from '#wire/directory'
import { SettingsCopy } from '#wire/settings'
import { Hono } from 'hono'
import { calendarOf } from '../calendar/stateHolidays.ts'
import { readJson } from '../guard/body.ts'
import type { Door } from '../guard/Door.ts'
import { operatorOnly } from '../guard/operator.ts'
import { refuse } from '../guard/problems.ts'
import { ledgerOf } from './door.ts'
import { directoryOf } from './directoryOf.ts'
import { openCampaign } from './openCampaign.ts'

export const directoryRoutes = new Hono<Door>()
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
    const opened: CopyOpened = { ...copy, ...(await openCampaign(c.env, copy.campaign)) }
    return c.json(opened, 201)
  })
