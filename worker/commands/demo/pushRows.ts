/** A push as the pane makes it; the story's rows are good ones, so that a refusal is a mistake of the story. */
import type { RowChange, SyncAnswer } from '#wire/item'
import type { CampaignClient } from '../campaignClient.ts'

export async function pushRows(clerk: CampaignClient, changes: readonly RowChange[]): Promise<SyncAnswer> {
  const answer = await clerk.ask<SyncAnswer>('POST', '/sync', {
    pushId: crypto.randomUUID(),
    cursor: 0,
    changes,
  })
  const [refused] = answer.refused
  if (refused !== undefined) throw new Error(refused.findings.map(({ message }) => message).join(''))
  return answer
}
