/** Opening a campaign (开设专项), whether its settings were sent or copied: its object, its codes, its line in the directory. */
import type { Campaign } from '#rules/campaign/campaign'
import type { CampaignOpened } from '#wire/campaign'
import { makeCodes } from '../guard/accessCode.ts'
import { sha256Hex } from '../guard/sha256.ts'
import { directoryOf } from './directoryOf.ts'
import { ledgerOf, valueOf } from './context.ts'
import { checkTimeZone } from './settings.ts'

/** The codes are in the answer and nowhere else. */
export async function openCampaign(env: Env, campaign: Campaign): Promise<CampaignOpened> {
  checkTimeZone(campaign)
  const codes = makeCodes(campaign)
  const hashed = await Promise.all(
    codes.map(async ({ role, unitId, code }) => ({
      role,
      unit: unitId,
      hash: await sha256Hex(code),
      label: '',
      holder: '',
      expiresOn: null,
      expiresAt: null,
    })),
  )
  valueOf(await ledgerOf(env, campaign.id).open(campaign, hashed, new Date().toISOString()))
  await directoryOf(env).note(campaign)
  return { campaignId: campaign.id, codes }
}
