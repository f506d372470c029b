/** The directory of campaigns, as the routes call it: over the network each method answers later. */
import type { Campaign } from '#rules/campaign/campaign'
import type { ListedCampaign } from '#wire/directory'

export interface DirectoryStub {
  note(campaign: Campaign): Promise<void>
  list(): Promise<ListedCampaign[]>
}

/** There is one. */
export function directoryOf(env: Env): DirectoryStub {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as in context.ts: the methods of CampaignDirectory
  return env.DIRECTORY.getByName('directory') as unknown as DirectoryStub
}
