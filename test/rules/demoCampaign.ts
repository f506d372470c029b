/** The campaign of the tests: the model campaign of 2017 with its 29 units. */
import { readFileSync } from 'node:fs'
import { CampaignSchema } from '#wire/campaign'
import * as v from 'valibot'
import type { Campaign } from '#rules/campaign/campaign'

export const demoCampaign: Campaign = v.parse(
  CampaignSchema,
  JSON.parse(readFileSync(new URL('../campaigns/zuofeng-2017.json', import.meta.url), 'utf8')),
)
